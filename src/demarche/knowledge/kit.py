"""What a language file must supply, and the table in which they are found."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Protocol, cast


class LanguageKit(Protocol):
    """The part of a language that tables cannot say: how its words inflect.

    `JOINS_NOUNS` says whether compounds are written as one word (*raketaanval*), so that their last part is found.
    `VERB_FINAL` says whether a subordinate clause ends in its verb, so that word order tells it from a main clause.
    """

    CODE: str
    DETECTED_AS: str
    JOINS_NOUNS: bool
    VERB_FINAL: bool

    def verb_forms(self, lemma: str, particle: str, irregular: tuple[str, ...]) -> frozenset[str]:
        """All forms of a verb, written as one word, lower case."""

    def separated_forms(self, lemma: str, particle: str, irregular: tuple[str, ...]) -> frozenset[str]:
        """The forms that stand apart from the particle; empty for a verb that has none."""

    def noun_forms(self, lemma: str, irregular: tuple[str, ...]) -> frozenset[str]:
        """Singular and plural of a noun, lower case."""

    def adjective_forms(self, lemma: str, irregular: tuple[str, ...]) -> frozenset[str]:
        """All forms of an adjective, lower case."""

    def name_bases(self, word: str) -> tuple[str, ...]:
        """The word, and the names that it may be an inflected form (a possessive) of."""

    def number(self, word: str, known: Mapping[str, float]) -> float | None:
        """The value of a number word made of others (*vijfentwintig*), `known` by value; None for other words."""


def language_kit(code: str) -> LanguageKit:
    """The kit of a language by its code; ModuleNotFoundError where there is none."""
    module = importlib.import_module(f"demarche.language.{code}")
    return cast(LanguageKit, module)
