"""Scores on cases and readings made by hand."""

import dataclasses
from pathlib import Path

import pytest

from demarche.evaluation.counts import Counts
from demarche.evaluation.gold.cases import GoldSpan
from demarche.evaluation.gold.matching import plain_name
from demarche.evaluation.gold.report import case_table, errors, measure_table
from demarche.evaluation.gold.score import score_case, score_names, score_times, total, wrong_offsets
from demarche.records import Span, Time, Zone
from tests.evaluation.made import TEXT, actor, document, first, gold_statement, reading, statement, write_case

OPEN = "de grens open blijft"
SMIT = {"name": "Ada Smit", "aliases": ["Minister", "Zij"], "party": None}


def test_a_right_statement_with_its_speaker(tmp_path: Path) -> None:
    case = write_case(tmp_path, actors=[SMIT], statements=[gold_statement(OPEN, "Ada Smit", cue="zei")])
    doc = document()
    tally = score_case(
        case, reading(doc, [statement(doc, OPEN, speaker="Ada Smit", cue="zei")], [actor("Ada Smit")])
    ).tally
    assert tally.statement == tally.speaker == tally.exact == tally.cue == tally.kind == Counts(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("de grens open blijft", 1),
        ("grens open blijft", 1),  # 2·3 / (3 + 4) = 0.86
        ("dat de grens open", 1),  # 2·3 / (4 + 4) = 0.75
        ("grens open blijft. Zij noemde het", 0),  # 2·3 / (6 + 4) = 0.6
        ("open blijft", 0),  # 2·2 / (2 + 4) = 0.67
    ],
)
def test_words_must_overlap_by_position(tmp_path: Path, content: str, found: int) -> None:
    case = write_case(tmp_path, statements=[gold_statement(OPEN)])
    doc = document()
    tally = score_case(case, reading(doc, [statement(doc, content)])).tally
    assert tally.statement == Counts(1, 1, found, found)
    assert tally.exact.found == (content == OPEN)


def test_the_same_words_elsewhere_do_not_count(tmp_path: Path) -> None:
    text = "Hij zei ja. Zij zei ja.\n"
    case = write_case(tmp_path, text, statements=[gold_statement([["zei ja", 2]])])
    doc = document(text)
    assert score_case(case, reading(doc, [statement(doc, "zei ja")])).tally.statement.found == 0


def test_a_header_shifts_gold_to_the_document(tmp_path: Path) -> None:
    case = write_case(tmp_path, " date 2024-02 " + TEXT, statements=[gold_statement(OPEN)])
    doc = document()
    assert score_case(case, reading(doc, [statement(doc, OPEN)])).tally.statement.f == 1.0


def test_optional_gold_is_neither_missed_nor_spurious(tmp_path: Path) -> None:
    case = write_case(
        tmp_path,
        statements=[
            gold_statement(OPEN, optional=True),
            gold_statement("het plan goed"),
            gold_statement("Topoverleg", optional=True),
        ],
    )
    doc = document()
    score = score_case(case, reading(doc, [statement(doc, OPEN), statement(doc, "het plan goed")]))
    assert score.tally.statement == Counts(1, 1, 1, 1)
    assert not score.missed
    assert not score.spurious


def test_pairs_are_one_to_one_and_the_best_overlap_wins(tmp_path: Path) -> None:
    case = write_case(tmp_path, statements=[gold_statement(OPEN)])
    doc = document()
    score = score_case(case, reading(doc, [statement(doc, "grens open blijft"), statement(doc, OPEN)]))
    assert score.tally.statement == Counts(1, 2, 1, 1)
    assert [p.overlap for p in score.pairs] == [1.0]
    assert [s.content[0].text for s in score.spurious] == ["grens open blijft"]


