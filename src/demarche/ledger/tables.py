"""The ledger's tables as statements are built from them; migrations make them, and a test holds both together.

Columns without a type of their own are text. `no` is the number of a row, `id` the same on every machine.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

METADATA = MetaData()


def _table(name: str, columns: str) -> Table:
    """`no:i id text` => a table of these columns: `i` a whole number, `f` a number, `b` bytes."""
    types: dict[str, TypeEngine[object]] = {"": Text(), "i": BigInteger(), "f": Float(), "b": LargeBinary()}  # type: ignore[dict-item]
    made = []
    for word in columns.split():
        column, _, kind = word.partition(":")
        made.append(Column(column, types[kind], primary_key=column == "no"))
    return Table(name, METADATA, *made)


documents = _table("document_records", "no:i id text dispatch:i added_at")
bands = _table("bands", "band:i document:i")
copies = _table("copies", "one:i other:i shared:f")
articles = _table("article_records", "no:i id key url added_at")
publications = _table(
    "publication_records",
    """no:i id article:i version:i latest:i document:i title publisher published published_first published_last repairs
    added_at""",
)
sightings = _table(
    "sighting_records",
    "no:i publication:i key raw_sha256 source url file member place:i warc_record fetched_at headers added_at",
)
readers = _table("reader_records", "no:i id version settings added_at")
readings = _table("reading_records", "no:i id document:i published language reader:i zones reasons read_at")
standings = _table("standings", "no:i dispatch:i reading:i publication:i printings:i since until")
actors = _table("actor_records", "no:i id name kind party sector wikidata stands_for:i added_at")
actor_words = _table("actor_words", "word actor:i")
actor_changes = _table("actor_changes", "no:i action actor:i target:i changed_at")
appearances = _table(
    "appearance_records", "no:i reading:i actor:i local_id name kind party sector wikidata roles mentions"
)
statements = _table(
    "statement_records",
    """no:i reading:i id kind speaker:i speaker_party addressee:i reported_by:i content content_start:i content_end:i
    content_spans cue cue_start:i cue_end:i speaker_text speaker_start:i speaker_end:i time first last prompted:i
    nested_in confidence:f""",
)
events = _table(
    "event_records",
    """no:i reading:i id type mode cameo goldstein:f status time first last place place_start:i place_end:i trigger_text
    trigger_start:i trigger_end:i evidence evidence_start:i evidence_end:i more_evidence contexts statement
    confidence:f""",
)
positions = _table(
    "position_records",
    """no:i reading:i id holder:i holder_party polarity force issue issue_text issue_start:i issue_end:i target:i
    target_party condition_of time first last evidence evidence_start:i evidence_end:i statement event confidence:f""",
)
times = _table("time_records", "no:i reading:i text text_start:i text_end:i value kind direction duration")
participants = _table("participant_records", "record_kind record:i role ordinal:i actor:i party local_id")
time_pieces = _table("time_pieces", "record_kind record:i first last")
failures = _table(
    "failure_records",
    "no:i key raw_sha256 reader name code message article raw:b tries:i failed_at solved_at",
)
fetches = _table("fetches", "url etag modified stamp fetched_at")
