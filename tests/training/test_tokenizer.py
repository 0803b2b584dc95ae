"""The tokenizer follows the treebank: contractions, hyphens, runs of signs, abbreviations, each by evidence alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from training.conllu import Sentence, Word, read_conllu
from training.tokenizer import Evidence, adapt_tokenizer

# One sentence a line; words with a space behind them end in `_`.
TREEBANK = """\
do n't_ stop !!
wan na_ go ?!
wan na_ stay !!
non-stop_ plan
non-urgent_ talks
US - led_ plan
US - led_ talks
7 pm_ or 11 pm
8 pm_ or 10 pm
Oct._ 9
"""


def sentence(line: str) -> Sentence:
    """A sentence of words glued to the next, but where a `_` or another space says so."""
    forms = [(part.rstrip("_"), part.endswith("_")) for part in line.split(" ")]
    return Sentence(tuple(Word(f, f, "X", "_", 0, "dep", space, "O") for f, space in forms))


def words(nlp: Language, text: str) -> list[str]:
    return [token.text for token in nlp.make_doc(text)]


@pytest.fixture(scope="module")
def english() -> Language:
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp, [sentence(line) for line in TREEBANK.splitlines()])
    return nlp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't know.", "I do n't know ."),
        ("It's Putin's.", "It 's Putin 's ."),
        ("They cannot wait.", "They can not wait ."),
        ("We wanna go.", "We wan na go ."),
        ("Stop!!", "Stop !!"),
        ("a non-urgent, US-led plan", "a non-urgent , US - led plan"),
        ("at 7:30pm", "at 7:30 pm"),
        ("Gen. Tan and Sen. Orvelo", "Gen. Tan and Sen. Orvelo"),
    ],
)
def test_english(english: Language, text: str, expected: str) -> None:
    assert " ".join(words(english, text)) == expected


def test_a_rule_that_no_treebank_asks_for_is_left_out() -> None:
    nlp = spacy.blank("nl")
    adapt_tokenizer(nlp, [sentence("De_ man_ wacht .")])
    assert words(nlp, "Nee!! Om 7pm bij ANP/RTR.") == ["Nee", "!", "!", "Om", "7pm", "bij", "ANP", "/", "RTR", "."]


def test_evidence_counts_both_ways() -> None:
    once = [sentence("do n't_ stop !!")]
    assert (Evidence(once).split["don't"], Evidence(once).whole["!!"]) == (1, 1)
    assert not Evidence(once).keeps("!!")  # once is too little to go by
    assert Evidence(once * 2).keeps("!!")
    assert not Evidence([*once, sentence("stop ! !"), sentence("no ! !")]).keeps("!!")


def test_multi_word_tokens_are_words_without_a_space(tmp_path: Path) -> None:
    rows = [
        ("1", "I", "2", "_"),
        ("2-3", "don't", "_", "SpaceAfter=No"),
        ("2", "do", "0", "_"),
        ("3", "n't", "2", "_"),
        ("4", "!", "2", "_"),
    ]
    lines = ["\t".join((i, form, form, "X", "_", "_", head, "dep", "_", misc)) for i, form, head, misc in rows]
    path = tmp_path / "x.conllu"
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    (read,) = read_conllu(path)
    assert (read.text, read.fused) == ("I don't!", False)
    path.write_text(path.read_text(encoding="utf-8").replace("don't", "dont"), encoding="utf-8")
    assert next(iter(read_conllu(path))).fused
