"""Why a position was made."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.explanations.chains import chains
from demarche.explanations.events import reported, sides, under
from demarche.explanations.records import Explanation, Factor, Step
from demarche.explanations.rows import action_row
from demarche.explanations.trace import Trace
from demarche.positions.read import Subject, factors
from demarche.positions.wants import Want
from demarche.records import Position, Reading

_RULES = {
    "lexicon": "lexicon: the row gives a position",
    "judgement": "judgement: the row judges a thing",
    "want": "want: somebody wants to do it",
    "want-that": "want-that: somebody wants that it be done",
    "must": "must: in somebody's words it must, or must not, be",
    "will": "will: somebody says what he himself will do",
    "condition": "condition: what must hold before the holder moves",
}


def explain_position(reading: Reading, trace: Trace, position: Position) -> Explanation:
    """Its rule and row, what it is about and why, what turned its polarity, what it is a condition of."""
    want, subject = trace.origins.wants[position.id], trace.origins.subjects[position.id]
    sentence = trace.sentence(want.i)
    parts = [("holder", position.holder), ("target", position.target)]
    return Explanation(
        position,
        trace.seen.span(want.i, want.i + 1),
        sentence,
        action_row(want.deed.hit.action) if want.deed is not None else None,
        tuple(_steps(reading, trace, position, want, subject)),
        chains(reading, trace, parts, sentence),
        tuple(Factor(*factor) for factor in factors(want, subject)),
    )


def _steps(reading: Reading, trace: Trace, position: Position, want: Want, subject: Subject) -> Iterator[Step]:
    yield Step("rule", _RULES.get(want.rule, want.rule))
    if want.deed is not None:
        yield from sides(want.deed)
    elif want.holders:
        yield Step("holders", ", ".join(want.holders))
    yield Step("content", f"“{position.issue.text}”, its head “{want.head.text}” ({want.head.dep_})")
    yield Step("issue", _issue(position, subject))
    yield Step("polarity", _polarity(position, want, subject))
    if position.condition_of:
        yield Step("condition", f"of {position.condition_of}")
    if want.deed is not None:
        yield from under(trace, want.deed)
    yield from reported(reading, position.statement)
    if position.event is not None:
        yield Step("event", position.event)


def _issue(position: Position, subject: Subject) -> str:
    if subject.match is not None:
        return f"{position.issue.id}: pattern “{subject.match.pattern}” in {subject.match.where}"
    if position.issue.id is not None:
        return f"{position.issue.id}: named before, the phrase points back to it"
    return "no pattern of the catalogue fits"


def _polarity(position: Position, want: Want, subject: Subject) -> str:
    """`against, for turned by ended word`."""
    reasons = []
    if want.deed is not None and want.deed.hit.action.polarity != want.polarity:
        reasons.append(
            f"the row's {want.deed.hit.action.polarity} turned by a negation of “{want.deed.hit.action.lemma}”"
        )
    reasons += [f"turned by {turn} in the content" for turn in subject.turns]
    return f"{position.polarity}: {', '.join(reasons)}" if reasons else f"{position.polarity}: as the rule gives it"
