"""PLOVER's gold standard records (`PLOVER_GSR_CAMEO.json`): a list of records, the first of which describes the file.

Faults that are known and mended: codes of countries that are none (`JAP`), targets that are a string or are missing,
types of older versions of PLOVER, and sentences that stand twice.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demarche.errors import CorpusError
from demarche.evaluation.files import as_text, corpus_bytes
from demarche.knowledge.codes import load_plover
from demarche.knowledge.tables import FOLDER, read_table

# Older types, and the one of PLOVER's sixteen that took them in (manual of February 2024).
FOLDS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
MENDED = {"JAP": "JPN", "ITL": "ITA"}
_DESCRIPTION = "DOCUMENT"
_SYMMETRIC = "SRC/TAR"


@dataclass(frozen=True, slots=True)
class Record:
    """One event: its type, and the countries (ISO 3166 alpha-3) on both sides; both are one where it is symmetric."""

    type: str
    sources: frozenset[str]
    targets: frozenset[str]
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all its records, and the day that they name."""

    text: str
    published: str | None
    records: tuple[Record, ...]


def load(path: Path, part: str | None) -> tuple[Sentence, ...]:
    """The sentences of the file in their order, each once. Raises CorpusError."""
    try:
        raw = json.loads(as_text(corpus_bytes(path), str(path)))
        records = [record for record in raw if record["event"] != _DESCRIPTION]
        if not records:
            raise ValueError("no record")
        grouped: dict[str, list[Any]] = {}
        for record in records:
            grouped.setdefault(record["text"].strip(), []).append(record)
        return tuple(
            Sentence(text, same[0].get("date"), tuple(_record(record) for record in same))
            for text, same in grouped.items()
        )
    except json.JSONDecodeError as error:
        raise CorpusError(f"{path}, line {error.lineno}", "JSON was expected", "fetch the file anew") from None
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CorpusError(
            f"{path}: {type(error).__name__} {error}",
            "a list of records with event, text, source and target was expected",
            "see demarche evaluate --list",
        ) from None


def _record(raw: Mapping[str, Any]) -> Record:
    kind = FOLDS.get(raw["event"], raw["event"])
    if (kind, "") not in load_plover():
        raise ValueError(f"{raw['event']!r} is no type of PLOVER")
    sources, targets = (frozenset(_countries(raw.get(side))) for side in ("source", "target"))
    symmetric = _SYMMETRIC in (raw.get("textInfo") or {}).get("markup", "")
    if symmetric:
        sources = targets = sources | targets
    return Record(kind, sources, targets, symmetric)


def _countries(actors: Any) -> Iterator[str]:
    """The codes of countries; an actor without one (an international organisation) is left out."""
    for actor in actors if isinstance(actors, list) else ():
        code = MENDED.get(actor.get("code"), actor.get("code"))
        if code in countries():
            yield code


@functools.cache
def countries() -> frozenset[str]:
    """The codes of all states, ISO 3166 alpha-3."""
    rows = read_table(FOLDER / "shared" / "states.tsv", ("iso3", "iso2", "status", "wikidata"))
    return frozenset(row["iso3"] for row in rows)
