"""Why a record was made, from Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import demarche
from demarche import DemarcheError, Event, Explanation, Position, Reader, Reading, Statement
from demarche.knowledge.tables import FOLDER

TEXT = (
    "China dringt aan op een staakt-het-vuren. Xi Jinping belde dinsdag met Poetin. "
    "Xi is niet tegen onderhandelingen. “Wij gaan door”, zei hij. Rusland eist opheffing van de sancties."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return demarche.read(TEXT, language="nl", published="2023-04")


def records(reading: Reading) -> tuple[Statement | Event | Position, ...]:
    return (*reading.statements, *reading.events, *reading.positions)


def explained(record_id: str) -> Explanation:
    return demarche.explain(TEXT, record_id, language="nl", published="2023-04")


def steps(explanation: Explanation) -> dict[str, str]:
    return {step.label: step.text for step in explanation.steps}


def the_call(reading: Reading) -> Event:
    return next(event for event in reading.events if event.mode == "phone")


def test_the_record_is_the_one_that_read_gives(reading: Reading) -> None:
    for record in records(reading):
        assert explained(record.id).record == record


def test_an_event_names_its_row_by_file_and_line(reading: Reading) -> None:
    row = explained(the_call(reading).id).row
    assert row is not None
    path, _, number = row.where.rpartition(":")
    line = (FOLDER.parent / path).read_text("utf-8").splitlines()[int(number) - 1]
    assert line.split("\t")[0] == row.key.split(" ")[0]


def test_an_event_tells_its_slots_status_and_voice(reading: Reading) -> None:
    told = steps(explained(the_call(reading).id))
    assert told["sources"].startswith("nsubj → person:xi-jinping")
    assert told["targets"].startswith("obl:met → ")
    assert told["status"].startswith("occurred: “belde” Past Fin")
    assert told["said by"] == "the article itself"


def test_actors_come_with_their_mentions(reading: Reading) -> None:
    said = explained(reading.statements[0].id)
    chain = next(c for c in said.actors if c.part == "speaker")
    assert (chain.id, chain.party) == ("person:xi-jinping", "CHN")
    assert [(m.span.text, m.kind, m.here) for m in chain.mentions][-1] == ("hij", "pronoun", True)
    assert chain.mentions[0].how == "known name" and chain.mentions[-1].how == "pronoun for Xi"


def test_a_statement_tells_cue_rule_and_row(reading: Reading) -> None:
    said = explained(reading.statements[0].id)
    assert said.row is not None and said.row.key == "zeggen" and "frames.tsv:" in said.row.where
    assert steps(said)["cue"] == "“zei”" and steps(said)["rule"] == "quote"
    assert said.confidence[-1].name == "speaker by pronoun"


@pytest.mark.parametrize(
    ("issue", "reason"),
    [("peace-negotiations", "turned by a negation of"), ("sanctions", "turned by ended word in the content")],
)
def test_a_position_tells_what_turned_its_polarity(reading: Reading, issue: str, reason: str) -> None:
    position = next(p for p in reading.positions if p.issue.id == issue)
    told = steps(explained(position.id))
    assert reason in told["polarity"]
    assert "issues.tsv:" in told["issue"]


def test_the_factors_multiply_to_the_confidence(reading: Reading) -> None:
    for record in records(reading):
        product = 1.0
        for factor in explained(record.id).confidence:
            product *= factor.value
        assert product == pytest.approx(record.confidence, abs=0.001)


def test_a_merged_mention_is_told() -> None:
    text = "Xi Jinping belt met Zelensky\n\nXi Jinping heeft dinsdag gebeld met Zelensky, meldt China."
    reading = demarche.read(text, language="nl", published="2023-04")
    [event] = [e for e in reading.events if e.more_evidence]
    assert steps(demarche.explain(text, event.id, language="nl", published="2023-04"))["merged"].startswith("with “")


def test_the_beginning_of_an_id_is_enough(reading: Reading) -> None:
    event = the_call(reading)
    assert explained(event.id[: len("event:") + 8]).record == explained(event.id.partition(":")[2]).record == event


@pytest.mark.parametrize("record_id", ["", "event:none", "position", "e1"])
def test_an_id_that_means_no_one_record_is_a_callers_mistake(record_id: str) -> None:
    with pytest.raises(DemarcheError, match="an id of this article was expected: .*position:") as caught:
        explained(record_id)
    assert "\n" not in str(caught.value)


def test_labels_are_other_names(reading: Reading) -> None:
    explanation = Reader().explain(
        TEXT, "mine", language="nl", published="2023-04", labels=lambda read: {the_call(read).id: "mine"}
    )
    assert explanation.record == the_call(reading)


def test_an_explanation_is_plain_json(reading: Reading) -> None:
    written = json.loads(json.dumps(explained(reading.positions[0].id).to_dict()))
    assert {"record", "trigger", "sentence", "row", "steps", "actors", "confidence"} == written.keys()


def test_every_record_of_the_example_can_be_explained() -> None:
    text = (Path(__file__).parent.parent / "examples" / "article.nl.txt").read_text("utf-8")
    reader = Reader()
    reading = reader.read(text)
    for record in records(reading):
        explanation = reader.explain(text, record.id)
        assert explanation.record == record and explanation.steps and explanation.confidence
