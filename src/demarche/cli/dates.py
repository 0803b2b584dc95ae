"""The tables of times: when."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.cli.layout import DIM, NARROW, line, new_table
from demarche.cli.palette import MARK
from demarche.exports.times import Dated, dated, vague
from demarche.exports.wording import when
from demarche.records import Reading

_TITLE = "when"


def time_tables(reading: Reading) -> Iterator[RenderableType]:
    """Expressions with a value, one row each, and how many are vague."""
    known, unknown = dated(reading), vague(reading)
    if known:
        yield _dates(known)
    if unknown:
        count = f"{unknown} more" if known else f"{unknown} time expression{'s' * (unknown > 1)}"
        yield Padding(Text(f"{count} without a date", DIM), (0, 1, 1, 1))


def _dates(known: tuple[Dated, ...]) -> Table:
    tells = any(one.dates for one in known)
    table = new_table(_TITLE)
    table.add_column("expression", max_width=30, overflow="fold")
    table.add_column("value", max_width=40, overflow="fold")
    table.add_column("of" if tells else "", ratio=1, overflow="fold")
    for one in known:
        text = Text(line(one.text)).append(f" ×{one.count}" if one.count > 1 else "", DIM)
        table.add_row(text, line(when(one.value)), Text(", ".join(one.dates), MARK))
    return table


def full_time_table(reading: Reading, width: int) -> Table:
    """One row an expression in text order, with its code points, its value or how long it lasts, and its direction."""
    table = new_table(_TITLE)
    table.add_column("expression", ratio=3, overflow="fold")
    if width >= NARROW:
        table.add_column("from–to", justify="right")
    table.add_column("value", ratio=4, overflow="fold")
    table.add_column("kind", max_width=8, overflow="fold")
    table.add_column("direction", max_width=9, overflow="fold")
    for time in reading.times:
        place = [Text(f"{time.start}–{time.end}", DIM)] if width >= NARROW else []
        known = (line(time.value or time.duration or "–"), Text(time.kind, DIM), Text(time.direction or "–", DIM))
        table.add_row(line(time.text), *place, *known)
    return table
