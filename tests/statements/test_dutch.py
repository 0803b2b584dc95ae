"""Dutch statements, one text a row: who said it, by which cue, and what."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from demarche.reader import Reader

LINES = [x for x in (Path(__file__).parent / "sentences.nl.tsv").read_text("utf-8").splitlines() if x[:1] != "#"]
ROWS = [line.split("\t") for line in LINES[1:]]


@functools.cache
def reader() -> Reader:
    """One reader for all rows."""
    return Reader()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[3]}: {row[0][:40]}")
def test_a_statement(row: list[str]) -> None:
    """The statement is found with its speaker."""
    text, speaker, *rest = row
    reading = reader().read(text, published="2025-03-14", language="nl")
    names = {actor.id: actor.name for actor in reading.actors}
    found = [
        (s.speaker, [s.kind, s.cue.text if s.cue else "", " … ".join(c.text for c in s.content)])
        for s in reading.statements
    ]
    same = [who for who, what in found if what == rest]
    assert same, f"not among {found}"
    assert any(speaker in (who, names.get(who or "")) if speaker else who is None for who in same), same
