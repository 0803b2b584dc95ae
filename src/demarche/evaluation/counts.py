"""What every score is made of: counts with precision, recall and F, and one-to-one pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """`found` of the `gold` records were found, `right` of the `system` records are right."""

    gold: int = 0
    system: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.gold + other.gold, self.system + other.system, self.found + other.found, self.right + other.right
        )

    @property
    def empty(self) -> bool:
        """Nothing to find and nothing claimed."""
        return self.gold == self.system == 0

    @property
    def precision(self) -> float:
        """0 when nothing is claimed."""
        return self.right / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """0 when there is nothing to find."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        return f_of(self.precision, self.recall)


def f_of(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def one_to_one(
    gold: int, system: int, weight: Callable[[int, int], tuple[float, ...] | None]
) -> list[tuple[int, int, tuple[float, ...]]]:
    """Greedy pairs of indices: the heaviest first, ties in text order; a weight of None is no pair."""
    weighed = [(w, i, j) for i in range(gold) for j in range(system) if (w := weight(i, j)) is not None]
    taken_gold, taken_system, pairs = set(), set(), []
    for value, i, j in sorted(weighed, key=lambda p: (*(-w for w in p[0]), p[1], p[2])):
        if i not in taken_gold and j not in taken_system:
            taken_gold.add(i)
            taken_system.add(j)
            pairs.append((i, j, value))
    return pairs
