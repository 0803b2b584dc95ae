"""Points of time as the grammar reads them, and what each is worth in its context.

A point knows what its words say (*dinsdag*, *maart*, *twee jaar geleden*); `value` resolves it to EDTF against the
day of publication, the leaning of its clause and the date that was mentioned before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from demarche.times.anchor import Anchor, Date, anchor, day_of, either, last_of, plus_days, plus_months
from demarche.times.steps import SEASON_MONTHS, Leaning, away, holiday_in, iso, start_of, unit_on, years_on

_NEAR_DAYS = 2
# Enough for 29 February on either side.
_YEARS_AROUND, _LAST_YEAR = 8, 9999


@dataclass(frozen=True, slots=True)
class Context:
    """What a point is resolved against: `earlier` is the EDTF value of the date that was mentioned before it."""

    published: Anchor | None
    leaning: Leaning = None
    earlier: str | None = None


class Point(Protocol):
    """A point or period of time as its words have it."""

    def value(self, context: Context) -> str | None:
        """Its EDTF value; None where the context does not give it."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no context: `2019`, `199X`."""

    edtf: str

    def value(self, context: Context) -> str | None:
        """As it stands."""
        return self.edtf


@dataclass(frozen=True, slots=True)
class Same:
    """The year, month or day that was just spoken of: *dat jaar*, *dezelfde dag*. `length` is 4, 7 or 10."""

    length: int

    def value(self, context: Context) -> str | None:
        """That part of the date before it."""
        known = anchor(context.earlier)
        text = str(known) if known else ""
        return text[: self.length] if len(text) >= self.length else None


@dataclass(frozen=True, slots=True)
class Day:
    """*4 juli*, with or without a year."""

    day: int
    month: int
    year: Point | None = None
    shift: int | None = None

    def value(self, context: Context) -> str | None:
        """The day in its year, or the one that the clause leans to."""

        def span(year: int) -> tuple[Date | None, Date | None, str]:
            day = day_of(year, self.month, self.day)
            return day, day, day.isoformat() if day else ""

        return _in_year(span, self.year, self.shift, context)


@dataclass(frozen=True, slots=True)
class Month:
    """*maart*, with or without a year."""

    month: int
    year: Point | None = None
    shift: int | None = None

    def value(self, context: Context) -> str | None:
        """The month in its year, or the one that the clause leans to."""

        def span(year: int) -> tuple[Date | None, Date | None, str]:
            return day_of(year, self.month, 1), last_of(year, self.month), f"{year:04}-{self.month:02}"

        return _in_year(span, self.year, self.shift, context)


@dataclass(frozen=True, slots=True)
class Season:
    """*het voorjaar*, by its EDTF number; winter is of the year in which it begins."""

    season: int
    year: Point | None = None
    shift: int | None = None

    def value(self, context: Context) -> str | None:
        """The season in its year, or the one that the clause leans to."""

        def span(year: int) -> tuple[Date | None, Date | None, str]:
            first = day_of(year, SEASON_MONTHS[self.season], 1)
            after = plus_months(first, 3) if first else None
            return first, plus_days(after, -1) if after else None, f"{year:04}-{self.season}"

        return _in_year(span, self.year, self.shift, context)


@dataclass(frozen=True, slots=True)
class Holiday:
    """*Tweede Kerstdag*: `rule` is month and day, or days counted from Easter Sunday."""

    rule: str
    year: Point | None = None
    shift: int | None = None

    def value(self, context: Context) -> str | None:
        """The day in its year, or the one that the clause leans to."""

        def span(year: int) -> tuple[Date | None, Date | None, str]:
            day = holiday_in(self.rule, year)
            return day, day, day.isoformat() if day else ""

        return _in_year(span, self.year, self.shift, context)


