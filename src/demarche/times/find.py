"""All times of an article: expressions found word by word, then resolved in text order."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from demarche.knowledge.frames import Lexicon, load_lexicon
from demarche.knowledge.times import load_times
from demarche.records import Direction, Document, Time
from demarche.times.anchor import Anchor, anchor
from demarche.times.direction import direction_of
from demarche.times.durations import Expression
from demarche.times.line import Line, build_line
from demarche.times.points import Clock, Context, Shifted
from demarche.times.rules import Rule, first_outcome, starters
from demarche.times.steps import Leaning
from demarche.times.tense import Clauses, Needs

# How many paragraphs back *een dag eerder* may reach for its day.
_PARAGRAPHS = 2
_SPEECH = ("say", "deny", "name", "accuse", "ask", "order")
# What only verbs of speech take; *spreken* and *beginnen* take quotations alone.
_WHOLE = frozenset({"clause", "naming"})


@dataclass(frozen=True)
class Clockwork:
    """What a language needs to find times: the rules by first word, and its reader of tenses."""

    rules: dict[str, tuple[Rule, ...]]
    clauses: Clauses


@functools.cache
def clockwork(code: str) -> Clockwork:
    """The rules and the tenses of a language."""
    table = load_times(code)
    return Clockwork(starters(table), Clauses(table, _speech(load_lexicon(code))))


def _speech(lexicon: Lexicon) -> dict[str, tuple[Needs, ...]]:
    """The forms of verbs of speech, each with the particle and the words that it needs: *laat* with *weten*."""
    found: dict[str, tuple[Needs, ...]] = {}
    for forms, separated in ((lexicon.verbs, False), (lexicon.separated, True)):
        for form, frames in forms.items():
            speech = (f for f in frames if f.act in _SPEECH and f.required and f.content & _WHOLE)
            needed = tuple((f.particle if separated else "", frozenset(f.fixed)) for f in speech)
            found[form] = (*found.get(form, ()), *needed)
    return found


def find_times(doc: Doc, document: Document, code: str) -> tuple[Time, ...]:
    """The times of a parsed document, in text order, without overlap; their values are EDTF."""
    work = clockwork(code)
    tokens = Tokens(doc, work.clauses.table.group("measures"))
    line = build_line(document.text, work.clauses.table, counts=tokens.counts, adverb=tokens.is_adverb)
    expressions = list(_expressions(line, work.rules))
    return tuple(_resolved(expressions, line, document, tokens, work.clauses))


@dataclass
class Tokens:
    """The Doc, asked by code point."""

    doc: Doc
    measures: frozenset[str] = frozenset()

    @functools.cached_property
    def starts(self) -> list[int]:
        """Where each token begins, in code points."""
        return [int(start) for start in self.doc.to_array("IDX")] if len(self.doc) else []

    def at(self, offset: int) -> Token | None:
        """The token that holds a code point."""
        i = bisect_right(self.starts, offset) - 1
        return self.doc[i] if i >= 0 else None

    def counts(self, offset: int) -> bool:
        """Whether the token there is the number of a word behind it: *2000 soldaten*."""
        token = self.at(offset)
        if token is None or token.dep_ != "nummod" or token.head.i < token.i or token.head.pos_ != "NOUN":
            return False
        return "Plur" in token.head.morph.get("Number", []) or token.head.lower_ in self.measures

    def is_adverb(self, offset: int) -> bool:
        """Whether the token there is an adverb."""
        token = self.at(offset)
        return token is not None and (token.pos_ == "ADV" or (token.pos_ == "ADJ" and token.dep_ == "advmod"))

    def head(self, start: int, end: int) -> Token | None:
        """The token of a span that hangs on something outside it."""
        token = self.at(start)
        while token is not None and start <= token.head.idx < end and token.head.i != token.i:
            token = token.head
        return token

    def sentence_start(self, offset: int) -> int:
        """Where the sentence begins that holds a code point."""
        i = bisect_right(self.starts, offset) - 1
        while i > 0 and self.doc[i].is_sent_start is not True:
            i -= 1
        return self.starts[i] if i >= 0 else 0


def _expressions(line: Line, rules: dict[str, tuple[Rule, ...]]) -> Iterator[Expression]:
    i, digits = 0, rules["#"]
    while i < len(line.words):
        word = line.words[i]
        known = rules.get(word, ())
        if word[0].isdigit():
            known = digits
        elif not known and len(word) > 5 and line.number(i) is not None:
            known = rules.get("#", ())
        found = first_outcome(line, i, known) if known else None
        if isinstance(found, Expression):
            yield found
        i = max(found.end, i + 1) if found is not None else i + 1


def _resolved(
    expressions: list[Expression], line: Line, document: Document, tokens: Tokens, clauses: Clauses
) -> Iterator[Time]:
    published, earlier = anchor(document.published), Earlier(tokens, document.text)
    for one in expressions:
        start, end = line.starts[one.start], line.end(one.end - 1)
        leaning = _leaning(one, start, end, tokens, clauses)
        same_sentence = isinstance(one.point, Clock) and one.point.day is None
        context = Context(published, leaning, earlier.value(start, same_sentence=same_sentence))
        value = one.point.value(context) if one.point is not None else None
        if value is not None and not same_sentence and anchor(value) is not None:
            earlier.note(start, value)
        direction = _direction(one, value, published, leaning)
        yield Time(start, end, document.text[start:end], value, one.kind, direction, one.duration)


@dataclass
class Earlier:
    """The date that was mentioned last, for *een jaar later* and for clock times; forgotten when it is out of sight."""

    tokens: Tokens
    text: str
    _noted: tuple[int, str] | None = None

    def note(self, start: int, value: str) -> None:
        """Remember a plain date."""
        self._noted = (start, value)

    def value(self, start: int, *, same_sentence: bool) -> str | None:
        """The value that counts at a code point."""
        if self._noted is None:
            return None
        before, value = self._noted
        if same_sentence:
            return value if self.tokens.sentence_start(start) <= before else None
        return value if self.text.count("\n\n", before, start) <= _PARAGRAPHS else None


def _leaning(one: Expression, start: int, end: int, tokens: Tokens, clauses: Clauses) -> Leaning:
    if one.direction in ("past", "future") and not one.by_tense:
        return "past" if one.direction == "past" else "future"
    token = tokens.head(start, end)
    return clauses.leaning(token) if token is not None else None


def _direction(one: Expression, value: str | None, published: Anchor | None, leaning: Leaning) -> Direction | None:
    """By the calendar where it can say; a part of the present period, or a day of it, by the clause."""
    if one.kind in ("duration", "set"):
        return one.direction
    if value is None:
        return one.direction or leaning
    if published is None:
        return one.direction
    if value[0] == "[":
        return leaning
    found = direction_of(value, published)
    coarse = published.precision != "day" and not isinstance(one.point, Shifted)
    return leaning or found if found == "present" and (coarse or one.by_tense) else found
