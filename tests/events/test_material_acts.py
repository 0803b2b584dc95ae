"""Deeds as Dutch papers tell them: who is expelled, cut off, seized, hit, helped, left; and what is no such deed.

The sentences of the first set showed which words were missing, those of the second are siblings written after the rows.
How many hold is reported by type; the floors are what has been reached.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

import demarche
from demarche.records import Actor, Event, Reading

ROWS = list(csv.DictReader((Path(__file__).parent / "material_acts.tsv").open(encoding="utf-8"), delimiter="\t"))
MATERIAL = ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "RETREAT", "AID", "PROTEST", "COOPERATE")
# Of an article that names nobody in office no events are read.
BEHIND = " In Den Haag wilde minister Caspar Veldkamp niet reageren."
FLOORS = {
    "first": dict(zip(MATERIAL, (57, 51, 53, 28, 41, 40, 27, 25), strict=True)),
    "sibling": dict(zip(MATERIAL, (34, 24, 16, 12, 12, 11, 10, 7), strict=True)),
}
# Of sentences without a deed, how many yield none.
FLOOR_OF_NONE = 0.9


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {row["sentence"]: demarche.read(row["sentence"] + BEHIND, language="nl") for row in ROWS}


def _meets(actors: Iterable[Actor], wanted: str) -> bool:
    """Whether one of the actors is wanted, by party or by a part of its name; nobody wanted is met by anybody."""
    words = set(filter(None, wanted.split(";")))
    return not words or any(word == actor.party or word in actor.name for actor in actors for word in words)


def _holds(row: dict[str, str], reading: Reading) -> bool:
    actors = {actor.id: actor for actor in reading.actors}

    def fits(event: Event) -> bool:
        return (
            event.type in row["type"].split("/")
            and _meets((actors[i] for i in event.sources), row["sources"])
            and _meets((actors[i] for i in event.targets), row["targets"])
        )

    return any(fits(event) for event in reading.events)


def test_there_are_enough_of_both_kinds() -> None:
    deeds = [row for row in ROWS if row["type"]]
    assert len(deeds) >= 400
    assert {row["type"].partition("/")[0] for row in deeds} >= set(MATERIAL)


@pytest.mark.parametrize(("kind", "event"), [(kind, event) for kind in FLOORS for event in MATERIAL])
def test_as_many_deeds_hold_as_ever(readings: dict[str, Reading], kind: str, event: str) -> None:
    rows = [row for row in ROWS if row["set"] == kind and row["type"].partition("/")[0] == event]
    missed = [row["sentence"] for row in rows if not _holds(row, readings[row["sentence"]])]
    print(f"{kind} {event}: {len(rows) - len(missed)} of {len(rows)}", *missed, sep="\n  ")
    assert len(rows) - len(missed) >= FLOORS[kind][event]


def test_what_is_no_deed_yields_none(readings: dict[str, Reading]) -> None:
    rows = [row for row in ROWS if row["set"] == "none"]
    taken = [r["sentence"] for r in rows if any(e.type in MATERIAL for e in readings[r["sentence"]].events)]
    print(f"none: {len(rows) - len(taken)} of {len(rows)}", *taken, sep="\n  ")
    assert len(rows) - len(taken) >= FLOOR_OF_NONE * len(rows)
