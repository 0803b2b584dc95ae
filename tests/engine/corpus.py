"""Articles for tests of ingesting, and what a ledger holds but for when it came to hold it."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from demarche.cli.main import cli
from demarche.ledger import Ledger
from tests.engine.fast import use_fast_reader

# All that a ledger says, by ids, without times of writing and numbers of rows.
CONTENTS = {
    "articles": "SELECT id, title, publisher, published, url, versions, language, document, dispatch FROM articles",
    "publications": "SELECT id, article, version, latest, document FROM publications",
    "sightings": "SELECT publication, source, url, file, member, place, raw_sha256 FROM sightings",
    "readings": "SELECT id, document, published, stands, printings FROM readings",
    "actors": "SELECT id, name, kind, party, sector FROM actors",
    "statements": "SELECT id, kind, speaker, content, time_first, article, printings FROM statements",
    "all_statements": "SELECT id, kind, speaker, content, reading FROM all_statements",
    "events": "SELECT id, type, sources, targets, article FROM events",
    "positions": "SELECT id, holder, issue, article FROM positions",
    "participants": "SELECT record_kind, role, count(*) FROM participant_records GROUP BY 1, 2",
    "copies": "SELECT a.id, b.id, shared FROM copies c, document_records a, document_records b "
    "WHERE a.no = c.one AND b.no = c.other",
    "failures": "SELECT name, code, message FROM failures WHERE solved_at IS NULL",
}


def contents(address: str) -> dict[str, list[tuple[Any, ...]]]:
    with Ledger.open(address) as ledger:
        return {name: sorted(ledger.sql(query).rows, key=repr) for name, query in CONTENTS.items()}


def write_corpus(folder: Path, articles: int = 60) -> Path:
    """Texts of which some are copies, rows of which some are updates, and some that cannot be read."""
    folder.mkdir(parents=True)
    filler = " ".join(f"Het overleg van {n} landen duurt {n * 3} dagen en kost {n * n} euro." for n in range(6))
    for n in range(articles):
        number = n - 1 if n % 10 == 9 else n
        own = " ".join(f"Zin {number} punt {m} over zaak {number * m}." for m in range(12))
        text = f"Lind{number % 7} zei: bestand {number} komt er. {own if n % 10 > 7 else own[:200]}"
        (folder / f"{n:04}.txt").write_text(f"date: 2024-05-{n % 28 + 1:02}\n{text}\n{filler[: n % 5]}")
    rows = [
        {
            "url": f"https://bode.example/{n % 8}",
            "text": f"Haas zei: versie {n // 8} van {n % 8}.",
            "published": "2024-05-01",
        }
        for n in range(24)
    ]
    (folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\nno row\n")
    (folder / "zz-binary.txt").write_bytes(b"\x00\x01\x02")
    (folder / "zz-silent.txt").write_text("Niemand sprak.")
    (folder / "zz-future.txt").write_text("date: 3000-01-01\nLind zei: tot dan.")
    return folder


class Running:
    """A process of ours that ingests with the fast reader: forked, so that it starts at once."""

    def __init__(self, seconds: float, arguments: tuple[str, ...]) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="demarche-test-"))
        context = multiprocessing.get_context("fork")
        self.process = context.Process(target=_ingest, args=(seconds, arguments, str(self._folder)))
        self.process.start()

    def articles(self) -> int:
        """How many articles it has begun to read."""
        path = self._folder / "err"
        return path.read_text().count("reading\n") if path.exists() else 0

    def ended(self) -> bool:
        return self.process.exitcode is not None

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        shutil.rmtree(self._folder)

    def wait(self) -> tuple[int, str, str]:
        """Exit code, standard output and standard error, once it has ended."""
        self.process.join(120)
        code = self.process.exitcode
        assert code is not None, "it has not ended"
        out, err = ((self._folder / name).read_text() for name in ("out", "err"))
        shutil.rmtree(self._folder)
        return code, out, err


def _ingest(seconds: float, arguments: tuple[str, ...], folder: str) -> None:
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{folder}/{name}", os.O_CREAT | os.O_WRONLY), number)
    sys.stdout, sys.stderr = (io.TextIOWrapper(os.fdopen(n, "wb", 0), "utf-8", write_through=True) for n in (1, 2))
    use_fast_reader(seconds)
    cli(list(arguments))


def start(seconds: float, *arguments: str) -> Running:
    return Running(seconds, arguments)


def run(seconds: float, *arguments: str) -> str:
    code, out, err = start(seconds, *arguments).wait()
    assert code == 0, err
    return out
