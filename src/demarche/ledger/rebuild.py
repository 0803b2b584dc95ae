"""Rows back to readings: what went in comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, Table, select

from demarche.ledger import tables as t
from demarche.ledger.filters import standing_at
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


@dataclass(frozen=True, slots=True)
class Stored:
    """A reading that stands, the id of the article that it stands under, and how many articles print its text."""

    reading: Reading
    article: str
    printings: int


def stored_readings(connection: Connection, *, shared: bool, as_of: str | None) -> Iterator[Stored]:
    """The readings that stand, in the order of their texts' ids; see `read_back` for `shared`."""
    g, a, p, d, r = t.standings, t.articles, t.publications, t.documents, t.readings
    query = (
        select(g.c.reading, g.c.publication, a.c.id, g.c.printings)
        .join(p, p.c.no == g.c.publication)
        .join(a, a.c.no == p.c.article)
        .join(r, r.c.no == g.c.reading)
        .join(d, d.c.no == r.c.document)
        .where(standing_at(as_of))
        .order_by(d.c.id, g.c.no)
    )
    for row in connection.execute(query).all():
        yield Stored(read_back(connection, row.reading, row.publication, shared=shared), row.id, row.printings)


Roles = Mapping[tuple[str, int, str], Sequence[str]]


def read_back(connection: Connection, reading: int, publication: int, *, shared: bool = False) -> Reading:
    """The reading of this number as that publication had it.

    With `shared`, actors have their ids across articles, those merged by hand the id of the actor that they stand for.
    """
    held = connection.execute(select(t.readings).where(t.readings.c.no == reading)).mappings().one()
    actors, names = _actors(connection, reading, shared)
    roles = _roles(connection, reading, names)
    return Reading(
        document=_document(connection, held, publication),
        actors=actors,
        statements=tuple(_statement(row, roles) for row in _of(connection, t.statements, reading)),
        reasons=tuple(Reason(**one) for one in json.loads(held["reasons"])),
        times=tuple(_time(row) for row in _of(connection, t.times, reading)),
        events=tuple(_event(row, roles) for row in _of(connection, t.events, reading)),
        positions=tuple(_position(row, roles) for row in _of(connection, t.positions, reading)),
    )


def _of(connection: Connection, table: Table, reading: int) -> Iterator[RowMapping]:
    yield from connection.execute(select(table).where(table.c.reading == reading).order_by(table.c.no)).mappings()


def _document(connection: Connection, reading: RowMapping, publication: int) -> Document:
    p, d, a = t.publications, t.documents, t.articles
    row = (
        connection.execute(
            select(d.c.id, d.c.text, p.c.repairs, p.c.title, p.c.publisher, a.c.url)
            .select_from(p.join(a, a.c.no == p.c.article).join(d, d.c.no == p.c.document))
            .where(p.c.no == publication)
        )
        .mappings()
        .one()
    )
    return Document(
        **{name: row[name] for name in ("id", "text", "title", "publisher", "url")},
        repairs=tuple(json.loads(row["repairs"])),
        language=reading["language"],
        published=reading["published"],
        zones=tuple(Zone(**zone) for zone in json.loads(reading["zones"])),
    )


def _actors(connection: Connection, reading: int, shared: bool) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """The actors of a reading, and their ids by their ids across articles and by their local ones."""
    known = t.actors.alias("known")
    who = t.actors.alias("who")
    rows = connection.execute(
        select(t.appearances, known.c.id.label("known_id"), who.c.id.label("shared_id"))
        .join(known, known.c.no == t.appearances.c.actor)
        .join(who, who.c.no == known.c.stands_for)
        .where(t.appearances.c.reading == reading)
        .order_by(t.appearances.c.no)
    ).mappings()
    actors, names = [], {}
    for row in rows:
        name = row["shared_id"] if shared else row["local_id"]
        names[row["known_id"]] = names[row["local_id"]] = name
        actors.append(_actor(row, name))
    return tuple(actors), names


def _actor(row: RowMapping, actor_id: str) -> Actor:
    return Actor(
        id=actor_id,
        **{name: row[name] for name in ("name", "kind", "party", "sector", "wikidata")},
        roles=tuple(Role(**role) for role in json.loads(row["roles"])),
        mentions=tuple(Mention(**mention) for mention in json.loads(row["mentions"])),
    )


def _roles(connection: Connection, reading: int, names: Mapping[str, str]) -> Roles:
    """Who takes part in each record, in order, by kind, number and role."""
    held: dict[tuple[str, int, str], list[str]] = {}
    x = t.participants
    for kind, table in (("statement", t.statements), ("event", t.events), ("position", t.positions)):
        rows = connection.execute(
            select(x.c.record, x.c.role, x.c.local_id, t.actors.c.id)
            .join(table, table.c.no == x.c.record)
            .join(t.actors, t.actors.c.no == x.c.actor)
            .where(x.c.record_kind == kind, table.c.reading == reading)
            .order_by(x.c.record, x.c.role, x.c.ordinal)
        )
        for row in rows:
            actor = row.local_id or row.id
            held.setdefault((kind, row.record, row.role), []).append(names.get(actor, actor))
    return held


def _span(row: RowMapping, name: str, text: str) -> Span | None:
    start = row[f"{name}_start"]
    return None if start is None else Span(start, row[f"{name}_end"], row[text])


def _spans(value: str) -> tuple[Span, ...]:
    return tuple(Span(**span) for span in json.loads(value))


def _statement(row: RowMapping, roles: Roles) -> Statement:
    def who(role: str) -> tuple[str, ...]:
        return tuple(roles.get(("statement", row["no"], role), ()))

    return Statement(
        **{name: row[name] for name in ("id", "kind", "time", "nested_in", "confidence")},
        speaker=next(iter(who("speaker")), None),
        joint_with=who("joint"),
        speaker_span=_span(row, "speaker", "speaker_text"),
        cue=_span(row, "cue", "cue"),
        content=_spans(row["content_spans"]),
        addressee=next(iter(who("addressee")), None),
        reported_by=next(iter(who("reporter")), None),
        prompted=bool(row["prompted"]),
    )


def _event(row: RowMapping, roles: Roles) -> Event:
    names = ("id", "type", "mode", "cameo", "goldstein", "status", "time", "statement", "confidence")
    return Event(
        **{name: row[name] for name in names},
        sources=tuple(roles.get(("event", row["no"], "source"), ())),
        targets=tuple(roles.get(("event", row["no"], "target"), ())),
        place=_span(row, "place", "place"),
        trigger=Span(row["trigger_start"], row["trigger_end"], row["trigger_text"]),
        evidence=Span(row["evidence_start"], row["evidence_end"], row["evidence"]),
        more_evidence=_spans(row["more_evidence"]),
        contexts=tuple(json.loads(row["contexts"])),
    )


def _position(row: RowMapping, roles: Roles) -> Position:
    names = ("id", "polarity", "force", "condition_of", "time", "statement", "event", "confidence")
    return Position(
        **{name: row[name] for name in names},
        holder=roles[("position", row["no"], "holder")][0],
        issue=Issue(row["issue"], row["issue_text"], row["issue_start"], row["issue_end"]),
        target=next(iter(roles.get(("position", row["no"], "target"), ())), None),
        evidence=Span(row["evidence_start"], row["evidence_end"], row["evidence"]),
    )


def _time(row: RowMapping) -> Time:
    names = ("text", "value", "kind", "direction", "duration")
    return Time(start=row["text_start"], end=row["text_end"], **{name: row[name] for name in names})
