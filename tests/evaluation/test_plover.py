"""PLOVER's gold format with its known faults, and how one prediction a sentence is scored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from demarche.errors import CorpusError
from demarche.evaluation.plover.choose import Prediction, plover_type, predict
from demarche.evaluation.plover.read import Record, Sentence, load
from demarche.evaluation.plover.score import Tally, score
from tests.evaluation.asked import Asked
from tests.evaluation.made import actor, document, event, reading

TEXT = "Norland will visit Sudland. Norland accused Estland of spying."


def record(kind: str, text: str = TEXT, **fields: Any) -> dict[str, Any]:
    return {"event": kind, "text": text, "date": "2000-01-01", "textInfo": {"markup": text}, **fields}


def actors(*codes: str) -> list[dict[str, str]]:
    return [{"actorText": "X", "code": code} for code in codes]


def write(folder: Path, *records: Any) -> Path:
    path = folder / "gsr.json"
    path.write_text(json.dumps([{"event": "DOCUMENT", "eventText": "about the file"}, *records]), "utf-8")
    return path


def test_older_types_and_faults_are_mended_and_texts_taken_together(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        record("DISAPPROVE", source=actors("JAP"), target="MEX"),
        record("FIGHT", source=actors("IGO", "FRA")),
        record("DEMAND", "Give it back.", source=actors("FRA"), target=None),
    )
    first, second = load(path, None)
    assert first == Sentence(
        TEXT,
        "2000-01-01",
        (
            Record("ACCUSE", frozenset({"JPN"}), frozenset(), False),
            Record("ASSAULT", frozenset({"FRA"}), frozenset(), False),
        ),
    )
    assert second.records[0].type == "REQUEST"


def test_both_sides_are_one_where_the_record_is_symmetric(tmp_path: Path) -> None:
    markup = {"markup": "(SRC/TAR: A) and (SRC/TAR: B) (EVT: met)"}
    (sentence,) = load(
        write(tmp_path, record("CONSULT", source=actors("FRA", "DEU"), target="", textInfo=markup)), None
    )
    assert sentence.records[0].sources == sentence.records[0].targets == {"FRA", "DEU"}


@pytest.mark.parametrize("written", ["{", "{}", '[{"event": "WAVE", "text": "x"}]', '[{"event": "AID"}]', "[1]"])
def test_another_file_is_refused(tmp_path: Path, written: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(written, "utf-8")
    with pytest.raises(CorpusError, match=r"x\.json"):
        load(path, None)


def tallied(records: list[Record], found: Prediction) -> dict[str, float]:
    tally = Tally()
    tally.add(records, found)
    return {figure.name: round(figure.f, 3) for figure in tally.figures()}


ACCUSE = Record("ACCUSE", frozenset({"FRA"}), frozenset({"DEU"}), False)
ASSAULT = Record("ASSAULT", frozenset({"ITA"}), frozenset(), False)


def test_any_of_the_records_types_will_do_and_its_countries_are_asked() -> None:
    found = tallied([ACCUSE, ASSAULT], Prediction("ASSAULT", frozenset({"ITA"}), frozenset({"DEU"})))
    assert found["type, accuracy"] == 1.0 and found["source country"] == 1.0 and found["target country"] == 0.0
    assert found["source and target country"] == round(2 / 3, 3)


def test_countries_may_change_sides_where_the_record_is_symmetric() -> None:
    both = frozenset({"FRA", "DEU"})
    record = Record("CONSULT", both, both, True)
    found = tallied([record], Prediction("CONSULT", frozenset({"DEU"}), frozenset({"FRA"})))
    assert found["source and target country"] == 1.0


def test_the_first_event_is_taken_and_an_announced_deed_is_talk() -> None:
    doc = document(TEXT)
    norland, sudland = actor("Norland", text=TEXT, party="NOR"), actor("Sudland", text=TEXT, party="EU")
    visit = event(doc, "visit", TEXT[:27], sources=("Norland",), targets=("Sudland",), status="planned", confidence=0.4)
    accused = event(doc, "accused", TEXT[28:], type="ACCUSE")
    whole = reading(doc, actors=[norland, sudland], events=[accused, visit])
    assert predict(whole) == Prediction("AGREE", frozenset({"NOR"}), frozenset())
    assert plover_type(event(doc, "visit", TEXT, type="COERCE", status="planned")) == "THREATEN"
    assert plover_type(event(doc, "visit", TEXT, type="REQUEST", status="planned")) == "REQUEST"
    assert predict(reading(doc)).type is None


def test_groups_without_a_country_act_at_home_and_movements_where_they_come_from() -> None:
    doc = document(TEXT)
    norland = actor("Norland", text=TEXT, party="NOR")
    crowd, rebels = actor("Sudland", text=TEXT, party=None), actor("Sudland", text=TEXT, party="HAMAS")
    protest = event(doc, "visit", TEXT[:27], type="PROTEST", sources=("Sudland",), targets=("Norland",))
    assert predict(reading(doc, actors=[norland, crowd], events=[protest])).sources == {"NOR"}
    assert predict(reading(doc, actors=[norland, rebels], events=[protest])).sources == {"PSE"}
    alone = event(doc, "visit", TEXT[:27], type="PROTEST", sources=("Norland",))
    assert predict(reading(doc, actors=[norland], events=[alone])).targets == {"NOR"}


def test_a_sentence_that_fails_has_no_prediction() -> None:
    ask = Asked({})
    found = score([Sentence(TEXT, None, (ACCUSE,))], ask)
    assert [f.f for f in found.figures[:2]] == [0.0, 1.0] and found.sizes == {"sentences": 1, "records": 1}
    assert sum(ask.reasons.values()) == 1
