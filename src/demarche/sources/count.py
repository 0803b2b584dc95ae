"""How many articles there will be, where that can be told without reading them: for the time that is left."""

from __future__ import annotations

import os
from collections.abc import Iterable

from demarche.sources.addresses import is_web_address
from demarche.sources.files import SUFFIXES, folder_files

_ONE_EACH = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_CHUNK = 1 << 20


def count_items(sources: Iterable[str]) -> int | None:
    """The number of articles; None where a source would have to be read to tell."""
    total = 0
    for source in sources:
        if source == "-" or is_web_address(source):
            return None
        for path in _files(source):
            number = _in_file(path)
            if number is None:
                return None
            total += number
    return total


def _files(source: str) -> Iterable[str]:
    if not os.path.isdir(source):
        return [source]
    return folder_files(source)


def _in_file(path: str) -> int | None:
    lower = path.lower()
    if lower.endswith(_LINES):
        return _lines(path)
    return 1 if lower.endswith(_ONE_EACH) or not lower.endswith(SUFFIXES) else None


def _lines(path: str) -> int | None:
    try:
        with open(path, "rb") as opened:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: opened.read(_CHUNK), b""))
    except OSError:
        return None
