"""A reading as JSON: `file`, then the fields of `Reading` under their own names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from demarche.exports.chosen import Part
from demarche.records import Reading


def as_dict(reading: Reading, *, file: str | None = None, only: tuple[Part, ...] = ()) -> dict[str, Any]:
    """The reading as plain values; with `only`, the document's id and the records of those parts."""
    if not only:
        return {"file": file, **reading.to_dict()}
    return {"file": file, "document_id": reading.document.id, **part_records(reading, only)}


def part_records(reading: Reading, parts: tuple[Part, ...]) -> dict[str, list[dict[str, Any]]]:
    """The records of some parts as plain values, in their order."""
    whole = reading.to_dict()
    whole["zones"] = whole["document"]["zones"]
    return {part: list(whole.get(part, ())) for part in parts}


def as_json(reading: Reading, *, file: str | None = None, only: tuple[Part, ...] = ()) -> str:
    """One JSON object, indented, not ASCII-escaped, without a line end after it."""
    return json.dumps(as_dict(reading, file=file, only=only), ensure_ascii=False, allow_nan=False, indent=2)


def as_json_list(objects: Iterable[str]) -> str:
    """A JSON list of objects that are JSON already."""
    return "[\n" + ",\n".join(objects) + "\n]"
