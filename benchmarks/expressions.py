"""Sentences with their time expressions, and how a reading of them is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from demarche.records import Time
from demarche.times.values import same

FOLDER = Path(__file__).parent.parent / "tests" / "times"
COLUMNS = ("sentence", "published", "expression", "value", "kind", "direction", "duration")


@dataclass(frozen=True, slots=True)
class Expected:
    """An expression in its sentence, with what it says; None where the column is empty."""

    sentence: str
    published: str | None
    expression: str
    value: str | None
    kind: str
    direction: str | None
    duration: str | None

    @property
    def start(self) -> int:
        """Where the expression begins in the sentence."""
        return self.sentence.index(self.expression)

    def found(self, times: Sequence[Time]) -> Time | None:
        """The time whose span overlaps most with the expression."""
        end = self.start + len(self.expression)
        shared = [(min(t.end, end) - max(t.start, self.start), t) for t in times]
        best = max(shared, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] > 0 else None

    def faults(self, times: Sequence[Time]) -> list[str]:
        """What is wrong in a reading of the sentence; empty where it is right."""
        time = self.found(times)
        if time is None:
            return ["not found"]
        wrong = [] if same(self.value, time.value) else [f"value {time.value}, not {self.value}"]
        for name in ("kind", "direction", "duration"):
            if getattr(self, name) != getattr(time, name):
                wrong.append(f"{name} {getattr(time, name)}, not {getattr(self, name)}")
        return wrong


def load(name: str) -> tuple[Expected, ...]:
    """The rows of a file beside the tests. Raises ValueError for a malformed row or an expression that is not there."""
    lines = [x for x in (FOLDER / name).read_text("utf-8").splitlines() if x and not x.startswith("#")]
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise ValueError(f"{name}: the columns are not {COLUMNS}")
    rows = [line.split("\t") for line in lines[1:]]
    found = tuple(Expected(r[0], r[1] or None, r[2], r[3] or None, r[4], r[5] or None, r[6] or None) for r in rows)
    missing = [e.expression for e in found if e.expression not in e.sentence]
    if missing:
        raise ValueError(f"{name}: not in their sentences: {missing}")
    return found
