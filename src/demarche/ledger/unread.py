"""Articles that a reader has not read: what a new model has before it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, select

from demarche.ledger import tables as t
from demarche.sources.found import Found


@dataclass(frozen=True, slots=True)
class Unread:
    """An article as it is stored, with the place where it was first found."""

    text: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    language: str
    found: Found


def unread_numbers(connection: Connection, reader: str) -> list[int]:
    """The numbers of the publications, newest versions alone, of which the reader of this id has no reading."""
    p, r, m = t.publications, t.readings, t.readers
    read = exists().where(
        r.c.document == p.c.document,
        func.coalesce(r.c.published, "") == func.coalesce(p.c.published, ""),
        m.c.no == r.c.reader,
        m.c.id == reader,
    )
    return list(connection.execute(select(p.c.no).where(p.c.latest == 1, ~read).order_by(p.c.no)).scalars())


def unread_article(connection: Connection, number: int) -> Unread:
    """The publication of this number."""
    p, d, a, r, s = t.publications, t.documents, t.articles, t.readings, t.sightings
    row = connection.execute(
        select(d.c.text, p.c.title, p.c.published, p.c.publisher, a.c.url, r.c.language)
        .select_from(p.join(d, d.c.no == p.c.document).join(a, a.c.no == p.c.article).join(r, r.c.document == d.c.no))
        .where(p.c.no == number)
        .order_by(r.c.no)
    ).first()
    seen = connection.execute(select(s).where(s.c.publication == number).order_by(s.c.no).limit(1)).mappings().one()
    names = ("key", "raw_sha256", "source", "url", "file", "member", "place", "warc_record", "fetched_at")
    found = Found(**{name: seen[name] for name in names}, headers=json.loads(seen["headers"]))
    assert row is not None, "a publication has a text, an article and a reading"
    return Unread(*row, found)
