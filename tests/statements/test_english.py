"""English statements, one text a row: who said it, by which cue, and what."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.knowledge.tables import FOLDER
from demarche.language.pipeline import MODELS
from tests.statements.rows import check, label, reader, rows

ROWS = rows("en")
INSTALLED = (MODELS / "en" / "pipeline").exists() and (FOLDER / "en" / "actions").exists()
pytestmark = pytest.mark.skipif(not INSTALLED, reason="English is not whole yet")


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_statement(row: list[str]) -> None:
    check(row, "en", "2024-03-14")


def test_the_file_is_whole() -> None:
    assert len(ROWS) >= 60


def test_the_example_article() -> None:
    path = Path(__file__).parent.parent.parent / "examples" / "article.en.txt"
    reading = reader().read(path.read_text("utf-8"))
    assert reading.document.language == "en"
    names = {actor.id: actor.name for actor in reading.actors}
    said = [(names.get(s.speaker or ""), s.cue.text if s.cue else "") for s in reading.statements]
    assert ("António Guterres", "warned") in said and ("Ignazio Cassis", "announced") in said
    assert (None, "reportedly") in said and ("Antony Blinken", "said") in said
    assert {"headline", "dateline", "lead", "promo", "heading", "body"} <= {z.kind for z in reading.document.zones}
    assert "2024-05-20/2024-05-26" in {t.value for t in reading.times}
