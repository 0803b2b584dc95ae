"""Codes of events: CAMEO with Goldstein values (`shared/cameo.tsv`), PLOVER with its modes (`shared/plover.tsv`)."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from demarche.errors import KnowledgeError
from demarche.knowledge.actions import TYPES
from demarche.knowledge.tables import FOLDER, Row, read_table

CAMEO, PLOVER = FOLDER / "shared" / "cameo.tsv", FOLDER / "shared" / "plover.tsv"
QUADS = frozenset(f"{kind}-{stance}" for kind in ("verbal", "material") for stance in ("cooperation", "conflict"))
SCALE = 10.0  # Goldstein (1992) and PLOVER score from -10, conflict, to 10, cooperation.
_ROOT_DIGITS, _MOST_DIGITS = 2, 4


@dataclass(frozen=True, slots=True)
class Cameo:
    """A kind of event by its code, two to four digits; `goldstein` is None where the parent's value holds."""

    code: str
    name: str
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class Plover:
    """A type (`mode` empty) or one of its modes, `name` in plain words; `score` is None where the manual gives none."""

    type: str
    mode: str
    score: float | None
    quad: str
    name: str


def goldstein(cameo: str) -> float | None:
    """The Goldstein value of a code or else of its nearest parent: `1213 => 121 => -4.0`; None for no code.

    A longer code that the table lacks is no code, and so has none: `0419 => None`.
    """
    codes = load_cameo()
    if cameo not in codes:
        return None
    values = (codes[code].goldstein for code in (cameo[:n] for n in range(len(cameo), _ROOT_DIGITS - 1, -1)))
    return next((value for value in values if value is not None), None)


def plover_modes() -> dict[str, frozenset[str]]:
    """The modes of each type, none for some: `RETREAT => {withdraw, release, …}`, `AID => {}`."""
    rows = load_plover()
    return {name: frozenset(mode for of, mode in rows if of == name and mode) for name in sorted(TYPES)}


@functools.cache
def load_cameo(path: Path = CAMEO) -> dict[str, Cameo]:
    """The codes of CAMEO. Raises KnowledgeError for a row that cannot be used."""
    rows = read_table(path, ("code", "name", "goldstein"))
    codes = {r["code"]: Cameo(r["code"], r["name"], _number(r, "goldstein", path)) for r in rows}
    _refuse_twice((r["code"] for r in rows), path)
    for code, row in codes.items():
        orphan = len(code) > _ROOT_DIGITS and code[:-1] not in codes
        without = len(code) == _ROOT_DIGITS and row.goldstein is None
        if not code.isdecimal() or not _ROOT_DIGITS <= len(code) <= _MOST_DIGITS or orphan or without or not row.name:
            raise KnowledgeError(
                f"{path.name}, code {code!r}",
                "two to four digits, a name, and a parent with a value were expected",
                "mend the row",
            )
    return codes


@functools.cache
def load_plover(path: Path = PLOVER) -> dict[tuple[str, str], Plover]:
    """Types and modes of PLOVER by (type, mode). Raises KnowledgeError for a row that cannot be used."""
    table = read_table(path, ("type", "mode", "score", "quad", "name"))
    rows = [Plover(r["type"], r["mode"], _number(r, "score", path), r["quad"], r["name"]) for r in table]
    _refuse_twice((f"{row.type}-{row.mode}" for row in rows), path)
    _refuse_twice((row.name for row in rows), path)
    if missing := TYPES - {row.type for row in rows if not row.mode}:
        raise KnowledgeError(f"{path.name} lacks {min(missing)}", "a row without mode for each type", "add it")
    quads = {row.type: row.quad for row in rows if not row.mode}
    for row in rows:
        if quads.get(row.type) != row.quad or row.quad not in QUADS or row.type not in TYPES or not row.name:
            raise KnowledgeError(
                f"{path.name}, {row.type} {row.mode}: {row.quad!r}, {row.name!r}",
                f"a type of PLOVER with one of {', '.join(sorted(QUADS))}, the same in all its rows, and a name",
                "mend the row",
            )
    return {(row.type, row.mode): row for row in rows}


def _number(row: Row, column: str, path: Path) -> float | None:
    """The number of a cell, None for an empty one."""
    cell = row[column]
    try:
        value = float(cell) if cell else None
    except ValueError:
        value = SCALE + 1
    if value is not None and not -SCALE <= value <= SCALE:
        raise KnowledgeError(f"{path.name}, {column} {cell!r}", "a number from -10 to 10 was expected", "mend the row")
    return value


def _refuse_twice(keys: Iterable[str], path: Path) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise KnowledgeError(f"{path.name}, {key!r}", "one row was expected, it has two", "remove one")
        seen.add(key)
