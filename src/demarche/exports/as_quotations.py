"""Direct and mixed speech as schema.org Quotations (JSON-LD), each with who said it and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from demarche.records import Actor, Reading, Statement

CONTEXT = "https://schema.org"
_TYPES = {"person": "Person", "role": "Person", "country": "Country"}
_WIKIDATA = "http://www.wikidata.org/entity/"


def as_quotations(reading: Reading) -> Iterator[dict[str, Any]]:
    """One object a statement that is quoted, wholly or in part; paraphrases are no quotations."""
    article = _article(reading)
    for statement in reading.statements:
        if statement.kind != "indirect":
            yield _quotation(statement, reading, article)


def graph(quotations: list[dict[str, Any]]) -> dict[str, Any]:
    """All of them as one JSON-LD document."""
    return {"@context": CONTEXT, "@graph": quotations}


def _quotation(statement: Statement, reading: Reading, article: dict[str, Any]) -> dict[str, Any]:
    quotation: dict[str, Any] = {
        "@type": "Quotation",
        "@id": f"urn:demarche:{reading.document.id}:{statement.id}",
        "text": " … ".join(span.text for span in statement.content),
        "inLanguage": reading.document.language,
        "isPartOf": article,
    }
    speakers = [reading.actor(actor) for actor in (statement.speaker, *statement.joint_with)]
    named = [_agent(actor) for actor in speakers if actor is not None]
    if named:
        quotation["creator"] = named[0] if len(named) == 1 else named
    if statement.time:
        quotation["temporal"] = statement.time
    return quotation


def _article(reading: Reading) -> dict[str, Any]:
    document = reading.document
    about = {
        "@type": "NewsArticle",
        "@id": document.url or f"urn:{document.id}",
        "headline": document.title,
        "datePublished": document.published,
        "url": document.url,
        "inLanguage": document.language,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
    }
    return {name: value for name, value in about.items() if value is not None}


def _agent(actor: Actor) -> dict[str, Any]:
    agent: dict[str, Any] = {
        "@type": _TYPES.get(actor.kind, "Organization"),
        "@id": f"urn:demarche:{actor.id}",
        "name": actor.name,
    }
    if actor.wikidata:
        agent["sameAs"] = _WIKIDATA + actor.wikidata
    if actor.party and agent["@type"] == "Person":
        agent["affiliation"] = {"@type": "Organization", "name": actor.party}
    return agent
