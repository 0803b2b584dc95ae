"""What is asked of the records: filters that compose, each a condition on the table of its kind."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypedDict

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, or_, select

from demarche.errors import LedgerError
from demarche.ledger import tables as t
from demarche.ledger.search import matching
from demarche.ledger.spans import LATEST, Days, days
from demarche.ledger.who import is_party, numbers, takes_part

Kind = Literal["statement", "event", "position"]
Condition = ColumnElement[bool]
RECORDS: Mapping[Kind, Table] = {"statement": t.statements, "event": t.events, "position": t.positions}
# A name that means more actors is looked up all at once.
_MOST_WAYS = 16
# Who acts in each kind of record, and whom it is about.
_ACTS: Mapping[Kind, tuple[str, ...]] = {
    "statement": ("speaker", "joint"),
    "event": ("source",),
    "position": ("holder",),
}
_MEANT: Mapping[Kind, tuple[str, ...]] = {
    "statement": ("addressee", "about"),
    "event": ("target", "about"),
    "position": ("target", "about"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions that must all hold; None asks nothing.

    `actor` is who acts (speaker, source or holder), `about` whom the record's words name or are said to, `target` to
    whom it is done; each an id, a party's code, a Wikidata id or words of a name. `party` is for whom the one acts who
    speaks or holds, in events either side. `since` and `until` are EDTF: a record is kept where its time can lie
    between the first day of the one and the last of the other. `as_of` asks what stood at the end of that day.
    """

    actor: str | None = None
    about: str | None = None
    target: str | None = None
    party: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    status: str | None = None
    polarity: str | None = None
    force: str | None = None
    issue: str | None = None
    text: str | None = None
    publisher: str | None = None
    language: str | None = None
    article: str | None = None
    min_confidence: float | None = None
    as_of: str | None = None


class Asked(TypedDict, total=False):
    """The fields of `Filter` as keyword arguments."""

    actor: str | None
    about: str | None
    target: str | None
    party: str | None
    since: str | None
    until: str | None
    kind: str | None
    type: str | None
    mode: str | None
    cameo: str | None
    status: str | None
    polarity: str | None
    force: str | None
    issue: str | None
    text: str | None
    publisher: str | None
    language: str | None
    article: str | None
    min_confidence: float | None
    as_of: str | None


# The filters that each kind of record has beside those that all have.
_OWN: Mapping[Kind, frozenset[str]] = {
    "statement": frozenset({"kind", "polarity", "force", "issue"}),
    "event": frozenset({"type", "mode", "cameo", "status", "target", "polarity", "force", "issue"}),
    "position": frozenset({"polarity", "force", "issue", "target"}),
}
_COMMON = frozenset(
    ["actor", "about", "party", "since", "until", "text", "publisher", "language", "article", "min_confidence", "as_of"]
)


def conditions(connection: Connection, kind: Kind, wanted: Filter) -> Iterator[Condition]:
    """One condition on `RECORDS[kind]` for each filter. Raises LedgerError for one that this kind does not have."""
    table = RECORDS[kind]
    for name in (f.name for f in fields(wanted)):
        value = getattr(wanted, name)
        if value is None:
            continue
        if name not in _COMMON | _OWN[kind]:
            raise LedgerError(
                f"{name} {value!r} asked of {kind}s", f"one of theirs was expected: {_names(kind)}", "leave it out"
            )
        if name == "text":
            yield table.c.no.in_(matching(connection, kind, value))
        elif name in ("issue", "polarity", "force") and kind != "position":
            continue
        elif name not in ("until", "as_of"):
            yield from _RULES[name](kind, wanted)
    if wanted.until is not None and wanted.since is None:
        yield from _time(kind, wanted)
    if kind != "position" and (wanted.issue or wanted.polarity or wanted.force):
        yield _has_position(kind, wanted)


def ways_to(connection: Connection, kind: Kind, wanted: Filter) -> tuple[Filter, tuple[Condition, ...]]:
    """A filter that means one of several, as what is left of it and the several: each has an index in order of time.

    Of a busy speaker or a wide issue the newest few are found so without looking at all. None where it gains nothing.
    """
    table = RECORDS[kind]
    if kind == "position" and wanted.issue is not None:
        return dataclasses.replace(wanted, issue=None), tuple(table.c.issue == one for one in narrower(wanted.issue))
    if kind == "event" or wanted.actor is None or is_party(wanted.actor):
        return wanted, ()
    meant = connection.execute(numbers(wanted.actor).limit(_MOST_WAYS + 1)).scalars().all()
    if not 0 < len(meant) <= _MOST_WAYS:
        return wanted, ()
    acts = table.c["speaker" if kind == "statement" else "holder"]
    joint = (table.c.no.in_(takes_part(kind, ("joint",), wanted.actor)),) if kind == "statement" else ()
    return dataclasses.replace(wanted, actor=None), (*(acts == one for one in meant), *joint)


def takes(kind: Kind, wanted: Filter) -> bool:
    """Whether this kind of record has all the filters that are asked for."""
    asked = {f.name for f in fields(wanted) if getattr(wanted, f.name) is not None}
    return asked <= _COMMON | _OWN[kind]


def stands(table: Table, as_of: str | None) -> Condition:
    """Whether the reading of a record speaks for its dispatch, now or at the end of a day."""
    g = t.standings
    return exists().where(g.c.reading == table.c.reading, standing_at(as_of))


