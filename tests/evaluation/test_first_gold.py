"""The articles of the first gold keep their floors, though more and harder ones have joined them in the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.evaluation.gold.cases import load_case
from demarche.evaluation.gold.score import score_case, total
from demarche.reader import Reader
from evaluation.gate import GOLD

# The numbers of its articles; the floors of statements, statements with their speaker, and zones.
FIRST = {
    "open": (range(1, 19), 0.9365, 0.8492, 0.9443),
    "apart": (range(51, 61), 0.862, 0.7793, 0.7236),
}


def _paths(name: str, numbers: range) -> list[Path]:
    found = sorted((GOLD / name).glob("*.txt"))
    return [path for path in found if int(path.name.split("-")[0]) in numbers]


@pytest.mark.parametrize("name", FIRST)
def test_no_floor_fell(name: str) -> None:
    """Statements, speakers and zones of the first articles are found as they were, or better."""
    numbers, statements, speakers, zones = FIRST[name]
    reader = Reader()
    cases = [load_case(path) for path in _paths(name, numbers)]
    assert len(cases) == len(numbers)
    found = total(score_case(case, reader.read(case.text, published=case.published)) for case in cases)
    assert found.offsets == 0
    assert found.statement.f >= statements and found.speaker.f >= speakers and found.zone_macro()[2] >= zones
