"""Weekdays in whole sentences: the verb says which one is meant."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from demarche.reader import Reader

PUBLISHED = "2023-04-27"
LINES = [x for x in (Path(__file__).parent / "tenses.nl.txt").read_text("utf-8").splitlines() if x[0] != "#"]
PARSER_FAULT = pytest.mark.xfail(reason="the parser takes the past tense for the present")


@functools.cache
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("line", [pytest.param(x, marks=PARSER_FAULT) if x[0] == "?" else x for x in LINES])
def test_the_verb_says_which_one(line: str) -> None:
    side, sentence = line.split(" ", 1)
    times = reader().read(sentence, published=PUBLISHED, language="nl").times
    assert [("F" if str(t.value) > PUBLISHED else "P") for t in times] == [side.replace("?", "P")]
