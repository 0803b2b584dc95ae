"""The table of times: when."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.cli.layout import DIM, line, new_table
from demarche.cli.palette import MARK
from demarche.exports.times import Dated, dated, vague
from demarche.exports.wording import when
from demarche.records import Reading


def time_tables(reading: Reading) -> Iterator[RenderableType]:
    """Expressions with a value, one row each, and how many are vague."""
    known, unknown = dated(reading), vague(reading)
    if known:
        yield _table(known)
    if unknown:
        more = "more is" if unknown == 1 else "more are"
        yield Padding(Text(f"{unknown} {more if known else more.removeprefix('more ')} vague", DIM), (0, 1, 1, 1))


def _table(known: tuple[Dated, ...]) -> Table:
    tells = any(one.dates for one in known)
    table = new_table("when")
    table.add_column("expression", ratio=2, overflow="fold")
    table.add_column("value", ratio=3, overflow="fold")
    if tells:
        table.add_column("of", ratio=1, overflow="fold")
    for one in known:
        text = Text(line(one.text)).append(f" ×{one.count}" if one.count > 1 else "", DIM)
        table.add_row(text, Text(line(when(one.value))), *([Text(", ".join(one.dates), MARK)] if tells else []))
    return table
