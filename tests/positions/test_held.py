"""Judgements, aims, conditions, refusals, offers and promises, as newspapers word them: who holds what, how firmly.

Rows marked `first` were written before the lexicon knew their words, `sibling` after it did; `pattern` is one
expression with the same two parties. How many hold is reported; the floors are what has been reached.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import demarche

ROWS = list(csv.DictReader((Path(__file__).parent / "held.nl.tsv").open(encoding="utf-8"), delimiter="\t"))
FLOORS = {"first": 0.84, "sibling": 0.88, "pattern": 0.71}
# Of an article that names nobody in office no positions are read.
BEHIND = " In Den Haag wilde minister Caspar Veldkamp niet reageren."


def _holds(row: dict[str, str]) -> bool:
    reading = demarche.read(row["sentence"] + BEHIND, language="nl")
    return any(
        (position.polarity, position.force) == (row["polarity"], row["force"] or position.force)
        and row["issue"] in position.issue.text
        and (holder := reading.actor(position.holder)) is not None
        and holder.party == row["holder"]
        for position in reading.positions
    )


@pytest.mark.parametrize("written", FLOORS)
def test_as_many_positions_are_found_as_ever(written: str) -> None:
    rows = [row for row in ROWS if row["written"] == written]
    missed = [row["sentence"] for row in rows if not _holds(row)]
    print(f"{written}: {len(rows) - len(missed)} of {len(rows)}", *missed, sep="\n  ")
    assert 1 - len(missed) / len(rows) >= FLOORS[written]
