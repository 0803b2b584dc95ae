"""Points of the calendar: days, months, years, seasons, feasts, decades. Each rule shows `input => output`."""

from __future__ import annotations

import re
from collections.abc import Callable

from demarche.times.anchor import day_of
from demarche.times.line import Line
from demarche.times.naming import (
    SHORT_YEAR,
    YEARS,
    Read,
    day_number,
    measured,
    month_name,
    ordinal,
    shift_of,
    trailing,
    year_of,
)
from demarche.times.points import (
    Away,
    Both,
    Day,
    Fixed,
    Holiday,
    Month,
    NthWeekday,
    Point,
    Quarter,
    Season,
    Shifted,
    Weekday,
)

Rule = Callable[[Line, int], Read | None]

_ISO = re.compile(r"([12][0-9]{3})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_COMMON = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([12][0-9]{3})")


def numeric_date(line: Line, i: int) -> Read | None:
    """`2023-04-27, 27/4/2023, 27.04.2023 => 2023-04-27`; `31-02-2023` is refused."""
    if match := _ISO.fullmatch(line.words[i]):
        year, month, day = map(int, match.groups())
    elif match := _COMMON.fullmatch(line.words[i]):
        day, month, year = map(int, match.groups())
    else:
        return None
    found = day_of(year, month, day)
    return i + 1, Fixed(found.isoformat()) if found else None


def day_month(line: Line, i: int) -> Read | None:
    """`4 juli => Day(4, 7)`, `zaterdag 6 mei 2023`, `24 feb.`, `1ste mei`, `4 en 5 mei`; `31 februari` is refused."""
    start = line.skip(i, "weekdays", "weekday_abbreviations")
    if start > i:
        start += line.words[start : start + 1] in ([","], ["."])
    if (first := day_number(line, start)) is None:
        return None
    days, at = [first], start + 1
    while (second := day_number(line, line.skip(at, "and"))) and line.match(at, "and"):
        days, at = [*days, second], line.skip(at, "and") + 1
    month = month_name(line, at, abbreviated=True)
    if month is None:
        return None
    end, year = year_of(line, month[0])
    points: list[Point] = [Day(day, month[1], year) for day in days]
    if any(day_of(2000, month[1], day) is None for day in days):
        return end, None
    if year and any(isinstance(year, Fixed) and day_of(int(year.edtf), month[1], d) is None for d in days):
        return end, None
    return end, points[0] if len(points) == 1 else Both(tuple(points))


def month(line: Line, i: int) -> Read | None:
    """`maart => Month(3)`, `november 2020`, `februari vorig jaar`, `mei van dat jaar`, `komende juni`, `feb. 2022`."""
    at, shift = shift_of(line, i)
    found = month_name(line, at, abbreviated=False)
    if found is None:
        short = month_name(line, at, abbreviated=True)
        end, year = year_of(line, short[0]) if short else (0, None)
        return (end, Month(short[1], year)) if short and year else None
    if not line.common(at) and shift is None and not line.follows(at, "bare_openers"):
        return None
    end, year = year_of(line, found[0])
    if not line.common(at) and year is None:
        return None
    end, shift = (end, shift) if shift is not None else trailing(line, end)
    return end, Month(found[1], year, shift)


def nth_weekday(line: Line, i: int) -> Read | None:
    """`tweede zaterdag van september => NthWeekday(2, 6, Month(9))`."""
    nth = line.match(i, "ordinals")
    day = line.match(nth[0], "weekdays") if nth else None
    if nth is None or day is None or not line.match(day[0], "of"):
        return None
    rest = month(line, line.skip(day[0], "of")) or shifted(line, line.skip(day[0], "of"))
    return (rest[0], NthWeekday(int(nth[1]), int(day[1]), rest[1])) if rest and rest[1] else None


def season(line: Line, i: int) -> Read | None:
    """`voorjaar van 2021 => Season(21, 2021)`, `deze zomer`, `vorig najaar`; bare only behind *in de*, *na de*."""
    at, shift = shift_of(line, i)
    found = line.match(at, "seasons")
    if found is None or not line.common(at):
        return None
    end, year = year_of(line, found[0])
    article = line.follows(at, "bare_articles") and line.follows(at - 1, "bare_openers")
    if year is None and shift is None and not (article or line.follows(at, "parts")):
        return None
    return end, Season(int(found[1]), year, shift)


def weekend(line: Line, i: int) -> Read | None:
    """`in het weekend => Shifted(E, 0)`; with *dit*, *vorig* it is `shifted`."""
    unit = line.match(i, "units")
    if (
        unit is None
        or unit[1] != "E"
        or not line.follows(i, "bare_articles")
        or not line.follows(i - 1, "bare_openers")
    ):
        return None
    return unit[0], Shifted("E", 0)


def holiday(line: Line, i: int) -> Read | None:
    """`Tweede Kerstdag => Holiday(12-26)`, `Pasen 2024`, `afgelopen Kerstmis`."""
    at, shift = shift_of(line, i)
    found = line.match(at, "holidays")
    if found is None:
        return None
    end, year = year_of(line, found[0])
    return end, Holiday(str(found[1]), year, shift)


def weekday(line: Line, i: int) -> Read | None:
    """`dinsdag => Weekday(2)`, `afgelopen vrijdag`, `maandagochtend`, `dinsdag volgende week`, `vrijdag jl.`."""
    at, shift = shift_of(line, i)
    found = line.match(at, "weekdays")
    if found is None or not line.common(at):
        return None
    end = line.skip(found[0], "late")
    if line.follows(at, "indefinite") or (line.follows(at, "weekday_articles") and line.match(end, "that_follows")):
        return end, None
    week = shift_of(line, end)
    unit = line.match(week[0], "units")
    if shift is None and week[1] is not None and unit and unit[1] == "W":
        return unit[0], Weekday(int(found[1]), week=week[1])
    end, shift = (end, shift) if shift is not None else trailing(line, end)
    return end, Weekday(int(found[1]), shift)


