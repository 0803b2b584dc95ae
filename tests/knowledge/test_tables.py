from __future__ import annotations

from pathlib import Path

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.tables import installed_languages, listed, read_table, read_toml

COLUMNS = ("id", "name")


def table(folder: Path, text: str) -> Path:
    path = folder / "made.tsv"
    path.write_text(text, "utf-8")
    return path


def test_rows_comments_and_short_rows(tmp_path: Path) -> None:
    path = table(tmp_path, "# where it is from\nid\tname\na\tÉén\n\nb\n")
    assert read_table(path, COLUMNS) == [{"id": "a", "name": "Één"}, {"id": "b", "name": ""}]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "header"),
        ("id;name\na;b\n", "header"),
        ("id\tname\n", "no rows"),
        ("id\tname\na\tb\tc\n", r"made\.tsv:2"),
        ("id\tname\na\tb\n\tb\n", r"made\.tsv:3"),
    ],
)
def test_a_malformed_table_is_refused(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"made\.tsv.*{where}|{where}"):
        read_table(table(tmp_path, text), COLUMNS)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    for read in (lambda path: read_table(path, COLUMNS), read_toml):
        with pytest.raises(KnowledgeError, match="none.*is not there"):
            read(tmp_path / "none")


def test_malformed_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"made\.tsv"):
        read_toml(table(tmp_path, "a = = 1"))


def test_lists_and_languages() -> None:
    assert listed("a;b;;c") == ("a", "b", "c") and listed("") == ()
    assert "nl" in installed_languages()
