"""One record, article or actor as a page; the answer to SQL as a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from rich import box
from rich.table import Table
from rich.text import Text

from demarche.cli.answers import rendered
from demarche.cli.layout import BOLD, DIM, line, visible
from demarche.exports.wording import when
from demarche.ledger.shown import Shown
from demarche.ledger.sql import Answer

_SKIPPED = frozenset({"document", "article", "title", "publisher", "published", "url", "start", "end", "first", "last"})


def as_text(shown: Shown) -> str:
    """Its fields, the paragraph around it, who prints it, and which readings have it."""
    parts: list[Text | Table] = [Text(f"{shown.kind} {getattr(shown.row, 'id', '')}", BOLD), Text("")]
    if shown.context is not None:
        text = Text(visible(shown.context.text), DIM)
        text.stylize("not dim bold", shown.context.start, shown.context.end)
        parts += [text, Text("")]
    parts += [_fields(shown), Text("")]
    if shown.printings:
        parts += [Text("printed in", DIM), *(Text(f"  {line(one)}") for one in _outlets(shown)), Text("")]
    if shown.history:
        parts.append(Text("read by", DIM))
        for reader, at, stands in shown.history:
            parts.append(Text(f"  {reader}, {at[:16].replace('T', ' ')}{'' if stands else ', stands no more'}"))
    if shown.text is not None and shown.context is None:
        parts += [Text(visible(shown.text))]
    return "".join(rendered(part) for part in parts).rstrip("\n") + "\n"


def _fields(shown: Shown) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style=DIM)
    table.add_column(overflow="fold")
    for field in dataclasses.fields(shown.row):
        value = getattr(shown.row, field.name)
        if shown.context is not None and field.name in _SKIPPED or value in (None, "", ()):
            continue
        table.add_row(field.name.replace("_", " "), Text(line(_value(field.name, value))))
    return table


def _value(name: str, value: object) -> str:
    if name == "time":
        return when(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _outlets(shown: Shown) -> Iterator[str]:
    for one in shown.printings:
        about = ", ".join(part for part in (one.published, one.publisher, one.title, one.url) if part)
        yield f"{about or 'no title'} ({one.article}, version {one.version})"
        yield from (f"  from {source}" for source in one.sources)


def answer_table(answer: Answer) -> str:
    """Rows under the names of their columns."""
    if not answer.rows:
        return "no rows\n"
    table = Table(box=box.SIMPLE_HEAD, header_style=DIM)
    for column in answer.columns:
        table.add_column(line(str(column)), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text("" if value is None else line(str(value))) for value in row))
    return rendered(table)
