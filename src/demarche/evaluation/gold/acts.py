"""How well a reading agrees with gold on events and positions.

An event is right when it has gold's PLOVER type, its trigger or evidence overlaps gold's evidence, and one source and
one target (where gold has any) are right by name, alias or party. A position is right when its holder and polarity
are, and its issue or evidence overlaps gold's. Pairs are one to one, required gold first; optional gold counts
neither as missed nor, when found, as spurious.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from demarche.evaluation.counts import Counts, one_to_one
from demarche.evaluation.gold.cases import Case, GoldEvent, GoldPosition
from demarche.evaluation.gold.matching import any_right
from demarche.records import Event, Issue, Position, Reading, Span


class _Gold(Protocol):
    @property
    def optional(self) -> bool: ...


GoldRecord = TypeVar("GoldRecord", bound=_Gold)
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class ActPair(Generic[GoldRecord, Record]):
    """A gold record and the system's for it; `whole` says that status or force is right too."""

    gold: GoldRecord
    system: Record
    whole: bool


@dataclass(frozen=True, slots=True)
class Acts(Generic[GoldRecord, Record]):
    """The events, or the positions, of one case. `missed` and `spurious` are those that count."""

    pairs: tuple[ActPair[GoldRecord, Record], ...] = ()
    missed: tuple[GoldRecord, ...] = ()
    spurious: tuple[Record, ...] = ()

    @property
    def required(self) -> tuple[ActPair[GoldRecord, Record], ...]:
        """The pairs that count."""
        return tuple(pair for pair in self.pairs if not pair.gold.optional)

    def counts(self, *, whole: bool = False) -> Counts:
        """What was found; with `whole`, status or force must be right too."""
        pairs = self.required
        right = sum(pair.whole or not whole for pair in pairs)
        return Counts(len(pairs) + len(self.missed), len(pairs) + len(self.spurious), right, right)


Events = Acts[GoldEvent, Event]
Positions = Acts[GoldPosition, Position]


def match_events(case: Case, reading: Reading) -> Events:
    """Gold's events with the system's; of several the one of gold's own type, then the one that overlaps most."""

    def weight(gold: GoldEvent, event: Event) -> tuple[float, ...] | None:
        shared = _overlap(gold.evidence, (event.trigger, event.evidence, *event.more_evidence))
        if event.type not in gold.types or not shared:
            return None
        if not any_right(case, gold.sources, reading, event.sources):
            return None
        if not any_right(case, gold.targets, reading, event.targets):
            return None
        return event.type == gold.type, shared, event.status in gold.statuses

    return _matched(case.events, reading.events, weight)


def match_positions(case: Case, reading: Reading) -> Positions:
    """Gold's positions with the system's; of several the one whose issue overlaps most, then whose evidence does."""

    def weight(gold: GoldPosition, position: Position) -> tuple[float, ...] | None:
        issue, proof = _overlap(gold.issue, (position.issue,)), _overlap(gold.evidence, (position.evidence,))
        if position.polarity != gold.polarity or not (issue or proof):
            return None
        if not any_right(case, (gold.holder,), reading, (position.holder,)):
            return None
        return issue, proof, position.force in gold.forces

    return _matched(case.positions, reading.positions, weight)


def counts_by_type(events: Events) -> dict[str, Counts]:
    """Of each type in gold, or among the spurious, what was found; an accepted other type counts as gold's own."""
    kinds: dict[str, Counts] = {}
    for kind, counts in (
        *((pair.gold.type, Counts(1, 1, 1, 1)) for pair in events.required),
        *((gold.type, Counts(gold=1)) for gold in events.missed),
        *((event.type, Counts(system=1)) for event in events.spurious),
    ):
        kinds[kind] = kinds.get(kind, Counts()) + counts
    return dict(sorted(kinds.items()))


def _matched(
    gold: Sequence[GoldRecord],
    system: Sequence[Record],
    weight: Callable[[GoldRecord, Record], tuple[float, ...] | None],
) -> Acts[GoldRecord, Record]:
    """Greedy pairs, required gold before all else; the last weight says whether the pair is right as a whole."""

    def weighed(i: int, j: int) -> tuple[float, ...] | None:
        value = weight(gold[i], system[j])
        return None if value is None else (not gold[i].optional, *value)

    pairs = sorted(one_to_one(len(gold), len(system), weighed))
    taken_gold, taken_system = ({pair[side] for pair in pairs} for side in (0, 1))
    return Acts(
        tuple(ActPair(gold[i], system[j], bool(value[-1])) for i, j, value in pairs),
        tuple(g for i, g in enumerate(gold) if i not in taken_gold and not g.optional),
        tuple(s for j, s in enumerate(system) if j not in taken_system),
    )


def _overlap(gold: Iterable[Span], system: Iterable[Span | Issue]) -> float:
    """F of the characters that both cover; 0 where they do not meet."""
    ours, theirs = (frozenset(i for s in side for i in range(s.start, s.end)) for side in (gold, system))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0
