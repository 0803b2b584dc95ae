from __future__ import annotations

import json
from pathlib import Path

import pytest

from demarche.evaluation.measured import Measured
from demarche.evaluation.run import YARDSTICKS
from evaluation import yardsticks


def test_what_was_measured_belongs_to_a_run_and_its_command() -> None:
    files = {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in (Path(yardsticks.ROOT, yardsticks.MEASURED)).iterdir()
    }
    assert files.keys() <= yardsticks.RUNS.keys() and {run[0] for run in yardsticks.RUNS.values()} <= YARDSTICKS.keys()
    for name, raw in files.items():
        assert raw["command"] == " ".join(["demarche", "evaluate", *yardsticks.RUNS[name]])
        assert Measured.from_dict(raw).items > 0


def test_a_run_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert yardsticks.main(["polnear-best"]) == 2
    assert "'polnear-best' is none of polnear-dev" in capsys.readouterr().err


def test_what_is_not_there_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(yardsticks, "ROOT", tmp_path)
    assert yardsticks.main(["plover-half"]) == 0
    assert capsys.readouterr().err.endswith("plover-gsr-half.json is not there\n")
