"""`python -m evaluation.gate`: read the gold articles, print the scores, fail below the pinned floors.

The gate also fails when the gold is not the pinned one, when a span does not hold, and when nothing was measured.
Exit codes: 0 passed, 1 failed, 2 asked for something that it does not do.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from demarche.errors import DemarcheError
from demarche.evaluation.gold.cases import Case, GoldError, corpus_hash, load_cases
from demarche.evaluation.gold.report import case_table, errors, measure_table
from demarche.evaluation.gold.score import CaseScore, Entity, Tally, score_case, total
from demarche.records import Reading

GOLD = Path(__file__).parent / "gold" / "nl"
FLOORS = Path(__file__).parent / "floors.toml"
# The sets by name; those of another language than the first stand in a folder of their own beside it.
SETS = ("open", "apart", "en-open", "en-apart")
SET_APART = "apart"
SCORES = (
    *("statement_f", "statement_speaker_f", "zone_f", "names_f"),
    *("event_f", "event_status_f", "position_f", "position_force_f", "time_f"),
)

Floors = dict[str, dict[str, Any]]


class Reads(Protocol):
    """What the gate asks of a reader."""

    def read(self, text: str, *, published: str | None = None) -> Reading:
        """The reading of one article."""


Entities = Callable[[Reading], Iterable[Entity]]


@dataclass(frozen=True, slots=True)
class Measured:
    """One gold set, read and scored."""

    name: str
    corpus: str
    scores: tuple[CaseScore, ...]

    @property
    def tally(self) -> Tally:
        """The counts of all its cases."""
        return total(self.scores)

    def values(self) -> dict[str, float]:
        """The scores that floors are pinned for; those after zones only where gold and the reading have such records.

        Names are also left out where the parser was not asked.
        """
        tally = self.tally
        values = {
            "statement_f": tally.statement.f,
            "statement_speaker_f": tally.speaker.f,
            "zone_f": tally.zone_macro()[2],
        }
        further = {
            "names_f": tally.names,
            "event_f": tally.event,
            "event_status_f": tally.event_status,
            "position_f": tally.position,
            "position_force_f": tally.position_force,
            "time_f": tally.times,
        }
        return {**values, **{name: counts.f for name, counts in further.items() if counts.gold and counts.system}}


def folder_of(gold: Path, name: str) -> Path:
    """Where a set lies: `open => gold/open`, `en-open => gold/../en/open`."""
    language, dash, part = name.rpartition("-")
    return gold.parent / language / part if dash else gold / name


def measure(
    name: str, folder: Path, reader: Reads, *, case: str | None = None, entities: Entities | None = None
) -> Measured:
    """Read and score the cases of a folder, or the one named; names with `entities` only. Raises GoldError."""
    cases = [c for c in load_cases(folder) if case in (None, c.name)]
    return Measured(name, corpus_hash(folder), tuple(_score(c, reader, entities) for c in cases))


def parser_entities(reading: Reading) -> list[Entity]:
    """(start, end, label) of the names that the language's own pipeline finds in the document."""
    from demarche.language.parse import paragraphs, parse
    from demarche.language.pipeline import check_language, load_pipeline

    text = reading.document.text
    doc = parse(load_pipeline(check_language(reading.document.language)), text, paragraphs(text))
    return [(e.start_char, e.end_char, e.label_) for e in doc.ents]


def problems(measured: Measured, floors: Mapping[str, Any] | None) -> list[str]:
    """Why the gate fails, one line each; empty when it passes."""
    if not measured.tally.statement.gold:
        return [f"{measured.name}: nothing was measured: no case has a required statement"]
    if floors is None:
        return [f"{measured.name}: no floors are pinned; pin them with --pin"]
    found = [f"{measured.name}: {n} spans do not hold" for n in [measured.tally.offsets] if n]
    if floors.get("corpus") != measured.corpus or floors.get("cases") != len(measured.scores):
        found.append(
            f"{measured.name}: the gold is not the pinned one ({len(measured.scores)} cases, {measured.corpus[:12]}); "
            "pin it with --pin"
        )
    values = measured.values()
    for score in (s for s in SCORES if s in floors):
        if score not in values:
            found.append(f"{measured.name}: {score} was not measured, its floor is {floors[score]:.4f}")
        elif values[score] < floors[score]:
            found.append(f"{measured.name}: {score} is {values[score]:.4f}, below its floor {floors[score]:.4f}")
    return found


