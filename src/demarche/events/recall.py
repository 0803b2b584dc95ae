"""Whom an act is meant for that answers another act: *veroordeelde de staatsgreep* is meant for who staged it.

The noun that names the answered act often stands alone; who did it was told before, or is told in its relative clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from demarche.events.context import Context
from demarche.events.deed import MAX_EARLIER, Deed
from demarche.events.slots import Slots
from demarche.knowledge.actions import Actions

# Types that answer what somebody did, asked or offered.
_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "PROTEST", "AGREE", "CONCEDE"})


def recall_targets(context: Context, slots: Slots, deeds: Sequence[Deed], actions: Actions) -> None:
    """Give answers without a target the doers of the act that they answer."""
    at = {deed.hit.i: deed for deed in deeds}
    for place, deed in enumerate(deeds):
        action = deed.hit.action
        if action.event == "THREATEN" and deed.sources and not deed.targets:
            _threaten(context, deed, deeds)
        if action.event not in _ANSWERS or action.pos == "NOUN" or deed.targets or not deed.sources:
            continue
        for noun in _answered(slots, deed):
            doers = _told(context, noun, at) or _told_before(context, deed, noun, deeds[:place], actions)
            found = [a for a in doers if not _is_own(context, deed, a)]
            if found:
                deed.targets, deed.how["targets"] = found, "who did what it answers"
                break


def _threaten(context: Context, deed: Deed, deeds: Sequence[Deed]) -> None:
    """`dreigt de leveringen aan X te staken`: who is hit by what is threatened with is threatened."""
    within = (d for d in deeds if d is not deed and deed.holds(d.hit.i))
    hit = next((d.targets for d in within if d.targets), None) or _named_in(context, deed)
    deed.targets = [a for a in hit if not _is_own(context, deed, a)]
    deed.how["targets"] = "who is hit by what is threatened with"


def _named_in(context: Context, deed: Deed) -> list[str]:
    """The first actor of another party that the content names."""
    for _, (start, end) in deed.contents:
        for i in range(start, end):
            candidate = context.page.actors.at(i)
            named = candidate is not None and candidate.actor is not None and candidate.kind != "pronoun"
            if candidate is not None and named and not _is_own(context, deed, str(candidate.actor)):
                return [str(candidate.actor)]
    return []


def _answered(slots: Slots, deed: Deed) -> Iterator[Token]:
    """The nouns that may name the act which is answered: of the content, the object and the row's phrases."""
    yield from (head for head, _ in deed.contents if head.pos_ == "NOUN")
    names = ("obj", *(t for t in deed.hit.action.target if t.startswith("obl:")))
    yield from (head for name in names for head in slots.heads(deed.hit, name) if head.pos_ == "NOUN")


def _told(context: Context, noun: Token, at: dict[int, Deed]) -> list[str]:
    """The doers that the noun's own phrase tells of: its owner, or the subject of its relative clause."""
    own = at.get(noun.i)
    if own is not None and own.sources:
        return own.sources
    clauses = (at[c.i] for c in noun.children if c.dep_ == "acl:relcl" and c.i in at)
    return next((d.sources for d in clauses if d.sources), [])


def _told_before(context: Context, deed: Deed, noun: Token, before: Sequence[Deed], actions: Actions) -> list[str]:
    """The doers of the last act before of the kind that a definite noun names."""
    definite = context.page.grammar["articles_definite"]
    if not any(c.lower_ in definite and c.dep_ == "det" for c in noun.children):
        return []
    kinds = {row.event for row in actions.of_noun(noun.lower_) if row.event}
    for earlier in reversed(before[-MAX_EARLIER:]):
        if earlier.hit.action.event in kinds and any(not _is_own(context, deed, a) for a in earlier.sources):
            return earlier.sources
    return []


def _is_own(context: Context, deed: Deed, actor: str) -> bool:
    return context.party_of(actor) in {context.party_of(a) for a in deed.sources}
