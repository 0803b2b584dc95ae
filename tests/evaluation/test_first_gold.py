"""The articles of earlier gold keep their floors, though more and harder ones have joined them in the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.evaluation.gold.cases import load_case
from demarche.evaluation.gold.score import score_case, total
from demarche.reader import Reader
from evaluation.gate import GOLD

Numbers = frozenset[int]
# The set, the numbers of its articles; the floors of statements, statements with their speaker, and zones.
FLOORS = {
    "first open": ("open", frozenset(range(1, 19)), 0.9365, 0.8492, 0.9443),
    "first apart": ("apart", frozenset(range(51, 61)), 0.862, 0.7793, 0.7236),
    "second open": ("open", frozenset({*range(1, 29), *range(81, 91)}), 0.945, 0.8988, 0.9774),
}
# The floors of events and positions, where there were any.
ACTS = {"second open": (0.7569, 0.5989)}


def _paths(name: str, numbers: Numbers) -> list[Path]:
    found = sorted((GOLD / name).glob("*.txt"))
    return [path for path in found if int(path.name.split("-")[0]) in numbers]


@pytest.mark.parametrize("name", FLOORS)
def test_no_floor_fell(name: str) -> None:
    """What was found in the articles of an earlier gold is found as it was, or better."""
    part, numbers, statements, speakers, zones = FLOORS[name]
    reader = Reader()
    cases = [load_case(path) for path in _paths(part, numbers)]
    assert len(cases) == len(numbers)
    found = total(score_case(case, reader.read(case.text, published=case.published)) for case in cases)
    assert found.offsets == 0
    assert found.statement.f >= statements and found.speaker.f >= speakers and found.zone_macro()[2] >= zones
    events, positions = ACTS.get(name, (0.0, 0.0))
    assert found.event.f >= events and found.position.f >= positions
