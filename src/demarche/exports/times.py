"""When: the expressions that have a value, once each, and how many have none."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.exports.numbers import labels
from demarche.records import Event, Position, Reading, Statement, Time


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression with its value (EDTF), how often it stands in the text, and the labels of what has this time."""

    text: str
    value: str
    count: int
    dates: tuple[str, ...]


def dated(reading: Reading) -> tuple[Dated, ...]:
    """Expressions with a value in the order of the text, those that differ in capitals alone as one."""
    found: dict[tuple[str, str], list[Time]] = {}
    for time in reading.times:
        if time.value:
            found.setdefault((time.text.casefold(), time.value), []).append(time)
    held = _held(reading)
    return tuple(
        Dated(times[0].text, value, len(times), tuple(held.get(value, ()))) for (_, value), times in found.items()
    )


def vague(reading: Reading) -> int:
    """How many expressions have no value: vague ones, durations, what recurs."""
    return sum(not time.value for time in reading.times)


def _held(reading: Reading) -> dict[str, list[str]]:
    """The labels of the records that have a time, by its value: `2024-05-14 => [2, e1]`."""
    shown = labels(reading)
    held: dict[str, list[str]] = {}
    records: tuple[Statement | Event | Position, ...] = (*reading.statements, *reading.events, *reading.positions)
    for record in records:
        if record.time:
            held.setdefault(record.time, []).append(shown[record.id])
    return held
