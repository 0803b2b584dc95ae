"""`python -m evaluation.yardsticks [NAME ...]`: measure the public corpora in `../shared/data` anew.

Each run is one call of `demarche evaluate` from the root of the repository; its figures go into
`evaluation/measured/NAME.json`, from which `docs/scores.md` is written. A corpus that is not there is passed over.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from demarche.cli.main import cli

ROOT = Path(__file__).parent.parent
MEASURED = Path("evaluation") / "measured"
_DATA = "../shared/data"

# Name of the run: what follows `demarche evaluate`. Test parts and PolNeAR's dev part are measured, never looked at.
RUNS: dict[str, tuple[str, ...]] = {
    "polnear-dev": ("polnear", f"{_DATA}/attribution/polnear-train-dev.tar.xz", "--part", "dev"),
    "plover-half": ("plover", f"{_DATA}/events/plover-gsr-half.json"),
    "german-wikinews-dev": (
        "german-wikinews",
        f"{_DATA}/attribution/german-wikinews-train-dev.tar.xz",
        "--part",
        "dev",
    ),
    "ud-nl-alpino-test": ("ud", f"{_DATA}/treebanks/nl/test-alpino.conllu.gz"),
    "ud-nl-lassysmall-test": ("ud", f"{_DATA}/treebanks/nl/test-lassysmall.conllu.gz"),
    "ud-en-ewt-test": ("ud", f"{_DATA}/treebanks/en/test.conllu.gz"),
    "names-en-wikigold-test": ("conll-names", f"{_DATA}/entities/en/wikigold-test.conllu.gz"),
    "names-en-uner-ewt-test": ("conll-names", f"{_DATA}/entities/en/uner-ewt-test.conllu.gz"),
    "names-nl-europeana-test": ("conll-names", f"{_DATA}/entities/nl/europeana-test.conllu.gz"),
}


def main(names: Sequence[str]) -> int:
    """Run those named, or all; returns the exit code, 2 for a name that is none."""
    if unknown := [name for name in names if name not in RUNS]:
        print(f"{unknown[0]!r} is none of {', '.join(RUNS)}", file=sys.stderr)
        return 2
    with contextlib.chdir(ROOT):
        for name in names or RUNS:
            _, path, *_ = RUNS[name]
            if Path(path).exists():
                cli.main(["evaluate", *RUNS[name], "--json", str(MEASURED / f"{name}.json")], standalone_mode=False)
            else:
                print(f"{name}: {path} is not there", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
