"""A reading as JSON lines: the whole reading on one line, or one line a record of some parts."""

from __future__ import annotations

import json
from typing import Any

from demarche.exports.as_json import as_dict, part_records
from demarche.exports.chosen import Part
from demarche.records import Reading


def as_jsonl(reading: Reading, *, file: str | None = None, only: tuple[Part, ...] = ()) -> str:
    """Lines of JSON joined by line ends, without one at the end; empty where the parts have no records.

    With `only` each record is a line of its own, with `file`, `document_id` and `part` in front, ready for a table.
    """
    if not only:
        return _line(as_dict(reading, file=file))
    origin = {"file": file, "document_id": reading.document.id}
    parts = part_records(reading, only)
    return "\n".join(_line({**origin, "part": part, **record}) for part in only for record in parts[part])


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