@pytest.mark.parametrize(
    ("name", "mentions", "right"),
    [
        ("ADA SMIT", [], True),
        ("A. Smit", [("Minister", "role")], True),
        ("A. Smit", [("Ada Smit", "name")], True),
        ("A. Smit", [("Zij", "pronoun")], False),
        ("Jan Bos", [("plan", "name")], False),
    ],
)
def test_a_speaker_is_right_by_name_or_alias_but_not_by_pronoun(
    tmp_path: Path, name: str, mentions: list[tuple[str, str]], right: bool
) -> None:
    case = write_case(tmp_path, actors=[SMIT], statements=[gold_statement(OPEN, "Ada Smit")])
    doc = document()
    score = score_case(case, reading(doc, [statement(doc, OPEN, speaker=name)], [actor(name, *mentions)]))
    assert score.tally.statement.f == 1.0
    assert score.tally.speaker == Counts(1, 1, int(right), int(right))


@pytest.mark.parametrize(
    ("more", "right"), [({}, False), ({"speaker_also": ["Bos"]}, True), ({"joint_with": ["Bos"]}, True)]
)
def test_further_speakers_are_accepted(tmp_path: Path, more: dict[str, list[str]], right: bool) -> None:
    bos = {"name": "Bos", "aliases": ["Jan Bos"], "party": None}
    case = write_case(tmp_path, actors=[SMIT, bos], statements=[gold_statement(OPEN, "Ada Smit", **more)])
    doc = document()
    score = score_case(case, reading(doc, [statement(doc, OPEN, speaker="Jan Bos")], [actor("Jan Bos")]))
    assert score.pairs[0].speaker_right is right


@pytest.mark.parametrize(
    ("gold", "system", "right"),
    [(None, None, True), (None, "Ada Smit", False), ("Ada Smit", None, False), (None, "id-of-nobody", False)],
)
def test_no_speaker_matches_no_speaker_only(tmp_path: Path, gold: str | None, system: str | None, right: bool) -> None:
    case = write_case(tmp_path, actors=[SMIT], statements=[gold_statement("De weg zou dicht zijn", gold)])
    doc = document()
    said = statement(doc, "De weg zou dicht zijn", speaker=system)
    assert score_case(case, reading(doc, [said], [actor("Ada Smit")])).pairs[0].speaker_right is right


@pytest.mark.parametrize(
    ("gold", "system", "same"),
    [("zei", "zei", 1), ("zei", "noemde", 0), (None, None, 1), ("zei", None, 0), ("Smit zei dat", "zei", 1)],
)
def test_cues_match_by_a_shared_word(tmp_path: Path, gold: str | None, system: str | None, same: int) -> None:
    case = write_case(tmp_path, statements=[gold_statement(OPEN, cue=gold)])
    doc = document()
    assert score_case(case, reading(doc, [statement(doc, OPEN, cue=system)])).tally.cue == Counts(1, 1, same, same)


def test_zones_count_by_half_of_their_characters(tmp_path: Path) -> None:
    text = "Kop\n\nLees ook dit\n\nDeel dit artikel\n"
    case = write_case(
        tmp_path,
        text,
        zones=[
            {"kind": "headline", "text": "Kop"},
            {"kind": "promo", "text": "Lees ook dit"},
            {"kind": "furniture", "text": "Deel dit"},
            {"kind": "furniture", "text": "artikel"},
        ],
    )
    zones = [Zone("headline", 0, 5), Zone("body", 5, 14), Zone("promo", 14, 19), Zone("furniture", 19, len(text))]
    tally = score_case(case, reading(document(text, zones))).tally
    assert tally.zones["headline"].f == 1.0
    assert tally.zones["promo"] == Counts(gold=1, system=1, found=0, right=1)
    assert tally.zones["furniture"] == Counts(gold=2, system=1, found=2, right=1)
    assert "body" not in tally.zones
    assert tally.zone_macro()[2] == pytest.approx(2 / 3)


def test_a_span_whose_text_stands_elsewhere_is_counted() -> None:
    doc = document()
    good = statement(doc, OPEN)
    bad = dataclasses.replace(good, cue=dataclasses.replace(first(doc, "zei"), start=0))
    assert wrong_offsets(reading(doc, [good])) == 0
    assert wrong_offsets(reading(doc, [good, bad])) == 1


