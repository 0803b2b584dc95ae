"""Write into the documents what the program prints and what its tables hold: `make docs-update`.

A block stands between `<!-- output: COMMAND -->`, `<!-- record: PART WORD -->` or `<!-- table: NAME -->` and
`<!-- end of output -->`, … `tests/docs/test_update.py` proves that none has fallen behind.
"""

from __future__ import annotations

import contextlib
import json
import re
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest import mock

from click.testing import CliRunner

from demarche.api import read
from demarche.cli.main import cli
from demarche.evaluation.corpora import card_of
from demarche.evaluation.measured import Figure, Measured
from demarche.knowledge.codes import load_plover
from demarche.knowledge.words import load_forces

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "article.nl.txt"
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "reading.md", ROOT / "docs" / "scores.md")
WIDTH = "100"
_BLOCK = re.compile(r"(<!-- (output|record|table): (.+?) -->\n)(?:.*?)(<!-- end of \2 -->)", re.DOTALL)


def updated(text: str) -> str:
    """A document with its blocks as they should be now."""
    return _BLOCK.sub(lambda found: f"{found[1]}{_block(found[2], found[3])}\n{found[4]}", text)


def _block(kind: str, what: str) -> str:
    if kind == "table":
        return _TABLES[what]()
    if kind == "record":
        return f"```json\n{_record(*what.split())}\n```"
    return f"```text\n{_output(what)}\n```"


def _output(command: str) -> str:
    """What a command prints in the root of the repository, on a page of WIDTH columns, without colours."""
    program, *arguments = shlex.split(command)
    assert program == "demarche", f"{command}: only demarche can be run"
    with contextlib.chdir(ROOT), mock.patch.dict("os.environ", {"COLUMNS": WIDTH, "NO_COLOR": "1"}):
        result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, f"{command}: {result.stderr}"
    return result.stdout.rstrip("\n")


def _record(part: str, word: str) -> str:
    """The first record of the example that has this mode or issue, as JSON: `events phone`."""
    article = EXAMPLE.read_text("utf-8")
    reading = read(article.partition("\n")[2], published=article.partition("\n")[0].removeprefix("date: "))
    records: list[dict[str, Any]] = reading.to_dict()[part]
    record = next((r for r in records if word in (r.get("mode"), r.get("issue", {}).get("id"))), None)
    assert record, f"{part}: none of the example is {word}"
    return json.dumps(record, ensure_ascii=False, indent=2)


def _plover() -> str:
    """Types in the order of their file, each with its modes in words."""
    rows = load_plover().values()
    lines = [
        (f"`{row.type}`", row.name, ", ".join(f"`{m.mode}` {m.name}" for m in rows if m.type == row.type and m.mode))
        for row in rows
        if not row.mode
    ]
    return _table(("type", "in words", "modes"), lines)


def _forces() -> str:
    return _table(("force", "means"), [(f"`{force}`", words.meaning) for force, words in load_forces().items()])


def _yardsticks() -> str:
    """Of each corpus in `evaluation/measured`: what it is, how it was measured, our scores beside published ones."""
    return "\n\n".join(_yardstick(file) for file in sorted((ROOT / "evaluation" / "measured").glob("*.json")))


def _yardstick(file: Path) -> str:
    raw = json.loads(file.read_text("utf-8"))
    measured = Measured.from_dict(raw)
    card = card_of(measured.corpus)
    sizes = ", ".join(f"{size:,} {kind}" for kind, size in measured.sizes.items())
    said = [f"**{card.title}** ({file.stem}): {sizes}. `{raw['command']}`. {card.method[0].upper()}{card.method[1:]}."]
    said += [f"{note[0].upper()}{note[1:]}." for note in measured.notes]
    if not measured.figures:
        return " ".join(said)
    rows = [_figure(figure, measured) for figure in measured.figures]
    sources = dict.fromkeys(p.source for f in measured.figures for p in card.beside(f.name, measured.language))
    said += [f"Published: {'; '.join(sources)}."] if sources else []
    return f"{' '.join(said)}\n\n{_table(('measure', 'P', 'R', 'F', 'published'), rows)}"


def _figure(figure: Figure, measured: Measured) -> tuple[str, ...]:
    shares = ("–" if share is None else f"{share:.3f}" for share in (figure.precision, figure.recall, figure.f))
    beside = card_of(measured.corpus).beside(figure.name, measured.language)
    return figure.name, *shares, "; ".join(f"{p.value:.3f} {p.by} ({p.on})" for p in beside)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


_TABLES = {"plover": _plover, "forces": _forces, "yardsticks": _yardsticks}

if __name__ == "__main__":
    for path in DOCUMENTS:
        path.write_text(updated(path.read_text("utf-8")), "utf-8")
