"""Read the data files: tab-separated tables and TOML, checked at load, found inside the package."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from demarche.errors import KnowledgeError

FOLDER = Path(__file__).parent


class Row(dict[str, str]):
    """The cells of a row by their column; `where` is how a person finds it: `knowledge/nl/frames.tsv:12`."""

    where: str = ""


def read_table(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """The rows of a tab-separated file with exactly these columns. Raises KnowledgeError naming file and line."""
    return list(_rows(path, columns))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        raise KnowledgeError(f"{path} is not there", "a knowledge table was expected", "check the path") from None
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered or tuple(numbered[0][1].split("\t")) != columns:
        expected = "\\t".join(columns)
        raise KnowledgeError(f"{path}: the header line", f"{expected} was expected", "mend the header")
    if len(numbered) == 1:
        raise KnowledgeError(f"{path} has no rows", "at least one was expected", "add rows or remove the file")
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) > len(columns) or not cells[0]:
            raise KnowledgeError(f"{path}:{number}", f"{len(columns)} cells were expected", "mend the row")
        row = Row(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
        row.where = f"{_shown(path)}:{number}"
        yield row


def _shown(path: Path) -> str:
    """A file of ours from the folder of knowledge on; another as it is."""
    return path.relative_to(FOLDER.parent).as_posix() if path.is_relative_to(FOLDER) else str(path)


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds a list: `a;b => (a, b)`."""
    return tuple(item for item in cell.split(";") if item)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file. Raises KnowledgeError where it is missing or malformed."""
    try:
        with path.open("rb") as opened:
            return tomllib.load(opened)
    except OSError:
        raise KnowledgeError(f"{path} is not there", "a TOML file was expected", "check the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: {error}", "TOML was expected", "mend the file") from None


@functools.cache
def installed_languages() -> tuple[str, ...]:
    """Codes of the languages whose folder holds frames."""
    return tuple(sorted(p.parent.name for p in FOLDER.glob("*/frames.tsv")))
