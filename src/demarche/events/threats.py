"""Threats that are worded as statements: who threatens or warns, and says that he himself will do harm.

`X waarschuwde dat het zijn ambassade zal sluiten`, `“Anders teken ik niet”, dreigde X` => X threatens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.records import Statement

# What is threatened with => mode and CAMEO code of the threat.
_THREATS = {
    "ASSAULT": ("violence", "138"),
    "MOBILIZE": ("violence", "138"),
    "SANCTION": ("restrict", "131"),
    "COERCE": ("", "130"),
    "REJECT": ("", "130"),
    "PROTEST": ("", "133"),
}
# Threat, not specified.
_UNSPECIFIED = ("", "130")


def threats(context: Context, deeds: Sequence[Deed]) -> Iterator[Deed]:
    """A THREATEN for each verb of threatening that introduces words, and of warning where the speaker will act."""
    page = context.page
    threatening, warning = page.grammar["threatening_verbs"], page.grammar["warning_verbs"]
    for deed in deeds:
        lemma = deed.hit.action.lemma
        if deed.hit.action.event or deed.negated or lemma not in threatening | warning or not deed.sources:
            continue
        said = _introduced(context, deed)
        own = next((d for d in deeds if d is not deed and _is_own(context, deed, d, said)), None)
        grave = lemma in warning and own is None and _is_grave(context, deed, said)
        if own is None and not grave and (said is None or lemma in warning):
            continue
        mode, cameo = _THREATS[own.hit.action.event] if own is not None else _UNSPECIFIED
        action = replace(deed.hit.action, event="THREATEN", mode=mode, cameo=cameo, polarity="", force="")
        targets = deed.targets or [t for t in (own.targets if own is not None else []) if t not in deed.sources]
        targets = targets or (_conditioned(context, deed, said) if grave else [])
        how = {**deed.how, "derived": "a verb that introduces or announces harm is a threat"}
        yield replace(
            deed, hit=replace(deed.hit, action=action), targets=list(targets), path=[*deed.path, "threat"], how=how
        )


def _is_grave(context: Context, deed: Deed, said: Statement | None) -> bool:
    """`waarschuwt voor gevolgen`, `waarschuwt dat er een prijs volgt`: the words name what will come of it."""
    words = context.page.grammar["consequence_words"]
    return any(context.page.lower[i] in words for i in _within(context, deed, said))


def _conditioned(context: Context, deed: Deed, said: Statement | None) -> list[str]:
    """Who is warned: the first actor of another party that the words name."""
    own = {context.party_of(a) for a in deed.sources}
    for i in _within(context, deed, said):
        candidate = context.page.actors.at(i)
        named = candidate is not None and candidate.actor is not None and candidate.kind != "pronoun"
        if candidate is not None and named and context.party_of(str(candidate.actor)) not in own:
            return [str(candidate.actor)]
    return []


def _within(context: Context, deed: Deed, said: Statement | None) -> list[int]:
    """The tokens of what is said, or of the row's content."""
    spans = [context.tokens(span) for span in said.content] if said is not None else [r for _, r in deed.contents]
    return [i for start, end in spans for i in range(start, end)]


def _introduced(context: Context, deed: Deed) -> Statement | None:
    """The statement that the verb introduces."""
    start = context.page.doc[deed.hit.i].idx
    cued = (s for s in context.statements if s.cue is not None and s.cue.start <= start < s.cue.end)
    return next(cued, None)


def _is_own(context: Context, threat: Deed, deed: Deed, said: Statement | None) -> bool:
    """Whether a deed in what is said does harm and is the speaker's own, or his party's."""
    action = deed.hit.action
    if action.event not in _THREATS or action.pos != "VERB" or deed.negated or not deed.sources:
        return False
    at = context.page.doc[deed.hit.i].idx
    within = said is not None and any(span.start <= at < span.end for span in said.content)
    if not within and not threat.holds(deed.hit.i) or not _is_to_come(context, deed):
        return False
    return bool({context.party_of(a) for a in deed.sources} & {context.party_of(a) for a in threat.sources})


def _is_to_come(context: Context, deed: Deed) -> bool:
    """Whether the clause speaks of what will be: an infinitive, a future auxiliary or the present tense."""
    token = context.page.doc[deed.hit.i]
    return deed.status in ("planned", "hypothetical", "called-for") or "Past" not in token.morph.get("Tense", [])
