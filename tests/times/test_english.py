"""Every English expression of the data files in its sentence, read whole."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from benchmarks.expressions import Expected, load
from demarche.knowledge.tables import FOLDER
from demarche.language.pipeline import MODELS
from demarche.reader import Reader
from demarche.records import Time
from demarche.times.values import is_edtf

ROWS = load("expressions.en.tsv")
NONE = (Path(__file__).parent / "none.en.txt").read_text("utf-8").splitlines()
INSTALLED = (MODELS / "en" / "pipeline").exists() and (FOLDER / "en" / "actions").exists()
pytestmark = pytest.mark.skipif(not INSTALLED, reason="English is not whole yet")


@functools.cache
def reader() -> Reader:
    return Reader()


def times(sentence: str, published: str | None) -> tuple[Time, ...]:
    return reader().read(sentence, published=published, language="en").times


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.expression}-{row.published}")
def test_an_expression_in_its_sentence(row: Expected) -> None:
    found = times(row.sentence, row.published)
    assert row.faults(found) == []
    assert all(t.value is None or is_edtf(t.value) for t in found)


@pytest.mark.parametrize("sentence", NONE)
def test_what_only_looks_like_a_time(sentence: str) -> None:
    assert times(sentence, "2023-04-27") == ()


def test_there_are_enough() -> None:
    assert len(ROWS) >= 120
    assert len(NONE) >= 12
