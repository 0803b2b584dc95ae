"""Refusals that are worded as denials: who will not or does not want to do what the lexicon calls cooperation.

`X zal Y niet ontvangen`, `X wil het verdrag niet tekenen` => X rejects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.events.clauses import auxiliaries
from demarche.events.context import Context
from demarche.events.deed import Deed

# CAMEO: reject, not specified.
CAMEO = "120"
# What may be refused.
_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID"})


def refusals(context: Context, deeds: Sequence[Deed]) -> Iterator[Deed]:
    """A REJECT for each denied act of cooperation that its doer will not do or does not want to do."""
    for deed in deeds:
        action = deed.hit.action
        if action.event not in _COOPERATION or action.pos != "VERB" or not deed.negated or not deed.sources:
            continue
        if deed.under is None and _is_of_will(context, deed):
            hit = replace(deed.hit, action=replace(action, event="REJECT", mode="", cameo=CAMEO, polarity="", force=""))
            how = {**deed.how, "derived": "who will not do it refuses it"}
            yield replace(deed, hit=hit, negated=False, status="occurred", path=[*deed.path, "refusal"], how=how)


def _is_of_will(context: Context, deed: Deed) -> bool:
    """Whether an auxiliary of the future or of wanting carries the verb."""
    grammar = context.page.grammar
    words = {t.lower_ for t in auxiliaries(context.page, context.page.doc[deed.hit.i])}
    return bool(words & (grammar["future_auxiliaries"] | grammar["wanting_verbs"]))
