from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.tables import FOLDER
from demarche.knowledge.times import LISTS, OPTIONAL, TABLES, cut, load_times, read_times

NL = FOLDER / "nl" / "times.toml"


def test_dutch_words_are_found_by_their_first() -> None:
    table = load_times("nl")
    assert {e.group for e in table.index["maandag"]} == {"weekdays"}
    assert table.index["maandagochtend"][0].value == 1
    assert table.index["vandaag"][0].words == ("vandaag", "de", "dag"), "the longest stands first"
    assert table.number("vijfendertig") == 35


def test_phrases_are_cut_as_texts_are() -> None:
    assert cut("’s Avonds") == ("'s", "avonds")
    assert cut("t/m") == ("t/m",)


def written(value: Any) -> str:
    """A group as TOML."""
    if isinstance(value, dict):
        return "".join(f"{str(k)!r} = {v!r}\n" if "'" not in str(k) else f'"{k}" = {v!r}\n' for k, v in value.items())
    return repr(value)


def without(tmp_path: Path, group: str, instead: str) -> Path:
    """The Dutch file with one table in place of its own."""
    raw = tomllib.loads(NL.read_text("utf-8"))
    lists = raw.pop("words")
    parts = [f"[{name}]\n{instead if name == group else written(table)}" for name, table in raw.items()]
    parts.append("[words]\n" + "".join(f"{n} = {instead if n == group else list(w)!r}\n" for n, w in lists.items()))
    path = tmp_path / "times.toml"
    path.write_text("\n".join(parts), "utf-8")
    return path


@pytest.mark.parametrize("group", [*TABLES, *LISTS])
def test_an_empty_group_is_refused_by_name(tmp_path: Path, group: str) -> None:
    empty = "[]" if group in LISTS else ""
    with pytest.raises(KnowledgeError, match=group):
        read_times(without(tmp_path, group, empty), "nl")


@pytest.mark.parametrize(("group", "bad"), [("months", "maart = 'drie'\n"), ("weekdays", "zondag = true\n")])
def test_a_malformed_value_is_refused_by_name(tmp_path: Path, group: str, bad: str) -> None:
    with pytest.raises(KnowledgeError, match=group):
        read_times(without(tmp_path, group, bad), "nl")


def test_a_list_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="since"):
        read_times(without(tmp_path, "since", "[1, 2]"), "nl")


def test_every_list_is_asked_for() -> None:
    """No group that nothing asks for."""
    code = "".join(p.read_text("utf-8") for p in (FOLDER.parent / "times").glob("*.py"))
    assert [name for name in (*TABLES, *LISTS, *OPTIONAL) if f'"{name}"' not in code and f".{name}" not in code] == []
    groups = {*tomllib.loads(NL.read_text("utf-8"))["words"]}
    assert {*LISTS} <= groups <= {*LISTS, *OPTIONAL}
