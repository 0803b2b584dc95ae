"""One article on its way in: its bytes, what its source says of it, and where it was found."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from demarche.sources.addresses import article_key
from demarche.sources.found import Found
from demarche.sources.text import MAX_BYTES

Media = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class About:
    """What a source says of an article; None where it says nothing. `published` is as the source writes it."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: About) -> About:
        """This, with what it lacks taken from the other."""
        return About(**{name: getattr(self, name) or getattr(other, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is no article: a `code` for counting, a `message` of one line."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What to remember of an address once all that came before it in the stream is stored."""

    url: str
    etag: str | None = None
    modified: str | None = None
    stamp: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An article as a source yields it: `name` is for people; with a `refusal` it has none of its bytes, or not all.

    `memory` is kept when the article is stored or set aside.
    """

    name: str
    found: Found
    data: bytes
    media: Media = "text"
    about: About = field(default_factory=About)
    refusal: Refusal | None = None
    memory: Memory | None = None
    charset: str | None = None


def made(
    name: str,
    data: bytes,
    *,
    source: str,
    media: Media = "text",
    about: About | None = None,
    refusal: Refusal | None = None,
    memory: Memory | None = None,
    charset: str | None = None,
    **place: Any,
) -> Item:
    """An item with its provenance; too many bytes are refused here."""
    about = about or About()
    if refusal is None and len(data) > MAX_BYTES:
        refusal = Refusal("too large", f"{len(data):,} bytes, at most {MAX_BYTES:,} were expected")
    digest = hashlib.sha256(data).hexdigest()
    key = article_key(about.url, place.get("file"), place.get("member"), place.get("place"), digest)
    found = Found(key=key, raw_sha256=digest, source=source, url=about.url, **place)
    return Item(name, found, data, media, about, refusal, memory, charset)


def over_all(item: Item, about: About) -> Item:
    """The item, with what is said of all articles alike where its source says nothing."""
    return dataclasses.replace(item, about=item.about.over(about))


def kept_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Of HTTP headers those that matter later, names in lower case."""
    wanted = ("content-type", "content-language", "date", "etag", "last-modified", "server", "location")
    lower = {name.lower(): value for name, value in headers.items()}
    return {name: lower[name] for name in wanted if name in lower}
