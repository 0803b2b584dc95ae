"""Positions that modal verbs give: *wil dat …*, *wil … doen*, and in somebody's words *moet*, *mag niet*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from demarche.events.clauses import auxiliaries
from demarche.events.hits import Hit
from demarche.events.status import is_backshifted
from demarche.knowledge.actions import Action
from demarche.positions.wants import Finder, Want
from demarche.statements.grammar import subject_of, trim
from demarche.statements.page import Range

# An issue of fewer tokens says nothing.
MIN_ISSUE = 3
_CONTENT = ("ccomp", "xcomp", "obj")


def _modal(lemma: str, content: tuple[str, ...]) -> Action:
    return Action(lemma, "VERB", "", (), "", "", "", ("nsubj",), (), content, "", "for", "goal", (), "")


def wants_of_modals(finder: Finder) -> Iterator[Want]:
    """All positions of modal verbs, in text order."""
    page = finder.context.page
    for token in page.doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if token.lower_ in page.grammar["wanting_verbs"]:
            yield from _wanting(finder, token)
        elif token.lower_ in page.grammar["obliging_auxiliaries"] | page.grammar["permitting_auxiliaries"]:
            yield from _obliging(finder, token)
        elif token.lower_ in page.grammar["future_auxiliaries"] or _shifted(finder, token):
            yield from _promising(finder, token)


def _shifted(finder: Finder, token: Token) -> bool:
    """`said it would never accept X`: the conditional as the future of the past."""
    page = finder.context.page
    return token.lower_ in page.grammar["conditional_auxiliaries"] and is_backshifted(page, _lexical(token))


def _wanting(finder: Finder, modal: Token) -> Iterator[Want]:
    """`X wil dat Y vertrekt => demand of Y`; `X wil praten => goal`; `X wil niet praten => red line`."""
    page = finder.context.page
    subject = subject_of(page, modal if modal.pos_ == "VERB" else _lexical(modal))
    if subject is None:
        return
    holders = finder.context.actors(finder.slots.antecedent(subject) or subject)
    hit = Hit(modal.i, _modal(modal.lower_, _CONTENT), frozenset({modal.i}))
    contents = finder.slots.contents(hit, ("ccomp",)) if modal.pos_ == "VERB" or modal.head.i == modal.i else []
    low, high = finder.clauses.span(modal.i)
    denied = finder.negated(low, high)
    if contents and contents[0][0].i != subject.i:
        head, issue = contents[0]
        target = _targets(finder, head, holders)
        yield Want(
            "want-that",
            modal.i,
            holders,
            "against" if denied else "for",
            "demand" if target else "wish",
            head,
            issue,
            target,
        )
        return
    found = _infinitive(finder, modal, subject) or _object(finder, modal, subject)
    if found is not None and found[0].lower_ not in page.grammar["no_position_verbs"]:
        head, issue = _with_object(finder, found)
        force = "red-line" if denied else "goal"
        yield Want("want", modal.i, holders, "against" if denied else "for", force, head, issue)


def _with_object(finder: Finder, found: tuple[Token, Range]) -> tuple[Token, Range]:
    """`wil zijn handtekening niet zetten`: where the infinitive stands alone, its object before the negator."""
    head, (start, end) = found
    objects = [c for c in head.children if c.dep_ == "obj" and c.i < head.i and c.pos_ in ("NOUN", "PROPN")]
    return (objects[0], finder.slots.phrase(objects[0])) if end - start == 1 and objects else found


def _lexical(modal: Token) -> Token:
    return modal.head if modal.dep_ in ("aux", "aux:pass") else modal


def _infinitive(finder: Finder, modal: Token, subject: Token) -> tuple[Token, Range] | None:
    """The infinitive that the modal carries, with its own phrases."""
    page = finder.context.page
    verb = modal.head if modal.dep_ in ("aux", "aux:pass") else None
    verb = verb or next((c for c in modal.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB"), None)
    if verb is None:
        return None
    low, high = finder.clauses.span(verb.i)
    start, end = _round(finder, verb, subject, low, high)
    return (verb, trim(page, start, end)) if start < end else None


def _round(finder: Finder, verb: Token, subject: Token, low: int, high: int) -> Range:
    """The verb with its objects and phrases: what stands behind subject, modal and negator up to the clause's end."""
    doc = finder.context.page.doc
    carriers = {t.i for t in auxiliaries(finder.context.page, verb)}
    before = [i for i in range(low, verb.i) if i not in carriers]
    start = verb.i
    for i in reversed(before):
        if i <= subject.i or doc[i].is_punct or doc[i].lower_ in finder.context.page.grammar["negators"]:
            break
        start = i
    return start, high


