"""Rejections that are worded as judgements: a demand or plan is told, and the next sentence calls it absurd.

`X legde een plan op tafel. Iets wat Y “absurd” noemt.` => Y rejects what X asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.knowledge.actions import Action

# CAMEO: reject, not specified.
CAMEO = "120"


def is_judgement(action: Action) -> bool:
    """Whether the row evaluates a thing for whoever says it."""
    return action.pos in ("ADJ", "NOUN") and "speaker" in action.source and bool({"nsubj", "obj"} & {*action.content})


def reactions(context: Context, deeds: Sequence[Deed]) -> Iterator[Deed]:
    """A REJECT for each judgement against what the sentence before asks for, by somebody else than who asks."""
    page = context.page
    for deed in deeds:
        action = deed.hit.action
        if not is_judgement(action) or action.polarity != "against" or deed.negated or not _points(context, deed):
            continue
        low, _ = page.unit_of(deed.hit.i)
        start = page.unit_of(low - 1)[0] if low else 0
        asked = [d for d in deeds if start <= d.hit.i < low and d.hit.action.event == "REQUEST" and d.sources]
        speakers = deed.sources or [s for s in [context.speaker_at(deed.hit.i)] if s is not None]
        if asked and speakers and not {*speakers} & {*asked[-1].sources}:
            hit = replace(deed.hit, action=replace(action, event="REJECT", mode="", cameo=CAMEO, pos="VERB"))
            how = {"derived": "a judgement of what the sentence before asks is a rejection"}
            targets = list(asked[-1].sources)
            yield replace(deed, hit=hit, sources=list(speakers), targets=targets, contents=[], how=how)


def _points(context: Context, deed: Deed) -> bool:
    """Whether the judgement's sentence begins by pointing back: *Iets wat …*, *Dat is …*."""
    page = context.page
    low, _ = page.unit_of(deed.hit.i)
    first = next((i for i in range(low, deed.hit.i) if not page.doc[i].is_punct and not page.doc[i].is_space), low)
    words = page.grammar["clause_relatives"] | page.grammar["back_references"]
    return page.doc[first].lower_ in words and page.inside[first] < 0
