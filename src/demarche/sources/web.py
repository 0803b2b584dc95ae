"""Pages, feeds and lists of feeds on the web, or feeds and lists that lie in a file."""

from __future__ import annotations

import hashlib
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from demarche.errors import InputError, NotInstalledError
from demarche.sources.fetch import Fetcher, Page
from demarche.sources.item import About, Item, Memory, Refusal, kept_headers, made
from demarche.sources.network import RefusedError

_HTML = ("text/html", "application/xhtml+xml", "")
# The first thing of a feed or of a list of feeds, whatever its server calls it.
_FEED_MARKS = (b"<rss", b"<feed", b"<rdf:rdf")
_OPML_MARK = b"<opml"
_HEAD = 2_000
# A feed that brings so many letters of an article brings it whole.
_WHOLE = 1_500

# What was remembered of an address; None for one that is new.
Recall = Callable[[str], Memory | None]


@dataclass(frozen=True, slots=True)
class Web:
    """What the web is read with."""

    fetcher: Fetcher
    recall: Recall


def url_items(web: Web, url: str) -> Iterator[Item | Memory]:
    """The article at an address, or those of the feed or the list of feeds that is there.

    What cannot be fetched is an item with its refusal. A memory comes after all that it stands for.
    """
    known = web.recall(url)
    try:
        page = _fetch(web, url, known)
    except RefusedError as refused:
        yield _refused(url, refused, About(url=url))
        return
    if page.unchanged:
        return
    if mark := _list_kind(page.data):
        whole = True
        for found in _listed_items(web, page.data, page.url, mark):
            whole = whole and not (isinstance(found, Item) and found.refusal and not found.memory)
            yield found
        if whole:
            yield _memory(url, page)
    else:
        yield _page_item(url, page, About(url=page.url), source="url")


def listing_items(web: Web, data: bytes, name: str) -> Iterator[Item | Memory]:
    """The articles of a feed, or of a list of feeds, that lies in a file. Raises InputError where it is neither."""
    mark = _list_kind(data)
    if mark is None:
        raise InputError(f"{name} is no feed", "RSS, Atom or OPML was expected", "check it")
    yield from _listed_items(web, data, name, mark)


def is_listing(data: bytes) -> bool:
    """Whether it is a feed or a list of feeds."""
    return _list_kind(data) is not None


def _list_kind(data: bytes) -> str | None:
    head = data[:_HEAD].lower()
    if _OPML_MARK in head:
        return "opml"
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return "feed" if begins and b"<html" not in head and any(mark in head for mark in _FEED_MARKS) else None


def _listed_items(web: Web, data: bytes, url: str, mark: str) -> Iterator[Item | Memory]:
    if mark == "feed":
        yield from _feed_items(web, data, url)
        return
    for feed in opml_feeds(data, url):
        yield from url_items(web, feed)


def opml_feeds(data: bytes, name: str) -> list[str]:
    """The addresses of the feeds in an OPML list, each once. Raises InputError."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise InputError(f"{name} is no OPML ({error})", "a list of feeds was expected", "check it") from None
    found = [node.get("xmlUrl") or node.get("xmlurl") for node in root.iter() if node.tag.lower() == "outline"]
    return list(dict.fromkeys(url.strip() for url in found if url and url.strip()))


def _feed_items(web: Web, data: bytes, url: str) -> Iterator[Item | Memory]:
    """Entries that are new or changed, each with the page that it leads to, else with what the feed brings of it."""
    try:
        import feedparser
    except ImportError:
        raise NotInstalledError.of("feedparser, which reads feeds,", "web") from None
    feed = feedparser.parse(data, response_headers={"content-location": url})
    for entry in feed.entries:
        link = str(entry.get("link") or "").strip()
        if link:
            item = _entry_item(web, entry, link, feed.feed)
            if item is not None:
                yield item


def _entry_item(web: Web, entry: Any, link: str, feed: Any) -> Item | None:
    stamp = _stamp(entry)
    known = web.recall(link)
    if known is not None and known.stamp == stamp:
        return None
    about = About(
        title=_of(entry, "title"),
        published=_day(entry),
        publisher=_of(feed, "title"),
        url=link,
        language=_of(feed, "language"),
    )
    try:
        page = _fetch(web, link, known)
    except RefusedError as refused:
        brought = max((c.get("value", "") for c in entry.get("content", ())), key=len, default="")
        if len(brought) >= _WHOLE:
            memory = Memory(link, stamp=stamp)
            data = f"<html><body><article>{brought}</article></body></html>".encode()
            return made(link, data, source="feed", media="html", about=about, memory=memory, charset="utf-8")
        return _refused(link, refused, about, None if refused.passing else Memory(link, stamp=stamp))
    if page.unchanged:
        return None
    return _page_item(link, page, about, source="feed", stamp=stamp)


def _page_item(url: str, page: Page, about: About, *, source: str, stamp: str | None = None) -> Item:
    kind = page.media_type
    refusal = None
    if kind not in (*_HTML, "text/plain"):
        refusal = Refusal("media type", f"{kind[:60]} was sent, a page or a text was expected")
    return made(
        url,
        page.data,
        source=source,
        media="text" if kind == "text/plain" else "html",
        about=about,
        refusal=refusal,
        memory=_memory(url, page, stamp),
        charset=page.charset,
        fetched_at=page.fetched_at,
        headers=kept_headers(page.headers),
    )


def _memory(url: str, page: Page, stamp: str | None = None) -> Memory:
    return Memory(url, page.headers.get("etag"), page.headers.get("last-modified"), stamp)


def _fetch(web: Web, url: str, known: Memory | None) -> Page:
    known = known or Memory(url)
    return web.fetcher.fetch(url, etag=known.etag, modified=known.modified)


def _refused(url: str, refused: RefusedError, about: About, memory: Memory | None = None) -> Item:
    return made(url, b"", source="url", about=about, refusal=Refusal(refused.code, str(refused)), memory=memory)


def _of(values: Any, name: str) -> str | None:
    return " ".join(str(values.get(name) or "").split()) or None


def _day(entry: Any) -> str | None:
    """The day on which the entry says that it was published, in UTC."""
    parsed = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    return time.strftime("%Y-%m-%d", parsed) if parsed else None


def _stamp(entry: Any) -> str:
    """What changes when the entry does: its date of change, else its words."""
    # Asked as a plain dict: feedparser would give one for the other, with a warning.
    if changed := dict.get(entry, "updated") or dict.get(entry, "published"):
        return str(changed)
    words = f"{entry.get('title', '')}\n{entry.get('summary', '')}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
