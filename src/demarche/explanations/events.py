"""Why an event was made."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.events.clauses import Clauses, auxiliaries, find_clauses
from demarche.events.confidence import factors
from demarche.events.deed import HEARD, Deed
from demarche.events.slots import Slots
from demarche.events.status import status_of
from demarche.explanations.chains import chains
from demarche.explanations.records import Explanation, Factor, Step
from demarche.explanations.rows import action_row
from demarche.explanations.trace import Trace
from demarche.records import Event, Reading


def explain_event(reading: Reading, trace: Trace, event: Event) -> Explanation:
    """Its row, which slot gave each side, what gave the status, what it stands under, what was merged into it."""
    deed = trace.deeds[event.id]
    sentence = trace.sentence(deed.hit.i)
    parts = [*(("source", a) for a in event.sources), *(("target", a) for a in event.targets)]
    return Explanation(
        event,
        event.trigger,
        sentence,
        action_row(deed.hit.action, derived="derived" in deed.how),
        tuple(_steps(reading, trace, event, deed)),
        chains(reading, trace, parts, sentence),
        tuple(_factors(trace, event, deed)),
    )


def _steps(reading: Reading, trace: Trace, event: Event, deed: Deed) -> Iterator[Step]:
    words = [trace.seen.page.doc[i].text for i in sorted(deed.hit.parts)]
    yield Step("words", " … ".join(f"“{word}”" for word in words))
    if "derived" in deed.how:
        yield Step("derived", deed.how["derived"])
    yield from sides(deed)
    yield _status(trace, event, deed)
    yield from under(trace, deed)
    for mention in merged(trace, event.id):
        other = trace.deeds[mention]
        trigger = trace.seen.page.doc[other.hit.i]
        yield Step("merged", f"with “{trigger.text}” at {trigger.idx}", action_row(other.hit.action))
    yield from reported(reading, event.statement)


def sides(deed: Deed) -> Iterator[Step]:
    """Which slot gave the sources and which the targets."""
    for side, actors in (("sources", deed.sources), ("targets", deed.targets)):
        slot = deed.how.get(side, "")
        slot = "said to be heard there" if slot == HEARD else slot
        yield Step(side, f"{slot or 'the words of the row'} → {', '.join(actors)}" if actors else "none")


def under(trace: Trace, deed: Deed) -> Iterator[Step]:
    """The deed whose content holds this one."""
    if deed.under is not None:
        word = trace.seen.page.doc[deed.under.hit.i].text
        embeds = deed.under.hit.action.embeds
        denied = ", negated" if deed.under.negated else ""
        yield Step("under", f"“{word}”, whose content is {embeds}{denied}", action_row(deed.under.hit.action))


def reported(reading: Reading, statement_id: str | None) -> Iterator[Step]:
    """The statement round the record."""
    if statement_id is None:
        yield Step("said by", "the article itself")
        return
    statement = next(s for s in reading.statements if s.id == statement_id)
    speaker = reading.actor(statement.speaker)
    yield Step("said by", f"{speaker.name if speaker else 'nobody named'}, {statement.id}")


def merged(trace: Trace, event_id: str) -> list[str]:
    """Ids of all mentions that the event took in, also by way of another."""
    found: list[str] = []
    for mention in (one for one, into in trace.joined.items() if into == event_id):
        if mention != event_id and mention not in found:
            found += [mention, *(m for m in merged(trace, mention) if m not in found)]
    return found


def _status(trace: Trace, event: Event, deed: Deed) -> Step:
    """`called-for: the clause says occurred, what it stands under makes it called-for`."""
    page = trace.seen.page
    clauses = find_clauses(page)
    if deed.hit.action.status:
        return Step("status", f"{event.status}: the row says so")
    token = page.doc[deed.hit.i]
    noun = deed.hit.action.pos == "NOUN"
    carrier = Slots(page, clauses).carrier(token) if noun else None
    own = status_of(page, clauses, deed.hit, carrier)
    verb = carrier or token
    tense = " ".join((*verb.morph.get("Tense", []), *verb.morph.get("VerbForm", [])))
    carriers = ", ".join(f"“{t.text}”" for t in auxiliaries(page, verb))
    clause = f"“{verb.text}” {tense}".rstrip() + (f" with {carriers}" if carriers else "")
    text = f"{own}: {clause}, in “{_clause(trace, clauses, verb.i)}”"
    return Step("status", text if own == event.status else f"{event.status}: by what it stands under; alone {text}")


def _clause(trace: Trace, clauses: Clauses, i: int) -> str:
    low, high = clauses.span(i)
    return trace.seen.span(low, high).text.strip()


def _factors(trace: Trace, event: Event, deed: Deed) -> Iterator[Factor]:
    """Of the mention that is the surest: merging keeps its confidence."""
    mentions = [deed, *(trace.deeds[m] for m in merged(trace, event.id))]
    surest = max(mentions, key=lambda d: _product(factors(d)))
    yield from (Factor(*factor) for factor in factors(surest))


def _product(found: list[tuple[str, float]]) -> float:
    value = 1.0
    for _, factor in found:
        value *= factor
    return value
