"""Score the parses of a treebank's raw text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from demarche.errors import CorpusError
from demarche.evaluation.ask import Asks
from demarche.evaluation.conllu import Sentence, read_conllu
from demarche.evaluation.measured import Figure, Score
from demarche.evaluation.treebanks.score import COLUMNS, Agreement, placed_doc, placed_gold


def load(path: Path, part: str | None) -> tuple[Sentence, ...]:
    """The sentences of a CoNLL-U file. Raises CorpusError."""
    sentences = tuple(read_conllu(path))
    if not any(word.relation not in ("_", "ROOT") for sentence in sentences for word in sentence.words):
        raise CorpusError(f"{path} has no trees", "a treebank in CoNLL-U was expected", "name another file")
    return sentences


def text_of(sentence: Sentence) -> str:
    """The text of a sentence."""
    return sentence.text


def score(sentences: Iterable[Sentence], ask: Asks) -> Score:
    """Each sentence is read by itself; one that fails is missed whole."""
    agreement = Agreement()
    sizes = {"sentences": 0, "words": 0}
    for sentence in sentences:
        gold, borders = placed_gold([sentence])
        doc = ask.parse(sentence.text)
        found, found_borders = placed_doc(doc) if doc is not None else ([], [])
        agreement.add(gold, found)
        agreement.add_sentences(borders, found_borders)
        sizes["sentences"] += 1
        sizes["words"] += len(gold)
    return Score(tuple(Figure.of(column, agreement.counts(column)) for column in COLUMNS), sizes)
