"""The one event of a reading that its sentence is told for, coded as PLOVER codes it.

Our events keep their type and say in `status` that they are yet to come; to PLOVER an announced deed is talk: AGREE
where it would be cooperation, THREATEN where it would be material conflict (manual of February 2024). Of several
events the first is taken: on the half that may be learnt from it is right a little more often than the surest.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.evaluation.plover.read import countries
from demarche.knowledge.codes import load_plover
from demarche.knowledge.tables import FOLDER, read_table
from demarche.records import Actor, Event, Reading

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
    return Prediction(plover_type(event), *_sides(reading, event))


def plover_type(event: Event) -> str:
    """The event's type, or what announces it."""
    if event.status not in _YET_TO_COME:
        return event.type
    return _ANNOUNCED.get(load_plover()[event.type, ""].quad, event.type)


def _sides(reading: Reading, event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The countries of both sides. Groups without a country are coded with that of the other side, as acts at home.

    So are protests against nobody: they are against the own government. Where neither side has a country, the only
    one that the sentence names will do.
    """
    doers, others = (
        [a for i in side if (a := reading.actor(i)) is not None] for side in (event.sources, event.targets)
    )
    sources, targets = _countries(doers), _countries(others)
    named = _countries(reading.actors)
    if not sources and not targets and len(named) == 1:
        sources = named if _at_home(doers) else sources
    if not sources and targets and _at_home(doers):
        sources = targets
    if not targets and sources and (_at_home(others) or not others and event.type in _OWN_GOVERNMENT):
        targets = sources
    return sources, targets


# Acts that without a target are meant for the own government.
_OWN_GOVERNMENT = frozenset({"PROTEST"})
# Who stands for no country.
_ABROAD = frozenset({"IGO", "NGO", "MED"})


def _at_home(actors: Sequence[Actor]) -> bool:
    """Whether there are actors, and all of them are without a country that they could be of: *the students*."""
    return bool(actors) and all(a.party is None and a.sector not in _ABROAD for a in actors)


def _countries(actors: Iterable[Actor]) -> frozenset[str]:
    """The states that the actors act for; of an armed movement the one that it comes from."""
    parties = {_homes().get(actor.party or "", actor.party) for actor in actors}
    return frozenset(party for party in parties if party in countries())


@functools.cache
def _homes() -> dict[str, str]:
    rows = read_table(FOLDER / "shared" / "homes.tsv", ("party", "iso3"))
    return {row["party"]: row["iso3"] for row in rows}
