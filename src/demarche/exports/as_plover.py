"""Events in PLOVER's event, mode and context (Open Event Data Alliance), one JSON object each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from demarche.exports.pairs import first_day
from demarche.records import Event, Reading

# What each object is held against: JSON Schema 2020-12.
_TEXT, _MAYBE = {"type": "string"}, {"type": ["string", "null"]}
_ACTOR = {
    "type": "object",
    "properties": {"id": _TEXT, "text": _TEXT, "code": _MAYBE, "sector": _MAYBE, "wikidata": _MAYBE},
    "required": ["id", "text", "code", "sector", "wikidata"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A PLOVER event",
    "type": "object",
    "properties": {
        "id": _TEXT,
        "date": _MAYBE,
        "edtf": _MAYBE,
        "source": {"type": "array", "items": _ACTOR},
        "event": {"type": "string", "pattern": "^[A-Z]+$"},
        "mode": _MAYBE,
        "context": {"type": "array", "items": _TEXT},
        "target": {"type": "array", "items": _ACTOR},
        "cameo": {"type": "string", "pattern": "^[0-9]{2,4}$"},
        "goldstein": {"type": ["number", "null"], "minimum": -10, "maximum": 10},
        "status": {"enum": ["occurred", "ongoing", "planned", "called-for", "hypothetical", "denied"]},
        "location": _MAYBE,
        "text": _TEXT,
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "language": _TEXT,
        "publisher": _MAYBE,
        "published": _MAYBE,
        "url": _MAYBE,
    },
    "required": ["id", "date", "source", "event", "mode", "context", "target", "status", "text"],
    "additionalProperties": False,
}


def as_plover(reading: Reading) -> Iterator[str]:
    """One line of JSON an event, whatever its status; `date` is the first day of `edtf`, or of the publication."""
    for event in reading.events:
        yield json.dumps(_object(event, reading), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _object(event: Event, reading: Reading) -> dict[str, Any]:
    document = reading.document
    return {
        "id": event.id,
        "date": first_day(event.time, reading),
        "edtf": event.time,
        "source": [_actor(actor, reading) for actor in event.sources],
        "event": event.type,
        "mode": event.mode,
        "context": list(event.contexts),
        "target": [_actor(actor, reading) for actor in event.targets],
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "status": event.status,
        "location": event.place.text if event.place else None,
        "text": event.evidence.text,
        "confidence": event.confidence,
        "language": document.language,
        **{name: getattr(document, name) for name in ("publisher", "published", "url")},
    }


def _actor(actor_id: str, reading: Reading) -> dict[str, str | None]:
    actor = reading.actor(actor_id)
    if actor is None:
        return {"id": actor_id, "text": actor_id, "code": None, "sector": None, "wikidata": None}
    return {
        "id": actor.id,
        "text": actor.name,
        "code": actor.party,
        "sector": actor.sector,
        "wikidata": actor.wikidata,
    }
