"""Records as Web Annotations (W3C Recommendation, 2017): what they say as body, the words that prove it as target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from demarche.records import Event, Position, Reading, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Letters before and after a quotation, by which it is found again in a page that has changed.
_AROUND = 32


def as_annotations(reading: Reading) -> Iterator[dict[str, Any]]:
    """One annotation a statement, event and position. Positions count code points of the text, from 0, half-open."""
    source = reading.document.url or f"urn:{reading.document.id}"
    for statement in reading.statements:
        yield _annotation(statement.id, source, _statement(statement, reading), statement.content, reading)
    for event in reading.events:
        spans = (event.evidence, *event.more_evidence)
        yield _annotation(event.id, source, _event(event, reading), spans, reading)
    for position in reading.positions:
        yield _annotation(position.id, source, _position(position, reading), (position.evidence,), reading)


def collection(annotations: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A page of annotations."""
    items = [{name: value for name, value in one.items() if name != "@context"} for one in annotations]
    return {"@context": CONTEXT, "type": "AnnotationPage", "id": "urn:demarche:annotations", "items": items}


def _annotation(
    record_id: str, source: str, tags: Sequence[str], spans: Sequence[Span], reading: Reading
) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": f"urn:demarche:{reading.document.id}:{record_id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags],
        "target": [{"source": source, "selector": _selectors(span, reading.document.text)} for span in spans],
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]


def _name(actor_id: str | None, reading: Reading) -> str:
    actor = reading.actor(actor_id)
    return actor.name if actor else actor_id or "nobody named"


def _statement(one: Statement, reading: Reading) -> list[str]:
    return ["statement", one.kind, f"speaker: {_name(one.speaker, reading)}"]


def _event(one: Event, reading: Reading) -> list[str]:
    sources = [f"source: {_name(actor, reading)}" for actor in one.sources]
    targets = [f"target: {_name(actor, reading)}" for actor in one.targets]
    return ["event", one.type, one.cameo, one.status, *sources, *targets]


def _position(one: Position, reading: Reading) -> list[str]:
    issue = [f"issue: {one.issue.id}"] if one.issue.id else []
    return ["position", one.polarity, one.force, f"holder: {_name(one.holder, reading)}", *issue]
