"""The files of the German news quotation corpus (Petersen-Frey and Biemann 2024): one JSON object an article.

`tokens` have `charBegin` and `charEnd`; each of the `annotations` has `quote`, `speaker`, `cue`, `frame` and
`addressee`, each with its `tokenIds`, indices into `tokens`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demarche.errors import CorpusError
from demarche.evaluation.files import as_text, corpus_files

PARTS = ("dev", "train", "test")
ROLES = ("quote", "speaker", "cue")
_DATE = re.compile(r"\((\d{4}-\d\d-\d\d)\)")

Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens of each role; empty where it is not there."""

    quote: Tokens
    speaker: Tokens
    cue: Tokens


@dataclass(frozen=True, slots=True)
class Article:
    """One article: `tokens` are start and end in code points of the text. `faults` counts what cannot be used."""

    name: str
    text: str
    published: str | None
    tokens: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    faults: Mapping[str, int] = field(default_factory=dict)


def load(path: Path, part: str | None) -> tuple[Article, ...]:
    """The articles of a part (dev unless named) by name. Raises CorpusError."""
    part = part or PARTS[0]
    files = corpus_files(path, lambda name: _of_part(name, part))
    if not files:
        raise CorpusError(f"{path} has no {part}/*.json", "the corpus' own folders were expected", "check the path")
    return tuple(_article(name, as_text(data, name)) for name, data in files.items())


def _of_part(name: str, part: str) -> bool:
    *folders, file = name.split("/")
    return file.endswith(".json") and (not folders or folders[-1] == part)


def _article(name: str, written: str) -> Article:
    try:
        raw = json.loads(written)
        tokens = tuple((int(t["charBegin"]), int(t["charEnd"])) for t in raw["tokens"])
        faults: Counter[str] = Counter()
        quotations = tuple(_quotations(raw["annotations"], len(tokens), faults))
        text, title = str(raw["originalText"]), str(raw["documentName"])
    except json.JSONDecodeError as error:
        raise CorpusError(f"{name}, line {error.lineno}", "JSON was expected", "fetch the file anew") from None
    except (KeyError, TypeError, ValueError) as error:
        given = f"{name}: {type(error).__name__} {error}"
        raise CorpusError(given, "tokens, annotations and originalText were expected", "fetch it anew") from None
    date = _DATE.search(title)
    return Article(title, text, date[1] if date else None, tokens, quotations, faults)


def _quotations(annotations: Iterable[Any], tokens: int, faults: Counter[str]) -> Iterable[Quotation]:
    for annotation in annotations:
        quote, speaker, cue = (frozenset(map(int, annotation[role]["tokenIds"])) for role in ROLES)
        if not quote:
            faults["quotation without words"] += 1
        elif max(quote | speaker | cue) >= tokens:
            faults["token outside the text"] += 1
        else:
            yield Quotation(quote, speaker, cue)
