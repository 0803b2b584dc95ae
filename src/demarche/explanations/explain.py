"""The record that an id means, and why it was made."""

from __future__ import annotations

from collections.abc import Mapping

from demarche.errors import InputError
from demarche.explanations.events import explain_event
from demarche.explanations.positions import explain_position
from demarche.explanations.records import Explanation
from demarche.explanations.statements import explain_statement
from demarche.explanations.trace import Trace
from demarche.records import Event, Position, Reading, Statement

Record = Statement | Event | Position


def explain_record(reading: Reading, trace: Trace, record_id: str, labels: Mapping[str, str]) -> Explanation:
    """Why the record was made; `labels` are shorter names by id. InputError for an id that means no one record."""
    record = find_record(reading, record_id, labels)
    if isinstance(record, Statement):
        return explain_statement(reading, trace, record)
    if isinstance(record, Event):
        return explain_event(reading, trace, record)
    return explain_position(reading, trace, record)


def find_record(reading: Reading, record_id: str, labels: Mapping[str, str]) -> Record:
    """By its label, its id or the beginning of its id, with or without `event:` before it."""
    every: tuple[Record, ...] = (*reading.statements, *reading.events, *reading.positions)
    records = {one.id: one for one in every}
    wanted = record_id.strip()
    number = wanted[1:] if wanted[:1] == "s" and wanted[1:].isdigit() else wanted
    labelled = [i for i, label in labels.items() if label == number]
    found = labelled or [i for i in records if wanted and _begins(i, wanted)]
    if len(found) == 1 and found[0] in records:
        return records[found[0]]
    known = (
        ", ".join(f"{i} ({labels[i]})" if i in labels else i for i in (found or records)) or "none: nothing was read"
    )
    given = f"record id {record_id!r}" + (" that begins several" if len(found) > 1 else "")
    raise InputError(given, f"an id of this article was expected: {known}", "see `demarche read FILE --format json`")


def _begins(record_id: str, wanted: str) -> bool:
    return record_id.startswith(wanted) or record_id.partition(":")[2].startswith(wanted)