def shifted(line: Line, i: int) -> Read | None:
    """`vorige week => Shifted(W, -1)`, `vorige week dinsdag => Weekday(2, week=-1)`, `vorig jaar mei`."""
    at, shift = shift_of(line, i)
    unit = line.match(at, "units") if shift is not None else None
    if shift is not None and unit is None and (of_day := line.match(at, "day_parts")):
        return of_day[0], Away("D", shift, from_earlier=True) if shift else Shifted("D", 0)
    if unit is None or shift is None or str(unit[1]).startswith("T") or line.match(at, "plural_units"):
        return None
    code, end = str(unit[1]), unit[0]
    if code == "D":
        return end, Away("D", shift, from_earlier=True) if shift else Shifted("D", 0)
    inner = line.skip(end, "of")
    day = line.match(inner, "weekdays") if code == "W" else None
    if day:
        return line.skip(day[0], "late"), Weekday(int(day[1]), week=shift)
    if code == "Y" and (name := month_name(line, inner, abbreviated=False)):
        return name[0], Month(name[1], Shifted("Y", shift))
    if code == "Y" and (time := line.match(end, "seasons")):
        return time[0], Season(int(time[1]), Shifted("Y", shift))
    return end, Shifted(code, shift)


def night(line: Line, i: int) -> Read | None:
    """`nacht van zaterdag op zondag => Weekday(7)`, `nacht van 3 op 4 mei`: the day on which it ends."""
    head = line.match(i, "nights")
    if head is None or not line.match(head[0], "from"):
        return None
    at = line.skip(head[0], "from")
    first = line.match(at, "weekdays")
    middle = first[0] if first else at + 1
    if (first is None and day_number(line, at) is None) or not line.match(middle, "night_to"):
        return None
    last = line.skip(middle, "night_to")
    return weekday(line, last) or day_month(line, last)


def day_word(line: Line, i: int) -> Read | None:
    """`gisteren => Shifted(D, -1)`, `vanavond => Shifted(D, 0)`; *de morgen* is none."""
    found = line.match(i, "days")
    if found is None or (line.match(i, "day_parts") and line.follows(i, "article_like")):
        return None
    return line.skip(found[0], "late"), Shifted("D", int(found[1]))


def decade(line: Line, i: int) -> Read | None:
    """`jaren negentig, jaren '90, jaren 90 => 199X`; `jaren 2010 => 201X`."""
    head = line.match(i, "decade_heads")
    if head is None or head[0] >= len(line.words):
        return None
    at = head[0]
    if found := line.match(at, "decades"):
        return found[0], Fixed(str(found[1]))
    short = SHORT_YEAR.fullmatch(line.words[at])
    number = int(short[1]) if short else line.integer(at)
    if number is None or number % 10:
        return None
    if number >= YEARS[0]:
        return at + 1, Fixed(f"{number // 10}X")
    return (at + 1, Fixed(f"{190 + number // 10}X")) if 20 <= number < 100 else None


def century(line: Line, i: int) -> Read | None:
    """`negentiende eeuw, 19e eeuw => 18XX`."""
    nth = ordinal(line, i)
    if nth is None or not line.match(nth[0], "century_heads") or nth[1] < 1:
        return None
    return nth[0] + 1, Fixed(f"{nth[1] - 1:02}XX")


def quarter(line: Line, i: int) -> Read | None:
    """`eerste kwartaal van 2023 => 2023-01/2023-03`."""
    nth = ordinal(line, i)
    if nth is None or not line.match(nth[0], "quarter_heads") or not 1 <= nth[1] <= 4:
        return None
    end, year = year_of(line, nth[0] + 1)
    return end, Quarter(nth[1], year)


def year(line: Line, i: int) -> Read | None:
    """`in 2019 => 2019`, `de verkiezingen van 2024`, `(2014)`; not *2000 soldaten*, *2000 euro*, bare numbers."""
    number = line.integer(i)
    if number is None or not YEARS[0] <= number <= YEARS[1] or line.counts(i) or measured(line, i + 1):
        return None
    bracketed = line.words[i - 1 : i] == ["("] and line.words[i + 1 : i + 2] == [")"]
    opened = line.follows(i, "year_openers") or line.follows(i, "parts")
    listed = i - 2 in line.years and (line.match(i - 1, "or") or line.match(i - 1, "and"))
    if not (bracketed or opened or listed):
        return None
    line.years.add(i)
    return i + 1, Fixed(str(number))


def year_name(line: Line, i: int) -> Read | None:
    """A year whose place says that it is one: `2016` behind *tussen 2014 en*."""
    number = line.integer(i)
    return (i + 1, Fixed(str(number))) if number is not None and YEARS[0] <= number <= YEARS[1] else None


def year_range(line: Line, i: int) -> Read | None:
    """`2014-2016 => 2014/2016`."""
    first, mark, last = line.words[i][:4], line.words[i][4:5], line.words[i][5:]
    if len(last) != 4 or mark not in "-–/" or not (first + last).isdigit() or line.counts(i):
        return None
    plausible = YEARS[0] <= int(first) < int(last) <= YEARS[1] and not measured(line, i + 1)
    return (i + 1, Fixed(f"{first}/{last}")) if plausible else None
