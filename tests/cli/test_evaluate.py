from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from demarche.cli.main import cli
from tests.evaluation.test_polnear import write as write_polnear
from tests.evaluation.test_run import CONLLU
from tests.evaluation.test_wikinews import annotation
from tests.evaluation.test_wikinews import write as write_wikinews

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *arguments], env={"COLUMNS": "100", "NO_COLOR": "1"})


def test_the_list_says_what_there_is_and_where_to_find_it() -> None:
    result = run("--list")
    assert (result.exit_code, result.stderr) == (0, "")
    for name in ("polnear", "plover", "german-wikinews", "ud", "conll-names", "timeml", "gold"):
        assert f"\n {name} " in "\n" + result.stdout
    assert "https://github.com/networkdynamics/PolNeAR" in result.stdout


def test_figures_beside_published_ones_and_as_json(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    corpus = write_polnear(tmp_path / "corpus")
    result = run("polnear", str(corpus), "--part", "dev", "--json", str(file))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 articles, 2 attributions" in result.stdout and "0.338 BBC Citron" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100
    written = json.loads(file.read_text("utf-8"))
    assert written["corpus"] == "polnear" and written["sizes"] == {"articles": 1, "attributions": 2}
    assert written["command"] == f"demarche evaluate polnear {corpus} --part dev"
    assert written["published"][0]["by"].startswith("BBC Citron") and written["published"][0]["source"]
    assert {"name", "f", "precision", "recall", "gold", "system"} == written["figures"][0].keys()


def test_where_nothing_can_be_read_it_says_so(tmp_path: Path) -> None:
    result = run("german-wikinews", str(write_wikinews(tmp_path, annotation((0, 1)))))
    assert (result.exit_code, result.stderr) == (0, "") and "no reading in 'de'" in result.stdout


def test_limit_and_language(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(f"{CONLLU}\n{CONLLU}", "utf-8")
    result = run("ud", str(path), "--limit", "1", "--language", "en")
    assert result.exit_code == 0 and "1 sentences, 3 words" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "CORPUS and PATH are needed"),
        (("polnear",), "CORPUS and PATH are needed"),
        (("polnaer",), "one of these was expected: polnear"),
        (("polnaer", "x"), "one of these was expected: polnear"),
        (("polnear", "none"), "is to be had: https://github.com/networkdynamics/PolNeAR"),
        (("ud", "."), "is a folder"),
        (("timeml", "."), "has no .tml"),
        (("gold", "README.md"), "is no folder"),
        (("plover", "README.md"), "JSON was expected"),
        (("conll-names", "README.md"), "is no entity file"),
        (("ud", "README.md"), "words in 10 columns"),
        (("polnear", "README.md"), "cannot be opened"),
        (("ud", "README.md", "--language", "xx"), "one of these was expected: en, nl"),
        (("ud", "README.md", "--json", "none/out.json"), "a folder that is there"),
        (("ud", "README.md", "--limit", "0"), "0 is not in the range"),
    ],
)
def test_mistakes_are_one_line(arguments: tuple[str, ...], complaint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("demarche: error: ") and result.stderr.count("\n") == 1
    assert complaint in result.stderr and "Traceback" not in result.stderr


@pytest.mark.skipif(not DATA.exists(), reason="the corpora are not on this machine (../shared/data)")
@pytest.mark.parametrize(
    ("corpus", "path"),
    [
        ("polnear", "attribution/polnear-train-dev.tar.xz"),
        ("plover", "events/plover-gsr-half.json"),
        ("german-wikinews", "attribution/german-wikinews-train-dev.tar.xz"),
        ("ud", "treebanks/nl/test-alpino.conllu.gz"),
        ("conll-names", "entities/en/wikigold-test.conllu.gz"),
    ],
)
def test_corpora_as_their_owners_publish_them(corpus: str, path: str) -> None:
    result = run(corpus, str(DATA / path), "--limit", "3")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "not read" not in result.stdout
