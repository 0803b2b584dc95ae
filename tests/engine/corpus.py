"""Articles for tests of ingesting, and what a ledger holds but for when it came to hold it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from demarche.ledger import Ledger

FAST = Path(__file__).parent / "fast.py"
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


def command(seconds: float, *arguments: str) -> list[str]:
    return [sys.executable, str(FAST), str(seconds), *arguments]


def start(seconds: float, *arguments: str) -> subprocess.Popen[str]:
    quiet = {**os.environ, "NO_COLOR": "1"}
    return subprocess.Popen(
        command(seconds, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=quiet
    )


def run(seconds: float, *arguments: str) -> str:
    done = start(seconds, *arguments)
    out, err = done.communicate(timeout=120)
    assert done.returncode == 0, err
    return out
