"""Every expression of the data files in its sentence, read whole."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from spacy.tokens import Doc

from benchmarks.expressions import Expected, load
from demarche.reader import Reader
from demarche.records import Time
from demarche.times.values import is_edtf

ROWS = load("expressions.nl.tsv")
NONE = [x for x in (Path(__file__).parent / "none.nl.txt").read_text("utf-8").splitlines() if not x.startswith("#")]


@functools.cache
def reader() -> Reader:
    return Reader()


def times(sentence: str, published: str | None) -> tuple[Time, ...]:
    return reader().read(sentence, published=published, language="nl").times


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.expression}-{row.published}")
def test_an_expression_in_its_sentence(row: Expected) -> None:
    found = times(row.sentence, row.published)
    assert row.faults(found) == []
    assert all(t.value is None or is_edtf(t.value) for t in found)
    assert all(t.value is None for t in found if t.kind in ("duration", "set"))


@pytest.mark.parametrize("sentence", NONE)
def test_what_only_looks_like_a_time(sentence: str) -> None:
    assert times(sentence, "2023-04-27") == ()


def test_there_are_enough() -> None:
    assert len(ROWS) >= 250
    assert len(NONE) >= 25


@pytest.mark.parametrize("published", [None, "2023", "2023-04", "2023-04-27", "0999-01-01", "9999-12-31", "1000"])
def test_every_value_is_edtf_whatever_the_date(published: str | None) -> None:
    from demarche.records import Document
    from demarche.times import find_times

    text = " ".join(dict.fromkeys(row.sentence for row in ROWS))
    doc = reader_doc(text)
    document = Document("x", text, (), "nl", published, None, None, None, ())
    values = [t.value for t in find_times(doc, document, "nl") if t.value is not None]
    assert values and all(is_edtf(value) for value in values)


@functools.cache
def reader_doc(text: str) -> Doc:
    from demarche.language.parse import paragraphs, parse
    from demarche.language.pipeline import load_pipeline

    return parse(load_pipeline("nl"), text, paragraphs(text))