def standing_at(as_of: str | None) -> Condition:
    """The standings of now, or of the end of a day."""
    g = t.standings
    if as_of is None:
        return g.c.until.is_(None)
    moment = f"{_days(as_of, 'as of').last}T23:59:59.999999Z"
    return and_(g.c.since <= moment, or_(g.c.until.is_(None), g.c.until > moment))


def _names(kind: Kind) -> str:
    return ", ".join(sorted(_COMMON | _OWN[kind]))


def _days(value: str, name: str) -> Days:
    found = days(value)
    if found is None:
        raise LedgerError(
            f"{name} {value!r}", "an EDTF date was expected, as in 2023, 2023-04 or 2023-04-27", "write it so"
        )
    return found


def _actor(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    yield RECORDS[kind].c.no.in_(takes_part(kind, _ACTS[kind], wanted.actor or ""))


def _about(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    yield RECORDS[kind].c.no.in_(takes_part(kind, _MEANT[kind], wanted.about or ""))


def _target(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    yield RECORDS[kind].c.no.in_(takes_part(kind, ("target",), wanted.target or ""))


def _party(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    table, given = RECORDS[kind], wanted.party or ""
    if not is_party(given):
        raise LedgerError(f"party {given!r}", "a code in capitals was expected, as in RUS or NATO", "write it so")
    if kind == "event":
        yield table.c.no.in_(takes_part(kind, ("source", "target"), given))
    else:
        yield table.c["speaker_party" if kind == "statement" else "holder_party"] == given


def _time(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    """A record's days meet those asked for; where it is one of a set, one of its pieces does."""
    table, p = RECORDS[kind], t.time_pieces
    since = _days(wanted.since, "since").first if wanted.since else None
    until = _days(wanted.until, "until").last if wanted.until else None
    if since and until and until < since:
        raise LedgerError(
            f"since {wanted.since} until {wanted.until}", "an earlier and a later date were expected", "turn them round"
        )
    pieces = and_(p.c.record_kind == kind, p.c.record == table.c.no)
    yield table.c.last >= (since or "")
    yield table.c.first <= (until or LATEST)
    met = and_(pieces, p.c.last >= (since or ""), p.c.first <= (until or LATEST))
    yield or_(~exists().where(pieces), exists().where(met))


def _equals(column: str) -> Callable[[Kind, Filter], Iterator[Condition]]:
    def rule(kind: Kind, wanted: Filter) -> Iterator[Condition]:
        yield RECORDS[kind].c[column] == getattr(wanted, column)

    return rule


def _cameo(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    """`04` is all of 04; a code is digits alone."""
    given = wanted.cameo or ""
    if not given.isdigit():
        raise LedgerError(f"CAMEO code {given!r}", "digits were expected, as in 041", "write it so")
    yield RECORDS[kind].c.cameo.like(f"{given}%")


def _issue(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    yield t.positions.c.issue.in_(narrower(wanted.issue or ""))


def _confidence(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    yield RECORDS[kind].c.confidence >= wanted.min_confidence


def _publication(column: Any) -> Callable[[Kind, Filter], Iterator[Condition]]:
    """A condition on the publication under which a record stands."""

    def rule(kind: Kind, wanted: Filter) -> Iterator[Condition]:
        g, p, a = t.standings, t.publications, t.articles
        given = wanted.publisher if column is p.c.publisher else wanted.article
        printed = select(g.c.reading).join(p, p.c.no == g.c.publication).join(a, a.c.no == p.c.article)
        yield RECORDS[kind].c.reading.in_(printed.where(standing_at(wanted.as_of), column == given))

    return rule


def _language(kind: Kind, wanted: Filter) -> Iterator[Condition]:
    r = t.readings
    yield exists().where(r.c.no == RECORDS[kind].c.reading, r.c.language == wanted.language)


def _has_position(kind: Kind, wanted: Filter) -> Condition:
    """A position that was read from the record, with the issue, polarity and force that are asked for."""
    table, p = RECORDS[kind], t.positions
    found = [p.c[kind] == table.c.id, p.c.reading == table.c.reading]
    found += [p.c.issue.in_(narrower(wanted.issue))] if wanted.issue else []
    found += [p.c.polarity == wanted.polarity] if wanted.polarity else []
    found += [p.c.force == wanted.force] if wanted.force else []
    return exists().where(*found)


@functools.cache
def narrower(issue: str) -> tuple[str, ...]:
    """An issue with all that are part of it in the catalogue."""
    from demarche.knowledge.tables import FOLDER, read_table

    rows = read_table(FOLDER / "shared" / "issues.tsv", ("id", "name_en", "parent", "contexts"))
    found, size = {issue}, 0
    while len(found) > size:
        size = len(found)
        found |= {row["id"] for row in rows if row["parent"] in found}
    return tuple(sorted(found))


_RULES: Mapping[str, Callable[[Kind, Filter], Iterator[Condition]]] = {
    "actor": _actor,
    "about": _about,
    "target": _target,
    "party": _party,
    "since": _time,
    **{name: _equals(name) for name in ("kind", "type", "mode", "status", "polarity", "force")},
    "cameo": _cameo,
    "issue": _issue,
    "publisher": _publication(t.publications.c.publisher),
    "article": _publication(t.articles.c.id),
    "language": _language,
    "min_confidence": _confidence,
}
