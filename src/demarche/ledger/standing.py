"""Which reading speaks for a dispatch: one text printed ten times is one source of records, not ten.

Of the articles that print the dispatch in their newest version: the reading by the newest reader, then the one first
published, then the text with the smallest id. What stood before is kept with the days on which it stood.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, insert, select, update

from demarche.ledger.spans import LATEST
from demarche.ledger.tables import documents, publications, readings, standings


@dataclass(frozen=True, slots=True)
class _Candidate:
    reading: int
    publication: int
    rank: tuple[int, str, str, str]


def settle(connection: Connection, dispatches: Iterable[int], at: str) -> None:
    """Let the right reading stand for each of these dispatches, as of `at`."""
    for dispatch in sorted(set(dispatches)):
        found = _candidates(connection, dispatch)
        best = min(found, key=lambda one: one.rank) if found else None
        _stand(connection, dispatch, best, len({one.publication for one in found}), at)


def _candidates(connection: Connection, dispatch: int) -> list[_Candidate]:
    """Readings of the newest version of each article that prints the dispatch."""
    of_it = and_(documents.c.no == publications.c.document, documents.c.dispatch == dispatch)
    of_them = and_(
        readings.c.document == publications.c.document,
        func.coalesce(readings.c.published, "") == func.coalesce(publications.c.published, ""),
    )
    rows = connection.execute(
        select(
            readings.c.no.label("reading"),
            publications.c.no.label("publication"),
            readings.c.reader,
            publications.c.published_first,
            documents.c.id.label("document"),
            publications.c.id.label("publication_id"),
        )
        .select_from(publications.join(documents, of_it).join(readings, of_them))
        .where(publications.c.latest == 1)
    )
    return [
        _Candidate(r.reading, r.publication, (-r.reader, r.published_first or LATEST, r.document, r.publication_id))
        for r in rows
    ]


def _stand(connection: Connection, dispatch: int, best: _Candidate | None, printings: int, at: str) -> None:
    now = select(standings).where(standings.c.dispatch == dispatch, standings.c.until.is_(None))
    stood = connection.execute(now).all()
    wanted = (best.reading, best.publication) if best else None
    kept = next((row for row in stood if (row.reading, row.publication) == wanted), None)
    gone = [row.no for row in stood if row is not kept]
    if gone:
        connection.execute(update(standings).where(standings.c.no.in_(gone)).values(until=at))
    if kept is not None and kept.printings != printings:
        connection.execute(update(standings).where(standings.c.no == kept.no).values(printings=printings))
    if kept is None and best is not None:
        number = connection.execute(select(func.coalesce(func.max(standings.c.no), 0))).scalar_one() + 1
        connection.execute(
            insert(standings).values(
                no=number,
                dispatch=dispatch,
                reading=best.reading,
                publication=best.publication,
                printings=printings,
                since=at,
                until=None,
            )
        )
