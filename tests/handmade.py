"""Readings made by hand, so that tests of what comes after reading need no model."""

from __future__ import annotations

import hashlib

from demarche.records import (
    Actor,
    Document,
    Event,
    Issue,
    Mention,
    Position,
    Reading,
    Reason,
    Role,
    Span,
    Statement,
    Time,
    Zone,
)

TEXT = (
    "Raad wil wapenstilstand: “Nu of nooit”\n\n"
    "GENÈVE (XYZ) - Secretaris Ada Lind zei desgevraagd dat het bestand “geen dag” mag wachten. "
    "“We gaan door,” zei ze, “tot iedereen tekent.”\n\n"
    "LEES OOK. Wat er op het spel staat\n\n"
    "Reactie\n\n"
    "Volgens minister Omar Haas is het plan *onhaalbaar*. De grens zou dicht blijven. “Wij wachten af."
)


def span(text: str, nth: int = 1) -> Span:
    """The nth occurrence of a stretch of TEXT."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(text, start + 1)
    return Span(start, start + len(text), text)


def mention(text: str, nth: int = 1) -> Mention:
    """A naming by name."""
    found = span(text, nth)
    return Mention(found.start, found.end, found.text, "name")


def time(text: str, value: str) -> Time:
    """A date that `text` names."""
    found = span(text)
    return Time(found.start, found.end, found.text, value, "date", None, None)


def times() -> tuple[Time, ...]:
    """Times of TEXT: a vague one, and one that is read as a duration."""
    now, day = span("Nu"), span("geen dag")
    return (
        Time(now.start, now.end, now.text, None, "date", "present", None),
        Time(day.start, day.end, day.text, None, "duration", None, "P1D"),
    )


def zones() -> tuple[Zone, ...]:
    """Zones that cover TEXT."""
    starts = (
        ("headline", 0),
        ("dateline", span("GENÈVE").start),
        ("body", span("Secretaris").start),
        ("promo", span("LEES OOK").start),
        ("heading", span("Reactie").start),
        ("body", span("Volgens").start),
    )
    ends = [start for _, start in starts[1:]] + [len(TEXT)]
    return tuple(Zone(kind, start, end) for (kind, start), end in zip(starts, ends, strict=True))  # type: ignore[arg-type]


def document() -> Document:
    """TEXT as a document."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Document(
        f"sha256:{digest}", TEXT, ("header",), "nl", "2024-05", "Raad wil wapenstilstand", "De Bode", None, zones()
    )


def statement(name: str, content: tuple[Span, ...], **fields: object) -> Statement:
    """A statement, indirect and of nobody unless said otherwise."""
    defaults: dict[str, object] = {
        "kind": "indirect",
        "speaker": None,
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
    return Statement(id=name, content=content, **{**defaults, **fields})  # type: ignore[arg-type]


def statements() -> tuple[Statement, ...]:
    """The statements of TEXT; one nested, one unsure, one of nobody."""
    lind, haas = "person:ada-lind", "person:local:haas"
    mixed = span("het bestand “geen dag” mag wachten")
    pieces = (span("We gaan door"), span("tot iedereen tekent."))
    return (
        statement(
            "s1",
            (mixed,),
            kind="mixed",
            speaker=lind,
            speaker_span=span("Secretaris Ada Lind"),
            cue=span("zei"),
            prompted=True,
            confidence=0.94,
        ),
        statement("s2", pieces, kind="direct", speaker=lind, cue=span("zei", 2), confidence=0.97),
        statement("s3", (span("het plan *onhaalbaar*"),), speaker=haas, cue=span("Volgens"), confidence=0.81),
        statement("s4", (span("De grens zou dicht blijven"),), cue=span("zou"), confidence=0.35),
        statement("s5", (span("geen dag"),), kind="direct", speaker=lind, nested_in="s4", confidence=0.6),
    )


def event(name: str, trigger: Span, **fields: object) -> Event:
    """An event, a talk of nobody unless said otherwise; its trigger proves it."""
    defaults: dict[str, object] = {
        "type": "CONSULT",
        "mode": None,
        "cameo": "040",
        "goldstein": 1.0,
        "sources": (),
        "targets": (),
        "time": None,
        "place": None,
        "status": "occurred",
        "evidence": trigger,
        "more_evidence": (),
        "contexts": (),
        "statement": None,
        "confidence": 0.9,
    }
    return Event(id=name, trigger=trigger, **{**defaults, **fields})  # type: ignore[arg-type]


def events() -> tuple[Event, ...]:
    """The events of TEXT, the later one first; one of nobody, unsure and only reported."""
    lind, haas = "person:ada-lind", "person:local:haas"
    return (
        event(
            "ev2",
            span("dicht"),
            type="COERCE",
            mode="restrict",
            targets=(haas,),
            status="hypothetical",
            statement="s4",
            confidence=0.4,
        ),
        event("ev1", span("zei"), mode="phone", sources=(lind, haas), time="2024-05", place=span("GENÈVE")),
    )


def position(name: str, issue_id: str | None, text: str, **fields: object) -> Position:
    """A position for what `text` is about, a view of Ada Lind unless said otherwise."""
    found = span(text)
    defaults: dict[str, object] = {
        "holder": "person:ada-lind",
        "polarity": "for",
        "force": "view",
        "target": None,
        "condition_of": None,
        "time": None,
        "evidence": found,
        "statement": None,
        "event": None,
        "confidence": 0.9,
    }
    issue = Issue(issue_id, found.text, found.start, found.end)
    return Position(id=name, issue=issue, **{**defaults, **fields})  # type: ignore[arg-type]


def positions() -> tuple[Position, ...]:
    """The positions of TEXT: two on issues of the catalogue, one of them unsure, and one on none."""
    haas = "person:local:haas"
    return (
        position("po1", "ceasefire", "het bestand", force="demand", target=haas, statement="s1"),
        position("po2", None, "het plan *onhaalbaar*", holder=haas, polarity="against"),
        position(
            "po3",
            "borders",
            "De grens",
            holder=haas,
            polarity="against",
            force="red-line",
            condition_of="ceasefire",
            statement="s4",
            confidence=0.4,
        ),
    )


def reading() -> Reading:
    """What TEXT says."""
    lind = Actor(
        "person:ada-lind",
        "Ada Lind",
        "person",
        "UN",
        "IGO",
        (Role("secretary", "UN", "2020/.."),),
        None,
        (mention("Ada Lind"),),
    )
    haas = Actor("person:local:haas", "Omar Haas", "person", None, "GOV", (), None, (mention("Omar Haas"),))
    unclosed = Reason("quote-never-closed", TEXT.rindex("“"), len(TEXT))
    return Reading(document(), (lind, haas), statements(), (unclosed,), times(), events(), positions())
