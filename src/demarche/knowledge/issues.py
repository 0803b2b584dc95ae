"""The catalogue of issues: what positions are about, and the words that name it.

A pattern is one or more words that must all stand in a phrase, in any order, each on a word of its own; `*` stands for
any letters at a word's start or end, `!` before a word says that it must not stand there:

    *wapenstilstand*          een wapenstilstand, de wapenstilstandslijn
    terugtrek* *troepen       terugtrekking van alle grondtroepen
    bestand !tegen            een bestand, and not: bestand tegen de druk

Users add issues, or patterns to ours, in TOML:

    [[issue]]
    id = "kelp-quota"
    name = "quota for kelp"
    patterns.nl = ["*kelpquotum", "quot* *kelp"]
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demarche.errors import KnowledgeError
from demarche.knowledge.tables import FOLDER, listed, read_table, read_toml

CONTEXTS = frozenset(
    {"military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy"}
    | {"pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression"}
    | {"human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory"}
    | {"peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology"}
    | {"terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking"}
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PATTERN_WORD = re.compile(r"!?(?=.)\*?[^*!\s]+\*?")
# Patterns are found by the first letters of one of their words; those without such a word by letters inside one.
_KEY_LETTERS = 4


@dataclass(frozen=True, slots=True)
class CatalogueIssue:
    """An issue: `name` in the language asked for, `parent` the id of a wider issue or None, PLOVER contexts."""

    id: str
    name: str
    parent: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The issue of a phrase, and the words that name it: from `start_index` up to and without `end_index`.

    `pattern` is what matched, and `where` the row or table that it stands in.
    """

    id: str
    start_index: int
    end_index: int
    pattern: str = field(default="", compare=False)
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a pattern; `left` and `right` say that letters may stand before and after `letters`."""

    letters: str
    left: bool
    right: bool

    def fits(self, word: str) -> bool:
        """`*troepen => troepen, grondtroepen`."""
        if self.left:
            return self.letters in word if self.right else word.endswith(self.letters)
        return word.startswith(self.letters) if self.right else word == self.letters


@dataclass(frozen=True, slots=True)
class _Pattern:
    id: str
    words: tuple[_Word, ...]
    barred: tuple[_Word, ...]
    weight: tuple[int, int]  # How special it is: its words, then their letters.
    text: str = ""
    where: str = ""

    def place(self, words: Sequence[str]) -> tuple[int, int] | None:
        """The narrowest stretch that holds all its words, the earliest of these; None where one lacks."""
        if any(bar.fits(word) for bar in self.barred for word in words):
            return None
        found = [[i for i, word in enumerate(words) if wanted.fits(word)] for wanted in self.words]
        placed = [(max(taken) - min(taken), min(taken), max(taken) + 1) for taken in _choices(found)]
        return min(placed)[1:] if placed else None


@dataclass(frozen=True)
class Issues:
    """The issues of one language, and the words that name them."""

    by_id: dict[str, CatalogueIssue]
    _keyed: dict[str, tuple[_Pattern, ...]] = field(default_factory=dict, repr=False)
    _inside: tuple[tuple[str, _Pattern], ...] = field(default=(), repr=False)

    def find(self, words: Sequence[str]) -> Match | None:
        """The issue that a phrase names, by its lower-case words: `[een, snelle, gevangenenruil]`; None for none.

        The pattern with most words wins, then the one with most letters, then the one that stands first.
        """
        best: tuple[tuple[int, ...], Match] | None = None
        joined = " ".join(words)
        for pattern in self._candidates(words, joined):
            if best is not None and pattern.weight < best[0][:2]:
                continue
            if all(word.letters in joined for word in pattern.words) and (place := pattern.place(words)):
                rank = (*pattern.weight, -place[0])
                if best is None or rank > best[0]:
                    best = rank, Match(pattern.id, *place, pattern.text, pattern.where)
        return best[1] if best else None

    def _candidates(self, words: Sequence[str], joined: str) -> Iterator[_Pattern]:
        for word in dict.fromkeys(words):
            for length in range(1, min(len(word), _KEY_LETTERS) + 1):
                yield from self._keyed.get(word[:length], ())
        yield from (pattern for letters, pattern in self._inside if letters in joined)


def load_issues(code: str, files: Sequence[str] = ()) -> Issues:
    """The issues of a language, with those of the user's files. Raises KnowledgeError."""
    if not files:
        return _shipped(code)
    catalogue, patterns = _catalogue(code)
    for path in map(Path, files):
        for entry, where in _user_entries(path):
            _add(catalogue, patterns, entry, where, code)
    return _compiled(catalogue, patterns)


@functools.cache
def _shipped(code: str) -> Issues:
    return _compiled(*_catalogue(code))


def _catalogue(code: str) -> tuple[dict[str, CatalogueIssue], list[_Pattern]]:
    """Our own issues and patterns, checked."""
    names = FOLDER / code / "issues.tsv"
    rows = {row["id"]: row for row in read_table(names, ("id", "name", "patterns"))}
    issues: dict[str, CatalogueIssue] = {}
    for row in read_table(FOLDER / "shared" / "issues.tsv", ("id", "name_en", "parent", "contexts")):
        name = rows[row["id"]]["name"] if row["id"] in rows else row["name_en"]
        issue = CatalogueIssue(row["id"], name, row["parent"] or None, tuple(row["contexts"].split()))
        _check(issue, f"issues.tsv, {issue.id}")
        issues[issue.id] = issue
    for unknown in rows.keys() - issues.keys():
        raise KnowledgeError(f"{names}, {unknown!r}", "an id of shared/issues.tsv was expected", "add it there")
    _check_parents(issues, "shared/issues.tsv")
    patterns = [_pattern(i, text, row.where) for i, row in rows.items() for text in listed(row["patterns"])]
    _refuse_shared(patterns, names)
    return issues, patterns


