"""Events and positions under the labels by which a page shows them: `e1`, `e2`, … and `p1`, `p2`, … down the text."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.exports.speakers import numbered
from demarche.records import Event, Position, Reading


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """An event with its label."""

    label: str
    event: Event


@dataclass(frozen=True, slots=True)
class LabelledPosition:
    """A position with its label."""

    label: str
    position: Position


def labelled_events(reading: Reading) -> tuple[LabelledEvent, ...]:
    """All events in the order of their triggers."""
    ordered = sorted(reading.events, key=lambda e: (e.trigger.start, e.trigger.end, e.id))
    return tuple(LabelledEvent(f"e{i}", event) for i, event in enumerate(ordered, start=1))


def labelled_positions(reading: Reading) -> tuple[LabelledPosition, ...]:
    """All positions in the order of their issues."""
    ordered = sorted(reading.positions, key=lambda p: (p.issue.start, p.issue.end, p.id))
    return tuple(LabelledPosition(f"p{i}", position) for i, position in enumerate(ordered, start=1))


def labels(reading: Reading) -> dict[str, str]:
    """The label of each statement, event and position by its id: `statement:3f… => 4`, `event:9a… => e2`."""
    return {
        **{one.statement.id: str(one.number) for one in numbered(reading)},
        **{one.event.id: one.label for one in labelled_events(reading)},
        **{one.position.id: one.label for one in labelled_positions(reading)},
    }
