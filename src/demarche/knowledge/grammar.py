"""Function words of a language, by what they do: `grammar.toml`, `pronouns.tsv`, `roles.tsv`, `zones.toml`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from demarche.errors import KnowledgeError
from demarche.knowledge.kit import language_kit
from demarche.knowledge.tables import FOLDER, read_table, read_toml


@dataclass(frozen=True, slots=True)
class Pronoun:
    """`number` is s, p or x (either); `gender` m, f, n or empty; `kind` personal, possessive, relative, self …"""

    form: str
    number: str
    gender: str
    kind: str


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A noun that names people or bodies by what they are. `kind`: person, group, body, place."""

    word: str
    title: str
    kind: str
    number: str
    gender: str
    sector: str


@dataclass(frozen=True, slots=True)
class ZonePatterns:
    """Compiled patterns of one language, by kind of zone."""

    promo: tuple[re.Pattern[str], ...]
    promo_list_heads: tuple[re.Pattern[str], ...]
    caption: tuple[re.Pattern[str], ...]
    byline: tuple[re.Pattern[str], ...]
    furniture: tuple[re.Pattern[str], ...]
    kicker: tuple[re.Pattern[str], ...]
    live: tuple[re.Pattern[str], ...]
    dateline: re.Pattern[str]


@dataclass(frozen=True)
class Grammar:
    """The closed-class words of one language. `words` maps each group's name to its members.

    `verb_final` says whether its subordinate clauses end in their verb.
    """

    words: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    pronouns: dict[str, Pronoun]
    roles: dict[str, RoleWord]
    role_starts: dict[str, int]  # first word of a role: the most words that such a role has
    verb_final: bool = True

    def __getitem__(self, group: str) -> frozenset[str]:
        """The members of a group; KnowledgeError where the language's file lacks it."""
        try:
            return self.words[group]
        except KeyError:
            raise KnowledgeError(f"grammar.toml without {group!r}", "a list of words was expected", "add it") from None


@functools.cache
def load_grammar(code: str) -> Grammar:
    """The grammar words of a language."""
    folder = FOLDER / code
    raw = read_toml(folder / "grammar.toml")
    pronouns = read_table(folder / "pronouns.tsv", ("form", "number", "gender", "kind"))
    roles = read_table(folder / "roles.tsv", ("word", "title", "kind", "number", "gender", "sector"))
    return Grammar(
        words={name: frozenset(values) for name, values in raw.items()},
        phrases={name: tuple(tuple(v.split()) for v in values) for name, values in raw.items()},
        pronouns={row["form"]: Pronoun(**row) for row in pronouns},
        roles={row["word"]: RoleWord(**row) for row in roles},
        role_starts=_role_starts(row["word"].split() for row in roles),
        verb_final=language_kit(code).VERB_FINAL,
    )


def _role_starts(roles: Iterable[list[str]]) -> dict[str, int]:
    starts: dict[str, int] = {}
    for words in roles:
        starts[words[0]] = max(starts.get(words[0], 0), len(words))
    return starts


@functools.cache
def load_zone_patterns(code: str) -> ZonePatterns:
    """The zone marks of a language, compiled. Raises KnowledgeError for a pattern that is none."""
    raw = read_toml(FOLDER / code / "zones.toml")
    groups = {
        n: _compiled(raw, n) for n in ("promo", "promo_list_heads", "caption", "byline", "furniture", "kicker", "live")
    }
    return ZonePatterns(dateline=re.compile(raw["dateline"]), **groups)


def _compiled(raw: dict[str, Any], name: str) -> tuple[re.Pattern[str], ...]:
    if not raw.get(name):
        raise KnowledgeError(f"zones.toml without {name!r}", "a list of patterns was expected", "add it")
    try:
        return tuple(re.compile(p, re.IGNORECASE) for p in raw[name])
    except re.error as error:
        raise KnowledgeError(f"zones.toml, {name}: {error}", "a regular expression was expected", "mend it") from None
