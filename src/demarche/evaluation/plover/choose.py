"""The one event of a reading that its sentence is told for, coded as PLOVER codes it.

Our events keep their type and say in `status` that they are yet to come; to PLOVER an announced deed is talk: AGREE
where it would be cooperation, THREATEN where it would be material conflict (manual of February 2024). Of several
events the first is taken: on the half that may be learnt from it is right a little more often than the surest.
"""

from __future__ import annotations

from dataclasses import dataclass

from demarche.evaluation.plover.read import countries
from demarche.knowledge.codes import load_plover
from demarche.records import Event, Reading

_YET_TO_COME = frozenset({"planned", "hypothetical"})
_ANNOUNCED = {
    "verbal-cooperation": "AGREE",
    "material-cooperation": "AGREE",
    "material-conflict": "THREATEN",
}


@dataclass(frozen=True, slots=True)
class Prediction:
    """A PLOVER type, or None, and the countries (ISO 3166 alpha-3) of its source and target."""

    type: str | None
    sources: frozenset[str]
    targets: frozenset[str]


def predict(reading: Reading) -> Prediction:
    """The first event in the text; nothing where there is none."""
    if not reading.events:
        return Prediction(None, frozenset(), frozenset())
    event = min(reading.events, key=lambda e: (e.trigger.start, -e.confidence))
    return Prediction(plover_type(event), *(_countries(reading, side) for side in (event.sources, event.targets)))


def plover_type(event: Event) -> str:
    """The event's type, or what announces it."""
    if event.status not in _YET_TO_COME:
        return event.type
    return _ANNOUNCED.get(load_plover()[event.type, ""].quad, event.type)


def _countries(reading: Reading, actors: tuple[str, ...]) -> frozenset[str]:
    parties = {actor.party for one in actors if (actor := reading.actor(one)) is not None}
    return frozenset(party for party in parties if party in countries())
