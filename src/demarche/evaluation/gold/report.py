"""Scores and errors as plain, aligned text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from demarche.evaluation.counts import Counts
from demarche.evaluation.gold.cases import GoldEvent, GoldPosition, GoldStatement
from demarche.evaluation.gold.score import CaseScore, Tally, total
from demarche.records import Event, Position, Reading, Statement

NOTHING = "-"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns wide enough for their cells, the first flush left, the others flush right."""
    lines = [list(header), *map(list, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(w) if i else cell.ljust(w) for i, (cell, w) in enumerate(zip(line, widths, strict=True)))
        for line in lines
    )


def case_table(scores: Sequence[CaseScore]) -> str:
    """A row a case and one for all: statements, with speaker, then F or share right of the rest."""
    header = (
        *("case", "gold", "sys", "P", "R", "F", "spk P", "spk R", "spk F", "exact", "cue", "kind", "zone"),
        *("event", "pos", "time", "offs"),
    )
    return table(header, [*(_case_row(s.case.name, s.tally) for s in scores), _case_row("all", total(scores))])


def measure_table(tally: Tally) -> str:
    """A row a measure, then a row a type of event and a kind of zone, over a whole set."""
    measures = {
        "statement": tally.statement,
        "statement + speaker": tally.speaker,
        "statement, exact": tally.exact,
        "cue, of found": tally.cue,
        "kind, of found": tally.kind,
        "name": tally.names,
        "event": tally.event,
        "event + status": tally.event_status,
        "position": tally.position,
        "position + force": tally.position_force,
        "time": tally.times,
        **{f"event {kind}": counts for kind, counts in tally.event_types.items()},
        **{f"zone {kind}": counts for kind, counts in tally.zones.items()},
    }
    rows = [_measure_row(name, counts) for name, counts in measures.items() if not counts.empty]
    macro = ("zone, mean of kinds", "", "", *(f"{value:.3f}" for value in tally.zone_macro()))
    return table(("measure", "gold", "system", "P", "R", "F"), [*rows, macro])


def errors(score: CaseScore) -> str:
    """The missed, spurious and half right statements, events and positions of a case, one paragraph each."""
    return "\n".join([f"{score.case.name}", *_errors(score), *_event_errors(score), *_position_errors(score)])


def _case_row(name: str, tally: Tally) -> tuple[str, ...]:
    said, by = tally.statement, tally.speaker
    zones = sum(tally.zones.values(), Counts())
    shares = (said.precision, said.recall, said.f, by.precision, by.recall, by.f, tally.exact.f)
    rest = (tally.cue, tally.kind, zones, tally.event, tally.position, tally.times)
    return (
        name,
        str(said.gold),
        str(said.system),
        *(NOTHING if said.empty else f"{share:.3f}" for share in shares),
        *(NOTHING if counts.empty else f"{counts.f:.3f}" for counts in rest),
        str(tally.offsets),
    )


def _measure_row(name: str, counts: Counts) -> tuple[str, ...]:
    shares = (counts.precision, counts.recall, counts.f)
    return name, str(counts.gold), str(counts.system), *(f"{share:.3f}" for share in shares)


def _errors(score: CaseScore) -> Iterator[str]:
    for gold in score.missed:
        yield f"  missed     {_gold_content(gold)}\n{_gold_source(gold)}"
    for statement in score.spurious:
        yield f"  spurious   {_content(statement)}\n{_source(score.reading, statement)}"
    for pair in score.pairs:
        if not pair.gold.optional and not pair.speaker_right:
            yield (
                f"  speaker    {_gold_content(pair.gold)}\n"
                f"{_gold_source(pair.gold)}\n{_source(score.reading, pair.system)}"
            )


def _event_errors(score: CaseScore) -> Iterator[str]:
    for gold in score.events.missed:
        yield f"  missed     event {_gold_proof(gold)}\n{_gold_event(gold)}"
    for event in score.events.spurious:
        yield f"  spurious   event {_one_line(event.evidence.text)}\n{_event(score.reading, event)}"
    for pair in score.events.required:
        if not pair.whole:
            ours, theirs = _gold_event(pair.gold), _event(score.reading, pair.system)
            yield f"  status     {_gold_proof(pair.gold)}\n{ours}\n{theirs}"


def _position_errors(score: CaseScore) -> Iterator[str]:
    for gold in score.positions.missed:
        yield f"  missed     position {_gold_proof(gold)}\n{_gold_position(gold)}"
    for position in score.positions.spurious:
        yield f"  spurious   position {_one_line(position.evidence.text)}\n{_position(score.reading, position)}"
    for pair in score.positions.required:
        if not pair.whole:
            ours, theirs = _gold_position(pair.gold), _position(score.reading, pair.system)
            yield f"  force      {_gold_proof(pair.gold)}\n{ours}\n{theirs}"


def _gold_proof(gold: GoldEvent | GoldPosition) -> str:
    return " … ".join(_one_line(s.text) for s in gold.evidence)


def _gold_event(gold: GoldEvent) -> str:
    types = " or ".join((gold.type, *gold.type_also))
    statuses = " or ".join((gold.status, *gold.status_also))
    return f"             gold   {types}, {_names(gold.sources)} > {_names(gold.targets)}, {statuses}"


def _event(reading: Reading, event: Event) -> str:
    kind = f"{event.type}-{event.mode}" if event.mode else event.type
    sides = " > ".join(_names(_actor_name(reading, i) for i in ids) for ids in (event.sources, event.targets))
    trigger = _one_line(event.trigger.text)
    return f"             system {kind}, {sides}, {event.status}, by {trigger}, confidence {event.confidence:.2f}"


def _gold_position(gold: GoldPosition) -> str:
    forces = " or ".join((gold.force, *gold.force_also))
    issue = " … ".join(_one_line(s.text) for s in gold.issue)
    return f"             gold   {gold.holder} {gold.polarity}, {forces}: {issue} ({gold.issue_id or NOTHING})"


def _position(reading: Reading, position: Position) -> str:
    issue = f"{_one_line(position.issue.text)} ({position.issue.id or NOTHING})"
    who = f"{_actor_name(reading, position.holder)} {position.polarity}, {position.force}"
    return f"             system {who}: {issue}, confidence {position.confidence:.2f}"


def _names(names: Iterable[str]) -> str:
    return " & ".join(names) or "nobody"


def _actor_name(reading: Reading, actor_id: str) -> str:
    actor = reading.actor(actor_id)
    return actor.name if actor else actor_id


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _gold_content(gold: GoldStatement) -> str:
    return " … ".join(_one_line(s.text) for s in gold.content)


def _content(statement: Statement) -> str:
    return " … ".join(_one_line(s.text) for s in statement.content)


def _gold_source(gold: GoldStatement) -> str:
    accepted = [name or "nobody" for name in (gold.speaker, *gold.speaker_also)]
    return f"             gold   {gold.kind}, {' or '.join(accepted)}, cue {gold.cue or 'none'}"


def _source(reading: Reading, statement: Statement) -> str:
    name = _actor_name(reading, statement.speaker) if statement.speaker else "nobody"
    cue = statement.cue.text if statement.cue else "none"
    return f"             system {statement.kind}, {name}, cue {cue}, confidence {statement.confidence:.2f}"
