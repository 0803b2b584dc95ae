"""Cases written to a folder and readings made by hand, so that no model is needed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from demarche.records import Actor, Document, Mention, Reading, Span, Statement, Zone
from evaluation.gold import Case, load_case

TEXT = (
    "Topoverleg\n\nMinister Ada Smit zei dat de grens open blijft. Zij noemde het plan goed. De weg zou dicht zijn.\n"
)


def write_case(folder: Path, text: str = TEXT, *, name: str = "a", **gold: Any) -> Case:
    """Write `NAME.txt` and `NAME.json` and load them; the keywords are the gold's fields."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.json").write_text(json.dumps({"language": "nl", **gold}), encoding="utf-8")
    return load_case(folder / f"{name}.txt")


def gold_statement(content: Any, speaker: str | None = None, **more: Any) -> dict[str, Any]:
    """A gold statement as its JSON says it."""
    return {"kind": "indirect", "speaker": speaker, "cue": None, "content": content, **more}


def gold_event(evidence: Any, **more: Any) -> dict[str, Any]:
    """A gold event as its JSON says it."""
    return {"type": "CONSULT", "sources": [], "targets": [], "status": "occurred", "evidence": evidence, **more}


def gold_position(holder: str, issue: Any, evidence: Any, **more: Any) -> dict[str, Any]:
    """A gold position as its JSON says it."""
    return {"holder": holder, "polarity": "for", "force": "goal", "issue": issue, "evidence": evidence, **more}


def actor(name: str, *mentions: tuple[str, str], text: str = TEXT) -> Actor:
    """An actor with mentions (text, kind) at their first occurrence; its id is its name."""
    spans = [(text.index(m), m, kind) for m, kind in mentions]
    found = tuple(Mention(start, start + len(m), m, kind) for start, m, kind in spans)  # type: ignore[arg-type]
    return Actor(name, name, "person", None, None, (), None, found)


def statement(
    doc: Document, *content: str, speaker: str | None = None, cue: str | None = None, confidence: float = 0.8
) -> Statement:
    """An indirect statement whose pieces and cue are first occurrences in the document."""
    return Statement(
        id=f"statement:{content}",
        kind="indirect",
        speaker=speaker,
        joint_with=(),
        speaker_span=None,
        cue=first(doc, cue) if cue else None,
        content=tuple(first(doc, piece) for piece in content),
        addressee=None,
        reported_by=None,
        time=None,
        prompted=False,
        nested_in=None,
        confidence=confidence,
    )


def first(doc: Document, text: str) -> Span:
    """The first occurrence of a text in the document."""
    start = doc.text.index(text)
    return doc.span(start, start + len(text))


def document(text: str = TEXT, zones: Sequence[Zone] | None = None) -> Document:
    """A document of that text, all body unless told."""
    zones = (Zone("body", 0, len(text)),) if zones is None else tuple(zones)
    return Document("sha256:x", text, (), "nl", None, None, None, None, zones)


def reading(doc: Document, statements: Sequence[Statement] = (), actors: Sequence[Actor] = ()) -> Reading:
    """The reading of a document."""
    return Reading(doc, tuple(actors), tuple(statements), ())
