"""What an evaluation yields: figures, how much was read, and what could not be."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from demarche.evaluation.counts import Counts


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure, its shares from 0 to 1. `f` is the figure itself; an accuracy has no precision and no recall.

    `gold` and `system` are how many there are to be found and how many the system claims, in the measure's own unit
    (records, words, sentences).
    """

    name: str
    f: float
    precision: float | None = None
    recall: float | None = None
    gold: int | None = None
    system: int | None = None

    @classmethod
    def of(cls, name: str, counts: Counts) -> Figure:
        """Precision, recall and F of counts."""
        return cls(name, counts.f, counts.precision, counts.recall, counts.gold, counts.system)


@dataclass(frozen=True, slots=True)
class Score:
    """What a scorer hands back: figures in the order in which they are shown, and how much gold there is by kind."""

    figures: tuple[Figure, ...]
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """A corpus once read and scored.

    `items` are articles, sentences or records, as the corpus counts them. `reasons` says how often something could
    not be read or scored, and why. No figures: nothing could be read, and `notes` says why.
    """

    corpus: str
    part: str | None
    language: str
    items: int
    sizes: Mapping[str, int]
    figures: tuple[Figure, ...]
    reasons: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def figure(self, name: str) -> Figure | None:
        """The figure of that name, or None."""
        return next((figure for figure in self.figures if figure.name == name), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dicts, ready for JSON."""
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Measured:
        """The same, back from JSON; what else stands there is left out."""
        known = {field.name: raw[field.name] for field in dataclasses.fields(cls)}
        figures = tuple(Figure(**figure) for figure in raw["figures"])
        return cls(**{**known, "figures": figures, "notes": tuple(raw["notes"])})
