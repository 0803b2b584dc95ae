"""What is known of an article beside its text: where it was found, and as what it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Found:
    """Where and how an article was found.

    `key` is the same each time this article is found: its address without what changes by reader, else its place.
    `source` is the kind of source (`file`, `warc`, …); `file`, `member` (of an archive) and `place` (a line, a row or
    the byte where a WARC record begins) say where in it. `raw_sha256` is of the bytes as received; `headers` are those
    of HTTP that matter, `fetched_at` is UTC.
    """

    key: str
    raw_sha256: str
    source: str = "text"
    url: str | None = None
    file: str | None = None
    member: str | None = None
    place: int | None = None
    warc_record: str | None = None
    fetched_at: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
