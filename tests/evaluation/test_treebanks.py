from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from demarche.errors import CorpusError
from demarche.evaluation.treebanks.run import load, score
from demarche.evaluation.treebanks.score import COLUMNS, Agreement, placed_doc, placed_gold, plain_lemma
from tests.evaluation.asked import Asked
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


FUSED = """# sent_id = 1
# text = Va al mercato.
1\tVa\tandare\tVERB\t_\t_\t0\troot\t_\t_
2-3\tal\t_\t_\t_\t_\t_\t_\t_\t_
2\ta\ta\tADP\t_\t_\t4\tcase\t_\t_
3\til\til\tDET\t_\t_\t4\tdet\t_\t_
4\tmercato\tmercato\tNOUN\t_\t_\t1\tobl\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "t.conllu"
    path.write_text(text, "utf-8")
    return path


def test_a_fused_token_is_written_as_it_is_and_its_words_are_never_found(tmp_path: Path) -> None:
    (sentence,) = load(written(tmp_path, FUSED), None)
    assert sentence.text == "Va al mercato." and sentence.fused
    words, borders = placed_gold([sentence])
    assert [w.place for w in words] == [(0, 2), (4, 4), (4, 4), (4, 11), (11, 12)] and borders == [(0, 12)]
    doc = tree_doc(spacy.blank("it").vocab, [Sentence(tuple(w for i, w in enumerate(sentence.words) if i < 1))])
    found = score([sentence], Asked({}, {sentence.text: doc}))
    assert found.figures[0].name == "words" and (found.figures[0].gold, found.figures[0].system) == (5, 1)
    assert found.sizes == {"sentences": 1, "words": 5}


def test_a_sentence_that_fails_is_missed(tmp_path: Path) -> None:
    sentences = load(written(tmp_path, FUSED), None)
    assert {figure.f for figure in score(sentences, Asked({})).figures} == {0.0}


@pytest.mark.parametrize("bad", ["1\tVa\tandare", FUSED.replace("\t1\tobl", "\t9\tobl"), FUSED.replace("2-3", "2-x")])
def test_a_malformed_sentence_is_named_by_its_lines(tmp_path: Path, bad: str) -> None:
    with pytest.raises(CorpusError, match=r"t\.conllu, lines 2 to \d: words in 10 columns"):
        load(written(tmp_path, "\n" + bad), None)


def test_a_file_without_trees_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="has no trees"):
        load(written(tmp_path, "1\tVa\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n"), None)
