"""House styles of the training paragraphs: dashes beside words, hyphens left alone, apostrophes of possessives."""

from __future__ import annotations

import random

from training.conllu import Sentence, Word
from training.treebank import grouped, restyled


def sentence(*forms: str, possessive: str = "") -> Sentence:
    """Words glued to the next where they end in `+`."""
    return Sentence(
        tuple(
            Word(f.rstrip("+"), f.rstrip("+"), "PART" if f == possessive else "X", "_", 0, "dep", f[-1] != "+", "O")
            for f in forms
        )
    )


def styles(given: Sentence) -> set[str]:
    return {restyled([given], random.Random(seed))[0].text for seed in range(60)}


def test_dashes_between_words_come_in_every_house_style() -> None:
    assert styles(sentence("he", "--", "alone", "--", "left")) == {
        "he - alone - left",
        "he – alone – left",
        "he — alone — left",
        "he—alone—left",
    }


def test_a_hyphen_inside_a_word_stays() -> None:
    assert styles(sentence("US+", "-+", "led", "talks")) == {"US-led talks"}


def test_the_apostrophe_of_a_possessive_alone_is_varied() -> None:
    assert styles(sentence("boys+", "'", "room", possessive="'")) == {"boys' room", "boys’ room"}


def test_groups_have_the_sizes_asked_for() -> None:
    closed = [sentence("Yes+", ".") for _ in range(20)]
    assert {len(group) for group in grouped(closed, random.Random(1), (2,))} == {2}
