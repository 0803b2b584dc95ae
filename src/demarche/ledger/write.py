"""Put one read article into the ledger: its publication, its text, its records, and what now stands."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, func, select, update

from demarche.ledger import tables as t
from demarche.ledger.clock import now
from demarche.ledger.copies import link_copies
from demarche.ledger.engine import is_sqlite
from demarche.ledger.folding import folded, words
from demarche.ledger.identity import shared_id
from demarche.ledger.rows import Numbers, Rows, as_json, reading_rows
from demarche.ledger.spans import days
from demarche.ledger.standing import settle
from demarche.records import Actor, Reading, stable_id
from demarche.sources.found import Found

Outcome = Literal["new", "copy", "version", "read again", "same"]
_TABLES: Mapping[str, Table] = {
    "appearances": t.appearances,
    "statements": t.statements,
    "events": t.events,
    "positions": t.positions,
    "times": t.times,
}


_NUMBERED = (*_TABLES.values(), t.documents, t.articles, t.publications, t.sightings, t.readers, t.readings, t.actors)

_HIGHEST = "SELECT " + ", ".join(f"(SELECT max(no) FROM {one.name}) AS {one.name}" for one in _NUMBERED)


@dataclass(frozen=True, slots=True)
class ReaderMark:
    """What read: `id` tells it apart from every other, `settings` is JSON that says what it was made of."""

    id: str
    version: str
    settings: str = "{}"


def store(connection: Connection, reading: Reading, found: Found, mark: ReaderMark) -> Outcome:
    """Store what was read of an article that was found. The connection is one of `engine.writing`.

    `new` article; `copy` of a text that is there, found elsewhere; new `version` of an article; `read again` by another
    reader; the `same` as before.
    """
    at, free = now(), Free(connection)
    document, copied = _document(connection, reading, free, at)
    publication, outcome, moved = _publication(connection, reading, found, document, free, at)
    _sighting(connection, found, publication, free, at)
    read = _reading(connection, reading, document, _reader(connection, mark, free, at), free, at)
    if outcome == "same" and read:
        outcome = "read again"
    if outcome == "new" and copied:
        outcome = "copy"
    if outcome != "same":
        settle(connection, {_dispatch(connection, one) for one in (document, *moved)}, at)
    return outcome


class Free:
    """The next free number of each table that an article adds to, asked once; safe under the write lock."""

    def __init__(self, connection: Connection) -> None:
        row = connection.exec_driver_sql(_HIGHEST).mappings().one()
        self._next: dict[str, int] = {one.name: (row[one.name] or 0) + 1 for one in _NUMBERED}

    def take(self, table: Table) -> int:
        """A number that no row has."""
        self._next[table.name] += 1
        return self._next[table.name] - 1

    def peek(self, table: Table) -> int:
        """The number that the next row will have."""
        return self._next[table.name]


def next_number(connection: Connection, table: Table) -> int:
    """The number after the highest; safe under the write lock."""
    number: int = connection.execute(select(func.coalesce(func.max(table.c.no), 0))).scalar_one()
    return number + 1


def _one(connection: Connection, table: Table, row_id: str) -> int | None:
    """The number of the row of this id."""
    return connection.execute(select(table.c.no).where(table.c.id == row_id)).scalar_one_or_none()


def _dispatch(connection: Connection, document: int) -> int:
    number: int = connection.execute(select(t.documents.c.dispatch).where(t.documents.c.no == document)).scalar_one()
    return number


def _document(connection: Connection, reading: Reading, free: Free, at: str) -> tuple[int, bool]:
    """The text's number, and whether it or a copy of it was there."""
    document = reading.document
    number = _one(connection, t.documents, document.id)
    if number is not None:
        return number, True
    number = free.take(t.documents)
    row = {"no": number, "id": document.id, "text": document.text, "dispatch": number, "added_at": at}
    _all(connection, t.documents, [row])
    _search(connection, "document", [{"rowid": number, "words": folded(document.text)}])
    return number, link_copies(connection, number, document.text)


