"""Where an event takes place: the place behind a locative preposition in its clause."""

from __future__ import annotations

from spacy.tokens import Token

from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.records import Span

# So many phrases down from a verb a place is no longer where its act takes place.
MAX_DEPTH = 2


def _deep(token: Token, trigger: int, start: int) -> bool:
    """`reageerde op een aanslag op een spion in Salisbury`: the place of a thing in another thing's phrase."""
    depth, node = 0, token
    while node.i != trigger and node.head.i != node.i and node.head.pos_ in ("NOUN", "PROPN"):
        node = node.head
        phrasal = node.i < start and any(c.dep_ == "case" for c in node.children)
        depth += phrasal and node.i != trigger
    return depth >= MAX_DEPTH


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
        if _deep(page.doc[candidate.head], deed.hit.i, candidate.start):
            continue
        if candidate.actor is not None and page.actors.clusters.by_id[candidate.actor].kind == "country":
            found.append((abs(i - deed.hit.i), context.span(candidate.start, candidate.end)))
    return min(found, default=(0, None), key=lambda f: f[0])[1]
