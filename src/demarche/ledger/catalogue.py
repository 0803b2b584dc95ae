"""Lists of actors and of articles."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from demarche.errors import LedgerError
from demarche.ledger import tables as t
from demarche.ledger.filters import standing_at
from demarche.ledger.results import ActorRow, ArticleRow
from demarche.ledger.search import matching
from demarche.ledger.spans import days
from demarche.ledger.who import numbers


def actor_rows(
    connection: Connection,
    *,
    name: str | None = None,
    party: str | None = None,
    kind: str | None = None,
    sector: str | None = None,
    limit: int | None = None,
) -> list[ActorRow]:
    """Actors, those that occur in most texts first."""
    a = t.actors
    met = a.alias("met")
    appears = (
        select(met.c.stands_for.label("who"), func.count(t.appearances.c.reading.distinct()).label("articles"))
        .select_from(t.appearances.join(met, met.c.no == t.appearances.c.actor))
        .where(exists().where(t.standings.c.reading == t.appearances.c.reading, standing_at(None)))
        .group_by(met.c.stands_for)
    )
    if name is not None:
        appears = appears.where(met.c.no.in_(numbers(name)))
    counted = appears.subquery()
    query = select(a, counted.c.articles).join(counted, counted.c.who == a.c.no)
    for column, value in ((a.c.party, party), (a.c.kind, kind), (a.c.sector, sector)):
        query = query if value is None else query.where(column == value)
    rows = connection.execute(query.order_by(counted.c.articles.desc(), a.c.id).limit(limit)).mappings().all()
    shown = [row["no"] for row in rows]
    merged, said = _merged(connection, shown), _said(connection, shown)
    names = ("id", "name", "kind", "party", "sector", "wikidata", "articles")
    return [
        ActorRow(
            **{column: row[column] for column in names},
            merged=tuple(merged.get(row["no"], ())),
            statements=said.get(row["no"], 0),
        )
        for row in rows
    ]


def _merged(connection: Connection, shown: list[int]) -> dict[int, list[str]]:
    a = t.actors
    found: dict[int, list[str]] = {}
    query = select(a.c.id, a.c.stands_for).where(a.c.stands_for != a.c.no).order_by(a.c.id)
    wanted = set(shown)
    for row in connection.execute(query):
        if row.stands_for in wanted:
            found.setdefault(row.stands_for, []).append(row.id)
    return found


def _said(connection: Connection, shown: list[int]) -> dict[int, int]:
    s, met = t.statements, t.actors.alias("met")
    found: dict[int, int] = {}
    for start in range(0, len(shown), 500):
        query = (
            select(met.c.stands_for, func.count().label("statements"))
            .select_from(s.join(met, met.c.no == s.c.speaker))
            .where(met.c.stands_for.in_(shown[start : start + 500]))
            .where(exists().where(t.standings.c.reading == s.c.reading, standing_at(None)))
            .group_by(met.c.stands_for)
        )
        found |= {row.stands_for: row.statements for row in connection.execute(query)}
    return found


def article_rows(
    connection: Connection,
    *,
    text: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    since: str | None = None,
    until: str | None = None,
    copies_of: str | None = None,
    limit: int | None = None,
) -> list[ArticleRow]:
    """Articles in their newest version, the last published first.

    `text` searches the whole of them, `copies_of` keeps those that print the same dispatch as the article of this id.
    """
    p, d = t.publications, t.documents
    query = _articles().where(p.c.latest == 1)
    if text is not None:
        query = query.where(d.c.no.in_(matching(connection, "document", text)))
    if publisher is not None:
        query = query.where(p.c.publisher == publisher)
    if language is not None:
        query = query.where(exists().where(t.readings.c.document == d.c.no, t.readings.c.language == language))
    if copies_of is not None:
        query = query.where(d.c.dispatch.in_(_dispatch_of(copies_of)))
    query = _within(query, since, until)
    order = (p.c.published_first.desc().nulls_last(), p.c.no.desc())
    rows = connection.execute(query.order_by(*order).limit(limit)).mappings().all()
    return [_article(connection, row) for row in rows]


def _dispatch_of(article: str) -> Select[tuple[int]]:
    p, d, a = t.publications, t.documents, t.articles
    return (
        select(d.c.dispatch)
        .select_from(p.join(d, d.c.no == p.c.document).join(a, a.c.no == p.c.article))
        .where(a.c.id == article, p.c.latest == 1)
    )


def _articles() -> Select[Any]:
    p, d, a, r = t.publications, t.documents, t.articles, t.readings
    first = t.documents.alias("first")
    language = select(r.c.language).where(r.c.document == d.c.no).order_by(r.c.reader.desc(), r.c.no).limit(1)
    return select(
        p.c.no,
        a.c.id,
        *(p.c[name] for name in ("title", "publisher", "published", "added_at")),
        a.c.url,
        language.scalar_subquery().label("language"),
        func.length(d.c.text).label("characters"),
        p.c.version.label("versions"),
        d.c.id.label("document"),
        d.c.dispatch.label("dispatch_no"),
        first.c.id.label("dispatch"),
    ).select_from(
        p.join(a, a.c.no == p.c.article).join(d, d.c.no == p.c.document).join(first, first.c.no == d.c.dispatch)
    )


def _within(query: Select[Any], since: str | None, until: str | None) -> Select[Any]:
    p = t.publications
    found = {name: days(value) for name, value in (("since", since), ("until", until)) if value is not None}
    for name, value in found.items():
        if value is None:
            given = since if name == "since" else until
            raise LedgerError(f"{name} {given!r}", "an EDTF date was expected, as in 2023-04", "write it so")
    if (one := found.get("since")) is not None:
        query = query.where(p.c.published_last >= one.first)
    if (one := found.get("until")) is not None:
        query = query.where(p.c.published_first <= one.last)
    return query


def _article(connection: Connection, row: Any) -> ArticleRow:
    s, p, d = t.sightings, t.publications, t.documents
    seen = connection.execute(
        select(s.c.source, s.c.file, s.c.fetched_at).where(s.c.publication == row["no"]).order_by(s.c.no).limit(1)
    ).first()
    printed = (
        select(func.count())
        .select_from(p.join(d, d.c.no == p.c.document))
        .where(d.c.dispatch == row["dispatch_no"], p.c.latest == 1)
    )
    names = [
        "id",
        "title",
        "publisher",
        "published",
        "url",
        "language",
        "characters",
        "versions",
        "document",
        "dispatch",
        "added_at",
    ]
    return ArticleRow(
        **{name: row[name] for name in names},
        printings=connection.execute(printed).scalar_one(),
        source=seen.source if seen else None,
        file=seen.file if seen else None,
        fetched_at=seen.fetched_at if seen else None,
    )
