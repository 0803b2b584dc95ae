"""Readings for the tests of the ledger: short articles whose records are made by hand."""

from __future__ import annotations

import dataclasses
import hashlib

from demarche.ledger import Found, ReaderMark
from demarche.records import Actor, Document, Event, Issue, Mention, Position, Reading, Role, Span, Statement, Zone
from demarche.records import stable_id as made_id

OLD = ReaderMark("reader:old", "0.1.0")
NEW = ReaderMark("reader:new", "0.2.0")


def document(text: str, **about: object) -> Document:
    fields: dict[str, object] = {
        "repairs": (),
        "language": "nl",
        "published": "2024-05-14",
        "title": None,
        "publisher": None,
        "url": None,
        "zones": (Zone("body", 0, len(text)),),
    }
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=f"sha256:{digest}", text=text, **{**fields, **about})  # type: ignore[arg-type]


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


def person(text: str, name: str, actor_id: str, party: str | None, *roles: str) -> Actor:
    found = span(text, name)
    titles = tuple(Role(role, party, None) for role in roles)
    mentions = (Mention(found.start, found.end, found.text, "name"),)
    return Actor(actor_id, name, "person", party, "GOV", titles, None, mentions)


def said(text: str, actor: Actor | None, content: str, **fields: object) -> Statement:
    piece = span(text, content)
    given: dict[str, object] = {
        "kind": "direct",
        "joint_with": (),
        "speaker_span": None,
        "cue": None,
        "addressee": None,
        "reported_by": None,
        "time": None,
        "prompted": False,
        "nested_in": None,
        "confidence": 0.9,
    }
    speaker = actor.id if actor else None
    statement_id = made_id("statement", text, piece)
    return Statement(id=statement_id, speaker=speaker, content=(piece,), **{**given, **fields})  # type: ignore[arg-type]


def wants(text: str, actor: Actor, words: str, issue: str | None, **fields: object) -> Position:
    found = span(text, words)
    given: dict[str, object] = {
        "polarity": "for",
        "force": "demand",
        "target": None,
        "condition_of": None,
        "time": None,
        "statement": None,
        "event": None,
        "confidence": 0.8,
    }
    position_id = made_id("position", text, words, issue)
    place = Issue(issue, found.text, found.start, found.end)
    return Position(id=position_id, holder=actor.id, issue=place, evidence=found, **{**given, **fields})  # type: ignore[arg-type]


def did(text: str, trigger: str, sources: tuple[Actor, ...], targets: tuple[Actor, ...], **fields: object) -> Event:
    found = span(text, trigger)
    given: dict[str, object] = {
        "type": "CONSULT",
        "mode": "phone",
        "cameo": "041",
        "goldstein": 1.0,
        "time": None,
        "place": None,
        "status": "occurred",
        "evidence": Span(0, len(text), text),
        "more_evidence": (),
        "contexts": ("diplomatic",),
        "statement": None,
        "confidence": 0.7,
    }
    who = {"sources": tuple(a.id for a in sources), "targets": tuple(a.id for a in targets)}
    return Event(id=made_id("event", text, trigger), trigger=found, **{**given, **who, **fields})  # type: ignore[arg-type]


def reading(text: str, *records: Actor | Statement | Event | Position, **about: object) -> Reading:
    def of(kind: type) -> tuple[object, ...]:
        return tuple(record for record in records if isinstance(record, kind))

    return Reading(
        document=document(text, **about),
        actors=of(Actor),  # type: ignore[arg-type]
        statements=of(Statement),  # type: ignore[arg-type]
        reasons=(),
        events=of(Event),  # type: ignore[arg-type]
        positions=of(Position),  # type: ignore[arg-type]
    )


def published(one: Reading, when: str | None, **about: object) -> Reading:
    return dataclasses.replace(one, document=dataclasses.replace(one.document, published=when, **about))  # type: ignore[arg-type]


def at(place: str, url: str | None = None) -> Found:
    return Found(url or f"file:{place}", hashlib.sha256(place.encode()).hexdigest(), "file", url=url, file=place)


TALKS = "“De wapenstilstand komt er,” zei minister Ada Lind dinsdag. Zij belde met president Omar Haas over de olie."


def talks(text: str = TALKS, **about: object) -> Reading:
    """Lind (NLD) says something, wants a ceasefire and phones Haas (EGY)."""
    lind = person(text, "Ada Lind", "person:local:lind", "NLD", "minister")
    haas = person(text, "Omar Haas", "person:omar-haas", "EGY", "president")
    statement = said(text, lind, "De wapenstilstand komt er", time="2024-05-14")
    wish = wants(text, lind, "wapenstilstand", "ceasefire", statement=statement.id)
    return reading(text, lind, haas, statement, did(text, "belde", (lind,), (haas,)), wish, **about)
