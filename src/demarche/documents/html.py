"""A page to the text of its article, with what the page says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from demarche.errors import InputError, NotInstalledError

_TAG_OF_LANGUAGE = re.compile(rb"""<html[^>]*\slang\s*=\s*["']?([A-Za-z-]{2,12})""", re.IGNORECASE)
_HEAD = 4_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article of a page: its text with paragraphs on lines, and what is known of it."""

    text: str
    title: str | None
    published: str | None
    publisher: str | None
    language: str | None


def extract(data: bytes, *, url: str | None = None, charset: str | None = None) -> Extracted:
    """Take the article out of a page; `charset` is what the server declared.

    Raises InputError for a page without one, NotInstalledError without `demarche[web]`.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise NotInstalledError.of("trafilatura, which takes articles out of pages,", "web") from None
    try:
        found = bare_extraction(_decoded(data, charset), url=url, with_metadata=True, include_comments=False)
    except (ValueError, RecursionError, AssertionError, TypeError, AttributeError, LookupError) as error:
        raise _none(f"the page cannot be parsed ({type(error).__name__})") from None
    if found is None or isinstance(found, dict) or not (text := found.text or ""):
        raise _none("the page has no article")
    title = _line(found.title)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    declared = _TAG_OF_LANGUAGE.search(data[:_HEAD])
    language = declared[1].decode("ascii").lower() if declared else None
    return Extracted(text, title, found.date or None, _line(found.sitename), language)


def _decoded(data: bytes, charset: str | None) -> bytes | str:
    """Text where the server's word for the encoding holds; else the bytes, for the parser to find it out."""
    try:
        return data.decode(charset) if charset else data
    except (LookupError, UnicodeDecodeError):
        return data


def _line(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _none(given: str) -> InputError:
    return InputError(given, "a page with an article was expected", "give the page of one article")
