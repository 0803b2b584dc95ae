"""Every shipped pipeline loads, speaks Universal Dependencies, and parses an article of its language."""

from __future__ import annotations

import pytest

from demarche.language.parse import paragraphs, parse
from demarche.language.pipeline import MODELS, load_pipeline

SHIPPED = sorted(path.parent.name for path in MODELS.glob("*/pipeline"))
ARTICLES = {
    "nl": "Poetin waarschuwt Oekraïne\n\n“We wachten af”, zei minister Lavrov maandag in Moskou. Rusland zwijgt.",
    "en": "Putin warns Ukraine\n\n“We don't know,” Minister Lavrov said in Moscow on Monday. Russia can't wait.",
}


@pytest.mark.parametrize("language", SHIPPED)
def test_it_parses_an_article(language: str) -> None:
    text = ARTICLES[language]
    doc = parse(load_pipeline(language), text, paragraphs(text))
    assert doc.text == text
    assert [sentence.text.split()[0].strip("“") for sentence in doc.sents if sentence.text.strip()][-1] in (
        "Rusland",
        "Russia",
    )
    assert {"nsubj", "root"} <= {token.dep_.lower() for token in doc}
    assert {ent.label_ for ent in doc.ents} <= {"PER", "LOC", "ORG"}
    assert "Lavrov" in {ent.text for ent in doc.ents if ent.label_ == "PER"}


def test_english_contractions_are_words() -> None:
    doc = parse(load_pipeline("en"), "We don't know. It's Putin's plan.", [(0, 33)])
    assert [token.text for token in doc] == ["We", "do", "n't", "know", ".", "It", "'s", "Putin", "'s", "plan", "."]
    assert doc[2].lemma_ == "not"
