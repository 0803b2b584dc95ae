"""Where a value lies, seen from the day of publication."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from demarche.records import Direction
from demarche.times.anchor import Anchor, cut, plus_months
from demarche.times.steps import SEASON_MONTHS


def direction_of(value: str | None, published: Anchor | None) -> Direction | None:
    """Where a value lies, seen from the publication; None where it is not known or lies on both sides.

    `2022-02-24/.. => past`, `../2023-06 => future` (it ends), `2023 => present` in an article of 2023.
    """
    if value is None or published is None:
        return None
    sides = {_side(part, published) for part in _ends(value)}
    if len(sides) > 1:
        sides -= {"present"}
    return sides.pop() if len(sides) == 1 else "present"


def _ends(value: str) -> Iterator[str]:
    if value[0] in "[{":
        members = value[1:-1].split(",")
        return iter((members[0], members[-1]))
    return (part for part in value.split("/") if part != "..")


def _side(value: str, published: Anchor) -> Direction:
    plain, now = value.rstrip("~").partition("T")[0], str(published)
    season = SEASON_MONTHS.get(int(plain[5:7])) if len(plain) == 7 else None
    if season:
        first = datetime.date(int(plain[:4]), season, 1)
        last = plus_months(first, 2) or first
        low, high = cut(first, "month"), cut(last, "month")
    else:
        low = high = plain.rstrip("X")
    if high[: len(now)] < now[: len(high)]:
        return "past"
    return "future" if low[: len(now)] > now[: len(low)] else "present"
