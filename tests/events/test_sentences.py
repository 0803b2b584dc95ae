"""Sentences as newspapers write them, each with the event or position that a careful reader finds in it.

They were written without the system. How many hold is reported; the floors are what has been reached.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

import demarche
from demarche.records import Actor, Event, Position, Reading

ROWS = list(csv.DictReader((Path(__file__).parent / "sentences.tsv").open(encoding="utf-8"), delimiter="\t"))
EVENTS = [row for row in ROWS if row["type"]]
POSITIONS = [row for row in ROWS if row["holder"] or row["polarity"]]
# Of those written, how many are found: events with a right source and target, their status, positions, their force.
FLOORS = {"event": 0.90, "event + status": 0.89, "position": 0.73, "position + force": 0.73}


# Of an article that names nobody in office no events are read.
BEHIND = " In Den Haag wilde minister Caspar Veldkamp niet reageren."


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {row["sentence"]: demarche.read(row["sentence"] + BEHIND, language="nl") for row in ROWS}


def _meets(actors: Iterable[Actor], wanted: str) -> bool:
    """Whether one of the actors is wanted, by name or party; nobody wanted is met by anybody."""
    names = set(filter(None, wanted.split(";")))
    return not names or any(actor.name in names or actor.party in names for actor in actors)


def _events(row: dict[str, str], reading: Reading) -> list[Event]:
    actors = {actor.id: actor for actor in reading.actors}
    return [
        e
        for e in reading.events
        if e.type == row["type"]
        and _meets((actors[i] for i in e.sources), row["sources"])
        and _meets((actors[i] for i in e.targets), row["targets"])
    ]


def _positions(row: dict[str, str], reading: Reading) -> list[Position]:
    actors = {actor.id: actor for actor in reading.actors}
    return [
        p
        for p in reading.positions
        if p.polarity == row["polarity"]
        and _meets([actors[p.holder]], row["holder"])
        and (row["issue"] == p.issue.id or row["issue"] in p.issue.text)
    ]


def _share(found: int, rows: list[dict[str, str]]) -> float:
    return found / len(rows)


def test_there_are_sentences_of_every_type() -> None:
    assert len(ROWS) >= 120
    assert len({row["type"] for row in EVENTS}) == 16


@pytest.mark.parametrize("measure", FLOORS)
def test_as_many_hold_as_ever(readings: dict[str, Reading], measure: str) -> None:
    kind, _, detail = measure.partition(" + ")
    found, missed = 0, []
    rows = EVENTS if kind == "event" else POSITIONS
    for row in rows:
        reading = readings[row["sentence"]]
        records = _events(row, reading) if kind == "event" else _positions(row, reading)
        held = any(not detail or not row[detail] or getattr(r, detail) == row[detail] for r in records)
        found += held
        missed += [] if held else [row["sentence"]]
    print(f"{measure}: {found} of {len(rows)}", *missed, sep="\n  ")
    assert _share(found, rows) >= FLOORS[measure]
