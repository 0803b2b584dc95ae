from __future__ import annotations

import dataclasses
import io
import re

import pytest

from demarche.cli.view import as_text
from demarche.exports.chosen import Part
from demarche.records import Reading
from tests import handmade

COLOUR = re.compile(r"\x1b\[[\d;]*m")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")


def view(reading: Reading | None = None, out: io.StringIO | None = None, only: Part | None = None) -> str:
    return as_text(reading or handmade.reading(), file="a.txt", only=only, out=out or io.StringIO())


def test_without_a_terminal_there_are_numbers_and_no_codes() -> None:
    page = view()
    assert "\x1b" not in page
    assert "“We gaan door,”[3] zei ze, “tot iedereen tekent.”[3]" in " ".join(page.split())
    assert "“geen dag”[2] mag wachten[1]" in " ".join(page.split())
    assert "1 × quote-never-closed" in page


def test_on_a_terminal_each_speaker_has_a_colour() -> None:
    page = view(out=Terminal())
    assert "\x1b[1;38;5;32mWe gaan door" in page
    assert "■" in COLOUR.sub("", page)
    assert "³" in page and "[3]" not in page


def test_no_color_keeps_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    page = view(out=Terminal())
    assert "38;5" not in page
    assert "[3]" in COLOUR.sub("", page)


@pytest.mark.parametrize("width", ["40", "80", "120", "200"])
def test_lines_fit(width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(map(len, view().splitlines())) <= min(int(width), 120)


def test_one_part_alone() -> None:
    assert "dateline" in view(only="zones")
    assert "secretary UN" in view(only="actors")
    statements = view(only="statements")
    assert "Omar Haas" in statements and "LEES OOK" not in statements


def test_an_article_cannot_steer_the_terminal() -> None:
    document = dataclasses.replace(handmade.document(), text=handmade.TEXT.replace("Raad", "\x1b]0d"), title="\x1b[2J")
    page = view(Reading(document, (), (), ()))
    assert "\x1b" not in page
    assert "No statements." in page
