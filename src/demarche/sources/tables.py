"""Files with a row an article: JSON lines, JSON, CSV and Parquet; read row by row, whatever their size."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from demarche.errors import InputError, NotInstalledError
from demarche.sources.columns import Columns, row_item
from demarche.sources.item import Item, Refusal, made
from demarche.sources.text import MAX_BYTES

# A JSON file that is one value is read whole.
_MOST_JSON = 500_000_000
_BATCH = 256


def json_lines(opened: IO[bytes], columns: Columns, name: str, **place: Any) -> Iterator[Item]:
    """One item a line; `place` of an item is the byte at which its line begins."""
    offset, checked = 0, False
    for number in itertools.count(1):
        line, length = _line(opened)
        if not length:
            return
        at, offset = offset, offset + length
        where = {**place, "place": at}
        if length > len(line):
            refusal = Refusal("too large", f"a line of {length:,} bytes, at most {MAX_BYTES:,} were expected")
            yield made(f"{name}:{number}", line[:1000], source="json lines", refusal=refusal, **where)
        elif line.strip():
            row = _object(line)
            if row is None:
                refusal = Refusal("malformed", "the line is no JSON object")
                yield made(f"{name}:{number}", line, source="json lines", refusal=refusal, **where)
                continue
            if not checked:
                columns.check(list(row), name)
                checked = True
            yield row_item(row, columns, name=f"{name}:{number}", source="json lines", **where)


def _line(file: IO[bytes]) -> tuple[bytes, int]:
    """A line, or the beginning of one that is too long, and its whole length in bytes."""
    line = file.readline(MAX_BYTES + 1)
    length = len(line)
    while line and not line.endswith(b"\n") and length > MAX_BYTES:
        more = file.readline(MAX_BYTES)
        length += len(more)
        if not more or more.endswith(b"\n"):
            break
    return line[:MAX_BYTES], length


def _object(line: bytes) -> Mapping[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def json_file(opened: IO[bytes], columns: Columns, name: str, **place: Any) -> Iterator[Item]:
    """A JSON object, or a list of them; `place` of an item is its number from 0. Raises InputError for other things."""
    data = opened.read(_MOST_JSON + 1)
    expected = "a JSON object or a list of them was expected"
    if len(data) > _MOST_JSON:
        raise InputError(f"{name} is larger than {_MOST_JSON:,} bytes", expected, "write it as JSON lines (.jsonl)")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is no JSON ({str(error)[:60]})", expected, "check it") from None
    rows = value if isinstance(value, list) else [value]
    if not all(isinstance(row, dict) for row in rows):
        raise InputError(f"{name} holds other things", expected, "check it")
    for number, row in enumerate(rows):
        if not number:
            columns.check(list(row), name)
        yield row_item(row, columns, name=f"{name}:{number}", source="json", **{**place, "place": number})


def csv_file(opened: IO[bytes], columns: Columns, name: str, **place: Any) -> Iterator[Item]:
    """One item a row below the head; commas, semicolons and tabs are told apart; `place` is the number from 1."""
    csv.field_size_limit(MAX_BYTES * 2)
    text = io.TextIOWrapper(opened, "utf-8-sig", errors="replace", newline="")
    head = text.readline(MAX_BYTES)
    if not head.strip():
        raise InputError(f"{name} is empty", "a line with the names of columns was expected", "check it")
    delimiter = max(",;\t|", key=head.count)
    names = next(csv.reader([head], delimiter=delimiter))
    columns.check(names, name)
    rows = csv.reader(text, delimiter=delimiter)
    for number in itertools.count(1):
        where = {**place, "place": number}
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            refusal = Refusal("malformed", f"the row cannot be read ({error})")
            yield made(f"{name}:{number}", b"", source="csv", refusal=refusal, **where)
            continue
        if any(cell.strip() for cell in cells):
            row = dict(zip(names, cells, strict=False))
            yield row_item(row, columns, name=f"{name}:{number}", source="csv", **where)


def parquet_file(path: str, columns: Columns, name: str, **place: Any) -> Iterator[Item]:
    """One item a row; `place` is its number from 0. Raises InputError, NotInstalledError."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise NotInstalledError.of("pyarrow, which reads Parquet,", "arrow") from None
    try:
        table = pyarrow.parquet.ParquetFile(path)
        columns.check(list(table.schema_arrow.names), name)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH):
            for row in batch.to_pylist():
                yield row_item(row, columns, name=f"{name}:{number}", source="parquet", **{**place, "place": number})
                number += 1
    except pyarrow.ArrowInvalid as error:
        reason = " ".join(str(error).split())[:100]
        raise InputError(f"{name} is no Parquet file ({reason})", "one was expected", "check it") from None
