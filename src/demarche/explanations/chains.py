"""The actors of a record, each with the mentions that make it one, and how each mention was known for it."""

from __future__ import annotations

from collections.abc import Iterable

from demarche.actors.candidates import Candidate
from demarche.explanations.records import Chain, Named
from demarche.explanations.trace import Trace
from demarche.records import Mention, Reading, Span


def chains(
    reading: Reading, trace: Trace, parts: Iterable[tuple[str, str | None]], sentence: Span
) -> tuple[Chain, ...]:
    """One chain an actor, given as (part, actor id); parts that nobody plays are left out."""
    return tuple(_chain(reading, trace, part, actor_id, sentence) for part, actor_id in parts if actor_id is not None)


def _chain(reading: Reading, trace: Trace, part: str, actor_id: str, sentence: Span) -> Chain:
    actor = reading.actor(actor_id)
    if actor is None:
        return Chain(part, actor_id, actor_id, None, ())
    found = []
    for i, mention in enumerate(actor.mentions):
        here = sentence.start <= mention.start < sentence.end
        how = _how(trace, mention, actor_id, actor.mentions[:i])
        found.append(Named(Span(mention.start, mention.end, mention.text), mention.kind, how, here))
    return Chain(part, actor.id, actor.name, actor.party, tuple(found))


def _how(trace: Trace, mention: Mention, actor_id: str, before: tuple[Mention, ...]) -> str:
    """`known name`, `surname carried from Xi Jinping`, `bears the title`, `pronoun for Xi`."""
    candidate = _candidate(trace, mention)
    last = next((m.text for m in reversed(before) if m.kind != "pronoun"), "")
    if mention.kind == "pronoun":
        return f"pronoun for {last or 'a name that follows'}"
    if candidate is None:
        return "named as a speaker only"
    if mention.kind == "role":
        return _by_role(trace, candidate, actor_id)
    if actor_id in candidate.entities:
        return f"known {mention.kind}"
    if any(m.text == mention.text for m in before):
        return "the same name"
    if last:
        return f"carried from {before[0].text}"
    known = actor_id in trace.seen.page.actors.clusters.base.entities
    return "known surname" if known else f"new name, recognised as {candidate.label or 'a name'}"


def _by_role(trace: Trace, candidate: Candidate, actor_id: str) -> str:
    clusters = trace.seen.page.actors.clusters
    title = candidate.role.title if candidate.role is not None else ""
    office = title and clusters.date and clusters.by_id[actor_id].kind == "person"
    known = actor_id in clusters.base.entities
    return f"known as {title} at {clusters.date}" if office and known else f"role {title}".rstrip()


def _candidate(trace: Trace, mention: Mention) -> Candidate | None:
    context = trace.seen
    low, high = context.tokens(Span(mention.start, mention.end, mention.text))
    covering = context.page.actors.by_token.get(low, ())
    return next((c for c in covering if (c.start, c.end) == (low, high)), None)
