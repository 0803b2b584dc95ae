"""The tables of positions: what each party wants, compared in a matrix, and as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.cli.layout import DIM, NARROW, line, named, new_table
from demarche.cli.palette import AGAINST, FOR, MARK
from demarche.exports.numbers import LabelledPosition, labelled_positions
from demarche.exports.wants import Wants, about, aim, issue_text, legend, stance, wants
from demarche.exports.wording import party
from demarche.knowledge.words import issue_name
from demarche.records import Position, Reading

_TITLE = "what each party wants"
# Of the list under a matrix: without the article, and with it.
_TITLES = {True: f"{_TITLE}, in the words of the article", False: f"{_TITLE}, other issues"}
# The column of parties: what it may ask for, and what it needs; what the frame takes, and the gap between columns.
_PARTY, _LEAST_PARTY, _FRAME, _GAP = 24, 11, 3, 2


def position_tables(reading: Reading, width: int, *, alone: bool) -> Iterator[RenderableType]:
    """A matrix of what fits into `width` columns, a list of the rest, and what the signs mean.

    Where the tables stand `alone`, without the article, the list holds the words of all.
    """
    found = wants(reading)
    while found.rows and not _fits(found, reading, width):
        found = wants(reading, most=len(found.issues) - 1)
    if found.rows:
        yield _matrix(found, reading, width)
    listed = labelled_positions(reading) if alone else found.rest
    if listed:
        title = _TITLES[alone] if found.rows else _TITLE
        yield _list(listed, reading, title, width)
    yield Padding(_legend(reading), (0, 1, 1, 1))


def _fits(found: Wants, reading: Reading, width: int) -> bool:
    return _room(found, reading, width) >= _LEAST_PARTY


def _room(found: Wants, reading: Reading, width: int) -> int:
    """What the issues leave for the names of the parties."""
    return width - _FRAME - sum(_width(found, i, reading) + _GAP for i in range(len(found.issues)))


def _matrix(found: Wants, reading: Reading, width: int) -> Table:
    """One row a holder, one column an issue of the catalogue."""
    room = _room(found, reading, width)
    air = room - len(found.issues) - _FRAME >= _PARTY
    table = new_table(_TITLE)
    table.add_column("party", max_width=min(_PARTY, room), overflow="fold")
    for i, issue in enumerate(found.issues):
        table.add_column(line(issue_name(issue)), width=_width(found, i, reading) + air, overflow="fold")
    if air:
        table.add_column(ratio=1)  # what is left, so that the others stand close
    for row in found.rows:
        table.add_row(named(row.holder), *(_cell(cell, reading) for cell in row.cells))
    return table


def _cell(cell: Sequence[LabelledPosition], reading: Reading) -> Text:
    """One line a position: `+ demand p3`."""
    return Text("\n").join(_entry(one, reading) for one in cell)


def _entry(one: LabelledPosition, reading: Reading) -> Text:
    entry = Text.assemble(_stance(one.position), (f" {one.label}", MARK))
    more = line(aim(one.position, reading, named=False))
    return entry.append(f"\n  {more}", DIM) if more else entry


def _width(found: Wants, column: int, reading: Reading) -> int:
    """What an issue's column needs for its longest word."""
    words = issue_name(found.issues[column]).split()
    entries = (_entry(one, reading).plain.split("\n")[0] for row in found.rows for one in row.cells[column])
    return max(map(len, (*words, *entries)))


def _list(rest: Sequence[LabelledPosition], reading: Reading, title: str, width: int) -> Table:
    """One row a position, with the words of the article."""
    table = new_table(title)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("party", max_width=min(_PARTY, width // 4), overflow="fold")
    table.add_column("wants", max_width=width // 4, overflow="fold")
    table.add_column("issue", ratio=1, overflow="fold")
    if width >= NARROW:
        table.add_column("sure", justify="right", no_wrap=True)
    for one in rest:
        holder, sure = named(party(reading, one.position.holder)), f"{one.position.confidence:.2f}"
        row = [Text(one.label, MARK), holder, _stance(one.position), _issue(one.position, reading)]
        table.add_row(*row, *([sure] if width >= NARROW else []))
    return table


def _issue(position: Position, reading: Reading) -> Text:
    """`een wapenstilstand  (ceasefire, of Rusland)`."""
    more = line(about(position, reading))
    return Text(line(issue_text(position))).append(f"  ({more})" if more else "", DIM)


def _stance(position: Position) -> Text:
    """`+ red line`, in the colour of its sign."""
    return Text(stance(position), FOR if position.polarity == "for" else AGAINST)


def _legend(reading: Reading) -> Text:
    entries = (Text(word).append(f" {meaning}", DIM) for word, meaning in legend(reading))
    return Text(" · ", DIM).join(entries)
