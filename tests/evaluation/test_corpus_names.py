"""Entity files in the columns that their owners use, and how their names are counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from demarche.actors import Actors
from demarche.actors.clusters import Clusters
from demarche.errors import CorpusError
from demarche.evaluation.names.read import Labelled, load
from demarche.evaluation.names.score import score
from demarche.knowledge.entities import load_knowledge
from demarche.records import Reading

TEXT = "Ann Lee left “Oslo”, said the U.N."
NAMES = {(0, 7, "PER"), (14, 18, "LOC"), (30, 34, "ORG")}
WORDS = ["Ann", "Lee", "left", "“", "Oslo", "”", ",", "said", "the", "U.N."]
BIO = ["B-PER", "I-PER", "O", "O", "B-LOC", "O", "O", "O", "O", "B-ORG"]


def write(folder: Path, text: str) -> Path:
    path = folder / "names.txt"
    path.write_text(text, "utf-8")
    return path


def lines(template: str, tags: list[str] = BIO) -> str:
    return "".join(template.format(i=i, word=w, tag=t) for i, (w, t) in enumerate(zip(WORDS, tags, strict=True), 1))


@pytest.mark.parametrize(
    "template",
    [
        "{word} {tag}\n",
        "{word}\tNNP\tI-NP\t{tag}\n",
        "{word} N {tag}\n",
        "{i}\t{word}\t{tag}\t-\t-\n",
    ],
    ids=["two columns", "CoNLL-2003", "CoNLL-2002", "Universal NER"],
)
def test_every_layout_gives_the_same_sentence(tmp_path: Path, template: str) -> None:
    text = "-DOCSTART- -X- O O\n\n# sent_id = 1\n" + lines(template) + "\n" + lines(template)
    assert load(write(tmp_path, text), None) == (Labelled(TEXT, frozenset(NAMES)),) * 2


def test_conllu_with_spaces_of_its_own(tmp_path: Path) -> None:
    spaces = ["_", "_", "_", "SpaceAfter=No", "SpaceAfter=No", "SpaceAfter=No", "_", "_", "_", "_"]
    rows = (
        f"{i}\t{word}\t_\t_\t_\t_\t_\t_\t_\t{'|'.join([f'NER={tag}', space] if tag != 'O' else [space])}\n"
        for i, (word, tag, space) in enumerate(zip(WORDS, BIO, spaces, strict=True), 1)
    )
    assert load(write(tmp_path, "".join(rows)), None) == (Labelled(TEXT, frozenset(NAMES)),)


def test_tags_without_a_beginning_and_types_that_are_not_ours(tmp_path: Path) -> None:
    tags = ["I-PERSON", "I-PERSON", "O", "O", "I-GPE", "O", "O", "O", "B-MISC", "I-ORG"]
    assert load(write(tmp_path, lines("{word} {tag}\n", tags)), None)[0].names == NAMES


@pytest.mark.parametrize(
    ("written", "complaint"),
    [("a story\nof words\n", "no entity file"), ("", "no entity file"), ("a O\nb O\n", "no names")],
)
def test_another_file_is_refused(tmp_path: Path, written: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint):
        load(write(tmp_path, written), None)


class Recognised:
    """Finds Ann Lee as a person and Oslo as an organisation, and nobody by knowledge."""

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()

    def parse(self, text: str) -> Doc | None:
        return None

    def actors(self, text: str) -> tuple[Doc, Actors] | None:
        doc = spacy.blank("en")(text)
        found = ((0, 7, "PERSON"), (14, 18, "ORG"), (21, 25, "WORK"))
        doc.ents = [span for start, end, label in found if (span := doc.char_span(start, end, label))]
        return doc, Actors(Clusters(load_knowledge("en"), None), [])

    def read(self, text: str, *, published: str | None = None) -> tuple[Doc, Reading] | None:
        return None

    def article(self, text: str, *, published: str | None = None) -> Reading | None:
        return None


def test_borders_and_type_must_be_right_and_other_types_do_not_count() -> None:
    found = score([Labelled(TEXT, frozenset(NAMES))], Recognised())
    figures = {figure.name: (figure.gold, figure.system, figure.precision) for figure in found.figures}
    assert figures["recogniser, all"] == (3, 2, 0.5)
    assert figures["recogniser, PER"] == (1, 1, 1.0)
    assert figures["recogniser, ORG"] == (1, 1, 0.0)
    assert figures["reading, all"] == (3, 0, 0.0)
    assert found.sizes == {"sentences": 1, "PER": 1, "LOC": 1, "ORG": 1}
