from __future__ import annotations

import pytest

from demarche.knowledge.frames import COLUMNS, load_lexicon
from demarche.knowledge.tables import FOLDER, read_table

ROWS = read_table(FOLDER / "nl" / "frames.tsv", COLUMNS)
LEXICON = load_lexicon("nl")


def test_there_are_enough_of_each_kind() -> None:
    assert len(ROWS) >= 250
    assert len({row["lemma"] for row in ROWS}) >= 250
    assert {"VERB", "NOUN"} < {row["pos"] for row in ROWS}
    assert any(row["particle"] for row in ROWS) and any(row["fixed"] for row in ROWS)


def test_no_sense_stands_twice() -> None:
    senses = [tuple(row.values()) for row in ROWS]
    assert len(senses) == len(set(senses))


def test_rows_use_known_words() -> None:
    contents = {word for row in ROWS for word in row["content"].split()}
    assert contents <= {"quote", "clause", "main", "question", "infinitive", "fragment", "naming", "plain", "object"}
    assert {row["statement"] for row in ROWS} <= {"required", "optional"}
    assert all(row["lemma"].startswith(row["particle"]) for row in ROWS if row["pos"] == "VERB")


@pytest.mark.parametrize(
    "form", ["zei", "zegt", "stelde", "benadrukt", "vreest", "hoopt", "vindt", "waarschuwde", "noemt"]
)
def test_verbs_are_found_by_their_forms(form: str) -> None:
    assert LEXICON.verbs[form]


def test_separable_verbs_are_found_apart_and_joined() -> None:
    assert any(frame.particle == "aan" for frame in LEXICON.separated["geeft"])
    assert LEXICON.verbs["aangegeven"]


def test_special_senses_stand_first() -> None:
    for frames in (*LEXICON.verbs.values(), *LEXICON.separated.values()):
        sizes = [len(frame.fixed) for frame in frames]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("word", ["volgens", "aldus"])
def test_phrases(word: str) -> None:
    assert LEXICON.phrases[word]
