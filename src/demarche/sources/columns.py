"""Rows with named columns to articles: which column holds the text, which the title, and so on."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from demarche.errors import InputError
from demarche.sources.addresses import is_web_address
from demarche.sources.item import About, Item, Refusal, made

# What columns are called in common sets of news, ninjs among them; the first that is there wins.
USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "body_text", "content", "article", "maintext", "fulltext", "full_text"),
    "html": ("html", "body_html", "body_xhtml", "raw_html"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "pubdate", "publication_date", "date_publish", "versioncreated"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "source_domain", "provider"),
    "url": ("url", "link", "uri"),
    "language": ("language", "lang"),
}
FIELDS = tuple(USUAL)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; `given` are the user's choices, which win over the usual names."""

    given: Mapping[str, str] = field(default_factory=dict)

    def value(self, row: Mapping[str, Any], name: str) -> str | None:
        """The value of a field as text; None where the row has none."""
        if name in self.given:
            return _text(row.get(self.given[name]))
        lower = {str(key).lower(): value for key, value in row.items()}
        return next((text for usual in USUAL[name] if (text := _text(lower.get(usual)))), None)

    def check(self, columns: list[str], where: str) -> None:
        """Raises InputError where a column that the user named is not there."""
        for name, column in self.given.items():
            if column not in columns:
                raise InputError(
                    f"{where} has no column {column!r} for {name}",
                    f"one of its own was expected: {', '.join(columns[:12])}",
                    "name it with --column",
                )


def columns_given(pairs: tuple[str, ...]) -> Columns:
    """`("text=body", "url=link")` as columns. Raises InputError for what is no pair."""
    given = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not column or name not in FIELDS:
            raise InputError(
                f"--column {pair!r}", f"FIELD=NAME was expected, FIELD one of {', '.join(FIELDS)}", "write it so"
            )
        given[name] = column
    return Columns(given)


def row_item(row: Mapping[str, Any], columns: Columns, *, name: str, source: str, **place: Any) -> Item:
    """The article of a row; the hash is of the row as JSON with its keys in order."""
    text, html = columns.value(row, "text"), columns.value(row, "html")
    url = columns.value(row, "url")
    about = About(
        title=columns.value(row, "title"),
        published=columns.value(row, "published"),
        publisher=columns.value(row, "publisher"),
        url=url if url and is_web_address(url) else None,
        language=columns.value(row, "language"),
    )
    whole = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
    if text is None and html is None:
        message = f"no column for the text among {', '.join(map(str, list(row)[:12]))}; name it with --column text=NAME"
        return made(name, whole, source=source, about=about, refusal=Refusal("no text", message), **place)
    data = (text if text is not None else html or "").encode("utf-8", "surrogatepass")
    media = "text" if text is not None else "html"
    return made(name, data, source=source, media=media, about=about, charset="utf-8", **place)  # type: ignore[arg-type]


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, (dict, list)) or value != value:
        return None
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    return str(value).strip() or None
