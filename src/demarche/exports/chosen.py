"""Which records of a reading are written: all of them, the sure ones, or those of one part."""

from __future__ import annotations

import dataclasses
from typing import Literal, get_args

from demarche.records import Reading

Part = Literal["statements", "actors", "times", "zones"]
PARTS: tuple[Part, ...] = get_args(Part)


def confident(reading: Reading, floor: float) -> Reading:
    """The reading without statements below `floor` (0 to 1); what was nested in one of them stands alone."""
    kept = {s.id for s in reading.statements if s.confidence >= floor}
    statements = tuple(
        dataclasses.replace(s, nested_in=s.nested_in if s.nested_in in kept else None)
        for s in reading.statements
        if s.id in kept
    )
    return dataclasses.replace(reading, statements=statements)
