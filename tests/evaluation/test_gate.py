"""The gate: what passes, what fails, and what it refuses."""

from pathlib import Path

import pytest

from demarche.records import Reading
from evaluation.gate import main, read_floors
from tests.evaluation.made import (
    TEXT,
    actor,
    document,
    event,
    gold_event,
    gold_position,
    gold_statement,
    position,
    reading,
    statement,
    write_case,
)

CONTENTS = ("de grens open blijft", "het plan goed")


class FakeReader:
    """Finds the statements that it is told to find, whatever the text."""

    def __init__(self, *contents: str) -> None:
        self.contents = contents

    def read(self, text: str, *, published: str | None = None) -> Reading:
        doc = document(text)
        return reading(doc, [statement(doc, c) for c in self.contents])


GOOD, WORSE = FakeReader(*CONTENTS), FakeReader(CONTENTS[0])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """An open and a set-apart folder of one case each."""
    for name in ("open", "apart"):
        write_case(tmp_path / name, name=f"{name}-1", statements=[gold_statement(c) for c in CONTENTS])
    return tmp_path


class ReaderOfActs(FakeReader):
    """Finds an event and a position as well."""

    def read(self, text: str, *, published: str | None = None) -> Reading:
        doc = document(text)
        smit = actor("Ada Smit")
        wants = position(doc, "Ada Smit", "de grens", CONTENTS[0], force="view")
        said = [statement(doc, c) for c in self.contents]
        return reading(doc, said, [smit], events=[event(doc, "noemde", CONTENTS[1])], positions=[wants])


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    """Gold with an event and a position."""
    write_case(
        tmp_path / "open",
        name="open-1",
        actors=[{"name": "Ada Smit"}],
        statements=[gold_statement(c) for c in CONTENTS],
        events=[gold_event("Zij noemde het plan goed")],
        positions=[gold_position("Ada Smit", "de grens", CONTENTS[0])],
    )
    return tmp_path


def test_what_the_reader_does_not_find_yet_has_no_floor(acts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(acts, GOOD, "--set", "open", "--pin") == 0
    assert not {"event_f", "position_f"} & read_floors(acts / "floors.toml")["open"].keys()
    assert run(acts, GOOD, "--set", "open") == 0
    assert "\nevent " in capsys.readouterr().out


def test_events_and_positions_have_floors_once_they_are_found(acts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reader = ReaderOfActs(*CONTENTS)
    assert run(acts, reader, "--set", "open", "--pin") == 0
    floors = read_floors(acts / "floors.toml")["open"]
    scores = {name: floors[name] for name in ("event_f", "event_status_f", "position_f", "position_force_f")}
    assert scores == {"event_f": 1.0, "event_status_f": 1.0, "position_f": 1.0, "position_force_f": 0.0}
    assert run(acts, reader, "--set", "open") == 0
    assert run(acts, GOOD, "--set", "open") == 1
    assert "event_f was not measured, its floor is 1.0000" in capsys.readouterr().out


def run(gold: Path, reader: FakeReader, *argv: str) -> int:
    return main(argv, reader=reader, gold=gold, floors=gold / "floors.toml")


def test_it_fails_where_nothing_was_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "open").mkdir()
    assert run(tmp_path, GOOD, "--set", "open") == 1
    assert "nothing was measured" in capsys.readouterr().out
    assert run(tmp_path, GOOD, "--set", "open", "--pin") == 1
    assert not (tmp_path / "floors.toml").exists()


def test_it_fails_where_all_gold_is_optional(tmp_path: Path) -> None:
    write_case(tmp_path / "open", statements=[gold_statement(CONTENTS[0], optional=True)])
    assert run(tmp_path, GOOD, "--set", "open") == 1


def test_it_fails_without_floors_and_passes_at_them(gold: Path) -> None:
    assert run(gold, GOOD) == 1
    assert run(gold, GOOD, "--pin") == 0
    assert run(gold, GOOD) == 0
    floors = read_floors(gold / "floors.toml")
    assert floors["open"]["statement_f"] == 1.0
    assert floors["apart"]["cases"] == 1


def test_it_fails_below_a_floor(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(gold, GOOD, "--pin")
    assert run(gold, WORSE) == 1
    assert "statement_f is 0.6667, below its floor 1.0000" in capsys.readouterr().out


def test_no_floor_falls_without_the_flag(gold: Path) -> None:
    run(gold, GOOD, "--pin")
    assert run(gold, WORSE, "--pin") == 1
    assert read_floors(gold / "floors.toml")["open"]["statement_f"] == 1.0
    assert run(gold, WORSE, "--pin", "--lower") == 0
    assert read_floors(gold / "floors.toml")["open"]["statement_f"] == 0.6666
    assert run(gold, GOOD, "--pin", "--set", "open") == 0
    assert read_floors(gold / "floors.toml")["open"]["statement_f"] == 1.0
    assert read_floors(gold / "floors.toml")["apart"]["statement_f"] == 0.6666


def test_it_fails_when_the_gold_is_not_the_pinned_one(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(gold, GOOD, "--pin")
    write_case(gold / "open", name="open-1", published="2024", statements=[gold_statement(c) for c in CONTENTS])
    assert run(gold, GOOD) == 1
    assert "not the pinned one" in capsys.readouterr().out


def test_a_pinned_score_that_is_not_measured_fails(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(gold, GOOD, "--pin", "--set", "open")
    with (gold / "floors.toml").open("a", encoding="utf-8") as file:
        file.write("names_f = 0.5\n")
    assert run(gold, GOOD, "--set", "open") == 1
    assert "names_f was not measured" in capsys.readouterr().out


def test_errors_of_the_set_apart_are_never_listed(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(gold, WORSE, "--set", "apart", "--errors")
    assert stop.value.code == 2
    run(gold, WORSE, "--case", "apart-1", "--errors")
    assert CONTENTS[1] not in capsys.readouterr().out
    run(gold, WORSE, "--errors")
    assert capsys.readouterr().out.count(f"missed     {CONTENTS[1]}") == 1


def test_one_case_alone_is_held_to_no_floor(gold: Path) -> None:
    assert run(gold, WORSE, "--case", "open-1") == 0
    assert run(gold, WORSE, "--case", "none-such") == 1


def test_gold_that_is_broken_is_named(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (gold / "open" / "open-1.json").write_text('{"zones": [{"kind": "promo", "text": "KIJK."}]}', encoding="utf-8")
    assert run(gold, GOOD) == 1
    assert "open-1.json" in capsys.readouterr().err
    assert "KIJK." not in TEXT
