"""Scores and errors as plain, aligned text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from demarche.records import Reading, Statement
from evaluation.gold import GoldStatement
from evaluation.score import CaseScore, Counts, Tally, total

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
    header = ("case", "gold", "sys", "P", "R", "F", "spk P", "spk R", "spk F", "exact", "cue", "kind", "zone", "offs")
    return table(header, [*(_case_row(s.case.name, s.tally) for s in scores), _case_row("all", total(scores))])


def measure_table(tally: Tally) -> str:
    """A row a measure, then a row a kind of zone, over a whole set."""
    measures = {
        "statement": tally.statement,
        "statement + speaker": tally.speaker,
        "statement, exact": tally.exact,
        "cue, of found": tally.cue,
        "kind, of found": tally.kind,
        "name": tally.names,
        "time": tally.times,
        **{f"zone {kind}": counts for kind, counts in tally.zones.items()},
    }
    rows = [_measure_row(name, counts) for name, counts in measures.items() if not counts.empty]
    macro = ("zone, mean of kinds", "", "", *(f"{value:.3f}" for value in tally.zone_macro()))
    return table(("measure", "gold", "system", "P", "R", "F"), [*rows, macro])


def errors(score: CaseScore) -> str:
    """The missed, spurious and wrongly attributed statements of a case, one paragraph each."""
    return "\n".join([f"{score.case.name}", *_errors(score)])


def _case_row(name: str, tally: Tally) -> tuple[str, ...]:
    said, by = tally.statement, tally.speaker
    zones = sum(tally.zones.values(), Counts())
    shares = (said.precision, said.recall, said.f, by.precision, by.recall, by.f, tally.exact.f)
    return (
        name,
        str(said.gold),
        str(said.system),
        *(NOTHING if said.empty else f"{share:.3f}" for share in shares),
        *(NOTHING if counts.empty else f"{counts.f:.3f}" for counts in (tally.cue, tally.kind, zones)),
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


def _gold_content(gold: GoldStatement) -> str:
    return " … ".join(" ".join(s.text.split()) for s in gold.content)


def _content(statement: Statement) -> str:
    return " … ".join(" ".join(s.text.split()) for s in statement.content)


def _gold_source(gold: GoldStatement) -> str:
    accepted = [name or "nobody" for name in (gold.speaker, *gold.speaker_also)]
    return f"             gold   {gold.kind}, {' or '.join(accepted)}, cue {gold.cue or 'none'}"


def _source(reading: Reading, statement: Statement) -> str:
    actor = reading.actor(statement.speaker)
    name = actor.name if actor else statement.speaker or "nobody"
    cue = statement.cue.text if statement.cue else "none"
    return f"             system {statement.kind}, {name}, cue {cue}, confidence {statement.confidence:.2f}"
