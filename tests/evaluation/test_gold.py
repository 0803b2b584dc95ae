"""Gold cases: which occurrence is meant, where it stands in the document, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from demarche.evaluation.gold.cases import (
    EVENT_TYPES,
    FORCES,
    GoldError,
    GoldEvent,
    GoldPosition,
    corpus_hash,
    load_case,
    load_cases,
    place,
)
from tests.evaluation.made import gold_event, gold_position, gold_statement, write_case

TEXT = "vrede nu\nvrede later\n"
TALKS = "Ada sprak maandag met Bo over vrede. Zij wil vrede.\n"
ACTORS = [{"name": "Ada", "aliases": ["Zij"]}, {"name": "Bo"}]


@pytest.mark.parametrize(
    ("content", "starts"),
    [
        ("vrede", [0]),
        (["vrede", 2], [9]),
        (["vrede", "later"], [0, 15]),
        ([["vrede", 2], "nu"], [9, 6]),
    ],
)
def test_content_is_a_string_a_pair_or_a_list_of_them(tmp_path: Path, content: object, starts: list[int]) -> None:
    case = write_case(tmp_path, TEXT, statements=[gold_statement(content)])
    spans = case.statements[0].content
    assert [s.start for s in spans] == starts
    assert all(case.text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize("content", ["oorlog", ["vrede", 3]])
def test_a_substring_that_is_not_there_names_file_and_string(tmp_path: Path, content: object) -> None:
    with pytest.raises(GoldError, match=r"b\.json: occurrence \d of '(oorlog|vrede)'"):
        write_case(tmp_path, TEXT, name="b", statements=[gold_statement(content)])


def test_a_missing_gold_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(GoldError, match=r"c\.json"):
        load_case(tmp_path / "c.txt")


@pytest.mark.parametrize("header", [" date 2023-04 ", "date: 2023-04-27\n", "---\ndate: 2023-04-27\n---\n\n"])
def test_a_header_moves_the_spans(tmp_path: Path, header: str) -> None:
    case = write_case(tmp_path, header + TEXT, statements=[gold_statement(["vrede", 2])])
    placed = place(case, TEXT)
    span = placed.statements[0].content[0]
    assert (span.start, span.end, span.text) == (9, 14, "vrede")


def test_line_ends_are_made_one_kind(tmp_path: Path) -> None:
    case = write_case(tmp_path, TEXT.replace("\n", "\r\n"), statements=[gold_statement("later")])
    assert place(case, TEXT).statements[0].content[0].start == TEXT.index("later")


def test_mended_mojibake_keeps_its_place(tmp_path: Path) -> None:
    case = write_case(
        tmp_path,
        "date: 2024-01-02\nEen cafÃ© in OekraÃ¯ne sluit\n",
        zones=[{"kind": "headline", "text": "OekraÃ¯ne sluit"}],
    )
    assert place(case, "Een café in Oekraïne sluit\n").zones[0].span.text == "Oekraïne sluit"


def test_gold_in_the_header_is_refused(tmp_path: Path) -> None:
    case = write_case(tmp_path, "date: 2023-04-27\n" + TEXT, times=[{"text": "2023-04-27", "value": "2023-04-27"}])
    with pytest.raises(GoldError, match="header"):
        place(case, TEXT)


@pytest.mark.parametrize(
    "names",
    [
        [{"text": "Peking", "label": "LOC"}, {"text": ["Wang", 2], "label": "PER"}],
        [["Peking", "LOC"], [["Wang", 2], "PER"]],
        {"LOC": ["Peking"], "PER": [["Wang", 2]]},
    ],
)
def test_names_may_be_written_in_three_ways(tmp_path: Path, names: object) -> None:
    case = write_case(tmp_path, "Wang is in Peking. Wang blijft.\n", names=names)
    assert [(n.label, n.span.start) for n in case.names] == [("LOC", 11), ("PER", 19)]


def test_the_corpus_hash_sees_every_file_but_hidden_ones(tmp_path: Path) -> None:
    write_case(tmp_path, TEXT)
    before = corpus_hash(tmp_path)
    (tmp_path / ".note.txt").write_text("x", encoding="utf-8")
    assert corpus_hash(tmp_path) == before
    assert [c.name for c in load_cases(tmp_path)] == ["a"]
    write_case(tmp_path, TEXT, published="2024")
    assert corpus_hash(tmp_path) != before


def talks(folder: Path, **gold: Any) -> tuple[GoldEvent, ...]:
    """The events of a case about a talk between Ada and Bo, placed in its document."""
    case = write_case(folder, "date: 2024-01-01\n" + TALKS, actors=ACTORS, **gold)
    return place(case, TALKS).events


def stand(folder: Path, **more: Any) -> tuple[GoldPosition, ...]:
    """The positions of that case: one of Ada, placed in its document."""
    wants = {"holder": "Ada", "issue": ["vrede", 2], "evidence": "Zij wil vrede", **more}
    case = write_case(folder, "date: 2024-01-01\n" + TALKS, actors=ACTORS, positions=[gold_position(**wants)])
    return place(case, TALKS).positions


def test_an_event_is_read_and_moved(tmp_path: Path) -> None:
    said = gold_event(
        "Ada sprak maandag met Bo",
        sources=["Ada"],
        targets=["Bo"],
        time="2024-01-01",
        mode="visit",
        type_also=["AGREE"],
        status_also=["ongoing"],
        optional=True,
    )
    (event,) = talks(tmp_path, events=[said])
    assert (event.type, event.mode, event.sources, event.targets) == ("CONSULT", "visit", ("Ada",), ("Bo",))
    assert (sorted(event.types), sorted(event.statuses)) == (["AGREE", "CONSULT"], ["occurred", "ongoing"])
    assert (event.time, event.optional) == ("2024-01-01", True)
    assert [(s.start, s.text) for s in event.evidence] == [(0, "Ada sprak maandag met Bo")]


def test_a_position_is_read_and_moved(tmp_path: Path) -> None:
    (position,) = stand(tmp_path, issue_id="peace-negotiations", target="Bo", force_also=["wish"])
    assert (position.holder, position.target, position.issue_id) == ("Ada", "Bo", "peace-negotiations")
    assert (position.polarity, sorted(position.forces), position.optional) == ("for", ["goal", "wish"], False)
    assert [s.start for s in position.issue] == [TALKS.rindex("vrede")]
    assert [s.start for s in position.evidence] == [TALKS.index("Zij")]


def test_what_a_gold_event_leaves_out_is_empty(tmp_path: Path) -> None:
    (event,) = talks(tmp_path, events=[gold_event("sprak")])
    assert (event.mode, event.time, event.type_also, event.status_also, event.optional) == (None, None, (), (), False)


def test_the_event_types_are_the_sixteen_of_plover() -> None:
    assert len(EVENT_TYPES) == 16


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"type": "MEET"}, "event type 'MEET' is none of ACCUSE"),
        ({"type_also": ["MEET"]}, "event type 'MEET'"),
        ({"type_also": "AGREE"}, "event type 'AGREE' is not a list"),
        ({"status": "past"}, "event status 'past'"),
        ({"status_also": ["past"]}, "event status 'past'"),
        ({"sources": ["Zij"]}, "event source 'Zij' is not among the actors"),
        ({"targets": ["Cy"]}, "event target 'Cy' is not among the actors"),
        ({"targets": "Bo"}, "event target 'Bo' is not a list"),
        ({"time": ""}, "event time ''"),
        ({"time": 2024}, "event time 2024"),
        ({"evidence": "Bo sprak"}, "occurrence 1 of 'Bo sprak'"),
        ({"evidence": []}, "an empty list"),
    ],
)
def test_a_wrong_event_is_refused(tmp_path: Path, wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(GoldError, match=rf"a\.json: {message}"):
        talks(tmp_path, events=[{**gold_event("Ada sprak maandag met Bo"), **wrong}])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"holder": "Zij"}, "position holder 'Zij' is not among the actors"),
        ({"target": "Cy"}, "position target 'Cy' is not among the actors"),
        ({"polarity": "pro"}, "polarity 'pro' is none of against, for"),
        ({"force": "threat"}, "force 'threat'"),
        ({"force_also": ["threat"]}, "force 'threat'"),
        ({"issue": "oorlog"}, "occurrence 1 of 'oorlog'"),
        ({"issue_id": " "}, "issue id ' '"),
        ({"evidence": ["Zij wil vrede", 2]}, "occurrence 2 of 'Zij wil vrede'"),
    ],
)
def test_a_wrong_position_is_refused(tmp_path: Path, wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(GoldError, match=rf"a\.json: {message}"):
        stand(tmp_path, **wrong)


def test_a_time_has_a_value_or_null(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"a\.json: time value ''"):
        talks(tmp_path, times=[{"text": "maandag", "value": ""}])


def test_an_event_whose_proof_stands_in_the_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="header"):
        talks(tmp_path, events=[gold_event("2024-01-01")])


def test_the_open_gold_covers_every_type_and_force() -> None:
    cases = load_cases(Path(__file__).parents[2] / "evaluation" / "gold" / "nl" / "open")
    assert {e.type for c in cases for e in c.events if not e.optional} == EVENT_TYPES
    assert {p.force for c in cases for p in c.positions if not p.optional} == FORCES
