from __future__ import annotations

import json
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from demarche.cli.main import cli
from demarche.errors import LanguageError, ModelError
from demarche.records import Reading
from tests import handmade


class HandmadeReader:
    """Stands in for the reader: remembers how it was called, fails where the text says so."""

    made: list[dict[str, Any]] = []
    calls: list[dict[str, Any]] = []

    def __init__(self, **given: Any) -> None:
        self.made.append(given)
        if given["model"] == "missing":
            raise ModelError("model missing", "a pipeline was expected", "install it")

    def read(self, text: str, **known: Any) -> Reading:
        self.calls.append({"text": text, **known})
        if "interrupt" in text:
            raise KeyboardInterrupt
        if "fault" in text:
            raise ZeroDivisionError("deep inside\nsomewhere")
        if "unknown" in text:
            raise LanguageError("a text of 7 characters", "a language was to be told", "name it with --language")
        return handmade.reading()


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HandmadeReader, "made", [])
    monkeypatch.setattr(HandmadeReader, "calls", [])
    module = types.ModuleType("demarche.reader")
    module.Reader = HandmadeReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "demarche.reader", module)


@pytest.fixture
def article(tmp_path: Path) -> str:
    return write(tmp_path, "article.txt", "Een bericht.")


def write(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["read", *arguments], input=stdin)


def refused(result: Result) -> str:
    """The one line on standard error, with nothing on standard output and exit code 2."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("demarche: error: ") and result.stderr.count("\n") == 1
    return result.stderr


def test_text_is_the_default(article: str) -> None:
    result = run(article)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Ada Lind" in result.stdout and "\x1b" not in result.stdout


def test_json(article: str) -> None:
    written = json.loads(run(article, "--format", "json").stdout)
    assert written["file"] == article
    assert len(written["statements"]) == 5


def test_json_of_several_files_is_a_list(article: str) -> None:
    result = run(article, article, "--format", "json")
    assert [written["file"] for written in json.loads(result.stdout)] == [article, article]
    assert len(HandmadeReader.made) == 1


def test_jsonl_is_utf8_and_one_line_a_file(article: str) -> None:
    result = run(article, article, "--format", "jsonl")
    assert "GENÈVE".encode() in result.stdout_bytes
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [article, article]


def test_markdown(article: str) -> None:
    assert run(article, "--format", "markdown").stdout.startswith("# Raad wil wapenstilstand\n")


def test_only_one_part_of_the_sure_ones(article: str) -> None:
    result = run(article, "--format", "jsonl", "--only", "statements", "--min-confidence", "0.9")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["s1", "s2"]


def test_only_several_parts_in_any_order(article: str) -> None:
    written = json.loads(run(article, "--format", "json", "--only", "positions, events").stdout)
    assert list(written) == ["file", "document_id", "events", "positions"]
    assert [event["id"] for event in written["events"]] == ["ev2", "ev1"]


def test_only_the_sure_events_and_positions(article: str) -> None:
    lines = run(
        article, "--format", "jsonl", "--only", "events,positions", "--min-confidence", "0.5"
    ).stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["ev1", "po1", "po2"]


@pytest.mark.parametrize("names", ["deeds", "events,deeds", "events,", ""])
def test_a_part_that_is_none(article: str, names: str) -> None:
    assert "events, positions" in refused(run(article, "--only", names))
    assert not HandmadeReader.made


def test_standard_input() -> None:
    result = run("-", "--format", "json", stdin="Café".encode("cp1252"))
    assert json.loads(result.stdout)["file"] == "-"
    assert HandmadeReader.calls[0]["repairs"]


def test_what_is_known_reaches_the_reader(article: str) -> None:
    run(
        *(article, "--published", "27-4-2023", "--publisher", "De Bode", "--url", "https://bode.example/1"),
        *("--title", "Kop", "--language", "nl", "--model", "mine", "--actors", "a.toml", "--actors", "b.toml"),
        *("--issues", "c.toml"),
    )
    assert HandmadeReader.made == [{"model": "mine", "actors": ("a.toml", "b.toml"), "issues": ("c.toml",)}]
    known = {"published": "2023-04-27", "publisher": "De Bode", "url": "https://bode.example/1", "title": "Kop"}
    assert HandmadeReader.calls == [{"text": "Een bericht.", "repairs": (), "language": "nl", **known}]


def test_no_such_file(tmp_path: Path) -> None:
    assert "is not there" in refused(run(str(tmp_path / "none.txt")))


def test_empty_file(tmp_path: Path) -> None:
    assert "is empty" in refused(run(write(tmp_path, "empty.txt", " \n")))


def test_empty_input() -> None:
    assert "standard input is empty" in refused(run("-", stdin=b""))


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(run(str(tmp_path)))


def test_a_binary_file(tmp_path: Path) -> None:
    assert "is not text" in refused(run(write(tmp_path, "a.bin", b"\x7fELF\x00\x01\x02\x00")))


def test_a_date_that_is_none(article: str) -> None:
    assert "2023-13" in refused(run(article, "--published", "2023-13"))
    assert not HandmadeReader.made


def test_a_language_that_cannot_be_told(tmp_path: Path) -> None:
    file = write(tmp_path, "x.txt", "unknown")
    assert file in refused(run(file))


def test_a_model_that_is_not_there_is_said_once(article: str) -> None:
    assert "model missing" in refused(run(article, article, "--model", "missing"))


def test_a_wrong_option_is_one_line(article: str) -> None:
    assert "--format" in refused(run(article, "--format", "xml"))
    assert "--min-confidence" in refused(run(article, "--min-confidence", "2"))
    refused(run())
    refused(run(article, article, "--title", "Kop"))


def test_a_bad_file_in_a_batch_leaves_the_others(article: str, tmp_path: Path) -> None:
    empty = write(tmp_path, "empty.txt", "")
    result = run(article, empty, article, "--format", "jsonl")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.count("\n") == 1 and empty in result.stderr


def test_a_fault_of_our_own_names_the_article_and_the_class(article: str, tmp_path: Path) -> None:
    faulty = write(tmp_path, "faulty.txt", "fault")
    result = run(faulty, article, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("\n") == 1 and "faulty.txt: ZeroDivisionError" in result.stderr
    assert "Traceback" in run(faulty, "--debug").stderr


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    result = run(write(tmp_path, "x.txt", "interrupt"))
    assert (result.exit_code, result.stdout) == (130, "")
    assert "Traceback" not in result.stderr


def test_the_program_alone_prints_its_help() -> None:
    result = CliRunner().invoke(cli, [])
    assert result.exit_code == 0 and "read" in result.stdout


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_help_has_no_sign_of_its_source(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0 and "\\" not in result.stdout and ".. " not in result.stdout


def test_a_command_that_is_none() -> None:
    assert "reed" in refused(CliRunner().invoke(cli, ["reed"]))
