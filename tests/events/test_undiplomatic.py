"""Sport, weather, cooking, school: articles in whose words a war is a game and an agreement a chord."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.reader import Reader

OPEN = Path(__file__).parents[2] / "evaluation" / "gold" / "nl" / "open"
ARTICLES = sorted(OPEN.glob("[89][0-9]-*.txt"))


def test_there_are_ten() -> None:
    """The files are found."""
    assert len(ARTICLES) == 10


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_diplomacy_no_records(path: Path) -> None:
    """What is said is read; events and positions there are none."""
    reading = Reader().read(path.read_text(encoding="utf-8"))
    assert reading.events == () and reading.positions == ()
