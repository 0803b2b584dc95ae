"""Scores of events and positions on cases and readings made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from demarche.evaluation.counts import Counts
from demarche.evaluation.gold.acts import Acts
from demarche.evaluation.gold.report import case_table, errors, measure_table
from demarche.evaluation.gold.score import CaseScore, score_case, total, wrong_offsets
from demarche.records import Event, Position, Reading
from tests.evaluation.made import actor, document, event, gold_event, gold_position, position, reading, write_case

TEXT = "Ada Smit sprak maandag met Bo Berg over de dijk. Smit wil een hogere dijk. Berg dreigt met een staking.\n"
TALK, WISH, THREAT = "Ada Smit sprak maandag met Bo Berg", "Smit wil een hogere dijk", "Berg dreigt met een staking"
SMIT = {"name": "Ada Smit", "aliases": ["Smit"], "party": "NLD"}
BERG = {"name": "Bo Berg", "aliases": ["Berg"], "party": "BEL"}
TALKED = gold_event(TALK, sources=["Ada Smit"], targets=["Bo Berg"])
WANTED = gold_position("Ada Smit", "een hogere dijk", WISH)
DOC = document(TEXT)
ACTORS = (
    actor("Ada Smit", text=TEXT, party="NLD"),
    actor("B.", ("Berg", "name"), text=TEXT),
    actor("Raad", text=TEXT, party="BEL"),
    actor("Kok", text=TEXT),
)


def scored(folder: Path, made: list[Event], said: list[Position] | None = None, *, events: list[Any]) -> CaseScore:
    """A case with these events as gold, against the system's events `made` and positions `said`."""
    case = write_case(folder, TEXT, actors=[SMIT, BERG], events=events)
    return score_case(case, reading(DOC, [], ACTORS, events=made, positions=said or []))


def gold_positions(folder: Path, gold: list[Any], system: list[Position]) -> CaseScore:
    """A case with these positions as gold, against the system's."""
    case = write_case(folder, TEXT, actors=[SMIT, BERG], positions=gold)
    return score_case(case, reading(DOC, [], ACTORS, positions=system))


def talk(**fields: Any) -> Event:
    return event(DOC, "sprak", TALK, **{"sources": ("Ada Smit",), "targets": ("B.",), **fields})


def wish(**fields: Any) -> Position:
    return position(DOC, fields.pop("holder", "Ada Smit"), "een hogere dijk", WISH, **fields)


def test_a_right_event(tmp_path: Path) -> None:
    score = scored(tmp_path, [talk()], events=[TALKED])
    assert score.tally.event == score.tally.event_status == Counts(1, 1, 1, 1)
    assert score.tally.event_types == {"CONSULT": Counts(1, 1, 1, 1)}
    assert not score.events.missed and not score.events.spurious


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"type": "AGREE"}, 0),
        ({"sources": ("B.",)}, 0),
        ({"sources": ()}, 0),
        ({"sources": ("Kok", "Ada Smit")}, 1),  # one right source will do
        ({"targets": ("Raad",)}, 1),  # by party
        ({"targets": ("Kok",)}, 0),  # no party is none
        ({"targets": ()}, 0),
        ({"targets": ("nobody-known",)}, 0),
        ({"status": "planned"}, 1),
    ],
)
def test_an_event_needs_type_source_and_target(tmp_path: Path, fields: dict[str, Any], right: int) -> None:
    tally = scored(tmp_path, [talk(**fields)], events=[TALKED]).tally
    assert tally.event == Counts(1, 1, right, right)
    assert tally.event_status.found == (right and fields.get("status") is None)


def test_gold_without_sources_or_targets_asks_for_none(tmp_path: Path) -> None:
    assert scored(tmp_path, [talk(targets=("Kok",))], events=[gold_event(TALK)]).tally.event.f == 1.0


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (event(DOC, "sprak", "hogere dijk"), 1),  # the trigger overlaps
        (event(DOC, "wil", "maandag"), 1),  # the evidence does
        (event(DOC, "wil", WISH), 0),
        (event(DOC, "wil", WISH, more_evidence=(talk().trigger,)), 1),  # a further mention does
    ],
)
def test_trigger_or_evidence_must_overlap(tmp_path: Path, made: Event, found: int) -> None:
    assert scored(tmp_path, [made], events=[gold_event(TALK)]).tally.event.found == found


def test_further_types_and_statuses_are_accepted(tmp_path: Path) -> None:
    gold = {**TALKED, "type_also": ["AGREE"], "status_also": ["planned"]}
    tally = scored(tmp_path, [talk(type="AGREE", status="planned")], events=[gold]).tally
    assert tally.event_status == Counts(1, 1, 1, 1)
    assert tally.event_types == {"CONSULT": Counts(1, 1, 1, 1)}


def test_optional_gold_counts_neither_way_and_required_gold_comes_first(tmp_path: Path) -> None:
    optional = {**TALKED, "optional": True}
    assert scored(tmp_path, [talk()], events=[optional]).tally.event.empty
    assert scored(tmp_path, [], events=[optional]).tally.event.empty
    both = [optional, gold_event([TALK, WISH])]
    assert scored(tmp_path, [talk()], events=both).tally.event == Counts(1, 1, 1, 1)
    assert scored(tmp_path, [talk(), talk()], events=both).tally.event == Counts(1, 1, 1, 1)
    assert scored(tmp_path, [talk(), talk(), talk()], events=both).tally.event == Counts(1, 2, 1, 1)


