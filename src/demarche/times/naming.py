"""What the rules of dates ask for: names of months, years behind them, *vorige* and *volgende*, day numbers."""

from __future__ import annotations

import re

from demarche.times.line import Line
from demarche.times.points import Fixed, Point, Same, Shifted

# Where a point ends, and the point; None in its place for what looks like one and is none (31 februari).
Read = tuple[int, Point | None]
YEARS = (1000, 2199)
SHORT_YEAR = re.compile(r"'([0-9]{2})")
_DAY = re.compile(r"([0-9]{1,2})(?:[^\W\d_]{1,3})?")
_ORDINAL = re.compile(r"([0-9]{1,2})[^\W\d_]{1,3}")
# From here on '68 is of the last century.
_LAST_CENTURY = 35


def anaphoric(line: Line, i: int) -> Read | None:
    """`dat jaar => Same(4)`, `dezelfde dag => Same(10)`."""
    that = line.match(i, "anaphors")
    if that and (of_day := line.match(that[0], "day_parts")):
        return of_day[0], Same(10)
    unit = line.match(that[0], "units") if that else None
    if unit is None or line.match(unit[0] - 1, "plural_units") or str(unit[1]).startswith("T"):
        return None
    return unit[0], Same({"Y": 4, "M": 7, "D": 10}.get(str(unit[1]), 99))


def shift_of(line: Line, i: int) -> tuple[int, int | None]:
    """Behind *vorige*, *deze*, *komende*, and which it is: -1, 0, 1; `i` and None where there is none."""
    found = line.match(i, "shifts")
    return (found[0], int(found[1])) if found else (i, None)


def trailing(line: Line, i: int) -> tuple[int, int | None]:
    """As `shift_of`, for what stands behind: `dinsdag jl.`."""
    found = line.match(i, "trailing_shifts")
    if found is None:
        return i, None
    return found[0] + (line.words[found[0] : found[0] + 1] == ["."]), int(found[1])


def year_of(line: Line, i: int) -> tuple[int, Point | None]:
    """The year that is named at `i`, behind a month: `2022`, `van vorig jaar`, `'22`, `van dat jaar`."""
    at = line.skip(i, "of") if line.match(i, "of") else i
    if at < len(line.words):
        number = line.integer(at)
        if number is not None and YEARS[0] <= number <= YEARS[1] and not line.counts(at):
            return at + 1, Fixed(str(number))
        if match := SHORT_YEAR.fullmatch(line.words[at]):
            short = int(match[1])
            return at + 1, Fixed(str(short + (1900 if short > _LAST_CENTURY else 2000)))
    at = line.skip(at, "bare_articles")
    to, shift = shift_of(line, at)
    unit = line.match(to, "units")
    if shift is not None and unit and unit[1] == "Y":
        return unit[0], Shifted("Y", shift)
    same = anaphoric(line, at)
    return (same[0], same[1]) if same and same[1] == Same(4) else (i, None)


def month_name(line: Line, i: int, *, abbreviated: bool) -> tuple[int, int] | None:
    """A month's number and where its name ends; abbreviations with their full stop where they are allowed."""
    if found := line.match(i, "months"):
        return found[0], int(found[1])
    short = line.match(i, "month_abbreviations") if abbreviated else None
    if short is None:
        return None
    return short[0] + (line.words[short[0] : short[0] + 1] == ["."]), int(short[1])


def day_number(line: Line, i: int) -> int | None:
    """`24, 24ste => 24`; None for what is no number of at most two digits."""
    match = _DAY.fullmatch(line.words[i]) if i < len(line.words) else None
    return int(match[1]) if match and 1 <= int(match[1]) <= 99 else None


def ordinal(line: Line, i: int) -> tuple[int, int] | None:
    """Where an ordinal ends, and its number: `negentiende, 19e => 19`."""
    if found := line.match(i, "ordinals"):
        return found[0], int(found[1])
    match = _ORDINAL.fullmatch(line.words[i])
    return (i + 1, int(match[1])) if match else None


def measured(line: Line, i: int) -> bool:
    """Whether a unit or a sign stands there, so that what goes before counts it."""
    if i >= len(line.words):
        return False
    signs = line.words[i] in {"%", "€", "$", "°"}
    return signs or line.match(i, "units") is not None or line.match(i, "measures") is not None
