"""Sentences of the same make as those of the first article: what holds there holds for its kind."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import demarche
from demarche.records import Reading

CASES = list(csv.DictReader((Path(__file__).parent / "siblings.nl.tsv").open(encoding="utf-8"), delimiter="\t"))


def parties(reading: Reading, actors: tuple[str, ...]) -> set[str]:
    """The ids and parties of actors."""
    found = [a for a in map(reading.actor, actors) if a is not None]
    return {*actors, *(a.party for a in found if a.party)}


@pytest.mark.parametrize("case", CASES, ids=[f"{c['fact']} {c['text'][:40]}" for c in CASES])
def test_siblings(case: dict[str, str]) -> None:
    reading = demarche.read(case["text"], language="nl", published="2025-10-15")
    check = _has_event if case["kind"] == "event" else _has_position
    assert check(reading, case["expected"].split("|")), reading.events or reading.positions


def _has_event(reading: Reading, expected: list[str]) -> bool:
    event_type, sources, targets, statuses = expected
    return any(
        event.type == event_type
        and event.status in statuses.split()
        and {*filter(None, sources.split("+"))} <= parties(reading, event.sources)
        and {*filter(None, targets.split("+"))} <= parties(reading, event.targets)
        for event in reading.events
    )


def _has_position(reading: Reading, expected: list[str]) -> bool:
    holder, polarity, forces = expected
    return any(
        holder in parties(reading, (position.holder,))
        and position.polarity == polarity
        and position.force in forces.split()
        for position in reading.positions
    )
