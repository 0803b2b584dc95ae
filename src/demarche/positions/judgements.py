"""Views worded by an evaluation: *noemt de heffingen “pesterij”*, *dat is onaanvaardbaar, volgens X*."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from demarche.events.deed import Deed
from demarche.events.hits import Hit
from demarche.events.reactions import is_judgement
from demarche.positions.wants import Finder, Want, opposite
from demarche.records import Statement
from demarche.statements.grammar import trim
from demarche.statements.page import Range


def wants_of_judgements(finder: Finder, deeds: list[Deed]) -> Iterator[Want]:
    """One want a judgement whose thing can be told."""
    for deed in deeds:
        action = deed.hit.action
        if not action.polarity or not is_judgement(action):
            continue
        holders = deed.sources or [s for s in [finder.context.speaker_at(deed.hit.i)] if s is not None]
        found = _thing(finder, deed.hit) if holders else None
        if found is None:
            continue
        head, issue = found
        polarity = opposite(action.polarity) if deed.negated else action.polarity
        force = "view" if deed.negated else action.force
        yield Want("judgement", deed.hit.i, holders, polarity, force, head, issue, deed=deed)


def _thing(finder: Finder, hit: Hit) -> tuple[Token, Range] | None:
    """What is judged: the object of the naming verb, the subject of the copula, or what a pronoun points back to."""
    statement = finder.context.statement_at(hit.i)
    token = finder.context.page.doc[hit.i]
    if statement is not None and _names(finder, statement):
        return None if _is_thing(finder, token, statement) else _named(finder, hit, statement)
    carrier = finder.slots.carrier(token)
    if carrier is None or not any(c.dep_ == "cop" for c in carrier.children):
        return None
    subject = next((c for c in carrier.children if c.dep_ in ("nsubj", "csubj") and c.i != hit.i), None)
    return _phrase(finder, subject) if subject is not None else None


def _names(finder: Finder, statement: Statement) -> bool:
    if statement.cue is None:
        return False
    start, _ = finder.context.tokens(statement.cue)
    frames = finder.context.page.lexicon.verbs.get(finder.context.page.doc[start].lower_, ())
    return any("naming" in f.content for f in frames)


def _is_thing(finder: Finder, noun: Token, statement: Statement) -> bool:
    """`noemde de ramp in X onnodig`, `noemde de strijd tegen terreur een plicht`: the noun is of what is judged."""
    page = finder.context.page
    start, _ = finder.context.tokens(statement.content[0])
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i < start:
        return False
    inside = [c for c in noun.children if start <= c.i < noun.i]
    if any(c.dep_ == "case" and c.lower_ not in page.grammar["as_words"] for c in inside):
        return True
    first = page.doc[start]
    determiner = first in inside and first.dep_ in ("det", "nmod:poss") and page.inside[start] == page.inside[noun.i]
    return determiner and first.lower_ in page.grammar["articles_definite"]


def _named(finder: Finder, hit: Hit, statement: Statement) -> tuple[Token, Range] | None:
    """`noemt [de heffingen “pesterij”]`: what stands before the judgement, else the object outside the content."""
    context = finder.context
    page, doc = context.page, context.page.doc
    assert statement.cue is not None
    start, stop = context.tokens(statement.content[0])
    mark = next((i for i in range(hit.i + 1, stop) if page.lower[i] in page.grammar["complementisers"]), None)
    if mark is not None and not page.has_finite(start, mark) and mark + 1 < stop:  # *“absurd” dat er geen plan is*
        return doc[mark].head, trim(page, mark + 1, stop)
    quote = page.inside[hit.i]
    end = page.quotes[quote].outer[0] if quote >= 0 and page.quotes[quote].outer[0] >= start else hit.i
    while end > start and doc[end - 1].pos_ in ("DET", "ADJ", "ADV", "NUM"):
        end -= 1
    before = trim(page, start, end)
    nouns = [doc[i] for i in range(*before) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")]
    if before[0] < before[1] and nouns and not all(t.lower_ in page.grammar["clause_dummies"] for t in nouns):
        return nouns[0], before
    verb = doc[context.tokens(statement.cue)[0]]
    objects = [c for c in verb.children if c.dep_ == "obj" and c.i != hit.i and page.inside[c.i] == page.inside[verb.i]]
    if objects:
        return _phrase(finder, objects[0])
    return verb, context.tokens(statement.content[0])


def _phrase(finder: Finder, head: Token) -> tuple[Token, Range] | None:
    antecedent = finder.slots.antecedent(head) if head.pos_ == "PRON" else None
    issue = finder.slots.phrase(antecedent or head)
    return (antecedent or head, issue) if issue[0] < issue[1] else None
