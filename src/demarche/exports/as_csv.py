"""Rows as CSV: a head, line feeds, lists in one cell; read alike by R, pandas, DuckDB and spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

# Between the values of a list in one cell.
LIST = "; "


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[Any]], *, head: bool = True, delimiter: str = ",") -> str:
    """The rows, below the names of their columns; nothing stands for what is missing, 1 and 0 for yes and no."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", delimiter=delimiter)
    if head:
        writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return LIST.join(map(str, value))
    return "" if value is None else int(value) if isinstance(value, bool) else value
