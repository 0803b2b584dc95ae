"""Who holds what, how firmly, as English newspapers word it: how many hold, and the floor that has been reached."""

from __future__ import annotations

import csv
from pathlib import Path

import demarche

ROWS = list(csv.DictReader((Path(__file__).parent / "held.en.tsv").open(encoding="utf-8"), delimiter="\t"))
FLOOR = 0.83
# Of an article that names nobody in office no positions are read.
BEHIND = " In The Hague minister Caspar Veldkamp would not respond."


def _holds(row: dict[str, str]) -> bool:
    reading = demarche.read(row["sentence"] + BEHIND, language="en")
    return any(
        (position.polarity, position.force) == (row["polarity"], row["force"] or position.force)
        and row["issue"] in position.issue.text
        and (holder := reading.actor(position.holder)) is not None
        and holder.party == row["holder"]
        for position in reading.positions
    )


def test_as_many_positions_are_found_as_ever() -> None:
    missed = [row["sentence"] for row in ROWS if not _holds(row)]
    print(f"{len(ROWS) - len(missed)} of {len(ROWS)}", *missed, sep="\n  ")
    assert 1 - len(missed) / len(ROWS) >= FLOOR
