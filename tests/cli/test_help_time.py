"""`demarche --help` answers at once: nothing heavy is imported for it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SOURCE = Path(__file__).parent.parent.parent / "src"
RUN = "from demarche.cli.main import cli; cli(['--help'])"
HEAVY = ("spacy", "rich", "numpy", "thinc", "ftfy", "lingua", "charset_normalizer", "babel", "demarche.reader")
# The promise is 0.3 s; a busy machine gets twice that.
SECONDS = 0.6


def run(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_help_is_quick() -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert "read" in run(RUN)
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < SECONDS


def test_nothing_heavy_is_imported() -> None:
    loaded = run("import sys, demarche.cli.main; print(*sys.modules, sep='\\n')").split()
    assert not set(HEAVY) & set(loaded)