def _publication(
    connection: Connection, reading: Reading, found: Found, document: int, free: Free, at: str
) -> tuple[int, Outcome, list[int]]:
    """The publication's number, what it is, and the texts that the article no longer has."""
    article, known = _article(connection, reading, found, document, free, at)
    about = reading.document
    of_it = t.publications.c.article == article
    same = select(t.publications.c.no).where(
        of_it,
        t.publications.c.document == document,
        *(_equal(t.publications.c[name], getattr(about, name)) for name in ("title", "publisher", "published")),
    )
    number = connection.execute(same).scalar()
    if number is not None:
        return number, "same", []
    earlier = connection.execute(
        select(t.publications.c.no, t.publications.c.document, t.publications.c.version).where(of_it)
    ).all()
    connection.execute(update(t.publications).where(of_it).values(latest=0))
    number, published = free.take(t.publications), days(about.published)
    row = {
        "no": number,
        "id": stable_id("publication", article_id(found), about.id, about.title, about.publisher, about.published),
        "article": article,
        "version": 1 + max((row.version for row in earlier), default=0),
        "latest": 1,
        "document": document,
        "title": about.title,
        "publisher": about.publisher,
        "published": about.published,
        "published_first": published.first if published else None,
        "published_last": published.last if published else None,
        "repairs": as_json(about.repairs),
        "added_at": at,
    }
    _all(connection, t.publications, [row])
    return number, "version" if known else "new", [row.document for row in earlier]


def article_id(found: Found) -> str:
    """The id of the article that is found under this key."""
    return stable_id("article", found.key)


def _article(
    connection: Connection, reading: Reading, found: Found, document: int, free: Free, at: str
) -> tuple[int, bool]:
    """The article's number and whether it was known.

    Without an address it is the same article wherever its text lies under the same publisher: a moved file is none.
    """
    number = _one(connection, t.articles, article_id(found))
    if number is None and found.url is None:
        moved = (
            select(t.articles.c.no)
            .join(t.publications, t.publications.c.article == t.articles.c.no)
            .where(t.articles.c.url.is_(None), t.publications.c.document == document)
            .where(_equal(t.publications.c.publisher, reading.document.publisher))
        )
        number = connection.execute(moved.order_by(t.articles.c.no)).scalar()
    if number is not None:
        return number, True
    number = free.take(t.articles)
    row = {"no": number, "id": article_id(found), "key": found.key, "url": found.url, "added_at": at}
    _all(connection, t.articles, [row])
    return number, False


def _equal(column: Any, value: str | None) -> Any:
    return column.is_(None) if value is None else column == value


def _sighting(connection: Connection, found: Found, publication: int, free: Free, at: str) -> None:
    s = t.sightings
    here = select(s.c.no).where(
        s.c.key == found.key, s.c.raw_sha256 == found.raw_sha256, s.c.publication == publication
    )
    if connection.execute(here).first():
        return
    names = ("key", "raw_sha256", "source", "url", "file", "member", "place", "warc_record", "fetched_at")
    row = {name: getattr(found, name) for name in names}
    row |= {"no": free.take(s), "publication": publication, "added_at": at}
    _all(connection, s, [{**row, "headers": as_json_object(found.headers)}])


def as_json_object(values: Mapping[str, str]) -> str:
    """A mapping as JSON with its keys in order."""
    import json

    return json.dumps(dict(sorted(values.items())), ensure_ascii=False)


def _reader(connection: Connection, mark: ReaderMark, free: Free, at: str) -> int:
    number = _one(connection, t.readers, mark.id)
    if number is None:
        number = free.take(t.readers)
        row = {"no": number, "id": mark.id, "version": mark.version, "settings": mark.settings, "added_at": at}
        _all(connection, t.readers, [row])
    return number


def _reading(connection: Connection, reading: Reading, document: int, reader: int, free: Free, at: str) -> bool:
    """Store the records of a reading; whether it was new."""
    about = reading.document
    row = {"document": document, "published": about.published, "language": about.language, "reader": reader}
    reader_id = connection.execute(select(t.readers.c.id).where(t.readers.c.no == reader)).scalar_one()
    row_id = stable_id("reading", about.id, about.published, about.language, reader_id)
    if _one(connection, t.readings, row_id) is not None:
        return False
    number = free.take(t.readings)
    row |= {"no": number, "id": row_id, "read_at": at, "zones": as_json(about.zones)}
    _all(connection, t.readings, [{**row, "reasons": as_json(reading.reasons)}])
    numbers = Numbers(
        {name: free.peek(table) for name, table in _TABLES.items()},
        _actors(connection, reading, free, at),
    )
    _insert(connection, reading_rows(reading, number, numbers))
    return True


