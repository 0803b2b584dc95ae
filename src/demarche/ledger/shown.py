"""One record, article or actor with all that is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from demarche.errors import LedgerError
from demarche.ledger import tables as t
from demarche.ledger.catalogue import actor_rows, article_rows
from demarche.ledger.filters import RECORDS, Kind, standing_at, stands
from demarche.ledger.query import Row, record_rows
from demarche.ledger.results import ActorRow, ArticleRow

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Context:
    """The paragraph around a record: `text[start:end]` is the stretch that proves it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Printing:
    """One article that prints the text: its version, and where that was found."""

    article: str
    version: int
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What `kind` it is, its row, its context for a record, who prints it, and since when it stands.

    `history` holds the readings that have the record, the oldest first: reader, day read, whether it stands.
    """

    kind: str
    row: Row | ArticleRow | ActorRow
    context: Context | None = None
    printings: tuple[Printing, ...] = ()
    history: tuple[tuple[str, str, bool], ...] = ()
    text: str | None = field(default=None, repr=False)


def show(connection: Connection, wanted: str) -> Shown:
    """What has this id, or the beginning of one. Raises LedgerError where nothing has it, or several."""
    kind, _, rest = wanted.partition(":")
    if kind in RECORDS and rest:
        return _record(connection, kind, wanted)  # type: ignore[arg-type]
    if kind in ("article", "publication") and rest:
        return _article(connection, wanted)
    if found := actor_rows(connection, name=wanted):
        exact = [row for row in found if row.id == wanted or wanted in row.merged] or found
        if len(exact) == 1:
            return Shown("actor", exact[0])
        raise _several(wanted, [row.id for row in exact])
    raise _nothing(wanted)


def _record(connection: Connection, kind: Kind, wanted: str) -> Shown:
    table = RECORDS[kind]
    record_id = _whole_id(connection, table, wanted)
    rows = connection.execute(select(table.c.no).where(table.c.id == record_id, stands(table, None))).scalars().all()
    history = tuple(_history(connection, table, record_id))
    if not rows:
        return _past(connection, kind, record_id, history)
    row = next(iter(record_rows(connection, kind, rows[:1])))
    text = _text(connection, row.document)
    return Shown(kind, row, _context(text, row.start, row.end), _printings(connection, row.document), history)


def _past(connection: Connection, kind: Kind, record_id: str, history: Any) -> Shown:
    last = f"; it was read last on {history[-1][1][:10]}" if history else ""
    raise LedgerError(
        f"{record_id} does not stand any more{last}",
        "a record that stands was expected",
        "see all_" + kind + "s in demarche sql",
    )


def _whole_id(connection: Connection, table: Table, wanted: str) -> str:
    query = select(table.c.id).where(table.c.id >= wanted, table.c.id < wanted + "g").distinct()
    found = connection.execute(query.limit(_MOST_SHOWN + 1)).scalars().all()
    if wanted in found:
        return wanted
    if len(found) == 1:
        return str(found[0])
    raise _several(wanted, found) if found else _nothing(wanted)


def _history(connection: Connection, table: Table, record_id: str) -> Iterator[tuple[str, str, bool]]:
    r, m, g = t.readings, t.readers, t.standings
    query = (
        select(m.c.version, m.c.id, r.c.read_at, g.c.no)
        .select_from(table.join(r, r.c.no == table.c.reading).join(m, m.c.no == r.c.reader))
        .outerjoin(g, (g.c.reading == r.c.no) & standing_at(None))
        .where(table.c.id == record_id)
        .order_by(r.c.no)
    )
    for row in connection.execute(query):
        yield f"demarche {row.version} ({row.id})", row.read_at, row.no is not None


def _article(connection: Connection, wanted: str) -> Shown:
    if wanted.startswith("publication:"):
        p, a = t.publications, t.articles
        query = select(a.c.id).join(p, p.c.article == a.c.no).where(p.c.id == wanted)
        wanted = connection.execute(query).scalar() or wanted
    article_id = _whole_id(connection, t.articles, wanted)
    rows = [row for row in article_rows(connection, copies_of=article_id) if row.id == article_id]
    row = rows[0]
    return Shown("article", row, None, _printings(connection, row.document), (), _text(connection, row.document))


def _text(connection: Connection, document: str) -> str:
    text: str = connection.execute(select(t.documents.c.text).where(t.documents.c.id == document)).scalar_one()
    return text


def _context(text: str, start: int, end: int) -> Context:
    """The lines that the stretch lies in."""
    first = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    last = after if after >= 0 else len(text)
    return Context(text[first:last], start - first, end - first)


def _printings(connection: Connection, document: str) -> tuple[Printing, ...]:
    """All articles that print the dispatch of a text, the first published first."""
    p, d, a, s = t.publications, t.documents, t.articles, t.sightings
    dispatch = select(d.c.dispatch).where(d.c.id == document).scalar_subquery()
    rows = connection.execute(
        select(p.c.no, a.c.id.label("article"), a.c.url, p.c.version, p.c.title, p.c.publisher, p.c.published)
        .select_from(p.join(a, a.c.no == p.c.article).join(d, d.c.no == p.c.document))
        .where(d.c.dispatch == dispatch, p.c.latest == 1)
        .order_by(p.c.published_first.asc().nulls_last(), p.c.id)
    ).mappings()
    found = []
    for row in rows.all():
        seen = connection.execute(select(s).where(s.c.publication == row["no"]).order_by(s.c.no)).mappings()
        names = ("article", "version", "title", "publisher", "published", "url")
        found.append(Printing(**{n: row[n] for n in names}, sources=tuple(_source(one) for one in seen)))
    return tuple(found)


def _source(row: Any) -> str:
    """`warc news.warc.gz at 5312`, `url https://…`."""
    place = row["file"] or row["url"] or ""
    place += f" in {row['member']}" if row["member"] else ""
    place += f" at {row['place']}" if row["place"] is not None else ""
    headers = json.loads(row["headers"])
    fetched = f", fetched {row['fetched_at']}" if row["fetched_at"] else ""
    return f"{row['source']} {place}".strip() + fetched + (f", {len(headers)} headers" if headers else "")


def _several(wanted: str, found: Any) -> LedgerError:
    shown = ", ".join(found[:_MOST_SHOWN]) + (", …" if len(found) > _MOST_SHOWN else "")
    return LedgerError(f"{wanted!r} is the beginning of several ids", f"one was expected: {shown}", "give more of it")


def _nothing(wanted: str) -> LedgerError:
    return LedgerError(
        f"nothing in the ledger is {wanted!r}", "an id or the beginning of one was expected", "see demarche statements"
    )
