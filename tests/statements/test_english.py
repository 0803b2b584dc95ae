"""English statements, one text a row: who said it, by which cue, and what."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from demarche.knowledge.tables import FOLDER
from demarche.language.pipeline import MODELS
from demarche.reader import Reader

COLUMNS = ["text", "speaker", "kind", "cue", "content"]
LINES = [x for x in (Path(__file__).parent / "sentences.en.tsv").read_text("utf-8").splitlines() if x[:1] != "#"]
ROWS = [line.split("\t") for line in LINES[1:]]
INSTALLED = (MODELS / "en" / "pipeline").exists() and (FOLDER / "en" / "actions").exists()
pytestmark = pytest.mark.skipif(not INSTALLED, reason="English is not whole yet")


@functools.cache
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[3]}: {row[0][:40]}")
def test_a_statement(row: list[str]) -> None:
    text, speaker, *rest = row
    reading = reader().read(text, published="2024-03-14", language="en")
    names = {actor.id: actor.name for actor in reading.actors}
    found = [
        (s.speaker, [s.kind, s.cue.text if s.cue else "", " … ".join(c.text for c in s.content)])
        for s in reading.statements
    ]
    same = [who for who, what in found if what == rest]
    assert same, f"not among {found}"
    assert any(speaker in (who, names.get(who or "")) if speaker else who is None for who in same)


def test_the_file_is_whole() -> None:
    assert LINES[0].split("\t") == COLUMNS
    assert len(ROWS) >= 60 and all(len(row) == len(COLUMNS) for row in ROWS)


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
