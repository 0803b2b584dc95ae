"""Preconditions: *bereid te praten, mits …*, *pas als …*, *zolang …*: what must hold before the holder moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from demarche.positions.wants import Finder, Want
from demarche.statements.grammar import trim
from demarche.statements.page import Range


def wants_of_conditions(finder: Finder, wants: Sequence[Want]) -> Iterator[Want]:
    """The condition clauses of the page, held by whoever holds or says what they are a condition of."""
    page = finder.context.page
    taken = -1
    for token in page.doc:
        length = _mark_length(finder, token.i)
        if token.i <= taken or length == 0:
            continue
        taken = token.i + length - 1
        low, high = page.region(token.i)
        issue = _clause(finder, token.i + length, high)
        if issue is None:
            continue
        main = _main(wants, low, high, token.i, issue)
        holders = main.holders if main is not None else _speakers(finder, token.i, low)
        if not holders:
            continue
        negative = (token.lower_ in page.grammar["negative_condition_marks"]) != finder.negated(*issue)
        head = next(
            (page.doc[i] for i in range(issue[1] - 1, issue[0] - 1, -1) if page.doc[i].pos_ == "VERB"),
            page.doc[issue[0]],
        )
        found = Want("condition", token.i, list(holders), "against" if negative else "for", "precondition", head, issue)
        found.condition_of = main.issue if main is not None else None
        yield found


def _mark_length(finder: Finder, i: int) -> int:
    """The number of tokens of the condition mark at `i`; 0 where none stands."""
    lower = finder.context.page.lower
    for words in finder.context.page.grammar.phrases["condition_marks"]:
        if lower[i] == words[0] and tuple(lower[i : i + len(words)]) == words:
            return len(words)
    return 0


def _clause(finder: Finder, start: int, high: int) -> Range | None:
    """From behind the mark up to the clause's end, where it has a verb."""
    page = finder.context.page
    if start >= high:
        return None
    _, end = finder.clauses.span(start)
    end = min(end, high)
    comma = next((i for i in range(start, end) if page.doc[i].text == "," and page.has_finite(start, i)), end)
    issue = trim(page, start, comma)
    told = page.has_finite(*issue) or not page.grammar.verb_final and page.has_verb(*issue)
    return issue if issue[0] < issue[1] and told else None


def _main(wants: Sequence[Want], low: int, high: int, mark: int, issue: Range) -> Want | None:
    """The position of the same sentence that the condition belongs to, the nearest outside the condition."""
    near = [w for w in wants if low <= w.i < high and not issue[0] <= w.i < issue[1] and w.force != "precondition"]
    return min(near, key=lambda w: abs(w.i - mark), default=None)


def _speakers(finder: Finder, i: int, low: int) -> list[str]:
    """Who says it, unless it is a condition of what somebody else does."""
    context = finder.context
    speaker = context.speaker_at(i)
    if speaker is None:
        return []
    finite = (context.page.doc[k] for k in range(low, i) if context.page.is_finite(context.page.doc[k]))
    subjects = [s for v in finite if (s := finder.slots.own_subject(v)) is not None]
    acting = [a for s in subjects for a in context.actors(s)]
    party = context.party_of(speaker)
    return [speaker] if not acting or any(context.party_of(a) == party for a in acting) else []
