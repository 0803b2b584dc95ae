"""The order of an evaluation, its cards, and our own gold as a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from demarche.errors import CorpusError
from demarche.evaluation.ask import Ask
from demarche.evaluation.corpora import load_cards
from demarche.evaluation.gold import run as gold
from demarche.evaluation.measured import Figure, Measured
from demarche.evaluation.run import YARDSTICKS, evaluate
from demarche.reader import Reader
from tests.evaluation.asked import Asked
from tests.evaluation.made import TEXT, actor, document, gold_statement, reading, statement, write_case
from tests.evaluation.test_timeml import TML
from tests.evaluation.test_timeml import write as write_tml
from tests.evaluation.test_wikinews import annotation
from tests.evaluation.test_wikinews import write as write_wikinews

CONLLU = "1\tIt\tit\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\trains\train\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
LONGER = CONLLU.replace("It\t", "The ministers of both countries said that the weather would be\t")
CONLLU += "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"


def test_each_corpus_has_its_card_and_each_published_score_its_source() -> None:
    cards = load_cards()
    assert cards.keys() == YARDSTICKS.keys()
    assert all(card.find and card.method and card.holds for card in cards.values())
    assert all(0 < p.value < 1 and p.by and p.on and p.source for card in cards.values() for p in card.published)


def test_a_treebank_is_read_in_the_language_it_is_in(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(f"{CONLLU}\n{CONLLU}\n{LONGER}", "utf-8")
    seen: list[int] = []

    def track(items: Sequence[Any]) -> Iterable[Any]:
        seen.append(len(items))
        return items

    measured = evaluate("ud", path, limit=2, track=track)
    assert (measured.language, measured.items, measured.part, seen) == ("en", 2, None, [2])
    assert measured.figure("words") == Figure("words", 1.0, 1.0, 1.0, 6, 6)
    assert Measured.from_dict(measured.to_dict()) == measured


def test_times_are_scored_from_end_to_end(tmp_path: Path) -> None:
    measured = evaluate("timeml", write_tml(tmp_path, TML), language="en")
    relaxed = measured.figure("relaxed")
    assert relaxed is not None and relaxed.gold == 2 and measured.sizes["articles"] == 1


def test_in_a_language_that_is_not_installed_nothing_is_read_and_said(tmp_path: Path) -> None:
    measured = evaluate("german-wikinews", write_wikinews(tmp_path, annotation((0, 1))))
    assert (measured.language, measured.items, measured.figures) == ("de", 1, ())
    assert "no reading in 'de'" in measured.notes[0]


@pytest.mark.parametrize(
    ("corpus", "part", "complaint"),
    [
        ("polnaer", None, "one of these was expected: polnear, plover"),
        ("polnear", "best", "one of dev, train, test was expected"),
        ("ud", "dev", "no part was expected"),
        ("polnear", None, "github.com/networkdynamics/PolNeAR"),
    ],
)
def test_mistakes_of_the_caller(tmp_path: Path, corpus: str, part: str | None, complaint: str) -> None:
    with pytest.raises(CorpusError) as raised:
        evaluate(corpus, tmp_path / "none", part=part)
    assert complaint in str(raised.value)


def test_what_breaks_in_one_text_is_counted_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Ask(Reader(), "en")
    assert ask.read("") is None and ask.reasons == {"not read: an article was expected": 1}
    monkeypatch.setattr(Reader, "read_as_it_is", lambda *_, **__: 1 / 0)
    assert ask.read("x") is None
    assert ask.reasons["not read: ZeroDivisionError, a fault in demarche itself"] == 1


def test_our_own_gold_in_folders_of_folders(tmp_path: Path) -> None:
    said = gold_statement("de grens open blijft", "Ada Smit")
    write_case(tmp_path / "open", actors=[{"name": "Ada Smit"}], statements=[said])
    write_case(tmp_path / "apart", TEXT.replace("Topoverleg", "Overleg"), name="b", statements=[])
    cases = gold.load(tmp_path, None)
    assert [case.name for case in cases] == ["b", "a"]
    doc = document()
    made = reading(doc, [statement(doc, "de grens open blijft", speaker="Ada Smit")], [actor("Ada Smit")])
    ask = Asked({TEXT: made})
    found = gold.score(cases, ask)
    assert [(f.name, f.f) for f in found.figures] == [
        ("statement", 1.0),
        ("statement and speaker", 1.0),
        ("statement, exact", 1.0),
    ]
    assert found.sizes == {"articles": 1, "statements": 1} and sum(ask.reasons.values()) == 1


def test_a_case_whose_words_are_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    with pytest.raises(CorpusError, match="has no case"):
        gold.load(tmp_path, None)
    (tmp_path / "a.json").write_text('{"statements": [{"kind": "direct", "speaker": null, "content": "y"}]}', "utf-8")
    with pytest.raises(CorpusError, match="'y' is not in the text"):
        gold.load(tmp_path, None)
