"""Linked spans, counted as the evaluation of BBC Citron counts them (Newell 2018-2021, `citron/metrics.py`).

*exact*: a span is right when it begins and ends with the same tokens, pieces and all. Sources and contents are
compared only where the cues overlap; *linked* wants cue, source and content right at once. Precision is the share of
the system's attributions for which such a one exists in gold; recall counts gold's for which none exists as missed.
*overlap*: tokens that a span of the system shares with one of gold, summed over all pairs, over the system's tokens
(precision) or gold's (recall).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from demarche.evaluation.counts import Counts
from demarche.evaluation.measured import Figure
from demarche.evaluation.polnear.read import Attribution, Places

ROLES = ("cue", "source", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")

Test = Callable[["Linked", "Linked"], bool]


@dataclass(frozen=True, slots=True)
class Linked:
    """An attribution in tokens: of each role the pieces, first token and the one behind the last."""

    cue: Places
    source: Places
    content: Places


@dataclass(slots=True)
class Tally:
    """Counts over articles: exact ones of attributions, overlapping ones of tokens."""

    exact: dict[str, Counts] = field(default_factory=dict)
    overlap: dict[str, Counts] = field(default_factory=dict)

    def add(self, text: str, gold: Sequence[Attribution], system: Sequence[Attribution]) -> None:
        """Count one article."""
        tokens = Tokens(text)
        wanted, got = (tuple(map(tokens.linked, side)) for side in (gold, system))
        for name, test in _TESTS.items():
            self.exact[name] = self.exact.get(name, Counts()) + _exact(wanted, got, test)
        for role in ROLES:
            self.overlap[role] = self.overlap.get(role, Counts()) + _overlap(wanted, got, role)

    def figures(self) -> tuple[Figure, ...]:
        """The exact figures, then the overlapping ones; each of them for linked spans and by role."""
        overlap = {"linked": sum(self.overlap.values(), Counts()), **self.overlap}
        return (
            *(Figure.of(f"{name}, exact", counts) for name, counts in self.exact.items()),
            *(Figure.of(f"{name}, overlap", counts) for name, counts in overlap.items()),
        )


class Tokens:
    """Words and signs of a text by their place; a piece stands for all tokens that it touches."""

    def __init__(self, text: str) -> None:
        places = [found.span() for found in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def linked(self, attribution: Attribution) -> Linked:
        """The attribution in tokens."""
        return Linked(*(self._pieces(getattr(attribution, role)) for role in ROLES))

    def _pieces(self, places: Places) -> Places:
        pieces = ((bisect_right(self._ends, start), bisect_left(self._starts, end)) for start, end in places)
        return tuple((first, last) for first, last in pieces if first < last)


def same_cue(gold: Linked, system: Linked) -> bool:
    """Whether the cues are the same."""
    return gold.cue == system.cue


def same_source(gold: Linked, system: Linked) -> bool:
    """Whether the cues overlap and the sources are the same."""
    return _shared(gold.cue, system.cue) > 0 and gold.source == system.source


def same_content(gold: Linked, system: Linked) -> bool:
    """Whether the cues overlap and the contents are the same."""
    return _shared(gold.cue, system.cue) > 0 and gold.content == system.content


def same(gold: Linked, system: Linked) -> bool:
    """Whether all three are the same."""
    return gold == system


_TESTS: dict[str, Test] = {"linked": same, "cue": same_cue, "source": same_source, "content": same_content}


def _exact(gold: Sequence[Linked], system: Sequence[Linked], test: Test) -> Counts:
    """Citron's recall is right over right and missed, where *right* counts the system's attributions."""
    right = sum(any(test(g, s) for g in gold) for s in system)
    missed = sum(not any(test(g, s) for s in system) for g in gold)
    return Counts(right + missed, len(system), right, right)


def _overlap(gold: Sequence[Linked], system: Sequence[Linked], role: str) -> Counts:
    ours, theirs = ([getattr(linked, role) for linked in side] for side in (gold, system))
    shared = sum(_shared(one, other) for one in ours for other in theirs)
    return Counts(_length(ours), _length(theirs), shared, shared)


def _shared(one: Places, other: Places) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _length(spans: Iterable[Places]) -> int:
    return sum(end - start for places in spans for start, end in places)
