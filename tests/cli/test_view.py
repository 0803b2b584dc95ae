from __future__ import annotations

import dataclasses
import io
import re

import pytest

from demarche.cli.view import as_text
from demarche.exports.chosen import PARTS, Part
from demarche.records import Issue, Position, Reading, Span, Time
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


def view(reading: Reading | None = None, out: io.StringIO | None = None, only: tuple[Part, ...] = ()) -> str:
    return as_text(reading or handmade.reading(), file="a.txt", only=only, out=out or io.StringIO())


def test_without_a_terminal_there_are_numbers_and_no_codes() -> None:
    page = view()
    assert "\x1b" not in page
    assert "“We gaan door,”[3] zei ze, “tot iedereen tekent.”[3]" in " ".join(page.split())
    assert "“geen dag”[2] mag wachten[1]" in " ".join(page.split())
    assert "zei[e1] desgevraagd" in page and "het bestand[p1]" in page and "*onhaalbaar*[4,p2]" in page
    assert "1 × quote-never-closed" in page


def test_on_a_terminal_each_speaker_has_a_colour() -> None:
    page = view(out=Terminal())
    assert "\x1b[1;38;5;32mWe gaan door" in page
    assert "■" in COLOUR.sub("", page)
    assert "³" in page and "[3]" not in page
    assert "zeiᵉ¹ desgevraagd" in COLOUR.sub("", page) and "⁴·ᵖ²" in COLOUR.sub("", page)


def test_no_color_keeps_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    page = view(out=Terminal())
    assert "38;5" not in page
    assert "[3]" in COLOUR.sub("", page)


@pytest.mark.parametrize("only", [(), PARTS])
@pytest.mark.parametrize("width", ["20", "40", "64", "80", "120", "200"])
def test_lines_fit(width: str, only: tuple[Part, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert max(map(len, view(only=only).splitlines())) <= min(int(width), 120)


def test_one_part_alone() -> None:
    assert "dateline" in view(only=("zones",))
    assert "secretary UN" in view(only=("actors",))
    statements = view(only=("statements",))
    assert "Omar Haas" in statements and "LEES OOK" not in statements


def test_parts_stand_in_their_order() -> None:
    page = view(only=("events", "positions"))
    assert 0 < page.index("what happened") < page.index("what each party wants")
    assert "who said what" not in page


def test_an_article_cannot_steer_the_terminal() -> None:
    document = dataclasses.replace(handmade.document(), text=handmade.TEXT.replace("Raad", "\x1b]0d"), title="\x1b[2J")
    steering = Span(0, 9, "\x1b[2Jwordt")
    event = handmade.event("e", steering, place=steering, time="\x1b[2J", sources=("\x1b[2J",))
    position = Position(
        "p", "\x1b[2J", "for", "wish", Issue("\x1b", "\x1b[2J", 0, 3), None, "\x1b", None, steering, None, None, 1
    )
    time = Time(0, 9, "\x1b[2Jwordt", "\x1b[2J", "date", None, None)
    reading = Reading(document, (), (), (), (time,), (event,), (position,))
    page = view(reading, only=PARTS) + view(reading)
    assert "\x1b" not in page
    assert "No statements." in page


def test_no_events_no_table() -> None:
    page = view(Reading(handmade.document(), (), (), ()))
    assert "what happened" not in page and "what each party wants" not in page and "when" not in page
    assert "No events." in view(Reading(handmade.document(), (), (), ()), only=("events",))


def test_what_happened() -> None:
    lines = view().splitlines()
    start = lines.index(" what happened")
    assert lines[start + 2].split("  ")[-1].strip() == "sure"
    assert [name for name in ("status", "when", "where", "word") if name in lines[start + 2]] == [
        *("status", "when", "where")
    ]
    assert " ".join(lines[start + 4].split()) == "e1 Ada Lind UN and telephone call occurred 2024-05 GENÈVE 0.90"
    assert "nobody named → Omar" in lines[start + 6] and "hypothetical" in lines[start + 6]


def test_columns_that_would_stand_empty_are_left_out() -> None:
    events = (handmade.event("e", handmade.span("zei")),)
    page = view(dataclasses.replace(handmade.reading(), events=events), only=("events",))
    head = next(line for line in page.splitlines() if "who → whom" in line)
    assert head.split() == ["#", "who", "→", "whom", "what", "word", "status", "sure"]


def test_an_event_says_which_statement_reports_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert "(in 5)" in " ".join(view(only=("statements", "events")).split())
    assert "(in" not in view(only=("events",)).replace("(inside", "")


def test_what_each_party_wants() -> None:
    page = view()
    words = " ".join(page.split())
    assert "party ceasefire borders" in words
    assert "Ada Lind UN + demand p1 of Omar Haas" in words and "− red line? p3 for ceasefire" in words
    assert "+ for · − against · view: judges it good or bad" in words


def test_issues_that_find_no_room_in_the_matrix_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("ceasefire", "borders", "peace-negotiations", "nato-membership", "demilitarisation")
    positions = tuple(handmade.position(name, name, "De grens", force="precondition") for name in names)
    crowded = dataclasses.replace(handmade.reading(), positions=positions)
    page = view(crowded)
    assert "ceasefire" in page.split("other issues")[0]
    assert "De grens (NATO membership)" in " ".join(page.split("other issues")[1].split())
    monkeypatch.setenv("COLUMNS", "120")
    assert "other issues" not in view(crowded)
    monkeypatch.setenv("COLUMNS", "40")
    assert "other issues" not in view(crowded) and "what each party wants" in view(crowded)


def test_when() -> None:
    dates = (handmade.time("Nu", "2024-05"), handmade.time("zei", "[2024-05-07,2024-05-14]"), *handmade.times())
    reading = dataclasses.replace(handmade.reading(), times=dates)
    words = " ".join(view(reading).split())
    assert "when expression value of" in words and "Nu 2024-05 e1" in words and "zei 2024-05-07 or 14" in words
    assert "2 more without a date" in words
    assert "\x1b[1;4mNu" in view(reading, out=Terminal())
    assert "geen dag 108–116 P1D duration" in " ".join(view(reading, only=("times",)).split())


def test_times_without_a_date_are_counted() -> None:
    assert "2 time expressions without a date" in view()


def test_a_long_issue_is_cut() -> None:
    long = dataclasses.replace(handmade.positions()[1].issue, text="woord " * 200)
    positions = (dataclasses.replace(handmade.positions()[1], issue=long),)
    page = view(dataclasses.replace(handmade.reading(), positions=positions), only=("positions",))
    assert "woord…" in page and page.count("woord") < 20
