"""Who is meant: an id, a party's code, a Wikidata id or the words of a name, to actors of the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from demarche.errors import LedgerError
from demarche.ledger import tables as t
from demarche.ledger.folding import words

_WIKIDATA = re.compile(r"Q\d+", re.ASCII)
# `RUS`, `NATO`, `EU`: what parties are called.
_PARTY = re.compile(r"[A-Z][A-Z0-9-]{1,11}", re.ASCII)
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the ledger, with the number of the one that stands for it."""

    no: int
    id: str
    name: str
    stands_for: int


def is_party(given: str) -> bool:
    """Whether it looks like a party's code: capitals."""
    return bool(_PARTY.fullmatch(given)) and not _WIKIDATA.fullmatch(given)


def numbers(given: str) -> Select[tuple[int]]:
    """The numbers of all actors that are meant, with those merged with them.

    person:dmitri-peskov   that actor
    Q4354837               whoever has this Wikidata id
    Peskov, omar haas      whoever has these words in its names
    """
    who = t.actors.alias("who")
    return select(t.actors.c.no).where(t.actors.c.stands_for.in_(select(who.c.stands_for).where(_meant(given, who.c))))


def takes_part(kind: str, roles: tuple[str, ...], given: str) -> Select[tuple[int]]:
    """The numbers of the records of a kind in which those meant have one of these roles; a party by its code."""
    x = t.participants
    who = x.c.party == given if is_party(given) else x.c.actor.in_(numbers(given))
    return select(x.c.record).where(who, x.c.record_kind == kind, x.c.role.in_(roles))


def one_actor(connection: Connection, given: str) -> Known:
    """The one actor that is meant. Raises LedgerError where there is none or are several."""
    a = t.actors
    rows = connection.execute(
        select(a.c.no, a.c.id, a.c.name, a.c.stands_for).where(a.c.no == a.c.stands_for, a.c.no.in_(numbers(given)))
    ).all()
    exact = [row for row in rows if row.id == given]
    if len(found := exact or rows) == 1:
        return Known(*found[0])
    if not rows:
        raise LedgerError(f"no actor is called {given!r}", "an id or a name was expected", "see demarche actors")
    shown = ", ".join(row.id for row in rows[:_MOST_SHOWN])
    more = f" and {len(rows) - _MOST_SHOWN} more" if len(rows) > _MOST_SHOWN else ""
    raise LedgerError(f"{given!r} means {len(rows)} actors", f"one was expected: {shown}{more}", "give its id")


def _meant(given: str, c: object) -> ColumnElement[bool]:
    columns = t.actors.c if c is None else c
    if ":" in given:
        return columns.id == given  # type: ignore[attr-defined, no-any-return]
    if _WIKIDATA.fullmatch(given):
        return columns.wikidata == given  # type: ignore[attr-defined, no-any-return]
    wanted = words(given)
    if not wanted:
        raise LedgerError(f"the name {given!r} has no letters", "a name or an id was expected", "give one")
    return and_(
        *(columns.no.in_(select(t.actor_words.c.actor).where(t.actor_words.c.word == word)) for word in wanted)  # type: ignore[attr-defined]
    )