def _insert(connection: Connection, rows: Rows) -> None:
    for name, table in _TABLES.items():
        _all(connection, table, getattr(rows, name))
    _all(connection, t.participants, rows.participants)
    _all(connection, t.time_pieces, rows.pieces)
    for kind, searched in rows.searched.items():
        _search(connection, kind, searched)


def _all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns; half of an article's statements, so they are written out once."""
    if rows:
        connection.exec_driver_sql(_insertion(table, tuple(rows[0]), is_sqlite(connection)), list(rows))


@functools.cache
def _insertion(table: Table, columns: tuple[str, ...], sqlite: bool) -> str:
    values = ", ".join(f":{name}" if sqlite else f"%({name})s" for name in columns)
    return f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({values})"


def _search(connection: Connection, kind: str, rows: Sequence[Mapping[str, Any]]) -> None:
    values = ":rowid, :words" if is_sqlite(connection) else "%(rowid)s, to_tsvector('simple', %(words)s)"
    connection.exec_driver_sql(f"INSERT INTO {kind}_search (rowid, words) VALUES ({values})", list(rows))


def _actors(connection: Connection, reading: Reading, free: Free, at: str) -> dict[str, int]:
    """The numbers of the reading's actors across articles, by their ids in it; new ones are made."""
    everyone = {actor.id: actor for actor in (*_unnamed(reading), *reading.actors)}
    ids = {one.id: shared_id(one, reading.document.id) for one in everyone.values()}
    known = _known_actors(connection, ids.values())
    rows = []
    for local, actor in everyone.items():
        if ids[local] not in known:
            number = known[ids[local]] = free.take(t.actors)
            rows.append(
                {
                    "no": number,
                    "id": ids[local],
                    **{name: getattr(actor, name) for name in ("name", "kind", "party", "sector", "wikidata")},
                    "stands_for": number,
                    "added_at": at,
                }
            )
    _all(connection, t.actors, rows)
    _remember(connection, {known[ids[local]]: _words_of(actor) for local, actor in everyone.items()})
    return {local: known[shared] for local, shared in ids.items()}


def _known_actors(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    rows = connection.execute(select(t.actors.c.id, t.actors.c.no).where(t.actors.c.id.in_(sorted(set(ids)))))
    return {row.id: row.no for row in rows}


def _words_of(actor: Actor) -> set[str]:
    """The words of its names, for finding it by one of them."""
    return {
        word for name in (actor.name, *(m.text for m in actor.mentions if m.kind == "name")) for word in words(name)
    }


def _remember(connection: Connection, by_actor: Mapping[int, set[str]]) -> None:
    held = select(t.actor_words).where(t.actor_words.c.actor.in_(sorted(by_actor)))
    wanted = {(word, actor) for actor, found in by_actor.items() for word in found}
    held = held.where(t.actor_words.c.word.in_(sorted({word for word, _ in wanted})))
    fresh = sorted(wanted - {(row.word, row.actor) for row in connection.execute(held)})
    _all(connection, t.actor_words, [{"word": word, "actor": actor} for word, actor in fresh])


def _unnamed(reading: Reading) -> list[Actor]:
    """Actors that records speak of and that the reading does not list: they are known by their ids alone."""
    used = [a for s in reading.statements for a in (s.speaker, s.addressee, s.reported_by, *s.joint_with)]
    used += [a for e in reading.events for a in (*e.sources, *e.targets)]
    used += [a for p in reading.positions for a in (p.holder, p.target)]
    listed = {actor.id for actor in reading.actors}
    missing = dict.fromkeys(a for a in used if a is not None and a not in listed)
    return [Actor(a, a, "role", None, None, (), None, ()) for a in missing]
