"""Which of many stretches of tokens may touch a stretch, without asking each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from demarche.statements.page import Range

T = TypeVar("T")
# Tokens of the text that share a drawer.
WIDTH = 64


class Nearby(Generic[T]):
    """Items in drawers by the tokens that they cover: a query finds those in the same drawers, in the order added."""

    def __init__(self, items: Iterable[tuple[Sequence[Range], T]] = ()) -> None:
        self._drawers: dict[int, list[tuple[int, T]]] = {}
        self._added = 0
        for ranges, item in items:
            self.add(ranges, item)

    def add(self, ranges: Sequence[Range], item: T) -> None:
        """Put an item in the drawers of its half-open token ranges."""
        for drawer in _drawers(ranges):
            self._drawers.setdefault(drawer, []).append((self._added, item))
        self._added += 1

    def at(self, ranges: Sequence[Range]) -> list[T]:
        """The items that share a drawer with one of the ranges, in the order added."""
        found = {number: item for d in _drawers(ranges) for number, item in self._drawers.get(d, ())}
        return [found[number] for number in sorted(found)]


def _drawers(ranges: Sequence[Range]) -> Iterator[int]:
    yield from dict.fromkeys(
        d for start, end in ranges for d in range(start // WIDTH, max(end - 1, start) // WIDTH + 1)
    )
