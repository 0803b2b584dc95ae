"""Text and what is known of it, to a Document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from demarche.documents.dates import published_date
from demarche.documents.decode import mend
from demarche.documents.header import Header, read_header
from demarche.documents.zones import find_zones
from demarche.errors import InputError
from demarche.knowledge.grammar import ZonePatterns
from demarche.records import Document, Zone


def build_document(
    text: str,
    *,
    repairs: tuple[str, ...] = (),
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    detect: Callable[[str], str],
    patterns: Callable[[str], ZonePatterns],
    as_it_is: bool = False,
) -> Document:
    """Mend the text, take its header off (unless `as_it_is`), tell its language and its zones.

    What is given wins over what the header says. Raises InputError, DateError, LanguageError.
    """
    text, mended = (text, ()) if as_it_is else mend(text)
    header = Header() if as_it_is else read_header(text)
    if header.length:
        text, mended = text[header.length :], (*mended, "header")
    if not text.strip():
        raise InputError("the text is empty", "an article was expected", "give a text with words in it")
    tag = language or header.language or detect(text)
    zones = find_zones(text, patterns(tag))
    return Document(
        id="sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest(),
        text=text,
        repairs=(*repairs, *mended),
        language=tag,
        published=published_date(published) if published else header.published,
        title=title or header.title or _headline(text, zones),
        publisher=publisher or header.publisher,
        url=url or header.url,
        zones=zones,
    )


def _headline(text: str, zones: tuple[Zone, ...]) -> str | None:
    return next((text[z.start : z.end].strip() for z in zones if z.kind == "headline"), None)
