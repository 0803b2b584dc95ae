"""`python -m benchmarks.times`: our times beside those of dateparser, on the sentences of the tests.

dateparser's `search_dates` is given the language and the day of publication. It knows points of time alone, without
open ends or sets, so the score asks for less than the tests do: right is who finds an expression with its value to
the same precision. A dateparser moment counts as right where it lies in the value and the value is a day, a month or
a year that `search_dates` could mean: the same day, or the first of the month or year, or today's day in them.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.expressions import Expected, load
from demarche.errors import DemarcheError
from demarche.evaluation.gold.report import table

Moment = tuple[int, int, datetime.datetime]
FILES = ("expressions.nl.tsv", "last.nl.tsv")
# What a reader meets every day; the others are harder.
EVERYDAY = (
    "woensdag",
    "gisteravond",
    "vorige week dinsdag",
    "eind maart",
    "begin dit jaar",
    "medio juni",
    "februari vorig jaar",
    "sinds 24 februari 2022",
    "tussen 3 en 7 mei",
    "twee jaar geleden",
    "over drie weken",
    "voorjaar van 2021",
    "jaren negentig",
    "4 juli",
    "een uur",
    "elke maandag",
    "eerder",
)


def ours(rows: Sequence[Expected]) -> list[bool]:
    """For each expression whether the reader has its value, kind and duration."""
    from demarche.reader import Reader

    reader = Reader()
    return [_right(row, reader) for row in rows]


def theirs(rows: Sequence[Expected]) -> list[bool]:
    """For each expression whether dateparser has its value."""
    return [_covers(row, _moments(row)) for row in rows]


def main(argv: Sequence[str] | None = None) -> int:
    """Print both scores; exit code 1 where dateparser is not installed."""
    argparse.ArgumentParser(prog="python -m benchmarks.times", description="Times beside dateparser's.").parse_args(
        argv
    )
    try:
        import dateparser  # noqa: F401
    except ImportError:
        print("dateparser is not installed; pip install 'demarche[dev]'", file=sys.stderr)
        return 1
    sets = {name: load(name) for name in FILES}
    sets["everyday"] = everyday(sets[FILES[0]])
    rows = []
    for name, expected in sets.items():
        start = time.perf_counter()
        mine = ours(expected)
        middle = time.perf_counter()
        other = theirs(expected)
        rows.append((name, len(expected), sum(mine), sum(other), middle - start, time.perf_counter() - middle))
    print(_table(rows), "", _kinds(sets[FILES[0]]), sep="\n")
    return 0


def everyday(rows: Iterable[Expected]) -> tuple[Expected, ...]:
    """The first row of each everyday expression."""
    rows = list(rows)
    found = (next((r for r in rows if r.expression.lower() == e), None) for e in EVERYDAY)
    return tuple(row for row in found if row is not None)


def _right(row: Expected, reader: object) -> bool:
    try:
        reading = reader.read(row.sentence, published=row.published, language="nl")  # type: ignore[attr-defined]
    except DemarcheError:
        return False
    return not [fault for fault in row.faults(reading.times) if not fault.startswith("direction")]


def _moments(row: Expected) -> list[Moment]:
    from dateparser.search import search_dates

    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if row.published:
        parts = [int(part) for part in row.published.split("-")]
        settings["RELATIVE_BASE"] = datetime.datetime(*[*parts, 1, 1][:3])  # type: ignore[arg-type]
    found, at = [], 0
    for text, moment in search_dates(row.sentence, languages=["nl"], settings=settings) or ():
        start = row.sentence.find(text, at)
        if start >= 0:
            at = start + len(text)
            found.append((start, at, moment))
    return found


def _covers(row: Expected, moments: Sequence[Moment]) -> bool:
    """Whether an overlapping moment is the value to its precision; none may be found where there is no value."""
    end = row.start + len(row.expression)
    over = [moment for start, stop, moment in moments if start < end and row.start < stop]
    if row.value is None:
        return False
    if "T" in row.value:
        return any(f"{m:%Y-%m-%dT%H:%M}" == row.value for m in over)
    return any(m.date().isoformat()[: len(row.value)] == row.value for m in over)


def _table(rows: Iterable[tuple[str, int, int, int, float, float]]) -> str:
    lines = [
        (name, str(n), f"{mine} ({mine / n:.0%})", f"{other} ({other / n:.0%})", f"{s:.1f}", f"{t:.1f}")
        for name, n, mine, other, s, t in rows
        if n
    ]
    return table(("expressions", "all", "demarche", "dateparser", "demarche, s", "dateparser, s"), lines)


def _kinds(rows: Sequence[Expected]) -> str:
    counts = Counter(row.kind if row.value or row.kind != "date" else "vague" for row in rows)
    return "of these: " + ", ".join(f"{n} {kind}" for kind, n in counts.most_common())


if __name__ == "__main__":
    sys.exit(main())
