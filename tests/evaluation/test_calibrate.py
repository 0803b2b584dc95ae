"""Reliability: shares right by confidence."""

from pathlib import Path

import pytest

from demarche.evaluation.gold.score import score_case
from demarche.records import Reading
from evaluation.calibrate import Outcome, brier, calibration_error, main, outcomes, reliability
from tests.evaluation.made import document, gold_statement, reading, statement, write_case


class FakeReader:
    """Says two things, one of them wrong."""

    def read(self, text: str, *, published: str | None = None) -> Reading:
        doc = document(text)
        return reading(doc, [statement(doc, "de grens open blijft"), statement(doc, "Topoverleg", confidence=0.2)])


def test_bins_hold_the_share_that_is_right() -> None:
    found = [Outcome(0.95, True), Outcome(1.0, True), Outcome(0.91, False), Outcome(0.2, False)]
    low, high = reliability(found)
    assert (low.low, low.share, len(low.outcomes)) == (0.2, 0.0, 1)
    assert (high.high, len(high.outcomes)) == (1.0, 3)
    assert high.share == pytest.approx(2 / 3)


def test_brier_score_and_calibration_error() -> None:
    found = [Outcome(0.75, True), Outcome(0.75, False)]
    assert brier(found) == pytest.approx((0.0625 + 0.5625) / 2)
    assert calibration_error(found) == pytest.approx(0.25)
    assert calibration_error([Outcome(1.0, True)]) == 0.0


def test_matches_of_optional_gold_are_left_out(tmp_path: Path) -> None:
    gold = [gold_statement("de grens open blijft", optional=True), gold_statement("het plan goed")]
    case = write_case(tmp_path, statements=gold)
    doc = document()
    said = [statement(doc, c) for c in ("de grens open blijft", "het plan goed", "Topoverleg")]
    assert [o.right for o in outcomes([score_case(case, reading(doc, said))])] == [True, False]


def test_the_table_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_case(tmp_path, statements=[gold_statement("de grens open blijft")])
    assert main(reader=FakeReader(), folder=tmp_path) == 0
    out = capsys.readouterr().out
    assert "0.8-0.9" in out
    assert "Brier score 0.0400, expected calibration error 0.2000" in out


def test_nothing_measured_is_a_failure(tmp_path: Path) -> None:
    assert main(reader=FakeReader(), folder=tmp_path) == 1
