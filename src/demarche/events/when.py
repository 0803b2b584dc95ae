"""When an event or position is: the time that hangs on its trigger, else the one date of its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from demarche.events.clauses import Clauses
from demarche.events.context import Context
from demarche.statements.page import Range
from demarche.times import time_of_clause


def time_of(context: Context, clauses: Clauses, i: int, carrier: int | None, contents: Sequence[Range]) -> str | None:
    """The EDTF value for the trigger at token `i`, whose verb is `carrier`; None where its clause has no date."""
    page = context.page
    barred = frozenset(t for start, end in contents for t in range(start, end) if t != i)
    for head in (i, carrier):
        if head is not None:
            found = time_of_clause(page.doc, head, page.times, barred=barred, inside=page.inside)
            if found is not None:
                return found.value
    return _only_date(context, clauses, i, barred)


def _only_date(context: Context, clauses: Clauses, i: int, barred: frozenset[int]) -> str | None:
    """The value of the only date in the clause outside its content."""
    page = context.page
    low, high = clauses.span(i)
    start, end = page.doc[low].idx, page.doc[high - 1].idx
    found = []
    for time in page.times[bisect_left(page.times, start, key=lambda t: t.start) :]:
        if time.start > end:
            break
        token = bisect_left(context.starts, time.start)
        if time.value is not None and time.kind in ("date", "time") and token not in barred and clauses.same(token, i):
            found.append(time.value)
    return found[0] if len(found) == 1 else None
