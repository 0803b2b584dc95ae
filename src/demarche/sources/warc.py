"""WARC files, those of CC-NEWS and of any crawler: pages and texts with the id and the place of their record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from demarche.errors import NotInstalledError
from demarche.sources.item import About, Item, Refusal, kept_headers, made
from demarche.sources.text import MAX_BYTES

_HTML = ("text/html", "application/xhtml+xml")


def warc_file(path: str, **place: Any) -> Iterator[Item]:
    """Each page that was answered with 200, and each text that was made of one (WET). Raises NotInstalledError."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise NotInstalledError.of("fastwarc, which reads WARC,", "warc") from None
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    with open(path, "rb") as opened:
        for record in ArchiveIterator(opened, record_types=kinds, parse_http=True, auto_decode="all"):
            item = _record(record, path, place)
            if item is not None:
                yield item


def _record(record: Any, path: str, place: dict[str, Any]) -> Item | None:
    """The article of a record; None for images, scripts, redirections and pages that were not found."""
    headers = dict(record.http_headers.items()) if record.http_headers is not None else {}
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    if record.http_headers is not None and record.http_headers.status_code != 200:
        return None
    if kind not in (*_HTML, "text/plain"):
        return None
    where = {**place, "place": record.stream_pos, "warc_record": record.record_id}
    fetched = record.record_date.strftime("%Y-%m-%dT%H:%M:%SZ") if record.record_date else None
    about = About(url=record.headers.get("WARC-Target-URI"))
    media = "html" if kind in _HTML else "text"
    data, refusal = _payload(record)
    return made(
        about.url or f"{path}:{record.stream_pos}",
        data,
        source="warc",
        media=media,  # type: ignore[arg-type]
        about=about,
        refusal=refusal,
        charset=record.http_charset,
        fetched_at=fetched,
        headers=kept_headers(headers),
        **where,
    )


def _payload(record: Any) -> tuple[bytes, Refusal | None]:
    try:
        return record.reader.read(MAX_BYTES + 1), None
    except (OSError, ValueError, EOFError) as error:
        return b"", Refusal("unreadable", f"the record cannot be read ({' '.join(str(error).split())[:100]})")
