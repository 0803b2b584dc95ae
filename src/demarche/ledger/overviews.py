"""What many records say together: who wants what, when, and who met whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from demarche.ledger import tables as t
from demarche.ledger.filters import Filter, Kind, conditions, stands, takes
from demarche.ledger.query import record_numbers, record_rows
from demarche.ledger.results import EventRow, PositionRow, StatementRow
from demarche.ledger.who import is_party, numbers

# The PLOVER type of meetings, visits and talks.
_CONTACT = "CONSULT"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party wants of an issue.

    Attributes:
        party: code of the party, or the id of a holder without one.
        issue: id of the issue.
        stance: for, against or mixed, by the weight of confidence; mixed where the lesser side has a third or more.
        supporting: how many positions for it.
        opposing: how many positions against it.
        weight: confidence of those for it less that of those against it.
        force: the force of the last one.
        last: last day that the newest position can mean.
        newest: id of the newest position.
    """

    party: str
    issue: str
    stance: str
    supporting: int
    opposing: int
    weight: float
    force: str
    last: str | None
    newest: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Two parties or actors that met or spoke.

    Attributes:
        one: id of the one, the smaller in the alphabet.
        one_name: its name.
        other: id of the other.
        other_name: its name.
        contacts: how many events.
        first: first day of the earliest.
        last: last day of the latest.
        modes: how they met, each once: phone, visit and so on; empty text where unknown.
    """

    one: str
    one_name: str
    other: str
    other_name: str
    contacts: int
    first: str | None
    last: str | None
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A record on the line of time.

    Attributes:
        first: first day that its time can mean; of the publication where it has none.
        last: last day that its time can mean.
        time: EDTF value of its own time.
        record: statement, event or position.
        id: id of the record.
        who: names of who spoke, acted or holds it; empty text for who has none.
        parties: for whom they act, one for each of `who`; empty text where unknown.
        whom: names of those to whom an event was done.
        whom_parties: for whom these act, one for each of `whom`; empty text where unknown.
        what: kind of statement; type and status of an event; polarity, force and issue of a position.
        text: what was said, or the words that prove it.
        confidence: calibrated share of such records that are right, 0 to 1.
        title: title of the article.
        publisher: who published it.
        url: address of the article.
    """

    first: str | None
    last: str | None
    time: str | None
    record: str
    id: str
    who: tuple[str, ...]
    parties: tuple[str, ...]
    whom: tuple[str, ...]
    whom_parties: tuple[str, ...]
    what: str
    text: str
    confidence: float
    title: str | None
    publisher: str | None
    url: str | None


def matrix(
    connection: Connection, wanted: Filter, *, parties: Sequence[str] = (), issues: Sequence[str] = ()
) -> list[Cell]:
    """What parties want of the issues of the catalogue, one cell a party and issue, in the order of their names.

    Counted are positions that stand and that the filter keeps; a holder without a party stands for itself.
    """
    o = t.positions
    columns = [o.c[name] for name in ("no", "id", "holder", "holder_party", *_OF_CELLS)]
    query = select(*columns).where(
        o.c.issue.is_not(None), stands(o, wanted.as_of), *conditions(connection, "position", wanted)
    )
    if parties:
        codes = [one for one in parties if is_party(one)]
        names = [o.c.holder.in_(numbers(one)) for one in parties if not is_party(one)]
        query = query.where(or_(o.c.holder_party.in_(codes), *names))
    if issues:
        query = query.where(o.c.issue.in_(issues))
    rows = connection.execute(query).all()
    known = _names(connection, {row.holder for row in rows if row.holder_party is None})
    cells: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        cells.setdefault((row.holder_party or known[row.holder][0], row.issue), []).append(row)
    return [_cell(party, issue, held) for (party, issue), held in sorted(cells.items(), key=lambda one: one[0])]


_OF_CELLS = ("issue", "polarity", "force", "confidence", "first", "last")


def _cell(party: str, issue: str, rows: Sequence[Any]) -> Cell:
    newest = max(rows, key=lambda row: (row.first or "", row.no))
    pro = [row.confidence for row in rows if row.polarity == "for"]
    con = [row.confidence for row in rows if row.polarity == "against"]
    lesser, greater = sorted((sum(pro), sum(con)))
    stance = "mixed" if lesser * 2 >= greater else "for" if sum(pro) > sum(con) else "against"
    weight = round(sum(pro) - sum(con), 4)
    return Cell(party, issue, stance, len(pro), len(con), weight, newest.force, newest.last, newest.id)


