"""A reading as rows: one a record, its spans in columns, its participants beside it."""

from __future__ import annotations

import dataclasses
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from demarche.ledger.folding import folded
from demarche.ledger.identity import is_local
from demarche.ledger.spans import Days, days
from demarche.records import Actor, Event, Position, Reading, Span, Statement

Row = dict[str, Any]
# Between the pieces of an interrupted quote.
GAP = " … "


@dataclass(slots=True)
class Rows:
    """The rows of one reading by table; `searched` holds the folded words of each kind of record by its number."""

    appearances: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    positions: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    pieces: list[Row] = field(default_factory=list)
    searched: dict[str, list[Row]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The next free number of each table, and the numbers of the reading's actors by their ids in it."""

    next: Mapping[str, int]
    actors: Mapping[str, int]


def reading_rows(reading: Reading, number: int, numbers: Numbers) -> Rows:
    """All rows of the reading that has this number."""
    return _Maker(reading, number, numbers).made()


class _Maker:
    def __init__(self, reading: Reading, number: int, numbers: Numbers) -> None:
        self.reading, self.number, self.numbers = reading, number, numbers
        self.parties = {actor.id: actor.party for actor in reading.actors}
        self.published = days(reading.document.published)
        self.mentions = sorted((m.start, m.end, actor.id) for actor in reading.actors for m in actor.mentions)
        self.rows = Rows()

    def made(self) -> Rows:
        rows, reading = self.rows, self.reading
        rows.appearances = [self._appearance(n, a) for n, a in self._numbered("appearances", reading.actors)]
        rows.statements = [self._statement(n, s) for n, s in self._numbered("statements", reading.statements)]
        rows.events = [self._event(n, e) for n, e in self._numbered("events", reading.events)]
        rows.positions = [self._position(n, p) for n, p in self._numbered("positions", reading.positions)]
        rows.times = [
            {
                **self._row(n),
                **_placed("text", time),
                **{name: getattr(time, name) for name in ("value", "kind", "direction", "duration")},
            }
            for n, time in self._numbered("times", reading.times)
        ]
        return rows

    def _numbered(self, table: str, records: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        return enumerate(records, self.numbers.next[table])

    def _row(self, number: int) -> Row:
        return {"no": number, "reading": self.number}

    def _actor(self, actor_id: str | None) -> int | None:
        return self.numbers.actors[actor_id] if actor_id is not None else None

    def _appearance(self, number: int, actor: Actor) -> Row:
        return {
            **self._row(number),
            "actor": self.numbers.actors[actor.id],
            "local_id": actor.id,
            **{name: getattr(actor, name) for name in ("name", "kind", "party", "sector", "wikidata")},
            "roles": as_json(actor.roles),
            "mentions": as_json(actor.mentions),
        }

    def _statement(self, number: int, one: Statement) -> Row:
        self._take_part("statement", number, "speaker", [one.speaker])
        self._take_part("statement", number, "joint", one.joint_with)
        self._take_part("statement", number, "addressee", [one.addressee])
        self._take_part("statement", number, "reporter", [one.reported_by])
        self._name_those_in("statement", number, one.content, {one.speaker, one.addressee, *one.joint_with})
        content = GAP.join(span.text for span in one.content)
        self._search("statement", number, content)
        return {
            **self._row(number),
            "id": one.id,
            "kind": one.kind,
            "speaker": self._actor(one.speaker),
            "speaker_party": self.parties.get(one.speaker or ""),
            "addressee": self._actor(one.addressee),
            "reported_by": self._actor(one.reported_by),
            "content": content,
            "content_start": min((s.start for s in one.content), default=0),
            "content_end": max((s.end for s in one.content), default=0),
            "content_spans": as_json(one.content),
            **_placed("cue", one.cue, text="cue"),
            **_placed("speaker", one.speaker_span, text="speaker_text"),
            **self._time("statement", number, one.time),
            "prompted": int(one.prompted),
            "nested_in": one.nested_in,
            "confidence": one.confidence,
        }

    def _event(self, number: int, one: Event) -> Row:
        self._take_part("event", number, "source", one.sources)
        self._take_part("event", number, "target", one.targets)
        self._name_those_in("event", number, (one.evidence,), {*one.sources, *one.targets})
        self._search("event", number, one.evidence.text)
        return {
            **self._row(number),
            **{name: getattr(one, name) for name in ("id", "type", "mode", "cameo", "goldstein", "status")},
            **self._time("event", number, one.time),
            **_placed("place", one.place, text="place"),
            **_placed("trigger", one.trigger, text="trigger_text"),
            **_placed("evidence", one.evidence, text="evidence"),
            "more_evidence": as_json(one.more_evidence),
            "contexts": as_json(one.contexts),
            "statement": one.statement,
            "confidence": one.confidence,
        }

    def _position(self, number: int, one: Position) -> Row:
        self._take_part("position", number, "holder", [one.holder])
        self._take_part("position", number, "target", [one.target])
        self._name_those_in("position", number, (one.evidence,), {one.holder, one.target})
        self._search("position", number, one.evidence.text)
        return {
            **self._row(number),
            **{name: getattr(one, name) for name in ("id", "polarity", "force", "condition_of", "statement", "event")},
            "holder": self.numbers.actors[one.holder],
            "holder_party": self.parties.get(one.holder),
            "issue": one.issue.id,
            "issue_text": one.issue.text,
            "issue_start": one.issue.start,
            "issue_end": one.issue.end,
            "target": self._actor(one.target),
            "target_party": self.parties.get(one.target or ""),
            **self._time("position", number, one.time),
            **_placed("evidence", one.evidence, text="evidence"),
            "confidence": one.confidence,
        }

    def _take_part(self, kind: str, record: int, role: str, actors: Iterable[str | None]) -> None:
        for ordinal, actor in enumerate(a for a in actors if a is not None):
            self.rows.participants.append(
                {
                    "record_kind": kind,
                    "record": record,
                    "role": role,
                    "ordinal": ordinal,
                    "actor": self.numbers.actors[actor],
                    "party": self.parties.get(actor),
                    "local_id": actor if is_local(actor) else None,
                }
            )

    def _name_those_in(self, kind: str, record: int, spans: Sequence[Span], but: set[str | None]) -> None:
        """Those whom the words name: they are what the record is about."""
        inside = (actor for span in spans for actor in self._named_in(span))
        self._take_part(kind, record, "about", (actor for actor in dict.fromkeys(inside) if actor not in but))

    def _named_in(self, span: Span) -> Iterator[str]:
        """The actors whose mentions lie inside a stretch, in the order of the text."""
        for start, end, actor in self.mentions[bisect_left(self.mentions, (span.start, -1, "")) :]:
            if start >= span.end:
                return
            if end <= span.end:
                yield actor

    def _time(self, kind: str, record: int, value: str | None) -> Row:
        known = days(value) if value else self.published
        meant = known or Days("", "")
        self.rows.pieces += [
            {"record_kind": kind, "record": record, "first": first, "last": last} for first, last in meant.pieces
        ]
        return {"time": value, "first": meant.first or None, "last": meant.last or None}

    def _search(self, kind: str, number: int, text: str) -> None:
        self.rows.searched.setdefault(kind, []).append({"rowid": number, "words": folded(text)})


def as_json(value: object) -> str:
    """Records, or tuples of them, as compact JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def _placed(name: str, span: Any, *, text: str | None = None) -> Row:
    """A span in three columns, empty where there is none."""
    return {
        text or name: span.text if span else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }
