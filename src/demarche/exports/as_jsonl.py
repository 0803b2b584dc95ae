"""A reading as JSON lines: the whole reading on one line, or one line a record of one part."""

from __future__ import annotations

import json
from typing import Any

from demarche.exports.as_json import as_dict, part_records
from demarche.exports.chosen import Part
from demarche.records import Reading


def as_jsonl(reading: Reading, *, file: str | None = None, only: Part | None = None) -> str:
    """Lines of JSON joined by line ends, without one at the end; empty where a part has no records.

    With `only` each record is a line of its own, with `file` and `document_id` in front, ready for a table.
    """
    if only is None:
        return _line(as_dict(reading, file=file))
    origin = {"file": file, "document_id": reading.document.id}
    return "\n".join(_line({**origin, **record}) for record in part_records(reading, only))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
