"""The one event of a reading that its sentence is told for."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.evaluation.plover.read import countries
from demarche.records import Event, Reading


@dataclass(frozen=True, slots=True)
class Prediction:
    """A PLOVER type, or None, and the countries (ISO 3166 alpha-3) of its source and target."""

    type: str | None
    sources: frozenset[str]
    targets: frozenset[str]


def predict(reading: Reading) -> Prediction:
    """The surest event; of several the first in the text."""
    if not reading.events:
        return Prediction(None, frozenset(), frozenset())
    event = max(reading.events, key=lambda e: (e.confidence, -e.trigger.start))
    return Prediction(plover_type(event), *(_countries(reading, side) for side in (event.sources, event.targets)))


def plover_type(event: Event) -> str:
    """The event's own type."""
    return event.type


def _countries(reading: Reading, actors: tuple[str, ...]) -> frozenset[str]:
    parties = {actor.party for one in actors if (actor := reading.actor(one)) is not None}
    return frozenset(party for party in parties if party in countries())