@dataclass(frozen=True, slots=True)
class Weekday:
    """*dinsdag* (1 is Monday); `shift` for *vorige*, *volgende*; `week` for *vorige week dinsdag*."""

    weekday: int
    shift: int | None = None
    week: int | None = None

    def value(self, context: Context) -> str | None:
        """The day, or a set of all such days of a month that is all we know; the year where it is no more."""
        published = context.published
        if published is None:
            return None
        if published.precision == "day":
            return iso(self._day(published.first, context.leaning))
        if published.precision == "year":
            return str(published) if self.week is None else None
        if self.week:
            first, last = (self._day(day, None) for day in (published.first, published.last))
            return either(first, last, "month")
        days = (plus_days(published.first, k) for k in range(published.last.day))
        return f"[{','.join(d.isoformat() for d in days if d and d.isoweekday() == self.weekday)}]"

    def _day(self, today: Date, leaning: Leaning) -> Date | None:
        if self.week is not None:
            return plus_days(today, self.week * 7 + self.weekday - today.isoweekday())
        back = (today.isoweekday() - self.weekday) % 7
        if self.shift == -1:
            return plus_days(today, -(back or 7))
        if self.shift == 1 or (leaning == "future" and back):
            return plus_days(today, 7 - back)
        return plus_days(today, -back)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """*de tweede zaterdag van september*; `nth` counts from 1, -1 is the last."""

    nth: int
    weekday: int
    month: Point

    def value(self, context: Context) -> str | None:
        """The day; None where the month has not so many."""
        month = anchor(self.month.value(context))
        if month is None or month.precision != "month":
            return None
        days = [plus_days(month.first, k) for k in range(month.last.day)]
        found = [d for d in days if d and d.isoweekday() == self.weekday]
        return iso(found[self.nth - 1 if self.nth > 0 else self.nth]) if self.nth <= len(found) else None


@dataclass(frozen=True, slots=True)
class Shifted:
    """*vorige week*, *dit jaar*, *volgende maand*: a calendar unit so many from the present one."""

    unit: str
    shift: int

    def value(self, context: Context) -> str | None:
        """A year, a month or a day; an interval for weeks, weekends and quarters."""
        published = context.published
        if published is None:
            return None
        if self.unit in "YXC":
            return years_on(self.unit, self.shift, published.first.year)
        if published.precision == "day":
            return unit_on(self.unit, self.shift, published.first, context.leaning)
        if self.unit == "D" and abs(self.shift) <= _NEAR_DAYS:
            return str(published)
        if self.shift == 0 and self.unit in "DWE":
            return str(published)
        first, last = (start_of(self.unit, self.shift, day) for day in (published.first, published.last))
        return either(first, last, "month")


@dataclass(frozen=True, slots=True)
class Away:
    """*twee jaar geleden*, *over drie weken*, *drie jaar later*: so many units from the publication or what was named.

    `count` is negative for the past; the value is as fine as the unit.
    """

    unit: str
    count: float
    from_earlier: bool = False

    def value(self, context: Context) -> str | None:
        """Years give a year, months and half years a month, weeks and days a day."""
        start = anchor(context.earlier) if self.from_earlier else context.published
        if start is None:
            return None
        first, last = (away(day, self.unit, self.count) for day in (start.first, start.last))
        if self.unit in "YXC" and self.count == int(self.count):
            return either(first, last, "year")
        if self.unit in "MYXC":
            return either(first, last, "month") if start.precision != "year" else None
        return either(first, last, "day") if start.precision == "day" or not self.from_earlier else None


@dataclass(frozen=True, slots=True)
class Within:
    """*binnen twee weken*: from the publication until so much later."""

    unit: str
    count: float

    def value(self, context: Context) -> str | None:
        """An interval; None where the day is not known, or where the clause tells of what has been."""
        today = context.published
        if today is None or today.precision != "day" or self.unit.startswith("T"):
            return None
        if context.leaning == "past":
            return None
        end = away(today.first, self.unit, self.count)
        return f"{today.first.isoformat()}/{end.isoformat()}" if end else None


@dataclass(frozen=True, slots=True)
class Quarter:
    """*het eerste kwartaal van 2023*, as the interval of its months."""

    quarter: int
    year: Point | None

    def value(self, context: Context) -> str | None:
        """`2023-01/2023-03`."""
        year = _year(self.year, context)
        if year is None and context.published and self.year is None:
            year = context.published.first.year
        last = self.quarter * 3
        return f"{year:04}-{last - 2:02}/{year:04}-{last:02}" if year else None


