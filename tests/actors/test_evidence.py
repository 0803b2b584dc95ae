"""What the words around an unknown name say of its kind; on Docs made by hand, so that no model is asked."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from demarche.actors.candidates import Candidate, Names
from demarche.actors.evidence import agree, label_by_neighbours, trimmed
from demarche.knowledge.entities import load_knowledge
from demarche.knowledge.grammar import load_grammar
from demarche.knowledge.kit import language_kit

VOCAB = spacy.blank("nl").vocab
NAMES = Names(load_knowledge("nl"), load_grammar("nl"), language_kit("nl"))


def made(tagged: str) -> Doc:
    """A Doc of one sentence from `word/POS` pairs."""
    pairs = [token.rsplit("/", 1) for token in tagged.split()]
    starts = [i == 0 for i in range(len(pairs))]
    return Doc(VOCAB, words=[w for w, _ in pairs], pos=[p for _, p in pairs], sent_starts=starts)  # type: ignore[arg-type]


def name(start: int, end: int, label: str, *entities: str) -> Candidate:
    return Candidate(start, end, end - 1, "name", label=label, entities=entities)


@pytest.mark.parametrize(
    ("tagged", "candidate", "label"),
    [
        ("Rust/NOUN in/ADP Orvelo/PROPN", name(2, 3, "PER"), "LOC"),
        ("Rust/NOUN in/ADP Tan/PROPN Orvelo/PROPN", name(2, 4, "PER"), "LOC"),
        ("de/DET stad/NOUN Orvelo/PROPN", name(2, 3, "PER"), "LOC"),
        ("inwoners/NOUN van/ADP Orvelo/PROPN", name(2, 3, "ORG"), "LOC"),
        ("de/DET oevers/NOUN van/ADP de/DET Orvelo/PROPN", name(4, 5, "PER"), "LOC"),
        ("de/DET topman/NOUN van/ADP Orvelo/PROPN", name(3, 4, "PER"), "ORG"),
        ("de/DET moord/NOUN op/ADP Orvelo/PROPN", name(3, 4, "LOC"), "PER"),
        ("ook/ADV minister/NOUN Orvelo/PROPN", name(2, 3, "LOC"), "PER"),
        ("de/DET krant/NOUN Orvelo/PROPN", name(2, 3, "LOC"), "ORG"),
        ("met/ADP dank/NOUN aan/ADP Orvelo/PROPN", name(3, 4, "PER"), "PER"),
        ("Orvelo/PROPN (/PUNCT 56/NUM )/PUNCT valt/VERB", name(0, 1, "LOC"), "PER"),
        ("Orvelo/PROPN valt/VERB", name(0, 1, "PER"), "PER"),
    ],
)
def test_the_words_before(tagged: str, candidate: Candidate, label: str) -> None:
    assert label_by_neighbours(made(tagged), candidate, NAMES).label == label


def test_names_side_by_side_are_of_one_kind() -> None:
    doc = made("Frankrijk/PROPN ,/PUNCT Orvelo/PROPN en/CCONJ Tismar/PROPN wachten/VERB")
    named = [name(0, 1, "", "country:FRA"), name(2, 3, "PER"), name(4, 5, "ORG")]
    agree(doc, named, NAMES)
    assert [c.label for c in named[1:]] == ["LOC", "LOC"]


def test_an_apposition_is_no_list() -> None:
    doc = made("Frankrijk/PROPN ,/PUNCT Orvelo/PROPN ,/PUNCT zwijgt/VERB")
    named = [name(0, 1, "", "country:FRA"), name(2, 3, "PER")]
    agree(doc, named, NAMES)
    assert named[1].label == "PER"


def test_two_unsure_names_keep_what_they_have() -> None:
    doc = made("Orvelo/PROPN en/CCONJ Tismar/PROPN wachten/VERB")
    named = [name(0, 1, "PER"), name(2, 3, "LOC")]
    agree(doc, named, NAMES)
    assert [c.label for c in named] == ["PER", "LOC"]


def test_mentions_of_one_name_agree() -> None:
    doc = made("Orvelo/PROPN slaapt/VERB en/CCONJ Orvelo/PROPN droomt/VERB dat/SCONJ Orvelo/PROPN waakt/VERB")
    named = [name(0, 1, "PER"), name(3, 4, "LOC"), name(6, 7, "PER")]
    agree(doc, named, NAMES)
    assert {c.label for c in named} == {"PER"}


@pytest.mark.parametrize(
    ("tagged", "start"),
    [
        ("Breng/VERB Orvelo/PROPN thuis/ADV", 1),
        ("van/ADP Orvelo/PROPN is/AUX niets/PRON", 1),
        ("Minister/NOUN Orvelo/PROPN zwijgt/VERB", 1),
        ("Tan/PROPN Orvelo/PROPN zwijgt/VERB", 0),
    ],
)
def test_what_cannot_begin_a_name_is_cut_off(tagged: str, start: int) -> None:
    assert trimmed(made(tagged), name(0, 2, "PER"), NAMES).start == start
