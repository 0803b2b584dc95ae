"""Which records of a reading are written: all of them, the sure ones, or those of some parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Literal, get_args

from demarche.records import Reading

Part = Literal["statements", "events", "positions", "times", "actors", "zones"]
PARTS: tuple[Part, ...] = get_args(Part)


def parts_named(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts of these names, once each, in our own order. Raises ValueError with the first that is none."""
    wanted = list(names)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        raise ValueError(unknown[0])
    return tuple(part for part in PARTS if part in wanted)


def confident(reading: Reading, floor: float) -> Reading:
    """The reading without statements, events and positions below `floor` (0 to 1).

    What was nested in a statement left out stands alone. An event or position keeps the id of the statement that
    it was read from, for it is still not the article's own word.
    """
    kept = {s.id for s in reading.statements if s.confidence >= floor}
    statements = tuple(
        dataclasses.replace(s, nested_in=s.nested_in if s.nested_in in kept else None)
        for s in reading.statements
        if s.id in kept
    )
    return dataclasses.replace(
        reading,
        statements=statements,
        events=tuple(event for event in reading.events if event.confidence >= floor),
        positions=tuple(position for position in reading.positions if position.confidence >= floor),
    )
