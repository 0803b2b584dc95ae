"""What is known of each corpus, from `corpora.toml`: what it holds, where to find it, what others reached on it."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from demarche.errors import CorpusError

_FILE = Path(__file__).with_name("corpora.toml")


@dataclass(frozen=True, slots=True)
class Published:
    """A score that others reached. `value` is from 0 to 1, `on` the part or data, `language` None where it is one."""

    measure: str
    value: float
    by: str
    on: str
    source: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A corpus: `path` says what may be given, `find` where its owners have it, `method` how it is scored.

    `language` is None where the corpus may be in any; `unit` is what `--limit` counts.
    """

    name: str
    title: str
    holds: str
    path: str
    parts: tuple[str, ...]
    unit: str
    find: str
    method: str
    published: tuple[Published, ...]
    language: str | None = None

    def beside(self, measure: str, language: str) -> tuple[Published, ...]:
        """The published scores of a measure that belong beside one of a language."""
        return tuple(p for p in self.published if p.measure == measure and p.language in (None, language))


@functools.cache
def load_cards() -> dict[str, Card]:
    """The cards of all corpora by name."""
    return {name: _card(name, raw) for name, raw in tomllib.loads(_FILE.read_text("utf-8")).items()}


def card_of(name: str) -> Card:
    """The card of a corpus. Raises CorpusError for a name that is none."""
    cards = load_cards()
    if name not in cards:
        raise CorpusError(
            f"corpus {name!r}", f"one of these was expected: {', '.join(cards)}", "see demarche evaluate --list"
        )
    return cards[name]


def _card(name: str, raw: dict[str, object]) -> Card:
    published = tuple(Published(**one) for one in raw["published"])  # type: ignore[attr-defined]
    return Card(name=name, **{**raw, "parts": tuple(raw["parts"]), "published": published})  # type: ignore[arg-type]
