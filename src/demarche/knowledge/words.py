"""Codes in plain words: PLOVER types and modes, forces of positions, ids of issues."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from demarche.errors import KnowledgeError
from demarche.knowledge.actions import FORCES
from demarche.knowledge.codes import load_plover
from demarche.knowledge.tables import FOLDER, read_table


@dataclass(frozen=True, slots=True)
class ForceWords:
    """A force as a table prints it (`red line`), and what it means."""

    name: str
    meaning: str


def event_name(type_: str, mode: str | None) -> str:
    """`CONSULT, phone => telephone call`; a mode that is none has its type's name, a type that is none its own."""
    rows = load_plover()
    row = rows.get((type_, mode or "")) or rows.get((type_, ""))
    return row.name if row else type_


def issue_name(issue_id: str) -> str:
    """`peace-negotiations => peace negotiations`; an issue that users added is named by its id, without hyphens."""
    return _issue_names().get(issue_id, issue_id.replace("-", " "))


@functools.cache
def load_forces() -> dict[str, ForceWords]:
    """The forces in the order of their table. Raises KnowledgeError where one lacks."""
    path = FOLDER / "shared" / "forces.tsv"
    rows = read_table(path, ("force", "name", "meaning"))
    forces = {row["force"]: ForceWords(row["name"], row["meaning"]) for row in rows}
    if forces.keys() != FORCES or not all(words.name and words.meaning for words in forces.values()):
        raise KnowledgeError(path.name, f"a name and a meaning of {', '.join(sorted(FORCES))}", "mend the rows")
    return forces


@functools.cache
def _issue_names() -> dict[str, str]:
    rows = read_table(FOLDER / "shared" / "issues.tsv", ("id", "name_en", "parent", "contexts"))
    return {row["id"]: row["name_en"] for row in rows}
