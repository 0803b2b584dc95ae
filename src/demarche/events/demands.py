"""Demands that are worded as what must be: `X insisted that Y withdraw`, `Y must withdraw, said X` => X asks Y.

The verb of a clause that stands in no tense after a word of demanding (`insisted that Turkey withdraw`) is a demand in
languages that have such clauses; so is in anybody's words an auxiliary that obliges another party.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from demarche.events.clauses import Clauses, auxiliaries, is_infinitive
from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.events.hits import Hit
from demarche.events.slots import Slots
from demarche.events.status import is_supposed
from demarche.knowledge.actions import Action
from demarche.statements.page import Page

# CAMEO: appeal, not specified; demand is folded into it.
CAMEO = "020"
_MUST = Action("", "VERB", "", (), "REQUEST", "change", CAMEO, ("speaker",), ("nsubj",), (), "none", "", "", (), "")


def demands(context: Context, clauses: Clauses, deeds: Sequence[Deed]) -> Iterator[Deed]:
    """A REQUEST for each clause that says what another party is to do; only where verbs stand before their objects."""
    page = context.page
    if page.grammar.verb_final:
        return
    slots = Slots(page, clauses)
    asked: set[int] = set()
    for deed in deeds:
        if deed.hit.action.event == "REQUEST" and not deed.negated:
            asked.update(i for _, (start, end) in deed.contents for i in range(start, end))
        if deed.hit.action.event or deed.hit.action.force != "demand" or deed.negated or not deed.sources:
            continue
        found = _asked(context, slots, deed)
        if found:
            action = replace(deed.hit.action, event="REQUEST", mode="change", cameo=CAMEO)
            how = {
                **deed.how,
                "targets": "subject of what is demanded",
                "derived": "a clause without tense is a demand",
            }
            asked.update(i for _, (start, end) in deed.contents for i in range(start, end))
            yield replace(deed, hit=replace(deed.hit, action=action), targets=found, how=how)
    yield from _obliged(context, clauses, slots, asked)


def _asked(context: Context, slots: Slots, deed: Deed) -> list[str]:
    """The subject of a demanded clause whose verb bears no tense; none where it is the doer."""
    own = {context.party_of(a) for a in deed.sources}
    for verb, _ in deed.contents:
        subject = slots.own_subject(verb)
        tenseless = subject is not None and is_tenseless(context.page, verb, subject)
        found = context.actors(subject) if subject is not None and tenseless else []
        if found and not own & {context.party_of(a) for a in found}:
            return found
    return []


def is_tenseless(page: Page, verb: Token, subject: Token) -> bool:
    """`that Turkey withdraw`: an infinitive without its mark, or what looks like a plural behind a singular subject."""
    if any(c.dep_ == "mark" and c.lower_ in page.grammar["infinitive_marks"] for c in verb.children):
        return False
    number = (subject.morph.get("Number", []), verb.morph.get("Number", []))
    joined = any(c.dep_ == "conj" for c in subject.children)
    bare = number == (["Sing"], ["Plur"]) and "Pres" in verb.morph.get("Tense", []) and not joined
    return is_infinitive(verb) or bare and not auxiliaries(page, verb)


def _obliged(context: Context, clauses: Clauses, slots: Slots, asked: set[int]) -> Iterator[Deed]:
    """`Y must withdraw, said X`."""
    page = context.page
    for token in page.doc:
        if token.pos_ != "AUX" or token.lower_ not in page.grammar["demanding_auxiliaries"] or token.i in asked:
            continue
        verb = token.head
        speaker = context.speaker_at(token.i)
        if speaker is None or token.dep_ != "aux" or verb.pos_ != "VERB" or is_supposed(page, clauses, verb):
            continue
        if verb.dep_ in ("acl:relcl", "acl", "advcl") or token not in auxiliaries(page, verb):
            continue
        subject = slots.own_subject(verb)
        found = context.actors(subject) if subject is not None else []
        if not found or context.party_of(speaker) in {context.party_of(a) for a in found}:
            continue
        hit = Hit(token.i, replace(_MUST, lemma=token.lower_), frozenset({token.i}))
        how = {"sources": "speaker", "targets": "nsubj", "derived": "who must do it is asked to by who says so"}
        yield Deed(hit, sources=[speaker], targets=found, how=how)
