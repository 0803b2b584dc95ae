"""Calendar units counted from a day: weeks, months, weekends, feasts. Where the calendar ends the answer is None."""

from __future__ import annotations

from typing import Literal

from demarche.times.anchor import Date, cut, day_of, plus_days, plus_months

Leaning = Literal["past", "future"] | None
# EDTF seasons: the month that each begins in.
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_LAST_YEAR = 9999


def holiday_in(rule: str, year: int) -> Date | None:
    """The day of a feast in a year: `12-26` as it stands, `easter+39` counted from Easter Sunday."""
    from dateutil.easter import easter

    if rule.startswith("easter"):
        return plus_days(Date(*easter(year).timetuple()[:3]), int(rule.removeprefix("easter")))
    month, day = map(int, rule.split("-"))
    return day_of(year, month, day)


def iso(day: Date | None) -> str | None:
    """`2023-04-27`."""
    return day.isoformat() if day else None


def years_on(unit: str, shift: int, year: int) -> str | None:
    """The year, decade or century so many from that of the year: `X, -1, 2023 => 201X`."""
    if not 1000 <= year + shift * {"Y": 1, "X": 10, "C": 100}[unit] <= _LAST_YEAR:
        return None
    if unit == "Y":
        return f"{year + shift:04}"
    if unit == "X":
        return f"{year // 10 + shift:03}X"
    return f"{year // 100 + shift:02}XX"


def start_of(unit: str, shift: int, day: Date) -> Date | None:
    """The first day of the unit that lies so many from the day's own."""
    if unit == "D":
        return plus_days(day, shift)
    if unit in "WE":
        return plus_days(day, shift * 7 + (5 if unit == "E" else 0) + 1 - day.isoweekday())
    months = {"M": 1, "Q": 3, "H": 6}.get(unit, 1)
    begin = day.replace(day=1, month=(day.month - 1) // months * months + 1)
    return plus_months(begin, shift * months)


def unit_on(unit: str, shift: int, today: Date, leaning: Leaning) -> str | None:
    """The day, week, weekend, month, quarter or half-year so many from today: a date, or an interval."""
    if unit == "E":
        saturday = plus_days(today, _to_weekend(shift, today, leaning))
        return interval(saturday, 1)
    first = start_of(unit, shift, today)
    if first is None or unit == "D":
        return iso(first)
    if unit == "W":
        return interval(first, 6)
    if unit == "M":
        return cut(first, "month")
    last = plus_months(first, 2 if unit == "Q" else 5)
    return f"{cut(first, 'month')}/{cut(last, 'month')}" if last else None


def _to_weekend(shift: int, today: Date, leaning: Leaning) -> int:
    """Days to the Saturday that is meant: the last weekend that is over, the next one, or the one that leans so."""
    this = 6 - today.isoweekday()
    if shift == 1:
        return this if this > 0 else this + 7
    if shift == -1 or (leaning == "past" and this > 0):
        return this - 7
    return this


def interval(first: Date | None, days: int) -> str | None:
    """From a day until so many days later: `2023-04-17/2023-04-23`."""
    last = plus_days(first, days) if first else None
    return f"{first.isoformat()}/{last.isoformat()}" if first and last else None


_UNIT_DAYS = {"D": 1.0, "W": 7.0, "E": 7.0}
_UNIT_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "X": 120, "C": 1200}


def away(day: Date, unit: str, count: float) -> Date | None:
    """So many units from a day; a clock unit stays on the day."""
    if unit in _UNIT_MONTHS:
        months = count * _UNIT_MONTHS[unit]
        return plus_months(day, round(months)) if abs(months) < 120_000 else None
    if unit in _UNIT_DAYS:
        return plus_days(day, count * _UNIT_DAYS[unit]) if abs(count) < 4_000_000 else None
    return day
