"""What parties say to one another, as newspapers word it: consent, refusal, blame, praise, demands, threats, meetings.

Rows marked `first` were written before the lexicon knew their words, `sibling` after it did; `pattern` is one
expression with the same two parties. How many hold is reported; the floors are what has been reached.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

import demarche
from demarche.records import Actor

ROWS = list(csv.DictReader((Path(__file__).parent / "verbal_acts.nl.tsv").open(encoding="utf-8"), delimiter="\t"))
FLOORS = {"first": 0.84, "sibling": 0.95, "pattern": 0.91}
# Of an article that names nobody in office no events are read.
BEHIND = " In Den Haag wilde minister Caspar Veldkamp niet reageren."
VERBAL = {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}


def _meets(actors: Iterable[Actor | None], wanted: str) -> bool:
    """Whether all that are wanted are among the actors' parties; nobody wanted is met by anybody."""
    return set(filter(None, wanted.split(";"))) <= {actor.party for actor in actors if actor is not None}


def _holds(row: dict[str, str]) -> bool:
    reading = demarche.read(row["sentence"] + BEHIND, language="nl")
    return any(
        event.type == row["type"]
        and _meets(map(reading.actor, event.sources), row["sources"])
        and _meets(map(reading.actor, event.targets), row["targets"])
        for event in reading.events
    )


def test_every_verbal_type_has_sentences() -> None:
    assert {row["type"] for row in ROWS} == VERBAL


@pytest.mark.parametrize("written", FLOORS)
def test_as_many_acts_are_found_as_ever(written: str) -> None:
    rows = [row for row in ROWS if row["written"] == written]
    missed = [row["sentence"] for row in rows if not _holds(row)]
    print(f"{written}: {len(rows) - len(missed)} of {len(rows)}", *missed, sep="\n  ")
    assert 1 - len(missed) / len(rows) >= FLOORS[written]