@dataclass(frozen=True, slots=True)
class Between:
    """*tussen 3 en 7 mei*, *van maandag tot woensdag*."""

    first: Point
    last: Point

    def value(self, context: Context) -> str | None:
        """An interval; the end's own value where the two do not follow each other."""
        end = self.last.value(context)
        start = self.first.value(Context(context.published, context.leaning, end or context.earlier))
        known = (anchor(start), anchor(end))
        if known[0] is None or known[1] is None:
            return end
        if known[0].first > known[1].first and known[0].precision == "day" and isinstance(self.first, Weekday):
            start = iso(plus_days(known[0].first, -7))
        elif known[0].first > known[1].first:
            return end
        return f"{start}/{end}"


@dataclass(frozen=True, slots=True)
class Both:
    """*3 en 4 mei*: all of these days."""

    days: tuple[Point, ...]

    def value(self, context: Context) -> str | None:
        """An EDTF set of all its members: `{2023-05-03,2023-05-04}`."""
        values = [day.value(context) for day in self.days]
        return f"{{{','.join(v for v in values if v)}}}" if all(values) else None


@dataclass(frozen=True, slots=True)
class Bounded:
    """A point with what stands before it. `mark` is `since` or `about`."""

    mark: str
    point: Point

    def value(self, context: Context) -> str | None:
        """`2022-02-24/..`, `2015~`; a set, which cannot be so marked, stays as it is."""
        value = self.point.value(context)
        if value is None or value[0] in "[{" or "T" in value:
            return value
        if self.mark == "since":
            return f"{value.partition('/')[0].replace('X', '0')}/.."
        return f"{value}~" if anchor(value) else value


@dataclass(frozen=True, slots=True)
class Clock:
    """*14.00 uur*, on a day that is named with it or near it. `hour` None: the half of the day is not said."""

    hour: int | None
    minute: int
    day: Point | None = None

    def value(self, context: Context) -> str | None:
        """A date and time; None where the day or the hour is not known."""
        named = self.day.value(context) if self.day is not None else context.earlier
        day = anchor(named) or (context.published if self.day is None else None)
        if day is None or day.precision != "day" or self.hour is None:
            return None
        return f"{day.first.isoformat()}T{self.hour:02}:{self.minute:02}"


Bounds = tuple[Date | None, Date | None, str]


def _in_year(span: Callable[[int], Bounds], of: Point | None, shift: int | None, context: Context) -> str | None:
    """The value in the year that is named, or of the candidate that shift and leaning choose."""
    if of is not None:
        year = _year(of, context)
        return (span(year)[2] or None) if year else None
    published = context.published
    if published is None:
        return None
    years = (published.first.year + k for k in range(-_YEARS_AROUND, _YEARS_AROUND + 1))
    found = [span(year) for year in years if 1 <= year <= _LAST_YEAR]
    known = [(first, last, value) for first, last, value in found if first and last and value]
    return _chosen(known, published, shift, context.leaning)


def _chosen(
    known: Sequence[tuple[Date, Date, str]], published: Anchor, shift: int | None, leaning: Leaning
) -> str | None:
    if shift == -1:
        return _last(v for _, last, v in known if last < published.first)
    if shift == 1:
        return next((v for first, _, v in known if first > published.last), None)
    if shift == 0:
        now = (v for first, last, v in known if first <= published.last and published.first <= last)
        same_year = (v for first, _, v in known if first.year == published.first.year)
        return next(now, None) or next(same_year, None)
    if leaning == "past":
        return _last(v for first, _, v in known if first <= published.last)
    if leaning == "future":
        return next((v for _, last, v in known if last >= published.first), None)
    return min(known, key=lambda k: _distance(k[0], k[1], published), default=(None, None, None))[2]


def _distance(first: Date, last: Date, published: Anchor) -> int:
    """Days between a candidate and the publication; none where they overlap."""
    return max((first - published.last).days, (published.first - last).days, 0)


def _last(values: Iterable[str]) -> str | None:
    return next(iter(list(values)[-1:]), None)


def _year(of: Point | None, context: Context) -> int | None:
    known = anchor(of.value(context)) if of is not None else None
    return known.first.year if known else None