def pinned(measured: Measured, floors: Mapping[str, Any] | None, *, lower: bool) -> dict[str, Any]:
    """The floors of a set at its present scores, rounded down; none falls unless `lower`. Raises GoldError."""
    if not measured.tally.statement.gold or measured.tally.offsets:
        raise GoldError(f"{measured.name}: not pinned: nothing was measured, or spans do not hold")
    new: dict[str, Any] = {name: math.floor(value * 10_000) / 10_000 for name, value in measured.values().items()}
    if floors is not None and not lower:
        new.update({s: max(new.get(s, 0.0), floors[s]) for s in SCORES if s in floors})
    return {"cases": len(measured.scores), "corpus": measured.corpus, "offsets": 0, **new}


def read_floors(path: Path) -> Floors:
    """The pinned floors by set; none when there is no such file."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors as TOML, sets and keys in order."""
    lines = ["# Floors of the gate, pinned by `python -m evaluation.gate --pin`; none is lowered without --lower."]
    for name, values in sorted(floors.items()):
        lines += ["", f"[{name}]"]
        lines += [f'{k} = "{v}"' if isinstance(v, str) else f"{k} = {v}" for k, v in sorted(values.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(
    argv: Sequence[str] | None = None, *, reader: Reads | None = None, gold: Path = GOLD, floors: Path = FLOORS
) -> int:
    """Run the gate; returns its exit code."""
    options = _options(argv)
    try:
        entities = parser_entities if reader is None else None
        reader = reader or default_reader()
        every = [name for name in SETS if "-" not in name or folder_of(gold, name).is_dir()]
        names = every if options.set == "all" else [options.set]
        sets = [measure(name, folder_of(gold, name), reader, case=options.case, entities=entities) for name in names]
        for measured in sets:
            _print(measured, details=options.errors)
        if options.pin:
            return _pin(sets, floors, lower=options.lower)
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1
    if options.case is not None:
        return _one_case(options.case, sets)
    return _verdict(sets, read_floors(floors))


def _score(case: Case, reader: Reads, entities: Entities | None) -> CaseScore:
    try:
        reading = reader.read(case.text, published=case.published)
        return score_case(case, reading, entities(reading) if entities and case.names else None)
    except DemarcheError as error:
        raise GoldError(f"{case.name}: {error}") from error


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description="Score the gold articles.")
    parser.add_argument("--set", choices=(*SETS, "all"), default="all", help="which gold to read")
    parser.add_argument("--case", metavar="NAME", help="read this case only; no floor is checked")
    parser.add_argument("--errors", action="store_true", help="list what is missed, spurious, wrongly attributed")
    parser.add_argument("--pin", action="store_true", help="write the present scores as floors")
    parser.add_argument("--lower", action="store_true", help="with --pin: let floors fall")
    options = parser.parse_args(argv)
    if options.errors and options.set.endswith(SET_APART):
        parser.error(f"--errors: the {options.set} set is looked at only for its scores; use --set open")
    if options.pin and options.case:
        parser.error("--pin: floors are pinned over whole sets; leave --case out")
    if options.lower and not options.pin:
        parser.error("--lower: goes with --pin")
    return options


def default_reader() -> Reads:
    """The reader as a user has it."""
    from demarche.reader import Reader

    return Reader()


def _print(measured: Measured, *, details: bool) -> None:
    if not measured.scores:
        return
    print(f"\n{measured.name}: {len(measured.scores)} cases, {measured.corpus[:12]}\n")
    print(case_table(measured.scores), measure_table(measured.tally), sep="\n\n")
    if details and measured.name.endswith(SET_APART):
        print(f"\nNo errors are listed: the {measured.name} set is looked at only for its scores.")
    elif details:
        print("", *map(errors, measured.scores), sep="\n")


def _pin(sets: Sequence[Measured], path: Path, *, lower: bool) -> int:
    floors = read_floors(path)
    for measured in sets:
        floors[measured.name] = pinned(measured, floors.get(measured.name), lower=lower)
    write_floors(path, floors)
    print(f"\nPinned in {path.name}.")
    return _verdict(sets, floors)


def _one_case(name: str, sets: Sequence[Measured]) -> int:
    if any(measured.scores for measured in sets):
        return 0
    print(f"--case {name}: no such case; it is the name of a gold file without its ending", file=sys.stderr)
    return 1


def _verdict(sets: Sequence[Measured], floors: Floors) -> int:
    found = [line for measured in sets for line in problems(measured, floors.get(measured.name))]
    print("", *(found or ["The gate is passed."]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
