"""`python -m evaluation.calibrate [open|apart]`: does confidence mean what it says?

Over the open gold set, or the one set apart: of the records with a confidence in a bin, the share that is right:
statements with their speaker, events with their participants, positions with their holder and polarity. Records that
match optional gold are left out, since careful readers differ on them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from demarche.evaluation.gold.acts import Events, Positions
from demarche.evaluation.gold.cases import GoldError
from demarche.evaluation.gold.report import table
from demarche.evaluation.gold.score import CaseScore
from evaluation.gate import GOLD, SETS, Reads, default_reader, folder_of, measure

BINS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record's confidence, 0 to 1, and whether it was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The outcomes with a confidence from `low` up to `high`."""

    low: float
    high: float
    outcomes: tuple[Outcome, ...]

    @property
    def confidence(self) -> float:
        """Mean confidence."""
        return sum(o.confidence for o in self.outcomes) / len(self.outcomes)

    @property
    def share(self) -> float:
        """Share that is right."""
        return sum(o.right for o in self.outcomes) / len(self.outcomes)


def outcomes(scores: Iterable[CaseScore]) -> tuple[Outcome, ...]:
    """Every statement of the system that counts: right when its words and its speaker are."""
    found = []
    for score in scores:
        found += [Outcome(p.system.confidence, p.speaker_right) for p in score.pairs if not p.gold.optional]
        found += [Outcome(s.confidence, False) for s in score.spurious]
    return tuple(found)


def act_outcomes(acts: Iterable[Events | Positions]) -> tuple[Outcome, ...]:
    """Every event, or position, of the system that counts."""
    found = []
    for kind in acts:
        found += [Outcome(p.system.confidence, True) for p in kind.required]
        found += [Outcome(record.confidence, False) for record in kind.spurious]
    return tuple(found)


def reliability(outcomes: Sequence[Outcome]) -> tuple[Bin, ...]:
    """Bins of equal width that hold something, the lowest first; a confidence of 1 is in the last."""
    bins = []
    for i in range(BINS):
        inside = tuple(o for o in outcomes if min(int(o.confidence * BINS), BINS - 1) == i)
        if inside:
            bins.append(Bin(i / BINS, (i + 1) / BINS, inside))
    return tuple(bins)


def brier(outcomes: Sequence[Outcome]) -> float:
    """Mean squared distance of confidence from what came true (Brier 1950); 0 is best."""
    return sum((o.confidence - o.right) ** 2 for o in outcomes) / len(outcomes)


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Expected calibration error: the bins' distance of confidence from share right, weighed by their size."""
    gaps = (len(b.outcomes) * abs(b.confidence - b.share) for b in reliability(outcomes))
    return sum(gaps) / len(outcomes)


def main(argv: Sequence[str] = (), *, reader: Reads | None = None, folder: Path | None = None) -> int:
    """Print the reliability tables; returns the exit code, 1 when nothing was measured."""
    name = argv[0] if argv and argv[0] in SETS else "open"
    try:
        scores = measure(name, folder or folder_of(GOLD, name), reader or default_reader()).scores
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1
    kinds = {
        "statements": outcomes(scores),
        "events": act_outcomes(s.events for s in scores),
        "positions": act_outcomes(s.positions for s in scores),
    }
    if not any(kinds.values()):
        print("nothing was measured: the reader found no record", file=sys.stderr)
        return 1
    print("\n\n".join(report(kind, found) for kind, found in kinds.items() if found))
    return 0


def report(kind: str, found: Sequence[Outcome]) -> str:
    """The table of one kind of record, with its two figures."""
    rows = [
        (f"{b.low:.1f}-{b.high:.1f}", str(len(b.outcomes)), f"{b.confidence:.3f}", f"{b.share:.3f}")
        for b in reliability(found)
    ]
    figures = f"Brier score {brier(found):.4f}, expected calibration error {calibration_error(found):.4f}"
    return f"{table(('confidence', kind, 'mean', 'right'), rows)}\n\n{figures}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