def contacts(
    connection: Connection, wanted: Filter, *, by_party: bool = False, limit: int | None = None
) -> list[Contact]:
    """Who met or spoke with whom, those with most contacts first; only what occurred or goes on."""
    e = t.events
    one, other = t.participants.alias("one"), t.participants.alias("other")
    both = and_(one.c.record_kind == "event", other.c.record_kind == "event", one.c.record == other.c.record)
    rows = connection.execute(
        select(e.c.no, e.c.mode, e.c.first, e.c.last, *(_side(s, by_party) for s in (one, other)))
        .select_from(e.join(one, and_(one.c.record == e.c.no, one.c.record_kind == "event")).join(other, both))
        .where(one.c.role.in_(("source", "target")), other.c.role.in_(("source", "target")))
        .where(or_(one.c.role > other.c.role, and_(one.c.role == other.c.role, one.c.ordinal < other.c.ordinal)))
        .where(
            e.c.type == _CONTACT,
            e.c.status.in_(("occurred", "ongoing")),
            stands(e, wanted.as_of),
        )
        .where(*conditions(connection, "event", wanted))
    ).all()
    met: dict[tuple[Any, Any], list[Any]] = {}
    names = _names(connection, {n for row in rows for n in row[-2:]}) if not by_party else {}
    for row in rows:
        pair = sorted((names[n][0], names[n][1]) if names else (n, n) for n in row[-2:] if n is not None)
        if len(pair) == 2 and pair[0] != pair[1]:
            met.setdefault((pair[0], pair[1]), []).append(row)
    found = [_contact(pair, held) for pair, held in met.items()]
    return sorted(found, key=lambda c: (-c.contacts, c.one, c.other))[:limit]


def _side(side: Any, by_party: bool) -> ColumnElement[Any]:
    column: ColumnElement[Any] = side.c.party if by_party else side.c.actor
    return column


def _names(connection: Connection, found: set[int]) -> dict[int, tuple[str, str]]:
    met, who = t.actors.alias("met"), t.actors.alias("who")
    names: dict[int, tuple[str, str]] = {}
    wanted = sorted(found)
    for start in range(0, len(wanted), 500):
        chunk = met.c.no.in_(wanted[start : start + 500])
        query = select(met.c.no, who.c.id, who.c.name).join(who, who.c.no == met.c.stands_for).where(chunk)
        names |= {row.no: (row.id, row.name) for row in connection.execute(query)}
    return names


def _contact(pair: tuple[Any, Any], rows: Sequence[Any]) -> Contact:
    (one, one_name), (other, other_name) = pair
    events = {row.no: row for row in rows}.values()
    firsts = [row.first for row in events if row.first]
    lasts = [row.last for row in events if row.last]
    modes = tuple(sorted({row.mode or "" for row in events}))
    return Contact(
        one, one_name, other, other_name, len(events), min(firsts, default=None), max(lasts, default=None), modes
    )


def timeline(
    connection: Connection,
    wanted: Filter,
    *,
    kinds: Sequence[Kind] = ("statement", "event", "position"),
    limit: int | None = None,
) -> list[Moment]:
    """Records that stand and that the filter keeps, in the order of time, those without first; with `limit`, the last.

    A kind that lacks one of the filters is left out, as statements are where the type of an event is asked for.
    """
    moments: list[Moment] = []
    for kind in kinds:
        if takes(kind, wanted):
            numbers_ = record_numbers(connection, kind, wanted, limit=limit)
            moments += [_moment(row) for row in record_rows(connection, kind, numbers_, as_of=wanted.as_of)]
    moments.sort(key=lambda one: (one.first or "", one.last or "", one.record, one.id))
    return moments[-limit:] if limit else moments


def _moment(row: StatementRow | EventRow | PositionRow) -> Moment:
    record, who, parties, what, text = _told(row)
    whom = (row.target_names, row.target_parties) if isinstance(row, EventRow) else ((), ())
    return Moment(
        **{
            name: getattr(row, name)
            for name in ("first", "last", "time", "id", "confidence", "title", "publisher", "url")
        },
        record=record,
        who=_texts(who),
        parties=_texts(parties),
        whom=_texts(whom[0]),
        whom_parties=_texts(whom[1]),
        what=what,
        text=text,
    )


def _texts(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(value or "" for value in values)


_Told = tuple[str, Sequence[str | None], Sequence[str | None], str, str]


def _told(row: StatementRow | EventRow | PositionRow) -> _Told:
    """Its kind, who and for whom, what, and in which words."""
    match row:
        case StatementRow():
            return "statement", (row.speaker_name,), (row.speaker_party,), row.kind, row.content
        case EventRow():
            return "event", row.source_names, row.source_parties, f"{row.type} {row.status}", row.evidence
        case PositionRow():
            what = f"{row.polarity} {row.force} {row.issue or ''}".rstrip()
            return "position", (row.holder_name,), (row.holder_party,), what, row.evidence
