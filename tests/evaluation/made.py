"""Cases written to a folder and readings made by hand, so that no model is needed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from demarche.evaluation.gold.cases import Case, load_case
from demarche.records import (
    Actor,
    Document,
    Event,
    Issue,
    Mention,
    Position,
    Reading,
    Span,
    Statement,
    Zone,
)

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


def actor(name: str, *mentions: tuple[str, str], text: str = TEXT, party: str | None = None) -> Actor:
    """An actor with mentions (text, kind) at their first occurrence; its id is its name."""
    spans = [(text.index(m), m, kind) for m, kind in mentions]
    found = tuple(Mention(start, start + len(m), m, kind) for start, m, kind in spans)  # type: ignore[arg-type]
    return Actor(name, name, "person", party, None, (), None, found)


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


def event(doc: Document, trigger: str, evidence: str, **fields: Any) -> Event:
    """An event, CONSULT and occurred unless said otherwise, whose spans are first occurrences in the document."""
    defaults = {
        **{"id": f"event:{trigger}", "type": "CONSULT", "mode": None, "cameo": "04", "goldstein": 1.0},
        **{"sources": (), "targets": (), "time": None, "place": None, "status": "occurred", "more_evidence": ()},
        **{"contexts": (), "statement": None, "confidence": 0.8},
    }
    return Event(**{**defaults, "trigger": first(doc, trigger), "evidence": first(doc, evidence), **fields})


def position(doc: Document, holder: str, issue: str, evidence: str, **fields: Any) -> Position:
    """A position, for and goal unless said otherwise, whose spans are first occurrences in the document."""
    span = first(doc, issue)
    defaults = {
        **{"id": f"position:{issue}", "polarity": "for", "force": "goal", "target": None, "condition_of": None},
        **{"time": None, "statement": None, "event": None, "confidence": 0.8},
    }
    about = Issue(None, span.text, span.start, span.end)
    return Position(**{**defaults, "holder": holder, "issue": about, "evidence": first(doc, evidence), **fields})


def first(doc: Document, text: str) -> Span:
    """The first occurrence of a text in the document."""
    start = doc.text.index(text)
    return doc.span(start, start + len(text))


def document(text: str = TEXT, zones: Sequence[Zone] | None = None) -> Document:
    """A document of that text, all body unless told."""
    zones = (Zone("body", 0, len(text)),) if zones is None else tuple(zones)
    return Document("sha256:x", text, (), "nl", None, None, None, None, zones)


def reading(
    doc: Document,
    statements: Sequence[Statement] = (),
    actors: Sequence[Actor] = (),
    *,
    events: Sequence[Event] = (),
    positions: Sequence[Position] = (),
) -> Reading:
    """The reading of a document."""
    return Reading(doc, tuple(actors), tuple(statements), (), events=tuple(events), positions=tuple(positions))
