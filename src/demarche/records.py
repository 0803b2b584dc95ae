"""The whole data model: what one reading of one article yields.

Offsets count Unicode code points in `Document.text` and are half-open: `text[start:end] == span.text`, always.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

ZoneKind = Literal["headline", "heading", "lead", "body", "dateline", "byline", "promo", "caption", "furniture"]
ActorKind = Literal["person", "country", "organization", "bloc", "role", "media"]
MentionKind = Literal["name", "role", "metonym", "demonym", "pronoun"]
StatementKind = Literal["direct", "mixed", "indirect"]
Status = Literal["occurred", "ongoing", "planned", "called-for", "hypothetical", "denied"]
Polarity = Literal["for", "against"]
Force = Literal["view", "wish", "demand", "precondition", "red-line", "goal", "offer", "commitment"]
TimeKind = Literal["date", "time", "duration", "set"]
Direction = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Document.text`, in code points, half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of one kind; the zones of a document cover it without overlap."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article once decoded. `published` is an EDTF date or None, `language` a BCP 47 tag."""

    id: str
    text: str
    repairs: tuple[str, ...]
    language: str
    published: str | None
    title: str | None
    publisher: str | None
    url: str | None
    zones: tuple[Zone, ...]

    def span(self, start: int, end: int) -> Span:
        """The span from code point `start` up to and without `end`."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an actor: a span with its kind."""

    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Role:
    """An office: `title` is a key of the role table, `holder` whose office it is, `dates` an EDTF interval or None."""

    title: str
    holder: str | None
    dates: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, speaks or is spoken of; one entry an article, however often it is named."""

    id: str
    name: str
    kind: ActorKind
    party: str | None
    sector: str | None
    roles: tuple[Role, ...]
    wikidata: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: a span with what it says.

    `value` is EDTF: `2022-02`, `2022-02-24/..`, `[2023-04-05,2023-04-12]` where one of these days is meant; None for
    vague expressions, durations and recurring times. A clock time has its date: `2023-11-24T06:00`. `duration` is
    ISO 8601 (`PT1H`), None for other kinds and where nobody says how long. `direction` is seen from the publication.
    """

    start: int
    end: int
    text: str
    value: str | None
    kind: TimeKind
    direction: Direction | None
    duration: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a source said, wrote, thinks or is reported to hold.

    `content` holds one span a piece, without quotation marks. `confidence` is the calibrated share of such records
    that a careful reader would keep, speaker included.
    """

    id: str
    kind: StatementKind
    speaker: str | None
    joint_with: tuple[str, ...]
    speaker_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    addressee: str | None
    reported_by: str | None
    time: str | None
    prompted: bool
    nested_in: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, coded in PLOVER (`type`, `mode`) and CAMEO (`cameo`, a string as `041`).

    `sources` and `targets` are actor ids. `trigger` is the word that names the event, `evidence` the clause that
    proves it, `more_evidence` its other mentions. `statement` is the id of the statement that reports it, or None.
    """

    id: str
    type: str
    mode: str | None
    cameo: str
    goldstein: float | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    time: str | None
    place: Span | None
    status: Status
    trigger: Span
    evidence: Span
    more_evidence: tuple[Span, ...]
    contexts: tuple[str, ...]
    statement: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Issue:
    """What a position is about: a stretch of the text, and its id in the catalogue of issues or None."""

    id: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """What a party wants, accepts or refuses; `polarity` is towards the issue as its id names it.

    `condition_of` is the issue id (or text) that a precondition is one of; `statement` and `event` are the ids of
    the records that it was read from.
    """

    id: str
    holder: str
    polarity: Polarity
    force: Force
    issue: Issue
    target: str | None
    condition_of: str | None
    time: str | None
    evidence: Span
    statement: str | None
    event: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not read: kept and counted, never raised."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All records of one article."""

    document: Document
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    reasons: tuple[Reason, ...]
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of that id, or None."""
        return next((a for a in self.actors if a.id == actor_id), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and dicts, ready for JSON; field names as in the record contract."""
        return dataclasses.asdict(self)


def stable_id(prefix: str, *parts: object) -> str:
    """A deterministic id of the parts' text: the same input gives the same id on every machine."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}:{digest[:16]}"


def all_spans(reading: Reading) -> Iterable[Span | Mention | Time | Issue]:
    """Every span of a reading, for checks that each one holds."""
    for actor in reading.actors:
        yield from actor.mentions
    yield from reading.times
    for statement in reading.statements:
        yield from statement.content
        yield from (s for s in (statement.speaker_span, statement.cue) if s is not None)
    for event in reading.events:
        yield from (event.trigger, event.evidence, *event.more_evidence)
        yield from (s for s in (event.place,) if s is not None)
    for position in reading.positions:
        yield from (position.issue, position.evidence)
