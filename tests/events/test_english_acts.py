"""Deeds and speech acts as English newspapers word them, and what is no such act.

Rows marked `first` were written before the lexicon knew their words, `sibling` after it did, `none` tell of sport,
business, science and weather. How many hold is reported; the floors are what has been reached.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

import demarche
from demarche.records import Actor, Event, Reading

ROWS = list(csv.DictReader((Path(__file__).parent / "acts.en.tsv").open(encoding="utf-8"), delimiter="\t"))
FLOORS = {"first": 0.92, "sibling": 0.96, "none": 0.92}
# Of an article that names nobody in office few events are read.
BEHIND = " In The Hague minister Caspar Veldkamp would not respond."
TYPES = {
    *("CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


def _meets(actors: Iterable[Actor | None], wanted: str) -> bool:
    """Whether all that are wanted are among the actors' parties; nobody wanted is met by anybody."""
    return set(filter(None, wanted.split(";"))) <= {actor.party for actor in actors if actor is not None}


def _fits(row: dict[str, str], reading: Reading, event: Event) -> bool:
    """The type, and who is on which side; where only doers are wanted, an act of several may have some as targets."""
    if event.type not in row["type"].split("/"):
        return False
    mutual = event.targets if ";" in row["sources"] and not row["targets"] else ()
    sources = _meets(map(reading.actor, (*event.sources, *mutual)), row["sources"])
    return sources and _meets(map(reading.actor, event.targets), row["targets"])


def _holds(row: dict[str, str]) -> bool:
    reading = demarche.read(row["sentence"] + BEHIND, language="en")
    return any(_fits(row, reading, event) for event in reading.events) if row["type"] else not reading.events


def test_every_type_has_sentences() -> None:
    assert {kind for row in ROWS for kind in row["type"].split("/") if kind} == TYPES


@pytest.mark.parametrize("written", FLOORS)
def test_as_many_acts_are_found_as_ever(written: str) -> None:
    rows = [row for row in ROWS if row["written"] == written]
    missed = [row["sentence"] for row in rows if not _holds(row)]
    print(f"{written}: {len(rows) - len(missed)} of {len(rows)}", *missed, sep="\n  ")
    assert 1 - len(missed) / len(rows) >= FLOORS[written]
