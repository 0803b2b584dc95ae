"""What an explanation holds."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from demarche.records import Event, Position, Span, Statement


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the lexicon: `where` is its file and line, `cells` its columns that are not empty."""

    where: str
    key: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was decided, and by what: `Step(status, called-for: stands under “eisen”, the row)`."""

    label: str
    text: str
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of an actor, and how it was known for that actor; `here` where it stands in the sentence."""

    span: Span
    kind: str
    how: str
    here: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """An actor of the record: the part that it plays, and its mentions in text order."""

    part: str
    id: str
    name: str
    party: str | None
    mentions: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """What the confidence is multiplied with."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a record was made. `row` is None where grammar alone made it; `trigger` None where no word did."""

    record: Statement | Event | Position
    trigger: Span | None
    sentence: Span
    row: Row | None
    steps: tuple[Step, ...]
    actors: tuple[Chain, ...]
    confidence: tuple[Factor, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dicts, ready for JSON."""
        return dataclasses.asdict(self)
