"""The grammar of time: which rules are tried at a word, in which order, and how points join with what is around them.

Longer readings stand before shorter ones: *tussen 3 en 7 mei* before *7 mei*, *twee jaar geleden* before *twee jaar*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from demarche.knowledge.times import TimeWords
from demarche.records import Direction
from demarche.times import dates, durations, naming
from demarche.times.clock import Hour, clock, hour_word
from demarche.times.durations import Expression, Outcome, Refused
from demarche.times.line import Line
from demarche.times.points import Between, Bounded, Clock, Day, Fixed, Month, Point, Season, Shifted, Weekday

# Points of the calendar, in the order in which they are tried, with the groups of words that they may begin with; "#"
# is a word that begins with a digit.
POINTS: tuple[tuple[dates.Rule, frozenset[str]], ...] = (
    (dates.numeric_date, frozenset({"#"})),
    (dates.day_month, frozenset({"#", "weekdays", "weekday_abbreviations"})),  # before month: 4 juli
    (dates.nth_weekday, frozenset({"ordinals"})),
    (dates.quarter, frozenset({"#", "ordinals"})),
    (dates.century, frozenset({"#", "ordinals"})),
    (dates.holiday, frozenset({"shifts", "holidays"})),  # before weekday: Goede Vrijdag
    (dates.night, frozenset({"nights"})),
    (dates.shifted, frozenset({"shifts"})),  # before weekday: vorige week dinsdag
    (dates.weekday, frozenset({"shifts", "weekdays"})),
    (dates.weekend, frozenset({"units"})),
    (dates.month, frozenset({"shifts", "months", "month_abbreviations"})),
    (dates.season, frozenset({"shifts", "seasons"})),
    (dates.day_word, frozenset({"days"})),
    (naming.anaphoric, frozenset({"anaphors"})),
    (dates.decade, frozenset({"decade_heads"})),
    (dates.year_range, frozenset({"#"})),
    (dates.year, frozenset({"#"})),
)


def point(line: Line, i: int) -> naming.Read | None:
    """The first point that a rule reads at word `i`."""
    known = line.groups(i) if i < len(line.words) else frozenset()
    return next((read for rule, first in POINTS if first & known and (read := rule(line, i)) is not None), None)


def part(line: Line, i: int) -> naming.Read | None:
    """`eind maart => 2023-03`: the value of the whole stands for its part; `begin van het jaar`."""
    head = line.match(i, "parts")
    if head is None:
        return None
    at = line.skip(line.skip(head[0], "part_links"), "bare_articles")
    read = point(line, at)
    unit = line.match(at, "units") if read is None and at > head[0] + 1 else None
    if unit and not line.match(at, "plural_units") and str(unit[1]) in "YMWEXC":
        return unit[0], Shifted(str(unit[1]), 0)
    return read if read and read[1] is not None else None


def dated(line: Line, i: int) -> Outcome:
    """`eind maart`, `4 juli`, `dinsdag om 14.00 uur`; what looks like a date and is none is refused."""
    whole = part(line, i)
    read = whole or point(line, i)
    if read is None:
        return None
    end, found = read
    if found is None:
        return Refused(end)
    return _with_clock(line, i, end, found) or Expression(i, end, "date", found, by_tense=whole is not None)


def bounded(line: Line, i: int) -> Outcome:
    """`sinds 24 februari 2022 => 2022-02-24/..`; `rond 2015 => 2015~`; *tot*, *vanaf* leave a point as it is."""
    for mark in ("since", "about"):
        head = line.match(i, mark)
        if head is None:
            continue
        at = line.skip(head[0], "bare_articles")
        read = part(line, at) or point(line, at) or part(line, head[0])
        if read is None or read[1] is None or isinstance(read[1], Fixed) and "/" in read[1].edtf:
            continue
        if _with_clock(line, i, read[0], read[1]) is not None:
            return None
        direction: Direction | None = "past" if mark == "since" else None
        return Expression(i, read[0], "date", Bounded(mark, read[1]), direction=direction)
    return None


def between(line: Line, i: int) -> Outcome:
    """`tussen 3 en 7 mei => 2023-05-03/2023-05-07`; `van maandag tot en met woensdag`; `van 2014 tot 2016`."""
    for opener, link in (("between", "and"), ("from", "to")):
        head = line.match(i, opener)
        if head and (found := _pair(line, head[0], link)):
            return Expression(i, found[0], "date", found[1])
    return None


def days_to_days(line: Line, i: int) -> Outcome:
    """`3 tot 7 mei`, `3-7 mei => 2023-05-03/2023-05-07`."""
    first, _, last = line.words[i].partition("-") if "-" in line.words[i] else line.words[i].partition("–")
    name = naming.month_name(line, i + 1, abbreviated=True)
    if last and name and first.isdigit() and last.isdigit() and 0 < int(first) < int(last) <= 31:
        end, year = naming.year_of(line, name[0])
        return Expression(i, end, "date", Between(Day(int(first), name[1], year), Day(int(last), name[1], year)))
    found = _pair(line, i, "to") if line.integer(i) is not None else None
    return Expression(i, found[0], "date", found[1]) if found else None


def timed(line: Line, i: int) -> Outcome:
    """`14.00 uur`, `om acht uur 's avonds`, `half twee`, `middernacht`; with its day: `6 uur dinsdagochtend`."""
    found = hour_word(line, i) or clock(line, i)
    if found is None:
        return None
    end, hour = found
    at = line.skip(end, "of")
    read = dates.weekday(line, at) or dates.day_word(line, at) or dates.day_month(line, at)
    if read is None or read[1] is None:
        return Expression(i, end, "time", _clock(hour, None))
    return Expression(i, read[0], "time", _clock(_in_part(line, hour, at, read[0]), read[1]))


def vague(line: Line, i: int) -> Outcome:
    """`eerder => past`, `op dit moment => present`, `binnenkort => future`; *eerder dan* is none."""
    found = line.match(i, "vague")
    if found is None or line.match(found[0], "not_before_vague"):
        return None
    if line.match(i, "adverbs_only") and found[0] == i + 1 and not line.adverb(i):
        return None
    directions: dict[object, Direction] = {"past": "past", "present": "present", "future": "future"}
    return Expression(i, found[0], "date", direction=directions.get(found[1]), by_tense=found[1] == "tense")


def vague_phrase(line: Line, i: int) -> Outcome:
    """As `vague`, for phrases alone: before all else, so that *vandaag de dag* is not *vandaag*."""
    found = line.match(i, "vague")
    return vague(line, i) if found and found[0] > i + 1 else None


Rule = Callable[[Line, int], Outcome]
# As for points; a point may stand behind a word for its part (*eind maart*).
_AMOUNT_FIRST = ["numbers", "vague_numbers", "plural_units", "#"]
CHAIN: tuple[tuple[Rule, frozenset[str]], ...] = (
    (vague_phrase, frozenset({"vague"})),
    (durations.recurring, frozenset({"recurring", "every", "numbers", "#"})),
    (between, frozenset({"between", "from"})),
    (durations.since_amount, frozenset({"since"})),
    (bounded, frozenset({"since", "about"})),
    (days_to_days, frozenset({"#"})),
    (timed, frozenset({"clock_words", "half_past", "quarter_past", "quarter_to", "numbers", "#"})),
    (durations.ahead, frozenset({"ahead", "within"})),
    (durations.ago, frozenset({*_AMOUNT_FIRST})),
    (durations.day_beside, frozenset({"units", "day_parts"})),
    (durations.stretch, frozenset({"stretches"})),
    (dated, frozenset({"parts"}).union(*(first for _, first in POINTS))),
    (durations.duration, frozenset({*_AMOUNT_FIRST, "vague_durations"})),
    (vague, frozenset({"vague"})),
)


def starters(table: TimeWords) -> dict[str, tuple[Rule, ...]]:
    """For each word that may begin an expression the rules to try there; `#` stands for digits."""
    groups = {**table.groups, "#": frozenset({"#"})}
    found = {word: tuple(rule for rule, first in CHAIN if first & of) for word, of in groups.items()}
    return {word: rules for word, rules in found.items() if rules}


def first_outcome(line: Line, i: int, rules: Sequence[Rule]) -> Outcome:
    """What the first rule that knows word `i` makes of it."""
    return next((found for rule in rules if (found := rule(line, i)) is not None), None)


def _pair(line: Line, i: int, link: str) -> tuple[int, Point] | None:
    i = line.skip(i, "bare_articles")
    first = _bare_day(line, i, link) or part(line, i) or point(line, i) or dates.year_name(line, i)
    middle = line.match(first[0], link) if first else None
    if first is None or first[1] is None or middle is None:
        return None
    at = line.skip(middle[0], "bare_articles")
    last = part(line, at) or point(line, at) or dates.year_name(line, at)
    if last is None or last[1] is None:
        return None
    begin = first[1]
    if isinstance(begin, Day) and not begin.month:
        if not isinstance(last[1], Day):
            return None
        begin = Day(begin.day, last[1].month, last[1].year)
    known = (Day, Month, Season, Weekday, Fixed, Shifted)
    return (last[0], Between(begin, last[1])) if isinstance(begin, known) and isinstance(last[1], known) else None


def _bare_day(line: Line, i: int, link: str) -> naming.Read | None:
    """The day number of *3 en 7 mei*, its month not yet read (0)."""
    at = line.skip(i, "weekdays", "weekday_abbreviations")
    number = line.integer(at)
    return (at + 1, Day(number, 0)) if number and number <= 31 and line.match(at + 1, link) else None


def _with_clock(line: Line, i: int, end: int, day: Point) -> Expression | None:
    """A day with a clock time behind it: `dinsdag om 14.00 uur`, `17 maart 2024, 09:12`, `27-04-2023 16:20`."""
    if isinstance(day, Month | Season) or line.integer(i) is not None and end == i + 1:
        return None
    link = line.match(end, "clock_links")
    at = link[0] if link else end
    stamped = at < len(line.words) and ":" in line.words[at]
    found = clock(line, at, opened=link is not None or stamped)
    if found is None:
        return None
    return Expression(i, found[0], "time", _clock(_in_part(line, found[1], i, end), day))


def _in_part(line: Line, hour: Hour, start: int, end: int) -> Hour:
    """The hour in the part of the day that the words name: *dinsdagavond om acht uur*."""
    hours = (line.match(k, "day_word_hours") for k in range(start, end))
    return hour.with_half(next((int(found[1]) for found in hours if found), None))


def _clock(hour: Hour, day: Point | None) -> Clock:
    return Clock(hour.hour if hour.certain else None, hour.minute, day)
