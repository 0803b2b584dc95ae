"""Answers of the ledger: a table for people, JSON, CSV and Parquet for programs."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from demarche.cli.layout import BOLD, DIM, line, new_table
from demarche.errors import InputError
from demarche.exports.as_csv import as_csv
from demarche.exports.wording import shortened, when
from demarche.ledger.overviews import Cell, Contact, Moment
from demarche.ledger.results import ActorRow, ArticleRow, EventRow, PositionRow, Results, StatementRow

# A column of the table: its head, and what stands in it.
Shown = tuple[str, Callable[[Any], str]]
_MOST_LETTERS = 160
_ID_LETTERS = 18
# Narrower than this, a table would squeeze the words that a row is about.
_TABLE_WIDTH = 120
# The columns of running text, and those that are never broken over lines.
_WORDS = frozenset(("said", "evidence", "title", "in words"))
_WHOLE = frozenset(["when", "sure", "id", "first", "last", "published", "party", "articles", "statements", "contacts"])
# Figures that mean nothing without their head.
_COUNTS = frozenset(("version", "printed"))
_SIGNS = {"for": "+", "against": "−", "mixed": "±"}


def write(results: Results[Any], format: str, output: str | None, *, title: str = "") -> None:
    """Write rows to standard output or to a file. Raises InputError where the file cannot be written."""
    match format:
        case "json":
            _put(json.dumps(results.to_dicts(), ensure_ascii=False, allow_nan=False, indent=2) + "\n", output)
        case "csv":
            _put(as_csv(results.columns(), (row.values() for row in results.to_dicts())), output)
        case "parquet":
            _put_bytes(_parquet(results), output)
        case _:
            _put(as_table(results, title, width=None if output is None else 160), output)


def as_table(results: Results[Any], title: str, *, width: int | None = None) -> str:
    """What people read: a table, or on a narrower page an entry a row; a line where there is nothing."""
    if not results:
        return f"no {title}\n"
    heading = f"{title} {len(results)}"
    shown = _SHOWN[results.kind]
    if results.kind in _WORDED and (width or Console().width) < _TABLE_WIDTH:
        return rendered(_entries(results, heading, shown), width)
    table = new_table(heading)
    shown = tuple(column for column in shown if any(column[1](row) for row in results))
    for head, _ in shown:
        if head == "name":
            table.add_column(head, overflow="fold", min_width=16)
        elif head in _WORDS:
            table.add_column(head, overflow="fold", ratio=4, min_width=24)
        else:
            table.add_column(head, overflow="fold", no_wrap=head in _WHOLE)
    for row in results:
        table.add_row(*(Text(line(value(row)), DIM if head == "id" else "") for head, value in shown))
    return rendered(table, width)


def _entries(results: Results[Any], heading: str, shown: tuple[Shown, ...]) -> Group:
    """Each row as a line of facts with its words below."""
    blocks: list[RenderableType] = [Text(f" {heading}", BOLD)]
    for row in results:
        facts = Text()
        for head, value in shown:
            if head not in _WORDS and head != "id" and value(row):
                facts.append("" if not facts else " · ", DIM)
                facts.append(f"{head} " if head in _COUNTS else "", DIM).append(line(value(row)))
        blocks.append(Padding(facts, (1, 0, 0, 1)))
        for head, value in shown:
            if head in _WORDS or head == "id":
                blocks.append(Padding(Text(line(value(row)), DIM if head == "id" else ""), (0, 0, 0, 3)))
    return Group(*blocks)


def rendered(drawn: RenderableType, width: int | None = None) -> str:
    """What rich draws, with colours where standard output takes them."""
    console = Console(file=sys.stdout, width=width, soft_wrap=False)
    with console.capture() as capture:
        console.print(drawn)
    return capture.get()


def _parquet(results: Results[Any]) -> bytes:
    table = results.to_arrow()
    import pyarrow.parquet

    written = io.BytesIO()
    pyarrow.parquet.write_table(table, written, compression="zstd")
    return written.getvalue()


def _put(text: str, output: str | None) -> None:
    if output is None and not _utf8_out():
        sys.stdout.write(text.encode(sys.stdout.encoding, "replace").decode(sys.stdout.encoding))
        return
    _put_bytes(text.encode("utf-8", "replace"), output)


def _utf8_out() -> bool:
    return (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"


def _put_bytes(data: bytes, output: str | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        with open(output, "wb") as opened:
            opened.write(data)
    except OSError as error:
        raise InputError(
            f"{output} cannot be written ({error.strerror})", "a file in a folder of yours was expected", "name another"
        ) from None


def _time(row: Any) -> str:
    return when(row.time) if row.time else row.published or "–"


def _named(name: str | None, party: str | None) -> str:
    return f"{name or 'nobody named'}{f' {party}' if party else ''}"


def _sides(names: Sequence[str], parties: Sequence[str]) -> str:
    return ", ".join(_named(name, party) for name, party in zip(names, parties, strict=True)) or "–"


def _sure(row: Any) -> str:
    return f"{row.confidence:.2f}"


def _id(row: Any) -> str:
    return str(row.id)[: _ID_LETTERS + 1]


def _said(row: StatementRow) -> str:
    text = shortened(row.content, _MOST_LETTERS)
    return f"“{text}”" if row.kind == "direct" else text


_SHOWN: dict[type, tuple[Shown, ...]] = {
    StatementRow: (
        ("when", _time),
        ("speaker", lambda row: _named(row.speaker_name, row.speaker_party)),
        ("kind", lambda row: row.kind),
        ("sure", _sure),
        ("said", _said),
        ("id", _id),
    ),
    EventRow: (
        ("when", _time),
        ("who", lambda row: _sides(row.source_names, row.source_parties)),
        ("did", lambda row: f"{row.type}{f' {row.mode}' if row.mode else ''} {row.status}"),
        ("to whom", lambda row: _sides(row.target_names, row.target_parties)),
        ("sure", _sure),
        ("evidence", lambda row: shortened(row.evidence, _MOST_LETTERS)),
        ("id", _id),
    ),
    PositionRow: (
        ("when", _time),
        ("holder", lambda row: _named(row.holder_name, row.holder_party)),
        ("wants", lambda row: f"{_SIGNS[row.polarity]} {row.force}"),
        ("issue", lambda row: row.issue or "–"),
        ("sure", _sure),
        ("evidence", lambda row: shortened(row.evidence, _MOST_LETTERS)),
        ("id", _id),
    ),
    ActorRow: (
        ("name", lambda row: row.name),
        ("party", lambda row: row.party or "–"),
        ("kind", lambda row: row.kind),
        ("sector", lambda row: row.sector or "–"),
        ("articles", lambda row: str(row.articles)),
        ("statements", lambda row: str(row.statements)),
        ("id", lambda row: row.id),
        ("merged", lambda row: ", ".join(row.merged)),
    ),
    ArticleRow: (
        ("published", lambda row: row.published or "–"),
        ("publisher", lambda row: row.publisher or "–"),
        ("version", lambda row: str(row.versions)),
        ("printed", lambda row: f"{row.printings}×"),
        ("title", lambda row: shortened(row.title or row.url or row.file or "–", _MOST_LETTERS)),
        ("id", lambda row: row.id),
    ),
    Moment: (
        ("when", lambda row: when(row.time) if row.time else row.first or "–"),
        ("who", lambda row: _sides(row.who, row.parties) if row.who else "nobody named"),
        ("what", lambda row: f"{row.record}: {row.what}"),
        ("to whom", lambda row: _sides(row.whom, row.whom_parties) if row.whom else ""),
        ("sure", _sure),
        ("in words", lambda row: shortened(row.text, _MOST_LETTERS)),
        ("id", _id),
    ),
    Contact: (
        ("one", lambda row: row.one_name),
        ("other", lambda row: row.other_name),
        ("contacts", lambda row: str(row.contacts)),
        ("first", lambda row: row.first or "–"),
        ("last", lambda row: row.last or "–"),
        ("how", lambda row: ", ".join(mode or "met" for mode in row.modes)),
    ),
}


# Kinds of row with running text.
_WORDED = (StatementRow, EventRow, PositionRow, ArticleRow, Moment)
_PARTY_LETTERS, _STANCE_LETTERS = 16, 17


def as_matrix(results: Results[Cell], width: int | None = None) -> str:
    """Parties down, issues across; each cell its sign, its force and how many positions.

    Where the page is too narrow for the issues, each party with its issues below it.
    """
    if not results:
        return "no positions on issues of the catalogue\n"
    cells = {(cell.party, cell.issue): cell for cell in results}
    issues = sorted({cell.issue for cell in results})
    parties = list(dict.fromkeys(cell.party for cell in results))
    if (width or Console().width) < _PARTY_LETTERS + _STANCE_LETTERS * len(issues):
        return rendered(_by_party(cells, parties, issues), width)
    table = new_table("who wants what")
    table.add_column("", overflow="fold")
    for issue in issues:
        table.add_column(issue, overflow="fold")
    for party in parties:
        table.add_row(party, *(_stance(cells.get((party, issue))) for issue in issues))
    return rendered(table, width)


def _by_party(cells: Mapping[tuple[str, str], Cell], parties: Sequence[str], issues: Sequence[str]) -> Group:
    blocks: list[RenderableType] = [Text(" who wants what", BOLD)]
    for party in parties:
        blocks.append(Padding(Text(line(party), BOLD), (1, 0, 0, 1)))
        for issue in issues:
            if (party, issue) in cells:
                words = Text(f"{_stance(cells[party, issue]):<{_STANCE_LETTERS}}").append(line(issue))
                blocks.append(Padding(words, (0, 0, 0, 3)))
    return Group(*blocks)


def _stance(cell: Cell | None) -> str:
    if cell is None:
        return ""
    number = cell.supporting + cell.opposing
    return f"{_SIGNS[cell.stance]} {cell.force}" + (f" ×{number}" if number > 1 else "")


def put(text: str, output: str | None = None) -> None:
    """Write text as it is."""
    _put(text, output)
