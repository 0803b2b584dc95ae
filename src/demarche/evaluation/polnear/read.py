"""PolNeAR's files: `PART/text/NAME.txt` and, of each annotator, `PART/attributions/NAME_XXXX.ann` (brat stand-off).

    T3<tab>Content 49 61;70 93<tab>the quoted words      a span, here of two pieces
    E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1    what belongs together

Where several annotated an article, the first by name is taken: the owners' own reader takes any.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from demarche.errors import CorpusError
from demarche.evaluation.files import as_text, corpus_files

PARTS = ("dev", "train", "test")
_FILE = re.compile(r"(?:^|/)(?:(?P<part>[^/]+)/)?(?P<kind>text|attributions)/(?P<name>[^/]+)\.(?:txt|ann)$")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
_DATE = re.compile(r"_(\d{4}-\d\d-\d\d)_")
_SPAN = re.compile(r"(?P<id>T\d+)\t(?P<role>\S+) (?P<places>\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_RELATION = re.compile(r"E\d+\t(.*)")

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The pieces of a source (none where nobody is named), a cue and a content, in code points of the text."""

    source: Places
    cue: Places
    content: Places


@dataclass(frozen=True, slots=True)
class Article:
    """One article with what its annotator found; `faults` counts what cannot be used, by reason."""

    name: str
    text: str
    published: str | None
    attributions: tuple[Attribution, ...]
    faults: Mapping[str, int] = field(default_factory=dict)


def load(path: Path, part: str | None) -> tuple[Article, ...]:
    """The articles of a part (dev unless named) by name. Raises CorpusError."""
    part = part or PARTS[0]
    texts: dict[str, str] = {}
    notes: dict[str, str] = {}
    for file, data in corpus_files(path, lambda name: _of_part(name, part)).items():
        found = _FILE.search(file)
        assert found is not None
        if found["kind"] == "text":
            texts[found["name"]] = as_text(data, file)
        else:
            notes.setdefault(_ANNOTATOR.sub("", found["name"]), as_text(data, file))
    if not texts:
        raise CorpusError(
            f"{path} has no {part}/text", "PolNeAR's folders were expected", "see demarche evaluate --list"
        )
    return tuple(_article(name, text, notes.get(name)) for name, text in sorted(texts.items()))


def _of_part(file: str, part: str) -> bool:
    found = _FILE.search(file)
    return found is not None and found["part"] in (part, None)


def _article(name: str, text: str, notes: str | None) -> Article:
    date = _DATE.search(name)
    published = date[1] if date else None
    if notes is None:
        return Article(name, text, published, (), {"no attributions file": 1})
    faults: Counter[str] = Counter()
    return Article(name, text, published, tuple(_attributions(notes, len(text), faults)), faults)


def _attributions(notes: str, length: int, faults: Counter[str]) -> Iterable[Attribution]:
    spans = {found["id"]: _places(found["places"]) for found in map(_SPAN.match, notes.splitlines()) if found}
    for relation in filter(None, map(_RELATION.match, notes.splitlines())):
        roles = [argument.partition(":")[::2] for argument in relation[1].split()]
        pieces = {
            role: tuple(sorted(place for name, span in roles if name.startswith(role) for place in spans.get(span, ())))
            for role in ("Source", "Cue", "Content")
        }
        if not pieces["Cue"] or not pieces["Content"]:
            faults["attribution without cue or content"] += 1
        elif any(end > length for places in pieces.values() for _, end in places):
            faults["span outside the text"] += 1
        else:
            yield Attribution(pieces["Source"], pieces["Cue"], pieces["Content"])


def _places(written: str) -> Places:
    pairs = (piece.split() for piece in written.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)
