"""What every score is made of: counts, one-to-one pairs, and whether two records name the same actor."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from demarche.evaluation.gold.cases import Case
from demarche.knowledge.grammar import load_grammar
from demarche.knowledge.tables import installed_languages
from demarche.records import Actor, Reading

NAMING = ("name", "role", "metonym")


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
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


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


def plain_name(name: str) -> str:
    """`De  Generaal => generaal`: case folded, blanks made one, the article of any language taken off."""
    first, _, rest = " ".join(name.casefold().replace("’", "'").split()).partition(" ")
    return rest if rest and first in _articles() else f"{first} {rest}".strip()


@functools.cache
def _articles() -> frozenset[str]:
    groups = ("articles_definite", "articles_indefinite")
    return frozenset().union(*(load_grammar(code)[group] for code in installed_languages() for group in groups))


def actor_forms(actor: Actor) -> set[str]:
    """The plain names of an actor; pronouns and demonyms are none."""
    return {plain_name(form) for form in (actor.name, *(m.text for m in actor.mentions if m.kind in NAMING))}


def same_actor(case: Case, names: Iterable[str], actor: Actor) -> bool:
    """Whether an actor is one of these of gold, by name or alias."""
    forms = {plain_name(form) for name in names for form in case.forms(name)}
    return not forms.isdisjoint(actor_forms(actor))


def any_right(case: Case, names: Sequence[str], reading: Reading, ids: Iterable[str]) -> bool:
    """Whether one of the system's actors is one of gold's, by name, alias or party; always where gold has none."""
    if not names:
        return True
    actors = [actor for actor_id in ids if (actor := reading.actor(actor_id)) is not None]
    parties = {gold.party for gold in case.actors if gold.name in names and gold.party}
    return any(actor.party in parties or same_actor(case, names, actor) for actor in actors)