def _compiled(issues: Mapping[str, CatalogueIssue], patterns: Iterable[_Pattern]) -> Issues:
    keyed: dict[str, list[_Pattern]] = {}
    inside: list[tuple[str, _Pattern]] = []
    for pattern in patterns:
        begun = [word.letters for word in pattern.words if not word.left]
        if begun:
            keyed.setdefault(max(begun, key=len)[:_KEY_LETTERS], []).append(pattern)
        else:
            inside.append((max((word.letters for word in pattern.words), key=len), pattern))
    return Issues(dict(issues), {key: tuple(rows) for key, rows in keyed.items()}, tuple(inside))


def _choices(found: Sequence[Sequence[int]], taken: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Every way of taking a different index from each list."""
    if len(taken) == len(found):
        yield taken
        return
    for index in found[len(taken)]:
        if index not in taken:
            yield from _choices(found, (*taken, index))


def _pattern(issue_id: str, text: str, where: str) -> _Pattern:
    """`terugtrek* *troepen` of an issue. Raises KnowledgeError."""
    words = text.split()
    wrong = [word for word in words if not _PATTERN_WORD.fullmatch(word) or word != word.lower()]
    if wrong or all(word.startswith("!") for word in words):
        raise KnowledgeError(
            f"{where}: pattern {text!r}",
            "lower-case words were expected, * only at their start or end, not all of them barred with !",
            "mend the pattern",
        )
    wanted = tuple(_word(word) for word in words if not word.startswith("!"))
    barred = tuple(_word(word[1:]) for word in words if word.startswith("!"))
    weight = len(wanted), sum(len(word.letters) for word in wanted)
    return _Pattern(issue_id, wanted, barred, weight, text, where)


def _word(text: str) -> _Word:
    return _Word(text.strip("*"), text.startswith("*"), text.endswith("*"))


def _check(issue: CatalogueIssue, where: str) -> None:
    if not _ID.fullmatch(issue.id):
        raise KnowledgeError(f"{where}: id {issue.id!r}", "small letters and hyphens were expected", "mend the id")
    for context in issue.contexts:
        if context not in CONTEXTS:
            raise KnowledgeError(f"{where}: context {context!r}", "a context of PLOVER was expected", "mend it")


def _check_parents(issues: Mapping[str, CatalogueIssue], where: str) -> None:
    """Every parent is there, and none is its own ancestor."""
    for issue in issues.values():
        seen, parent = {issue.id}, issue.parent
        while parent is not None:
            if parent not in issues or parent in seen:
                raise KnowledgeError(
                    f"{where}, {issue.id}: parent {parent!r}", "the id of another, wider issue was expected", "mend it"
                )
            seen.add(parent)
            parent = issues[parent].parent


def _refuse_shared(patterns: Iterable[_Pattern], path: Path) -> None:
    """No pattern may name two issues."""
    owner: dict[tuple[frozenset[_Word], frozenset[_Word]], str] = {}
    for pattern in patterns:
        key = frozenset(pattern.words), frozenset(pattern.barred)
        if key in owner:
            words = " ".join(word.letters for word in pattern.words)
            raise KnowledgeError(
                f"{path}: the pattern of {words!r} stands at {owner[key]} and {pattern.id}",
                "each once was expected",
                "remove one",
            )
        owner[key] = pattern.id


def _user_entries(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    entries = read_toml(path).get("issue")
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(f"{path}", "[[issue]] tables were expected", "write one for each issue")
    for number, entry in enumerate(entries, 1):
        yield _checked(entry, f"{path}, issue {number}"), f"{path}, issue {number}"


def _checked(entry: Any, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise KnowledgeError(where, "a table with at least an id and patterns was expected", 'add id = "…"')
    for key in (k for k in ("name", "parent") if not isinstance(entry.get(k, ""), str)):
        raise KnowledgeError(f"{where}: {key} {entry[key]!r}", "a text was expected", f'write {key} = "…"')
    if not _is_list_of_text(entry.get("contexts", [])):
        raise KnowledgeError(
            f"{where}: contexts {entry['contexts']!r}", "a list of texts was expected", 'write contexts = ["…"]'
        )
    patterns = entry.get("patterns")
    if not isinstance(patterns, dict) or not patterns or not all(_is_list_of_text(v) and v for v in patterns.values()):
        raise KnowledgeError(
            f"{where}: patterns {patterns!r}", "a list of patterns a language was expected", 'write patterns.nl = ["…"]'
        )
    return entry


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _add(
    issues: dict[str, CatalogueIssue], patterns: list[_Pattern], entry: Mapping[str, Any], where: str, code: str
) -> None:
    """Add a user's issue, or its patterns to ours; they stand before ours, so that they win where both fit."""
    known = issues.get(entry["id"])
    issues[entry["id"]] = CatalogueIssue(
        entry["id"],
        entry.get("name") or (known.name if known else entry["id"]),
        entry.get("parent") or (known.parent if known else None),
        tuple(entry.get("contexts", known.contexts if known else ())),
    )
    _check(issues[entry["id"]], where)
    _check_parents(issues, where)
    patterns[:0] = [_pattern(entry["id"], text, where) for text in entry["patterns"].get(code, [])]
