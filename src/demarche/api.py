"""`demarche.read` and `demarche.explain`: one call from text to records, and to why one was made."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

from demarche.explanations import Explanation
from demarche.reader import Reader
from demarche.records import Reading


@functools.lru_cache(maxsize=4)
def _reader(model: str | None, actors: tuple[str, ...], issues: tuple[str, ...]) -> Reader:
    return Reader(model=model, actors=actors, issues=issues)


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    model: str | Path | None = None,
    actors: Sequence[str | Path] = (),
    issues: Sequence[str | Path] = (),
) -> Reading:
    """Read one article; see `Reader.read`. The reader is kept, so that later calls are fast."""
    reader = _reader(str(model) if model is not None else None, tuple(map(str, actors)), tuple(map(str, issues)))
    return reader.read(text, published=published, title=title, publisher=publisher, url=url, language=language)


def explain(
    text: str,
    record_id: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    model: str | Path | None = None,
    actors: Sequence[str | Path] = (),
    issues: Sequence[str | Path] = (),
) -> Explanation:
    """Why a record of the article was made, given as for `read`; see `Reader.explain`."""
    reader = _reader(str(model) if model is not None else None, tuple(map(str, actors)), tuple(map(str, issues)))
    return reader.explain(
        text, record_id, published=published, title=title, publisher=publisher, url=url, language=language
    )
