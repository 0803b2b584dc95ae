"""What two do to one another is two events: *X en Y beschuldigen elkaar* => X accuses Y, Y accuses X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from demarche.events.clauses import Clauses
from demarche.events.context import Context
from demarche.events.deed import Deed

# Types that are joint by nature stay one event.
_JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# How a target was told that is the other side.
MUTUAL = "one another"
# More parties than this are a crowd, not sides.
MAX_SIDES = 4


def sides(context: Context, clauses: Clauses, deed: Deed) -> Iterator[Deed]:
    """The deed, or where its clause says *one another* one deed for each side."""
    several = 1 < len(deed.sources) <= MAX_SIDES and deed.hit.action.event not in _JOINT
    if not several or not _is_mutual(context, clauses, deed):
        yield deed
        return
    for source in deed.sources:
        others = [a for a in deed.sources if a != source]
        yield replace(deed, sources=[source], targets=others, how={**deed.how, "targets": MUTUAL})


def _is_mutual(context: Context, clauses: Clauses, deed: Deed) -> bool:
    """Whether *one another* stands in the deed's clause as an object, not behind a preposition."""
    page = context.page
    low, high = clauses.span(deed.hit.i)
    words = page.grammar["reciprocals"]
    found = (i for i in range(low, high) if page.lower[i] in words)
    return any(i == low or page.doc[i - 1].pos_ != "ADP" for i in found)