def test_events_are_paired_one_to_one_by_type_and_overlap(tmp_path: Path) -> None:
    gold = [{**gold_event(TALK), "type_also": ["AGREE"]}, {**gold_event(TALK), "type": "AGREE"}]
    assert scored(tmp_path, [talk(type="AGREE"), talk()], events=gold).tally.event == Counts(2, 2, 2, 2)
    near, wide = talk(), event(DOC, "sprak", TEXT.strip())
    score = scored(tmp_path, [wide, near], events=[gold_event(TALK)])
    assert score.events.pairs[0].system is near and score.events.spurious == (wide,)


def test_a_right_position(tmp_path: Path) -> None:
    tally = gold_positions(tmp_path, [WANTED], [wish()]).tally
    assert tally.position == tally.position_force == Counts(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("made", "right", "whole"),
    [
        (wish(polarity="against"), 0, 0),
        (wish(holder="B."), 0, 0),
        (wish(holder="Kok"), 0, 0),
        (wish(force="wish"), 1, 0),
        (position(DOC, "Ada Smit", "Smit", "Smit wil"), 1, 1),  # the evidence overlaps
        (position(DOC, "Ada Smit", "hogere dijk", "maandag"), 1, 1),  # the issue does
        (position(DOC, "Ada Smit", "maandag", TALK), 0, 0),
    ],
)
def test_a_position_needs_holder_polarity_and_place(tmp_path: Path, made: Position, right: int, whole: int) -> None:
    tally = gold_positions(tmp_path, [WANTED], [made]).tally
    assert tally.position == Counts(1, 1, right, right)
    assert tally.position_force == Counts(1, 1, whole, whole)


def test_a_holder_may_stand_for_its_party(tmp_path: Path) -> None:
    gold = gold_position("Bo Berg", "een staking", THREAT, force="view", force_also=["goal"])
    made = position(DOC, "Raad", "een staking", THREAT)
    assert gold_positions(tmp_path, [gold], [made]).tally.position_force == Counts(1, 1, 1, 1)


def test_of_two_positions_the_issue_decides(tmp_path: Path) -> None:
    gold = [
        gold_position("Ada Smit", "de dijk", [TALK, WISH], force="view"),
        gold_position("Ada Smit", "een hogere dijk", [TALK, WISH]),
    ]
    made = [
        position(DOC, "Ada Smit", "een hogere dijk", WISH, force="view"),
        position(DOC, "Ada Smit", "de dijk", WISH),
    ]
    score = gold_positions(tmp_path, gold, made)
    assert score.tally.position == Counts(2, 2, 2, 2)
    assert score.tally.position_force == Counts(2, 2, 0, 0)


def test_optional_positions_count_neither_way(tmp_path: Path) -> None:
    optional = {**WANTED, "optional": True}
    assert gold_positions(tmp_path, [optional], [wish()]).tally.position.empty
    assert gold_positions(tmp_path, [optional], []).tally.position.empty


def test_spans_of_events_and_positions_are_checked() -> None:
    good = reading(DOC, events=[talk(place=talk().trigger)], positions=[wish()])
    assert wrong_offsets(good) == 0
    shifted = document("x" + TEXT)
    bad = Reading(shifted, (), (), (), events=good.events, positions=good.positions)
    assert wrong_offsets(bad) == 3 + 2


def test_nothing_is_no_score() -> None:
    assert Acts().counts().empty


def test_reports_name_what_is_missed_spurious_and_half_right(tmp_path: Path) -> None:
    made = [talk(status="planned"), event(DOC, "dreigt", THREAT, type="THREATEN", mode="violence", sources=("B.",))]
    gold = [TALKED, {**gold_event(WISH), "type": "REQUEST", "sources": ["Ada Smit"]}]
    score = scored(tmp_path, made, [wish(force="view")], events=gold)
    wanted = gold_positions(tmp_path, [WANTED, gold_position("Bo Berg", "een staking", THREAT)], [wish(force="view")])
    listed = errors(score) + errors(wanted)
    for line in (
        f"missed     event {WISH}\n             gold   REQUEST, Ada Smit > nobody, occurred",
        f"spurious   event {THREAT}\n             system THREATEN-violence, B. > nobody, occurred, by dreigt",
        f"status     {TALK}\n             gold   CONSULT, Ada Smit > Bo Berg, occurred\n",
        f"spurious   position {WISH}\n             system Ada Smit for, view: een hogere dijk (-)",
        f"missed     position {THREAT}\n             gold   Bo Berg for, goal: een staking (-)",
        f"force      {WISH}\n",
    ):
        assert line in listed, line
    measures = measure_table(total([score, wanted]))
    for name in ("event ", "event + status", "position ", "position + force", "event CONSULT", "event THREATEN"):
        assert f"\n{name}" in measures
    assert len({len(line) for line in case_table([score, wanted]).split("\n")}) == 1
