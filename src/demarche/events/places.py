"""Where an event takes place: the place behind a locative preposition in its clause."""

from __future__ import annotations

from demarche.events.context import Context
from demarche.events.deeds import Deed
from demarche.records import Span


def place_of(context: Context, deed: Deed) -> Span | None:
    """The named place nearest to the trigger; None where the clause names none."""
    page = context.page
    low, high = page.region(deed.hit.i)
    found: list[tuple[int, Span]] = []
    for i in range(low, high - 1):
        if page.doc[i].lower_ not in page.grammar["locative_prepositions"] or page.inside[i] != page.inside[deed.hit.i]:
            continue
        candidate = page.actors.at(i + 1)
        if candidate is None or candidate.start != i + 1 or candidate.kind not in ("name", "metonym"):
            continue
        if candidate.actor is not None and page.actors.clusters.by_id[candidate.actor].kind == "country":
            found.append((abs(i - deed.hit.i), context.span(candidate.start, candidate.end)))
    return min(found, default=(0, None), key=lambda f: f[0])[1]
