"""Which way a clause leans: to what has been or to what will be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from demarche.knowledge.times import TimeWords
from demarche.times.steps import Leaning

# The particle and the fixed words that make a verb one of speech.
Needs = tuple[str, frozenset[str]]
VERBAL = ("VERB", "AUX")
_HELPERS = ("aux", "aux:pass", "cop")
_NOMINAL = ("NOUN", "PROPN", "PRON")
# From these a verb shares the finite verb of the clause above it.
_SHARED = ("xcomp", "conj", "aux", "aux:pass")
_STEPS = 12


@dataclass(frozen=True)
class Clauses:
    """Reads the tense of clauses.

    `says` holds the verb forms that report speech, in the present too of what has been, each with the particle and
    the words that must stand with it.
    """

    table: TimeWords
    says: Mapping[str, Sequence[Needs]]

    def leaning(self, token: Token) -> Leaning:
        """Past or future by the verb that the token belongs to; None where no verb says.

        A present verb says nothing of a time under a noun: *de aanval van dinsdag toont*, *de top van juni is*.
        """
        verb, under_noun = clause_verb(token), _under_noun(token)
        if under_noun and not any(c.dep_ == "case" for c in token.children):
            verb, under_noun = _verb_beside(token), False
        if verb is None:
            return None
        finite = _finite(verb)
        helpers = {t.lower_ for t in _with_helpers(verb)}
        found = self._by_finite(finite, helpers, verb) if finite is not None else self._without(verb, helpers)
        if under_noun and found == "future" and not helpers & self._future and not helpers & self._passive:
            return None
        return found

    def _by_finite(self, finite: Token, helpers: set[str], verb: Token) -> Leaning:
        form = finite.lower_
        perfect = bool(helpers & self._perfect) and "Part" in verb.morph.get("VerbForm", [])
        if form in self._future and form not in self._perfect:
            return "past" if perfect and form != verb.lower_ else "future"
        if "Past" in finite.morph.get("Tense", []):
            return "past"
        if verb.lower_ in self._planned:
            return "future"
        if form in self._perfect and (perfect or (finite.dep_ in ("aux", "aux:pass") and finite.i != verb.i)):
            return "past"
        return "past" if self._reports(finite) else "future"

    def _without(self, verb: Token, helpers: set[str]) -> Leaning:
        """A participle alone is past, an infinitive with a subject a present plural that was taken for one."""
        if "Part" in verb.morph.get("VerbForm", []):
            return "future" if verb.lower_ in self._planned else "past"
        return None if self._reports(verb) else "future"

    def _reports(self, verb: Token) -> bool:
        """Whether the verb, in the present, tells of what has been: *zegt*, *laat … weten*, *blijkt*."""
        if verb.lower_ in self._evident:
            return True
        needed = self.says.get(verb.lower_, ())
        particles = {"", *(c.lower_ for c in verb.children if c.dep_ == "compound:prt")}
        return any(p in particles and (not words or words <= _sentence_words(verb)) for p, words in needed)

    @cached_property
    def _evident(self) -> frozenset[str]:
        return self._group("evident")

    @cached_property
    def _future(self) -> frozenset[str]:
        return self._group("future_auxiliaries")

    @cached_property
    def _perfect(self) -> frozenset[str]:
        return self._group("perfect_auxiliaries")

    @cached_property
    def _passive(self) -> frozenset[str]:
        return self._group("passive_auxiliaries")

    @cached_property
    def _planned(self) -> frozenset[str]:
        return self._group("planned")

    def _group(self, name: str) -> frozenset[str]:
        return self.table.group(name)


def clause_verb(token: Token) -> Token | None:
    """The verb (or the predicate with a copula) whose clause holds the token."""
    for node in _upward(token):
        if node.pos_ in VERBAL or any(c.dep_ in _HELPERS for c in node.children):
            return node
    return None


def _upward(token: Token) -> Iterator[Token]:
    node = token
    for _ in range(_STEPS):
        yield node
        if node.head.i == node.i:
            return
        node = node.head


def _under_noun(token: Token) -> bool:
    """Whether a noun stands between the token and its verb: *de aanval van dinsdag*."""
    for node in list(_upward(token))[1:]:
        if node.pos_ in VERBAL:
            return False
        if node.pos_ in _NOMINAL and node.dep_ not in ("flat", "fixed"):
            return not any(c.dep_ in _HELPERS for c in node.children)
    return False


def _verb_beside(token: Token) -> Token | None:
    """The finite verb between the same two marks as the token, where the parser hung the token on a noun."""
    for step in (-1, 1):
        for node in _along(token, step):
            if node.is_punct or node.pos_ == "SCONJ" or "Rel" in node.morph.get("PronType", []):
                break
            if node.pos_ in VERBAL and "Fin" in node.morph.get("VerbForm", []):
                return node.head if node.dep_ in _HELPERS else node
    return None


def _along(token: Token, step: int) -> Iterator[Token]:
    """The tokens behind (1) or before (-1) this one in its sentence, the nearest first."""
    i, doc = token.i + step, token.doc
    while 0 <= i < len(doc) and not (doc[i] if step > 0 else doc[i + 1]).is_sent_start:
        yield doc[i]
        i += step


def _sentence_words(token: Token) -> frozenset[str]:
    return frozenset(t.lower_ for step in (-1, 1) for t in _along(token, step))


def _finite(verb: Token) -> Token | None:
    """The finite verb of the clause: its own, a helper's, or that of the clause with which it shares one."""
    node = verb
    for _ in range(_STEPS):
        found = next((t for t in _with_helpers(node) if "Fin" in t.morph.get("VerbForm", [])), None)
        bare = "Inf" in node.morph.get("VerbForm", []) and node.dep_ == "ccomp"
        if found is not None or not (bare or node.dep_ in _SHARED) or node.head.i == node.i:
            return found
        node = node.head
    return None


def _with_helpers(verb: Token) -> Iterator[Token]:
    yield from (c for c in verb.children if c.dep_ in _HELPERS)
    yield verb
