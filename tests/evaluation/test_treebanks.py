from __future__ import annotations

import pytest
import spacy

from demarche.evaluation.treebanks.score import COLUMNS, Agreement, placed_doc, placed_gold, plain_lemma
from training.conllu import Sentence, Word, tree_doc


def word(form: str, upos: str, head: int, relation: str, *, space: bool = True) -> Word:
    return Word(form, form.lower(), upos, "_", head, relation, space, "O")


GOLD = Sentence(
    (
        word("Zij", "PRON", 1, "nsubj"),
        word("wacht", "VERB", 1, "ROOT", space=False),
        word(".", "PUNCT", 1, "punct"),
    )
)


def counted(found: list[Sentence]) -> Agreement:
    counts = Agreement()
    (gold, borders), (words, found_borders) = placed_gold([GOLD]), placed_doc(tree_doc(spacy.blank("nl").vocab, found))
    counts.add(gold, words)
    counts.add_sentences(borders, found_borders)
    return counts


def test_the_same_tree_scores_full_marks() -> None:
    counts = counted([GOLD])
    assert [counts.f1(column) for column in COLUMNS] == [100.0] * len(COLUMNS)
    assert counts.f1("nsubj") == 100.0


def test_a_split_and_another_border_count_against_it() -> None:
    first = Sentence((word("Zij", "PRON", 0, "ROOT"),))
    rest = Sentence((word("wacht.", "VERB", 0, "ROOT"),))
    counts = counted([first, rest])
    assert counts.f1("words") == pytest.approx(200 / 5)  # "Zij" alone, of 3 words and 2
    assert counts.f1("sentences") == 0.0
    assert counts.f1("UAS") == 0.0


def test_white_space_tokens_take_no_part() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    words, borders = placed_doc(nlp("Zij \n wacht."))
    assert [word.place for word in words] == [word.place for word in placed_gold([GOLD])[0]]
    assert borders == placed_gold([GOLD])[1]


@pytest.mark.parametrize(
    ("form", "lemma", "upos", "plain"),
    [
        ("regeringsfractie", "regering_fractie", "NOUN", "regeringsfractie"),
        ("buschauffeurs", "bus_chauffeur", "NOUN", "buschauffeur"),
        ("opgeleverd", "op_leveren", "VERB", "opleveren"),
        ("vindt", "plaats_vinden", "VERB", "vinden"),
        ("19-jarigen", "19_jarig", "ADJ", "19-jarig"),
        ("_", "_", "SYM", "_"),
    ],
)
def test_lemmas_lose_their_borders(form: str, lemma: str, upos: str, plain: str) -> None:
    assert plain_lemma(form, lemma, upos) == plain
