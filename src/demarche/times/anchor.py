"""The day that relative expressions count from, as precise as it is known, and steps away from it."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year"]
Date = datetime.date
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[0-9:]+)?)?)?[~?]?")
_FEW_MONTHS = 4
_LENGTHS: dict[Precision, int] = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Anchor:
    """All days from `first` to `last`, both included: one day, a month or a year."""

    first: Date
    last: Date
    precision: Precision

    def __str__(self) -> str:
        """The anchor as EDTF: `2023-04`."""
        return cut(self.first, self.precision)


def anchor(value: str | None) -> Anchor | None:
    """`2023-04 => 1 to 30 April 2023`; None for what is no plain date."""
    match = _DATE.fullmatch(value) if value else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        found = day_of(year, 1, 1), day_of(year, 12, 31)
    elif day is None:
        found = day_of(year, month, 1), last_of(year, month)
    else:
        found = day_of(year, month, day), day_of(year, month, day)
    precision: Precision = "day" if day else "month" if month else "year"
    return Anchor(found[0], found[1], precision) if found[0] and found[1] else None


def day_of(year: int, month: int, day: int) -> Date | None:
    """The day, None where there is none: `2023, 2, 31 => None`."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def last_of(year: int, month: int) -> Date | None:
    """The last day of a month."""
    first = day_of(year, month, 1)
    return first and first.replace(day=calendar.monthrange(year, month)[1])


def cut(day: Date, precision: Precision) -> str:
    """`27 April 2023, month => 2023-04`."""
    return day.isoformat()[: _LENGTHS[precision]]


def plus_days(day: Date, count: float) -> Date | None:
    """So many days on; None where the calendar ends."""
    try:
        return day + datetime.timedelta(days=count)
    except OverflowError:
        return None


def plus_months(day: Date, count: int) -> Date | None:
    """The same day so many months on, or the last of that month: `31 January, 1 => 28 February`."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return Date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def either(one: Date | None, other: Date | None, finest: Precision) -> str | None:
    """What holds for two days, as fine as asked: a date that both lie in, else a set of the months or years between.

    `31 March, 29 April, day => [2023-03,2023-04]`; None where they are more than a handful apart.
    """
    if one is None or other is None:
        return None
    if finest == "day" and one == other:
        return one.isoformat()
    count = (other.year - one.year) * 12 + other.month - one.month + 1
    if finest != "year" and count <= _FEW_MONTHS:
        months = (plus_months(one.replace(day=1), k) for k in range(count))
        names = [cut(month, "month") for month in months if month]
        return names[0] if len(names) == 1 else f"[{','.join(names)}]"
    if one.year == other.year:
        return cut(one, "year")
    return f"[{one.year:04},{other.year:04}]" if other.year - one.year == 1 else None
