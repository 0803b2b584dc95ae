"""Readings as a spaCy DocBin, for training, Prodigy and displaCy: records as groups of spans."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin

from demarche.records import Reading

# Names of the groups of spans in `Doc.spans`.
GROUPS = ("actors", "statements", "events", "positions")


def as_docbin(readings: Iterable[Reading]) -> bytes:
    """A DocBin of all readings; `Doc.user_data["demarche"]` holds each whole as JSON.

    Tokens are those of the language's blank pipeline; a span that begins inside one takes all of it.
    """
    blank: dict[str, Any] = {}
    made = DocBin(store_user_data=True)
    for reading in readings:
        language = reading.document.language.partition("-")[0]
        if language not in blank:
            blank[language] = spacy.blank(language)
        made.add(_doc(blank[language].make_doc(reading.document.text), reading))
    return made.to_bytes()


def _doc(doc: Doc, reading: Reading) -> Doc:
    found: dict[str, list[tuple[int, int, str, str]]] = {group: [] for group in GROUPS}
    for actor in reading.actors:
        found["actors"] += [(m.start, m.end, actor.kind, actor.id) for m in actor.mentions]
    for statement in reading.statements:
        found["statements"] += [(s.start, s.end, statement.kind, statement.id) for s in statement.content]
    for event in reading.events:
        found["events"].append((event.trigger.start, event.trigger.end, event.type, event.id))
    for position in reading.positions:
        label = f"{position.polarity} {position.force}"
        found["positions"].append((position.issue.start, position.issue.end, label, position.id))
    for group, spans in found.items():
        made = [doc.char_span(s, e, label=label, span_id=i, alignment_mode="expand") for s, e, label, i in spans]
        doc.spans[group] = [span for span in made if span is not None]
    doc.user_data["demarche"] = json.dumps(reading.to_dict(), ensure_ascii=False)
    return doc
