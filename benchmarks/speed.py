"""`python -m benchmarks.speed`: articles and words per second on one core, and what they cost.

The open gold articles are read over and over until at least 60 are done. The time is split into the parser (the
spaCy pipeline) and our own stages; the command is timed as a user starts it, process and loading included.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from demarche.evaluation.gold.cases import Case, load_cases
from demarche.evaluation.gold.report import table
from demarche.records import Reading
from evaluation.gate import GOLD

PARSER = "parse"
ARTICLES, COMMAND_RUNS = 60, 5
# All our stages together, and those of statements alone (without times, events and positions).
MAX_RATIO, MAX_SPOKEN_RATIO = 1 / 2, 1 / 3
MAX_MEGABYTES, MAX_COMMAND_SECONDS = 700.0, 2.5
SPOKEN = ("documents", "quotes", "actors", "statements")
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_WORD = re.compile(r"\w+")


class TimedReader(Protocol):
    """What the benchmark asks of a reader: `timings` are seconds a stage, adding up over readings."""

    timings: dict[str, float]

    def read(self, text: str, *, published: str | None = None) -> Reading:
        """The reading of one article."""


@dataclass(frozen=True, slots=True)
class Speed:
    """A run over `articles` articles: seconds in all and a stage."""

    articles: int
    words: int
    seconds: float
    stages: Mapping[str, float]

    @property
    def parser(self) -> float:
        """Seconds in the spaCy pipeline."""
        return self.stages.get(PARSER, 0.0)

    @property
    def own(self) -> float:
        """Seconds in our own stages."""
        return sum(self.stages.values()) - self.parser

    @property
    def ratio(self) -> float:
        """Our own stages' time as a share of the parser's; infinite when the parser took none."""
        return self.own / self.parser if self.parser else float("inf")

    @property
    def spoken_ratio(self) -> float:
        """The same of the stages that statements need."""
        spoken = sum(self.stages.get(stage, 0.0) for stage in SPOKEN)
        return spoken / self.parser if self.parser else float("inf")


def one_core() -> None:
    """Keep this process, and those it starts, on one core; before numpy is loaded."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure_speed(reader: TimedReader, cases: Sequence[Case], articles: int = ARTICLES) -> Speed:
    """Read whole rounds of the cases until at least `articles` are done, after one to warm up."""
    reader.read(cases[0].text, published=cases[0].published)
    before = dict(reader.timings)
    rounds = -(-articles // len(cases))
    start = time.perf_counter()
    for case in itertools.chain.from_iterable(itertools.repeat(cases, rounds)):
        reader.read(case.text, published=case.published)
    seconds = time.perf_counter() - start
    stages = {stage: spent - before.get(stage, 0.0) for stage, spent in reader.timings.items()}
    return Speed(rounds * len(cases), rounds * sum(len(_WORD.findall(c.text)) for c in cases), seconds, stages)


def peak_megabytes() -> float:
    """The most memory held at once, in units of 10^6 bytes; `ru_maxrss` is in KiB, on macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def command_seconds(article: Path, runs: int = COMMAND_RUNS) -> float:
    """Median wall time of `demarche read` on one article."""
    script = Path(sys.executable).with_name("demarche")
    command = [str(script)] if script.exists() else [sys.executable, "-c", "from demarche.cli.main import cli; cli()"]
    return statistics.median(_timed([*command, "read", str(article)]) for _ in range(runs))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; with --check, exit code 1 where one is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Speed and memory on one core.")
    parser.add_argument("--check", action="store_true", help="fail where a figure is over its limit")
    options = parser.parse_args(argv)
    one_core()
    from demarche.reader import Reader

    folder = GOLD / "open"
    cases = load_cases(folder)
    if not cases:
        print(f"nothing was measured: no articles in {folder.name}", file=sys.stderr)
        return 1
    speed = measure_speed(Reader(), cases)
    memory = peak_megabytes()
    command = command_seconds(folder / f"{cases[0].name}.txt")
    limits = {
        "own stages / parser": (speed.ratio, MAX_RATIO),
        "stages of statements / parser": (speed.spoken_ratio, MAX_SPOKEN_RATIO),
        "peak memory, MB": (memory, MAX_MEGABYTES),
        "demarche read, s": (command, MAX_COMMAND_SECONDS),
    }
    print(_stage_table(speed), _limit_table(limits), sep="\n\n")
    over = [name for name, (value, limit) in limits.items() if value > limit]
    print("", *(f"over its limit: {name}" for name in over), sep="\n")
    return 1 if over and options.check else 0


def _timed(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _stage_table(speed: Speed) -> str:
    other = speed.seconds - sum(speed.stages.values())
    stages = [*speed.stages.items(), ("between stages", other), ("all", speed.seconds)]
    rows = [(name, f"{s:.3f}", f"{s / speed.articles * 1e3:.2f}", f"{s / speed.seconds:.1%}") for name, s in stages]
    rate = f"{speed.articles / speed.seconds:.1f} articles/s, {speed.words / speed.seconds:,.0f} words/s on one core"
    split = f"parser {speed.parser:.3f} s, our own stages {speed.own:.3f} s"
    head = f"{speed.articles} articles, {speed.words} words: {rate}\n{split}"
    return f"{head}\n\n{table(('stage', 'seconds', 'ms/article', 'share'), rows)}"


def _limit_table(limits: Mapping[str, tuple[float, float]]) -> str:
    return table(
        ("figure", "value", "limit"),
        [(name, f"{value:.3f}", f"{limit:.3f}") for name, (value, limit) in limits.items()],
    )


if __name__ == "__main__":
    sys.exit(main())
