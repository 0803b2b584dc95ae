"""When: the expressions that have a value, once each, and how many are vague."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from demarche.exports.numbers import labels
from demarche.records import Event, Position, Reading, Statement


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression with its value (EDTF, or ISO 8601 for a duration), how often it stands there, what it dates."""

    text: str
    value: str
    count: int
    dates: tuple[str, ...]


def times(reading: Reading) -> tuple[Any, ...]:
    """The time expressions of a reading; none of one that was made without them."""
    return tuple(getattr(reading, "times", ()))


def dated(reading: Reading) -> tuple[Dated, ...]:
    """Expressions with a value, in the order of the text, each with the labels of the records that have this time."""
    known = [(" ".join(t.text.split()), t.value or t.duration) for t in times(reading) if t.value or t.duration]
    shown = labels(reading)
    held: dict[str, list[str]] = {}
    records: tuple[Statement | Event | Position, ...] = (*reading.statements, *reading.events, *reading.positions)
    for record in records:
        if record.time:
            held.setdefault(record.time, []).append(shown[record.id])
    return tuple(Dated(text, value, n, tuple(held.get(value, ()))) for (text, value), n in Counter(known).items())


def vague(reading: Reading) -> int:
    """How many expressions have no value."""
    return sum(not (time.value or time.duration) for time in times(reading))
