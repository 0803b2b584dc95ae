from __future__ import annotations

import dataclasses
import json

import pytest

from demarche.exports.as_json import as_json, as_json_list
from demarche.exports.as_jsonl import as_jsonl
from demarche.exports.chosen import PARTS, confident, parts_named
from demarche.records import Event, Position, Reading, Span, all_spans
from tests import handmade


def test_a_reading_comes_back_whole() -> None:
    reading = handmade.reading()
    written = json.loads(as_json(reading, file="a.txt"))
    assert list(written) == ["file", *(field.name for field in dataclasses.fields(Reading))]
    assert written["file"] == "a.txt"
    assert [s["id"] for s in written["statements"]] == [s.id for s in reading.statements]
    assert set(written["statements"][0]) == {field.name for field in dataclasses.fields(reading.statements[0])}
    assert Span(**written["statements"][0]["cue"]) == reading.statements[0].cue
    assert {kind["kind"] for kind in written["document"]["zones"]} >= {"headline", "promo"}


def test_every_span_of_the_handmade_reading_holds() -> None:
    reading = handmade.reading()
    assert all(reading.document.text[s.start : s.end] == s.text for s in all_spans(reading))


def test_letters_are_written_as_they_are() -> None:
    assert "GENÈVE" in as_json(handmade.reading())
    assert "GENÈVE" in as_jsonl(handmade.reading())


def test_one_part_alone() -> None:
    reading = handmade.reading()
    for part in PARTS:
        written = json.loads(as_json(reading, file="a.txt", only=(part,)))
        assert list(written) == ["file", "document_id", part]
        assert len(written[part]) >= 2
        assert written["document_id"] == reading.document.id


def test_a_list_of_readings() -> None:
    one = as_json(handmade.reading(), file="a")
    two = as_json(handmade.reading(), file="b")
    assert [written["file"] for written in json.loads(as_json_list([one, two]))] == ["a", "b"]


def test_a_line_a_reading() -> None:
    line = as_jsonl(handmade.reading(), file="a.txt")
    assert "\n" not in line
    assert json.loads(line) == json.loads(as_json(handmade.reading(), file="a.txt"))


def test_a_line_a_record() -> None:
    reading = handmade.reading()
    records = [json.loads(line) for line in as_jsonl(reading, file="a.txt", only=("statements",)).split("\n")]
    assert [record["id"] for record in records] == [s.id for s in reading.statements]
    assert all(record["file"] == "a.txt" and record["document_id"] == reading.document.id for record in records)


def test_lines_of_several_parts_say_which() -> None:
    reading = handmade.reading()
    records = [json.loads(line) for line in as_jsonl(reading, only=("events", "positions")).split("\n")]
    assert [(record["part"], record["id"]) for record in records] == [
        *(("events", event.id) for event in reading.events),
        *(("positions", position.id) for position in reading.positions),
    ]


def test_events_and_positions_have_the_fields_of_their_records() -> None:
    written = json.loads(as_json(handmade.reading()))
    assert set(written["events"][0]) == {field.name for field in dataclasses.fields(Event)}
    assert set(written["positions"][0]) == {field.name for field in dataclasses.fields(Position)}
    assert set(written["positions"][0]["issue"]) == {"id", "text", "start", "end"}
    assert written["events"][1]["place"] == dataclasses.asdict(handmade.span("GENÈVE"))


def test_a_reading_without_times_has_none() -> None:
    untimed = Reading(handmade.document(), (), (), ())
    assert json.loads(as_json(untimed, only=("times",)))["times"] == []


def test_names_of_parts() -> None:
    assert parts_named(["positions", "events", "positions"]) == ("events", "positions")
    with pytest.raises(ValueError, match="deeds"):
        parts_named(["events", "deeds"])


def test_no_records_are_no_lines() -> None:
    silent = Reading(handmade.document(), (), (), ())
    assert as_jsonl(silent, only=PARTS[:3]) == ""


def test_the_sure_statements_stand_without_the_unsure_one_they_were_nested_in() -> None:
    kept = confident(handmade.reading(), 0.5)
    assert [s.id for s in kept.statements] == ["s1", "s2", "s3", "s5"]
    assert kept.statements[-1].nested_in is None
    assert [e.id for e in kept.events] == ["ev1"] and [p.id for p in kept.positions] == ["po1", "po2"]
    assert confident(handmade.reading(), 0.0) == handmade.reading()
