"""Lists of records: first which ones, by an index, then all about each of them."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, RowMapping, Select, func, select

from demarche.errors import LedgerError
from demarche.ledger import tables as t
from demarche.ledger.filters import RECORDS, Condition, Filter, Kind, conditions, standing_at, stands, ways_to
from demarche.ledger.results import EventRow, PositionRow, StatementRow

Row = StatementRow | EventRow | PositionRow
ROWS: Mapping[Kind, type[Row]] = {"statement": StatementRow, "event": EventRow, "position": PositionRow}
# How many records are looked up at a time: well under the variables that a database takes in one statement.
CHUNK = 500


def record_numbers(
    connection: Connection, kind: Kind, wanted: Filter, *, limit: int | None = None, oldest: bool = False
) -> list[int]:
    """The numbers of the records that stand and that the filter keeps, the newest first, those without a time last."""
    if limit is not None and limit < 0:
        raise LedgerError(f"limit {limit}", "0 or more was expected", "leave it out for all")
    rest, ways = ways_to(connection, kind, wanted) if limit is not None else (wanted, ())
    found = (_numbers(connection, kind, rest, way, limit, oldest) for way in ways or (None,))
    ordered = heapq.merge(*found, key=lambda row: _rank(row, oldest))
    return list(dict.fromkeys(row.no for row in ordered))[:limit]


def _numbers(
    connection: Connection, kind: Kind, wanted: Filter, way: Condition | None, limit: int | None, oldest: bool
) -> Sequence[Any]:
    """Numbers and first days, in order, of what the filter and one more condition keep."""
    table = RECORDS[kind]
    order = (table.c.first.asc(), table.c.no.asc()) if oldest else (table.c.first.desc(), table.c.no.desc())
    query = select(table.c.no, table.c.first).where(
        stands(table, wanted.as_of), *conditions(connection, kind, wanted), *(() if way is None else (way,))
    )
    return connection.execute(query.order_by(order[0].nulls_last(), order[1]).limit(limit)).all()


def _rank(row: Any, oldest: bool) -> tuple[bool, int, int]:
    """What rows are ordered by: those without a day last."""
    day = int(row.first.replace("-", "")) if row.first else 0
    return row.first is None, day if oldest else -day, row.no if oldest else -row.no


def record_rows(
    connection: Connection, kind: Kind, numbers: Sequence[int], *, as_of: str | None = None
) -> Iterator[Row]:
    """All about these records, in their order."""
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        found = {row["no"]: row for row in connection.execute(_whole(kind, chunk, as_of)).mappings()}
        sides = _sides(connection, chunk) if kind == "event" else {}
        for number in chunk:
            yield _made(kind, found[number], sides.get(number, {}))


def count_records(connection: Connection, kind: Kind, wanted: Filter) -> int:
    """How many records stand that the filter keeps."""
    table = RECORDS[kind]
    query = select(func.count()).select_from(table).where(stands(table, wanted.as_of))
    number: int = connection.execute(query.where(*conditions(connection, kind, wanted))).scalar_one()
    return number


def _made(kind: Kind, row: RowMapping, sides: Mapping[str, Any]) -> Row:
    """A typed row of what the database says."""
    values = {f.name: row[f.name] for f in fields(ROWS[kind]) if f.name in row}
    if kind == "statement":
        values["prompted"] = bool(values["prompted"])
    if kind == "event":
        values["contexts"] = tuple(json.loads(values["contexts"]))
        for role in ("source", "target"):
            parts = tuple(sides.get(role, ()))
            values[f"{role}s"] = tuple(part[0] for part in parts)
            values[f"{role}_names"] = tuple(part[1] for part in parts)
            values[f"{role}_parties"] = tuple(part[2] for part in parts)
    return ROWS[kind](**values)


def _whole(kind: Kind, numbers: Sequence[int], as_of: str | None) -> Select[Any]:
    table = RECORDS[kind]
    source, columns = _ACTORS[kind](table)
    g, p, a, d, r = t.standings, t.publications, t.articles, t.documents, t.readings
    source = (
        source.join(g, g.c.reading == table.c.reading)
        .join(p, p.c.no == g.c.publication)
        .join(a, a.c.no == p.c.article)
        .join(r, r.c.no == table.c.reading)
        .join(d, d.c.no == r.c.document)
    )
    start, end = ("content_start", "content_end") if kind == "statement" else ("evidence_start", "evidence_end")
    about = (
        table.c[start].label("start"),
        table.c[end].label("end"),
        d.c.id.label("document"),
        a.c.id.label("article"),
        *(p.c[name] for name in ("title", "publisher", "published")),
        a.c.url,
        r.c.language,
        g.c.printings,
    )
    own = [table.c[f.name] for f in fields(ROWS[kind]) if f.name in table.c and f.name not in _RENAMED]
    whole = select(table.c.no, *own, *columns, *about).select_from(source)
    return whole.where(table.c.no.in_(numbers), standing_at(as_of))


# Columns of the table that hold numbers of actors; rows hold their ids.
_RENAMED = frozenset({"speaker", "addressee", "reported_by", "holder", "target"})
Joined = tuple[FromClause, list[ColumnElement[Any]]]


def _who(source: FromClause, column: ColumnElement[Any], name: str) -> Joined:
    """Join the actor that stands for the one in a column: its id and name."""
    met, who = t.actors.alias(f"{name}_met"), t.actors.alias(f"{name}_who")
    source = source.outerjoin(met, met.c.no == column).outerjoin(who, who.c.no == met.c.stands_for)
    return source, [who.c.id.label(name), who.c.name.label(f"{name}_name")]


def _all_who(table: Any, names: Sequence[str]) -> Joined:
    source, columns = table, []
    for name in names:
        source, found = _who(source, table.c[name], name)
        columns += found
    return source, columns


def _of_event(table: Any) -> Joined:
    return table, [table.c.trigger_text.label("trigger")]


_ACTORS: Mapping[Kind, Any] = {
    "statement": lambda table: _all_who(table, ("speaker", "addressee", "reported_by")),
    "event": _of_event,
    "position": lambda table: _all_who(table, ("holder", "target")),
}


def _sides(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, list[tuple[str, str, str]]]]:
    """Id, name and party of the participants of events, by event and role, in order."""
    x, met, who = t.participants, t.actors.alias("met"), t.actors.alias("who")
    rows = connection.execute(
        select(x.c.record, x.c.role, who.c.id, who.c.name, x.c.party)
        .join(met, met.c.no == x.c.actor)
        .join(who, who.c.no == met.c.stands_for)
        .where(x.c.record_kind == "event", x.c.record.in_(numbers), x.c.role.in_(("source", "target")))
        .order_by(x.c.record, x.c.role, x.c.ordinal)
    )
    found: dict[int, dict[str, list[tuple[str, str, str]]]] = {}
    for row in rows:
        found.setdefault(row.record, {}).setdefault(row.role, []).append((row.id, row.name, row.party or ""))
    return found
