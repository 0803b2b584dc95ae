"""Words of time of a language, by what they do: `times.toml`, checked at load, found by their first word."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from demarche.errors import KnowledgeError
from demarche.knowledge.kit import language_kit
from demarche.knowledge.tables import FOLDER, read_toml

Value = str | int | float
# Every table that a language's file must hold, with the type of its values.
TABLES: dict[str, tuple[type, ...]] = {
    "numbers": (int, float),
    "ordinals": (int,),
    "months": (int,),
    "month_abbreviations": (int,),
    "weekdays": (int,),
    "weekday_abbreviations": (int,),
    "day_parts": (int,),
    "clock_parts": (int,),
    "days": (int,),
    "day_word_hours": (int,),
    "units": (str,),
    "seasons": (int,),
    "holidays": (str,),
    "shifts": (int,),
    "trailing_shifts": (int,),
    "stretches": (str,),
    "vague": (str,),
    "vague_durations": (str,),
    "recurring": (str,),
    "decades": (str,),
    "clock_words": (int,),
}
# fmt: off
LISTS = (
    "since", "about", "between", "from", "to", "and", "of", "night_to", "nights", "parts", "plural_units",
    "part_links", "late", "decade_heads", "century_heads", "quarter_heads", "year_openers", "bare_openers",
    "bare_articles", "ago", "ahead", "within", "later", "earlier", "after", "that_follows", "anaphors",
    "vague_numbers", "nearly", "indefinite", "weekday_articles", "lasting", "already", "bare_durations", "every",
    "times_over", "clock_openers", "clock_units", "half_past", "quarter_past", "quarter_to", "clock_links", "per",
    "aged", "age_openers", "article_like", "not_before_vague", "adverbs_only", "future_auxiliaries",
    "perfect_auxiliaries", "passive_auxiliaries", "planned", "evident", "measures", "or",
)
# fmt: on
# How a text falls into words: dates and clock times with their marks, words with hyphens, 's and '90, single marks.
WORD = re.compile(
    r"[0-9]+(?:[.,:/–-][0-9]+)+(?:[^\W\d_]+)?|[0-9]+(?:-?[^\W\d_]+[0-9]*)?|['’][0-9]{2}s?\b|['’]s\b"
    r"|[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_]+/[^\W\d_]+|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\n|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase, lower case, in one group, and what it stands for there."""

    words: tuple[str, ...]
    group: str
    value: Value


@dataclass(frozen=True)
class TimeWords:
    """The words of time of one language. `index` maps first words to entries, longest first, `groups` to groups."""

    index: dict[str, tuple[Entry, ...]]
    groups: dict[str, frozenset[str]]
    numerals: dict[str, float]
    code: str

    def is_in(self, word: str, group: str) -> bool:
        """Whether a single word is in the group."""
        return any(e.group == group and len(e.words) == 1 for e in self.index.get(word, ()))

    def group(self, name: str) -> frozenset[str]:
        """The first words of a group's entries."""
        return frozenset(first for first, groups in self.groups.items() if name in groups)

    def number(self, word: str) -> float | None:
        """The number that a word composes (*vijfentwintig* from *vijf* and *twintig*), None for other words."""
        return language_kit(self.code).number(word, self.numerals)


@functools.cache
def load_times(code: str) -> TimeWords:
    """The words of time of a language. Raises KnowledgeError that names the group at fault."""
    return read_times(FOLDER / code / "times.toml", code)


def read_times(path: Path, code: str) -> TimeWords:
    """The words of such a file. Raises KnowledgeError where a group is missing, empty or malformed."""
    raw = read_toml(path)
    index: dict[str, list[Entry]] = {}
    for entry in (*_tables(raw), *_lists(raw)):
        index.setdefault(entry.words[0], []).append(entry)
    longest_first = {first: tuple(sorted(found, key=lambda e: -len(e.words))) for first, found in index.items()}
    numerals = {word: float(value) for word, value in raw["numbers"].items() if " " not in word}
    groups = {first: frozenset(e.group for e in found) for first, found in index.items()}
    return TimeWords(longest_first, groups, numerals, code)


def cut(text: str) -> tuple[str, ...]:
    """The words of a phrase: `'s ochtends => ('s, ochtends)`; typographic apostrophes become plain ones."""
    return tuple(WORD.findall(text.lower().replace("’", "'")))


def _tables(raw: dict[str, Any]) -> Iterator[Entry]:
    for group, types in TABLES.items():
        table = raw.get(group)
        if not isinstance(table, dict) or not table:
            raise _fault(group, "a table of words was expected")
        for word, value in table.items():
            if not isinstance(value, types) or isinstance(value, bool) or not cut(word):
                raise _fault(f"{group}.{word}", f"{types[0].__name__} was expected")
            yield Entry(cut(word), group, cast(Value, value))
    yield from _joined(raw)


def _joined(raw: dict[str, Any]) -> Iterator[Entry]:
    """Days with a part of the day, written as one word: `maandag + ochtend => maandagochtend`."""
    for word, day in raw["weekdays"].items():
        for part, hours in raw["day_parts"].items():
            yield Entry((word + part,), "weekdays", day)
            yield Entry((word + part,), "day_word_hours", hours)


def _lists(raw: dict[str, Any]) -> Iterator[Entry]:
    groups = raw.get("words")
    if not isinstance(groups, dict):
        raise _fault("words", "a table of lists was expected")
    for group in LISTS:
        words = groups.get(group)
        if not isinstance(words, list) or not words:
            raise _fault(f"words.{group}", "a list of words was expected")
        for word in dict.fromkeys(words):
            if not isinstance(word, str) or not cut(word):
                raise _fault(f"words.{group}", "a list of words was expected")
            yield Entry(cut(word), group, word)


def _fault(group: str, expected: str) -> KnowledgeError:
    return KnowledgeError(f"times.toml, {group!r}", expected, "add or mend it")
