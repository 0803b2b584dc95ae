"""The German quotation corpus: its JSON, and the score in groups, on words of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from demarche.errors import CorpusError
from demarche.evaluation.wikinews.read import Article, Quotation, load
from demarche.evaluation.wikinews.score import matched, quotations, score
from tests.evaluation.asked import Asked
from tests.evaluation.made import document, reading, statement

TEXT = "„Es reicht“, sagte Anna Lind. Sie will gehen."
WORDS = ("„", "Es", "reicht", "“", ",", "sagte", "Anna", "Lind", ".", "Sie", "will", "gehen", ".")


def places() -> list[tuple[int, int]]:
    found, start = [], 0
    for word in WORDS:
        start = TEXT.index(word, start)
        found.append((start, start + len(word)))
        start += len(word)
    return found


def role(*ids: int) -> dict[str, Any]:
    return {"spans": [], "text": "", "tokenIds": list(ids)}


def annotation(quote: tuple[int, ...], speaker: tuple[int, ...] = (), cue: tuple[int, ...] = ()) -> dict[str, Any]:
    others = {"frame": role(), "addressee": role(), "type": "Direct", "medium": "Speech", "id": 0}
    return {"quote": role(*quote), "speaker": role(*speaker), "cue": role(*cue), **others}


def write(folder: Path, *annotations: dict[str, Any], part: str = "dev") -> Path:
    (folder / part).mkdir(parents=True, exist_ok=True)
    tokens = [{"charBegin": a, "charEnd": b, "id": i} for i, (a, b) in enumerate(places())]
    raw = {"annotations": annotations, "documentName": "12 - Es reicht (2012-05-04)", "originalText": TEXT}
    written = json.dumps({**raw, "sentences": [], "tokens": tokens})
    (folder / part / "12 - Es reicht (2012-05-04).pretty.json").write_text(written, "utf-8")
    return folder


def quotation(quote: tuple[int, ...], speaker: tuple[int, ...] = (), cue: tuple[int, ...] = ()) -> Quotation:
    return Quotation(frozenset(quote), frozenset(speaker), frozenset(cue))


def test_tokens_of_each_role_and_the_date_of_the_title(tmp_path: Path) -> None:
    (article,) = load(write(tmp_path, annotation((0, 1, 2, 3), (6, 7), (5,)), annotation(())), None)
    assert (article.text, article.published, article.tokens) == (TEXT, "2012-05-04", tuple(places()))
    assert article.quotations == (quotation((0, 1, 2, 3), (6, 7), (5,)),)
    assert article.faults == {"quotation without words": 1}


def test_a_token_that_is_not_there_is_counted(tmp_path: Path) -> None:
    (article,) = load(write(tmp_path, annotation((1, 99))), "dev")
    assert (article.quotations, article.faults) == ((), {"token outside the text": 1})


@pytest.mark.parametrize("written", ["{", "[]", '{"tokens": []}', '{"tokens": [{}], "annotations": []}'])
def test_another_file_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "x.json").write_text(written, "utf-8")
    with pytest.raises(CorpusError, match=r"dev/x\.json"):
        load(tmp_path, None)


def test_another_part_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no train"):
        load(write(tmp_path), "train")


def test_pairs_are_one_to_one_the_best_first_and_what_is_left_stands_alone() -> None:
    gold = [quotation((1, 2, 3)), quotation((9, 10))]
    system = [quotation((1,)), quotation((1, 2, 3, 4)), quotation((20,))]
    groups = matched(gold, system)
    assert groups[0] == (gold[0], system[1])
    assert [(bool(one.quote), bool(other.quote)) for one, other in groups[1:]] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def article(*gold: Quotation) -> Article:
    return Article("a", TEXT, None, tuple(places()), gold)


def figures(gold: tuple[Quotation, ...], *contents: tuple[str, str | None]) -> dict[str, tuple[float, float]]:
    doc = document(TEXT)
    made = reading(doc, [statement(doc, content, cue=cue) for content, cue in contents])
    found = score([article(*gold)], Asked({TEXT: made}))
    return {f.name: (round(f.precision or 0, 3), round(f.recall or 0, 3)) for f in found.figures}


def test_marks_are_taken_along() -> None:
    doc = document(TEXT)
    (found,) = quotations(article(), reading(doc, [statement(doc, "Es reicht", cue="sagte")]))
    assert found == quotation((0, 1, 2, 3), (), (5,))


def test_a_perfect_quote_whose_speaker_is_missed() -> None:
    found = figures((quotation((0, 1, 2, 3), (6, 7), (5,)),), ("Es reicht", "sagte"))
    assert found == {"quote": (1.0, 1.0), "speaker": (0.0, 0.0), "cue": (1.0, 1.0)}


def test_shares_are_averaged_over_the_groups_that_have_the_role() -> None:
    gold = (quotation((0, 1, 2, 3), (), (5,)), quotation((10, 11)))
    found = figures(gold, ("Es reicht", "sagte"), ("Sie", None))
    # Quote: one group of the system's two is right; gold's second is missed. Cue: one group has it on either side.
    assert found["quote"] == (0.5, 0.5) and found["cue"] == (1.0, 1.0)


def test_an_article_that_fails_is_missed() -> None:
    found = score([article(quotation((1,)))], Asked({}))
    assert [(f.name, f.f, f.gold) for f in found.figures][0] == ("quote", 0.0, 1)
    assert found.sizes == {"articles": 1, "quotations": 1}
