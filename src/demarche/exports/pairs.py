"""Events as other event data has them: one row a source and a target, on one day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from demarche.records import Actor, Event, Reading

# Event data of others records what happens, not what is planned, asked for or denied.
HAPPENED = frozenset({"occurred", "ongoing"})
_TAB_OR_LINE = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


@dataclass(frozen=True, slots=True)
class Pair:
    """An event between one source and one target, either of them None; `number` is the same on every machine."""

    event: Event
    source: Actor | None
    target: Actor | None
    number: int
    day: str | None


def happened_pairs(reading: Reading) -> Iterator[Pair]:
    """What happened, each source with each target."""
    for event in reading.events:
        if event.status in HAPPENED:
            yield from event_pairs(event, reading)


def event_pairs(event: Event, reading: Reading) -> Iterator[Pair]:
    """Each source of an event with each target."""
    for source in event.sources or (None,):
        for target in event.targets or (None,):
            name = f"{event.id}|{source}|{target}|{reading.document.id}"
            # Of 63 bits, so that it is a positive whole number in every database.
            number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") >> 1
            yield Pair(event, reading.actor(source), reading.actor(target), number, first_day(event.time, reading))


def first_day(time: str | None, reading: Reading) -> str | None:
    """The first day that a time can mean, of the publication where there is none: `2022-02 => 2022-02-01`."""
    from demarche.times.values import bounds

    for value in (time, reading.document.published):
        if value:
            try:
                first, last = bounds(value)
            except (ValueError, OverflowError):
                continue
            if known := first or last:
                return known.isoformat()
    return None


def plain(text: str | None) -> str:
    """Text for a cell of tab-separated values."""
    return " ".join((text or "").translate(_TAB_OR_LINE).split())