@pytest.mark.parametrize(
    ("zones", "wrong"),
    [
        ([("body", 0, len(TEXT))], 0),
        ([("body", 0, 5), ("lead", 6, len(TEXT))], 1),
        ([("body", 0, 5), ("lead", 4, len(TEXT))], 1),
        ([("body", 0, 5)], 1),
        ([("body", 0, len(TEXT) + 1)], 2),
    ],
)
def test_zones_must_cover_the_text_once(zones: list[tuple[str, int, int]], wrong: int) -> None:
    made = [Zone(kind, start, end) for kind, start, end in zones]  # type: ignore[arg-type]
    assert wrong_offsets(reading(document(zones=made))) == wrong


def test_names_need_the_exact_span_and_label() -> None:
    doc = document()
    gold = [
        GoldSpan("PER", (first(doc, "Ada Smit"),), False),
        GoldSpan("LOC", (first(doc, "grens"),), False),
        GoldSpan("ORG", (first(doc, "plan"),), True),
    ]
    smit, grens, plan = (g.span for g in gold)
    predicted = [
        (smit.start, smit.end, "PERSON"),
        (grens.start, grens.end, "ORG"),
        (plan.start, plan.end, "ORG"),
        (0, 3, "DATE"),
    ]
    assert score_names(gold, predicted) == Counts(gold=2, system=2, found=1, right=1)


def _time(start: int, end: int, value: str | None) -> Time:
    return Time(start, end, "x" * (end - start), value, "date", None, None)


def test_times_need_the_value_and_are_left_out_where_gold_has_none() -> None:
    gold = [
        GoldSpan("2023-04-26", (Span(0, 8, "woensdag"),), False),
        GoldSpan("2022", (Span(12, 22, "vorig jaar"),), False),
    ]
    times = [_time(0, 5, "2023-04-26"), _time(12, 22, "2021")]
    assert score_times(gold, times) == Counts(2, 2, 1, 1)
    assert score_times(gold, []) == Counts(2, 0, 0, 0)
    assert score_times([], times).empty


def test_times_without_a_value_count_only_where_gold_requires_them() -> None:
    gold = [GoldSpan("2022", (Span(0, 5, "toen"),), False), GoldSpan(None, (Span(8, 12, "x"),), True)]
    vague = [_time(0, 5, None), _time(8, 12, None), _time(20, 25, None)]
    assert score_times(gold, vague) == Counts(1, 1, 0, 0)
    assert score_times(gold, [_time(0, 5, "2022"), _time(20, 25, "2021")]) == Counts(1, 2, 1, 1)


def test_a_set_is_the_same_with_and_without_blanks() -> None:
    gold = [GoldSpan("[2023-04-05, 2023-04-12]", (Span(0, 8, "woensdag"),), False)]
    assert score_times(gold, [_time(0, 8, "[2023-04-05,2023-04-12]")]) == Counts(1, 1, 1, 1)


def test_articles_and_case_are_no_part_of_a_name() -> None:
    assert plain_name("De  Generaal") == plain_name("generaal")
    assert plain_name("Het Witte Huis") == "witte huis"
    assert plain_name("Delft") == "delft"


def test_totals_add_up_over_cases_and_print(tmp_path: Path) -> None:
    doc = document()
    scores = []
    for name, content in (("a", OPEN), ("b", "het plan goed")):
        case = write_case(tmp_path, name=name, actors=[SMIT], statements=[gold_statement(content, "Ada Smit")])
        scores.append(score_case(case, reading(doc, [statement(doc, OPEN)])))
    assert total(scores).statement == Counts(2, 2, 1, 1)
    assert total(scores).speaker == Counts(2, 2, 0, 0)
    lines = case_table(scores).split("\n")
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert "statement + speaker" in measure_table(total(scores))
    assert "speaker    de grens open blijft" in errors(scores[0])
    assert "missed     het plan goed" in errors(scores[1])
    assert "spurious   de grens open blijft" in errors(scores[1])
