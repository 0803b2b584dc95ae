from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from demarche.cli.main import cli

TEXT = "date: 2023-04-27\n\nXi Jinping belde met Poetin. China dringt aan op een staakt-het-vuren. “Ja”, zei Xi.\n"


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("articles") / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *arguments], env={"COLUMNS": "100", "NO_COLOR": "1"})


def test_an_event_by_its_label(article: str) -> None:
    result = run(article, "e1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Xi Jinping [belde] met Poetin." in result.stdout
    assert "knowledge/nl/actions/verbs.tsv:" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_a_position_names_its_pattern(article: str) -> None:
    shown = run(article, "p1").stdout
    assert "China CHN: for ceasefire (demand)" in shown and "issues.tsv:" in shown


def test_a_statement_by_number_label_and_id(article: str) -> None:
    shown = run(article, "1").stdout
    assert "zeggen" in shown and shown == run(article, "s1").stdout
    assert shown == run(article, shown.split()[0]).stdout


def test_json(article: str) -> None:
    written = json.loads(run(article, "e1", "--format", "json").stdout)
    assert written["file"] == article and written["record"]["type"] == "CONSULT"
    assert written["row"]["where"].startswith("knowledge/nl/actions/")


def test_an_unknown_id_is_one_line_with_what_is_expected(article: str) -> None:
    result = run(article, "e99")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("demarche: error: record id 'e99'") and result.stderr.count("\n") == 1
    assert "(e1)" in result.stderr and "(p1)" in result.stderr and "statement:" in result.stderr


def test_a_missing_file_is_one_line() -> None:
    result = run("none.txt", "e1")
    assert (result.exit_code, result.stdout) == (2, "") and result.stderr.count("\n") == 1
