"""Whether what a clause says happens: negated, planned, asked for, possible, going on, or done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from spacy.tokens import Token

from demarche.events.clauses import Clauses, auxiliaries, is_infinitive
from demarche.events.hits import Hit
from demarche.records import Status
from demarche.statements.page import Page, Range

_OBJECTS = ("obj", "nsubj", "nsubj:pass")
# Between the main clause's verb and a mark that makes it hypothetical.
_CLAUSAL = ("advcl", "ccomp", "acl", "xcomp")


def is_negated(page: Page, clauses: Clauses, hit: Hit, contents: Iterable[Range] = ()) -> bool:
    """Whether a negator of the clause denies the trigger: *verwerpt niet*, *geen akkoord*, not *niet alleen*.

    A negator inside the content denies the content.
    """
    low, high = clauses.span(hit.i)
    noun = hit.action.pos == "NOUN"
    held = {i for start, end in contents for i in range(start, end)}
    for i in range(low, high):
        if page.lower[i] not in page.grammar["negators"] or i in hit.parts or page.inside[i] != page.inside[hit.i]:
            continue
        token = page.doc[i]
        if i in held and token.dep_ != "det":
            continue
        behind = page.doc[i + 1].lower_ if i + 1 < len(page.doc) else ""
        if behind in page.grammar["not_negated_before"]:
            continue
        if hit.action.pos == "ADJ" and token.i < hit.i and token.head.head.i == hit.i and token.head.pos_ == "NOUN":
            return True  # *op geen enkele manier acceptabel*
        if token.dep_ in ("det", "amod", "advmod") and token.head.pos_ in ("NOUN", "PROPN"):
            carried = page.doc[hit.i].dep_ == "cop" and page.doc[hit.i].head.i == token.head.i
            if token.head.i in hit.parts or (not noun and (carried or token.head.dep_ in _OBJECTS)):
                return True
        elif not noun or _governs(token, page.doc[hit.i]):
            return True
    return _denied_above(page, page.doc[hit.i])


def _denied_above(page: Page, verb: Token) -> bool:
    """`ziet geen reden om te bellen`: an infinitive that depends on a denied noun."""
    noun = verb.head
    if verb.dep_ == "acl:relcl" and any(c.dep_ == "cop" for c in noun.children):  # *het is niet X die …*
        return any(c.lower_ in page.grammar["negators"] and c.i < noun.i for c in noun.children)
    if verb.dep_ not in ("acl", "advcl", "xcomp", "ccomp") or noun.pos_ != "NOUN" or noun.i > verb.i:
        return False
    return any(c.lower_ in page.grammar["negators"] and c.dep_ in ("det", "amod", "advmod") for c in noun.children)


def _governs(negator: Token, noun: Token) -> bool:
    return negator.head.i in (noun.i, noun.head.i)


def status_of(page: Page, clauses: Clauses, hit: Hit, verb: Token | None) -> Status:
    """The status that the clause itself gives; `verb` carries a noun."""
    if hit.action.status:
        return cast(Status, hit.action.status)
    token = page.doc[hit.i]
    if hit.action.pos == "NOUN":
        by_adjective = _of_adjectives(page, token)
        if by_adjective is not None:
            return by_adjective
        if verb is None or not _carries(page, token, verb):
            return "occurred"
    return _of_verb(page, clauses, verb if verb is not None else token)


def _of_adjectives(page: Page, noun: Token) -> Status | None:
    words = {c.lower_ for c in noun.children if c.i < noun.i}
    if words & page.grammar["planned_adjectives"]:
        return "planned"
    return "hypothetical" if words & page.grammar["hypothetical_adjectives"] else None


def _carries(page: Page, noun: Token, verb: Token) -> bool:
    """Whether the verb says of the noun that it takes place: a light verb with it as object or subject."""
    light = verb.lower_ in page.grammar["light_verbs"] | page.grammar["receiving_verbs"]
    return light and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "xcomp", "obl:arg")


def _of_verb(page: Page, clauses: Clauses, verb: Token) -> Status:
    grammar = page.grammar
    carriers = auxiliaries(page, verb)
    words = {t.lower_ for t in carriers}
    done = "Part" in verb.morph.get("VerbForm", [])
    if words & grammar["conditional_auxiliaries"] and not done:
        return "hypothetical"
    if is_supposed(page, clauses, verb) or (not (done and carriers) and _under_condition(page, verb)):
        return "hypothetical"
    if words & grammar["obliging_auxiliaries"]:
        return "called-for"
    if words & (grammar["future_auxiliaries"] | grammar["wanting_verbs"]):
        return "planned"
    if words & grammar["possible_auxiliaries"]:
        return "hypothetical"
    if words & grammar["trying_verbs"] or _governor(verb) in grammar["lasting_verbs"]:
        return "ongoing"
    if is_infinitive(verb) and not words and verb.dep_ in ("advcl", "acl"):
        return "planned"
    marked = any(c.dep_ == "mark" and c.lower_ in grammar["infinitive_marks"] for c in verb.children)
    if marked and words and words <= grammar["being_auxiliaries"]:
        return "planned"
    return "ongoing" if _lasts(page, clauses, verb) else "occurred"


def _governor(verb: Token) -> str:
    return str(verb.head.lower_) if verb.dep_ in ("xcomp", "aux") and verb.head.i != verb.i else ""


def _under_condition(page: Page, verb: Token) -> bool:
    """`zou betekenen dat het land gebied moet afstaan`: what a conditional clause holds is conditional too."""
    node = verb
    for _ in range(4):
        if node.dep_ not in ("ccomp", "xcomp") or node.head.i == node.i:
            return False
        node = node.head
        words = {t.lower_ for t in auxiliaries(page, node)}
        if words & page.grammar["conditional_auxiliaries"] and "Part" not in node.morph.get("VerbForm", []):
            return True
    return False


def is_supposed(page: Page, clauses: Clauses, verb: Token) -> bool:
    """Whether a mark such as *als* or *of* opens the clause."""
    low, _ = clauses.span(verb.i)
    first = page.doc[low]
    marks = page.grammar["hypothetical_marks"]
    if first.lower_ in marks and (first.pos_ == "SCONJ" or first.dep_ == "mark") and low < verb.i:
        return True
    own = [c for c in verb.children if c.dep_ == "mark" and c.lower_ in marks and c.pos_ == "SCONJ" and c.i < verb.i]
    return any(c.i == low or page.doc[c.i - 1].is_punct or page.doc[c.i - 1].pos_ == "CCONJ" for c in own)


def _lasts(page: Page, clauses: Clauses, verb: Token) -> bool:
    """A present tense with *nog steeds*, *momenteel*."""
    if "Pres" not in verb.morph.get("Tense", []):
        return False
    low, high = clauses.span(verb.i)
    words = page.grammar["lasting_words"]
    return any(page.doc[i].lower_ in words and page.doc[i].pos_ == "ADV" for i in range(low, high))
