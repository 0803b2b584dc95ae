"""How long, how long ago, how often: numbers with units. Each rule shows `input => output`."""

from __future__ import annotations

import math
from dataclasses import dataclass

from demarche.records import Direction, TimeKind
from demarche.times.line import Line
from demarche.times.naming import month_name, shift_of
from demarche.times.points import Away, Bounded, Point, Within


@dataclass(frozen=True, slots=True)
class Expression:
    """Words `start` up to `end` that say a time.

    `point` gives the value, `duration` is ISO 8601, `direction` what the words say of it, `by_tense` that the clause
    says it instead.
    """

    start: int
    end: int
    kind: TimeKind
    point: Point | None = None
    duration: str | None = None
    direction: Direction | None = None
    by_tense: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Words up to `end` that look like a time and are none."""

    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """`drie weken`: where it ends, how many (None: nobody says), of which unit."""

    end: int
    count: float | None
    unit: str


Outcome = Expression | Refused | None
_ISO = {"TS": (1, "TS"), "TM": (1, "TM"), "TK": (15, "TM"), "TH": (1, "TH"), "TF": (30, "TM"), "D": (1, "D")}
_ISO |= {"W": (1, "W"), "M": (1, "M"), "Q": (3, "M"), "H": (6, "M"), "Y": (1, "Y"), "X": (10, "Y"), "C": (100, "Y")}
# Into how many of which smaller unit a fraction falls.
_SMALLER = {"TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH"), "W": (7, "D"), "M": (30, "D"), "Y": (12, "M")}


def iso_duration(count: float, unit: str) -> str | None:
    """`1.5, TH => PT1H30M`; `2.5, Y => P2Y6M`; `3, X => P30Y`; None for a weekend and for no time at all."""
    if unit not in _ISO or count <= 0:
        return None
    factor, unit = _ISO[unit]
    part, whole = math.modf(count * factor)
    pieces = [(int(whole), unit)] if whole else []
    if part and unit in _SMALLER:
        small, smaller = _SMALLER[unit]
        pieces += [(round(part * small), smaller)]
    days = "".join(f"{n}{u}" for n, u in pieces if not u.startswith("T"))
    time = "".join(f"{n}{u[1]}" for n, u in pieces if u.startswith("T"))
    return f"P{days}T{time}" if time else f"P{days}"


def amount(line: Line, i: int) -> Amount | None:
    """`drie weken => 3 W`; `een paar dagen => None D`; `anderhalf uur => 1.5 TH`."""
    vague = line.match(i, "vague_numbers")
    number = line.number(i) if vague is None else None
    at = vague[0] if vague else number[0] if number else 0
    unit = line.match(at, "units") if at else None
    if unit is None or not line.raw[at][0].islower():
        return None
    return Amount(unit[0], None if vague else number[1] if number else None, str(unit[1]))


def ago(line: Line, i: int) -> Outcome:
    """`twee jaar geleden => Away(Y, -2)`; `drie dagen later, eerder => from what was named`; `jaren geleden`."""
    found = amount(line, i) or _plural(line, i)
    if found is None:
        return None
    for group, sign, earlier in (("ago", -1, False), ("later", 1, True), ("earlier", -1, True)):
        mark = line.match(found.end, group)
        if mark is None or line.match(mark[0], "not_before_vague"):
            continue
        point = None if found.count is None else _away(found.unit, sign * found.count, earlier)
        return Expression(
            i, mark[0], "date", point, direction=None if earlier and sign > 0 else "past", by_tense=earlier
        )
    if line.match(found.end, "after") and found.unit not in ("TH", "TM", "TS") and not line.follows(i, "already"):
        return Expression(i, line.skip(found.end, "after"), "date", by_tense=True)
    return None


def day_beside(line: Line, i: int) -> Outcome:
    """`de dag daarop, de avond erna => the day after what was named`; `de dag ervoor`, `het jaar daarop`."""
    unit, of_day = line.match(i, "units"), line.match(i, "day_parts")
    head = unit or of_day
    if head is None or not line.follows(i, "bare_articles"):
        return None
    for group, sign in (("later", 1), ("earlier", -1)):
        if mark := line.match(head[0], group):
            point = Away(str(unit[1]) if unit else "D", sign, from_earlier=True)
            return Expression(i, mark[0], "date", point, by_tense=True)
    return None


def ahead(line: Line, i: int) -> Outcome:
    """`over drie weken => Away(W, 3)`; `binnen twee weken => Within(W, 2)`; `over enkele dagen => future`."""
    for group in ("ahead", "within"):
        head = line.match(i, group)
        at = line.skip(head[0], "nearly") if head else 0
        found = amount(line, at) or _plural(line, at) if head else None
        if found is None or line.match(found.end, "per"):
            continue
        if group == "within":
            inside = None if found.count is None else Within(found.unit, found.count)
            return Expression(i, found.end, "date", inside, by_tense=True)
        point = None if found.count is None else Away(found.unit, found.count)
        return Expression(i, found.end, "date", point, direction="future")
    return None


def since_amount(line: Line, i: int) -> Outcome:
    """`sinds twee jaar => 2021/..`."""
    head = line.match(i, "since")
    found = amount(line, line.skip(head[0], "nearly")) if head else None
    if found is None or line.match(found.end, "ago"):
        return None
    point = None if found.count is None else Bounded("since", Away(found.unit, -found.count))
    return Expression(i, found.end, "date", point, direction="past")


def stretch(line: Line, i: int) -> Outcome:
    """`afgelopen drie jaar => P3Y, past`; `komende dagen => future`; `laatste maanden => past`."""
    head = line.match(i, "stretches")
    if head is None:
        return None
    found = amount(line, line.skip(head[0], "nearly")) or _plural(line, head[0])
    if found is None:
        return None
    length = None if found.count is None else iso_duration(found.count, found.unit)
    direction: Direction = "past" if head[1] == "past" else "future"
    return Expression(i, found.end, "duration", duration=length, direction=direction)


def duration(line: Line, i: int) -> Outcome:
    """`bijna een uur => PT1H`; `jarenlang`, `al jaren => no length`; *45 jaar oud*, *24 uur per dag* are none."""
    if vague := line.match(i, "vague_durations"):
        return Expression(i, vague[0], "duration", direction=_already(line, i))
    found = amount(line, i)
    if found is None:
        plural = _plural(line, i) if line.follows(i, "bare_durations") else None
        return Expression(i, plural.end, "duration", direction=_already(line, i)) if plural else None
    if _no_duration(line, i, found):
        return Refused(found.end)
    length = None if found.count is None else iso_duration(found.count, found.unit)
    if length is None and found.count is not None:
        return Refused(found.end)
    return Expression(i, line.skip(found.end, "lasting"), "duration", duration=length, direction=_already(line, i))


def recurring(line: Line, i: int) -> Outcome:
    """`elke maandag, iedere ochtend, om de twee jaar, dagelijks => set`; with `in mei`, `op 4 mei` behind."""
    end = _every(line, i)
    if end is None:
        return None
    link = line.skip(end, "of")
    name = month_name(line, link, abbreviated=False) if link > end else None
    if name is None and link > end and line.integer(link) is not None:
        name = month_name(line, link + 1, abbreviated=False)
    return Expression(i, name[0] if name else end, "set")


def _every(line: Line, i: int) -> int | None:
    if found := line.match(i, "recurring"):
        return found[0]
    head = line.match(i, "every")
    if head is None:
        return _times_per(line, i)
    at = head[0]
    if some := amount(line, at):
        return some.end
    nth = line.match(at, "ordinals")
    at = nth[0] if nth else at
    for group in ("weekdays", "units", "day_parts", "months", "seasons", "holidays"):
        if found := line.match(at, group):
            return found[0]
    return None


def _times_per(line: Line, i: int) -> int | None:
    """`twee keer per jaar`."""
    number = line.number(i)
    over = line.match(number[0], "times_over") if number else None
    per = line.match(over[0], "per") if over else None
    unit = line.match(per[0], "units") if per else None
    return unit[0] if unit else None


def _away(unit: str, count: float, earlier: bool) -> Point:
    return Away(unit, count, from_earlier=earlier)


def _plural(line: Line, i: int) -> Amount | None:
    """`jaren`, `weken`: more than one, nobody says how many."""
    unit = line.match(i, "units") if line.match(i, "plural_units") else None
    if unit is None or line.match(unit[0] - 1, "decade_heads") and line.match(unit[0], "decades"):
        return None
    return Amount(unit[0], None, str(unit[1]))


def _already(line: Line, i: int) -> Direction | None:
    """*al tien jaar* reaches back, also over *meer dan*."""
    return "past" if any(line.follows(k, "already") for k in range(max(i - 2, 0), i + 1)) else None


def _no_duration(line: Line, i: int, found: Amount) -> bool:
    """Rates (*per dag*) and ages (*45 jaar oud*, *een man van 45 jaar*, *(45 jaar)*)."""
    if line.match(found.end, "per") or line.follows(i, "per") or line.match(found.end, "aged"):
        return True
    if found.unit != "Y":
        return False
    bracketed = line.words[i - 1 : i] == ["("] and line.words[found.end : found.end + 1] == [")"]
    return bracketed or line.follows(i, "age_openers") or shift_of(line, i)[1] is not None
