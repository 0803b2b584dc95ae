"""A header before the text: ` date 2023-04 `, `date: 2023-04-27`, or front matter between `---` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from demarche.documents.dates import published_date
from demarche.errors import DateError

_INLINE = re.compile(r"\s*date:?[ \t]+(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=\s)[ \t]*\n*")
_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n+|$)", re.DOTALL)
_FIELD = re.compile(
    r"^(date|published|title|publisher|source|url|language|lang)[ \t]*:[ \t]*(.*?)[ \t]*$", re.IGNORECASE
)
_NAMES = {"date": "published", "source": "publisher", "lang": "language"}


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; `length` code points of it stand before the text."""

    length: int = 0
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def read_header(text: str) -> Header:
    """The header of the text; an empty one where there is none. Raises DateError for a date that is none."""
    if match := _FRONT.match(text):
        fields = _fields(match[1])
        if fields:
            return Header(match.end(), **fields)
    lines, length = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not _FIELD.match(line.strip()):
            break
        length += len(line)
        lines.append(line.strip())
    fields = _fields("\n".join(lines))
    if "published" in fields:
        return Header(length, **fields)
    if match := _INLINE.match(text):
        return Header(match.end(), published=published_date(match[1]))
    return Header()


def _fields(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in block.split("\n"):
        if match := _FIELD.match(line):
            name = match[1].lower()
            fields[_NAMES.get(name, name)] = match[2].strip("\"'")
    if "published" in fields:
        try:
            fields["published"] = published_date(fields["published"])
        except DateError as error:
            raise DateError(f"the header's date {fields['published']!r}", error.expected, error.remedy) from None
    return {name: value for name, value in fields.items() if value}
