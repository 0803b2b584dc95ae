"""Whether an actor of the system is one of gold's: by name, alias or party."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from demarche.evaluation.gold.cases import Case
from demarche.knowledge.grammar import load_grammar
from demarche.knowledge.tables import installed_languages
from demarche.records import Actor, Reading

NAMING = ("name", "role", "metonym")


def plain_name(name: str) -> str:
    """`De  Generaal => generaal`: case folded, blanks made one, the article of any language taken off."""
    first, _, rest = " ".join(name.casefold().replace("’", "'").split()).partition(" ")
    return rest if rest and first in _articles() else f"{first} {rest}".strip()


@functools.cache
def _articles() -> frozenset[str]:
    return frozenset().union(*(load_grammar(code)["articles"] for code in installed_languages()))


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
