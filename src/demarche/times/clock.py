"""Clock times: the hour and minute, and the day that they are on where it stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from demarche.times.line import Line

_DIGITS = re.compile(r"([0-9]{1,2})([.:])([0-5][0-9])([^\W\d_])?")
_COMPACT = re.compile(r"([0-9]{1,2})([^\W\d_])([0-5][0-9])?")
_GLUED = re.compile(r"([0-9]{1,2})(?:[.:]([0-5][0-9]))?([^\W\d_]{2,})")
_BARE = re.compile(r"([0-2][0-9])([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it is said; `certain` is false where it may be of either half of the day (*om acht uur*)."""

    hour: int
    minute: int
    certain: bool

    def with_half(self, added: int | None) -> Hour:
        """The hour in a named part of the day: `8, 12 => 20`; unchanged where None is named."""
        if added is None:
            return self
        if added == 0 and self.hour == 12:
            return Hour(0, self.minute, True)
        return Hour(self.hour + added if self.hour < 12 and added else self.hour, self.minute, True)


def clock(line: Line, i: int, *, opened: bool = False) -> tuple[int, Hour] | None:
    """`14.00 uur, 14u30, 14:00 => Hour(14, 0)`; `acht uur 's avonds`, `half twee`; those only where `opened`.

    `opened` says that what stands before can only be followed by a clock time or by a number.
    """
    opened = opened or line.follows(i, "clock_openers")
    found = _digits(line, i, opened) or (_words(line, i) if opened else None)
    if found is None or not (0 <= found[1].hour <= 23):
        return None
    part = line.match(found[0], "clock_parts")
    return (part[0], found[1].with_half(int(part[1]))) if part else found


def hour_word(line: Line, i: int) -> tuple[int, Hour] | None:
    """`middernacht => Hour(0, 0)`."""
    found = line.match(i, "clock_words")
    return (found[0], Hour(int(found[1]), 0, True)) if found else None


def _digits(line: Line, i: int, opened: bool) -> tuple[int, Hour] | None:
    if i >= len(line.words):
        return None
    word = line.words[i]
    unit = line.match(i + 1, "clock_units")
    match = _DIGITS.fullmatch(word)
    if match and match[4] and line.table.is_in(match[4], "clock_units"):
        return i + 1, Hour(int(match[1]), int(match[3]), True)
    part = line.match(i + 1, "clock_parts")
    opened = opened and not (match and match[2] == "." and line.decimal_point)
    if match and not match[4] and (unit or part or opened):
        return unit[0] if unit else i + 1, Hour(int(match[1]), int(match[3]), True)
    if (match := _GLUED.fullmatch(word)) and (half := line.match_word(match[3], "clock_parts")) is not None:
        return i + 1, Hour(int(match[1]), int(match[2] or 0), True).with_half(int(half))
    if (match := _COMPACT.fullmatch(word)) and line.table.is_in(match[2], "clock_units") and (match[3] or opened):
        return i + 1, Hour(int(match[1]), int(match[3] or 0), True)
    if unit and opened and (match := _BARE.fullmatch(word)):
        return unit[0], Hour(int(match[1]), int(match[2]), True)
    number = line.integer(i)
    if number is not None and unit and opened and number <= 24:
        return unit[0], Hour(number % 24, 0, True)
    if number is not None and part and 1 <= number <= 12 and line.decimal_point:
        return i + 1, Hour(number, 0, True)
    return None


def _words(line: Line, i: int) -> tuple[int, Hour] | None:
    """`half twee => 1:30`, `kwart over drie => 3:15`, `kwart voor drie => 2:45`, `acht uur => 8:00`."""
    marks = (("half_past", 1, 30), ("half_after", 0, 30), ("quarter_past", 0, 15), ("quarter_to", 1, 45))
    for group, back, minute in marks:
        head = line.match(i, group)
        number = line.number(head[0]) if head else None
        if number and 1 <= number[1] <= 12 and number[1] == int(number[1]) and not line.match(number[0], "units"):
            return number[0], Hour((int(number[1]) - back) % 12, minute, False)
    number = line.number(i)
    unit = line.match(number[0], "clock_units") if number else None
    if number and unit and number[1] == int(number[1]) and 0 <= number[1] <= 24:
        hour = int(number[1])
        return unit[0], Hour(hour % 24, 0, hour > 12)
    return None