def _object(finder: Finder, modal: Token, subject: Token) -> tuple[Token, Range] | None:
    """`wil een akkoord`."""
    found = [c for c in modal.children if c.dep_ in ("obj", "obl:arg") and c.pos_ in ("NOUN", "PROPN")]
    if not found or found[0].i == subject.i or modal.dep_ in ("aux", "aux:pass"):
        return None
    return found[0], finder.slots.phrase(found[0])


def _targets(finder: Finder, verb: Token, holders: list[str]) -> list[str]:
    subject = subject_of(finder.context.page, verb)
    found = finder.context.actors(subject) if subject is not None else []
    return [a for a in found if a not in holders]


def _obliging(finder: Finder, modal: Token) -> Iterator[Want]:
    """In somebody's words: `Rusland moet zich terugtrekken => demand`, `mag nooit lid worden => red line`."""
    page, context = finder.context.page, finder.context
    verb = _lexical(modal)
    low, high = _clause(finder, modal)
    obliging = modal.lower_ in page.grammar["obliging_auxiliaries"]
    first = obliging and any(page.doc[i].lower_ in page.grammar["first_words"] for i in range(low, high))
    speaker = context.speaker_at(modal.i) or (_speaker_before(finder, modal) if first else None)
    denied = finder.negated(low, high)
    if speaker is None or verb.i == modal.i or not (obliging or denied):
        return
    if verb.lower_ in page.grammar["no_position_verbs"]:
        return
    if page.doc[low].lower_ in page.grammar["hypothetical_marks"] or _describes(verb):
        return
    if not page.grammar.verb_final and _asks_or_supposes(finder, modal, low):
        return
    subject = subject_of(page, verb)
    actors = context.actors(subject) if subject is not None else []
    own = speaker in actors
    if own and not first:
        return
    force = "precondition" if first else "demand" if obliging else "red-line"
    issue = trim(page, low, high)
    if issue[1] - issue[0] >= MIN_ISSUE:
        targets = [] if own else actors
        yield Want("must", modal.i, [speaker], "against" if denied else "for", force, verb, issue, targets)


def _asks_or_supposes(finder: Finder, modal: Token, low: int) -> bool:
    """`Should X attack, …`, `why they should pay`: an auxiliary that opens its clause, or a question's."""
    page = finder.context.page
    first = next((i for i in range(low, modal.i) if not page.doc[i].is_punct), modal.i)
    asking = any(page.lower[i] in page.grammar["question_words"] for i in range(first, modal.i))
    return first == modal.i or asking


def _describes(verb: Token) -> bool:
    """`een bestand dat maandag moet ingaan`, `het feit dat zij moeten vertrekken`: the clause only says which."""
    return verb.dep_ in ("acl:relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON") and verb.head.i < verb.i


def _clause(finder: Finder, modal: Token) -> Range:
    """The modal's clause, within its sentence where a quotation holds several."""
    low, high = finder.clauses.span(modal.i)
    start, end = finder.context.page.region(modal.i)
    return max(low, start), min(high, end)


def _speaker_before(finder: Finder, modal: Token) -> str | None:
    """`zegt bereid te zijn, maar dan moet er eerst …`: who spoke in the same sentence."""
    context = finder.context
    low, _ = context.page.unit_of(modal.i)
    for statement in reversed(context.statements):
        start = context.tokens(statement.content[0])[0]
        if statement.speaker is not None and low <= start < modal.i:
            return statement.speaker
    return None


def _promising(finder: Finder, modal: Token) -> Iterator[Want]:
    """Of oneself: `wij zullen het gebied nooit erkennen => red line`, `zal hulp sturen => commitment`."""
    page, context = finder.context.page, finder.context
    speaker, verb = context.speaker_at(modal.i), _lexical(modal)
    if speaker is None or verb.i == modal.i:
        return
    low, high = _clause(finder, modal)
    subject = subject_of(page, verb)
    if subject is None or not _same_side(finder, speaker, context.actors(subject)):
        return
    start, end = _round(finder, verb, subject, low, high)
    issue = trim(page, start, end)
    denied = finder.negated(low, max(verb.i, modal.i))
    if issue[1] - issue[0] >= MIN_ISSUE - 1:
        force = "red-line" if denied else "commitment"
        yield Want("will", modal.i, [speaker], "against" if denied else "for", force, verb, issue)


def _same_side(finder: Finder, speaker: str, actors: list[str]) -> bool:
    """Whether one of the actors is the speaker, or acts for the same party."""
    party_of = finder.context.party_of
    return speaker in actors or party_of(speaker) in map(party_of, actors)
