"""The time of a clause, on Docs built by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from demarche.records import Time
from demarche.times import time_of_clause

WORDS = ["De", "minister", "zei", "dinsdag", "dat", "hij", "vrijdag", "komt", "."]
HEADS = [1, 2, 2, 2, 7, 7, 7, 2, 2]
DEPS = ["det", "nsubj", "ROOT", "obl", "mark", "nsubj", "obl", "ccomp", "punct"]
POS = ["DET", "NOUN", "VERB", "PROPN", "SCONJ", "PRON", "PROPN", "VERB", "PUNCT"]


@pytest.fixture
def doc() -> Doc:
    return Doc(Vocab(), WORDS, heads=HEADS, deps=DEPS, pos=POS)


def time(doc: Doc, i: int, value: str | None, kind: str = "date") -> Time:
    token = doc[i]
    end = token.idx + len(token.text)
    return Time(token.idx, end, token.text, value, kind, None, None)  # type: ignore[arg-type]


def test_each_verb_has_its_own(doc: Doc) -> None:
    tuesday, friday = time(doc, 3, "2023-04-25"), time(doc, 6, "2023-04-28")
    assert time_of_clause(doc, 2, [tuesday, friday]) == tuesday
    assert time_of_clause(doc, doc[7], [tuesday, friday]) == friday


def test_nothing_is_taken_from_another_clause(doc: Doc) -> None:
    assert time_of_clause(doc, 2, [time(doc, 6, "2023-04-28")]) is None


def test_barred_and_quoted_words_are_not_its_own(doc: Doc) -> None:
    tuesday = time(doc, 3, "2023-04-25")
    assert time_of_clause(doc, 2, [tuesday], barred={3}) is None
    inside = [-1, -1, -1, 0, -1, -1, -1, -1, -1]
    assert time_of_clause(doc, 2, [tuesday], inside=inside) is None


def test_only_dates_with_a_value(doc: Doc) -> None:
    assert time_of_clause(doc, 2, [time(doc, 3, None)]) is None
    assert time_of_clause(doc, 2, [time(doc, 3, "2023", kind="duration")]) is None
    assert time_of_clause(doc, 2, []) is None
