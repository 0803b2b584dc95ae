"""The tokenizer that pipelines are trained and shipped with: spaCy's own, mended where the treebank differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from training.conllu import Sentence

ABBREVIATIONS = Path(__file__).parent / "abbreviations"
SLASH_BETWEEN_LETTERS = r"(?<=[^\W\d_])/(?=[^\W\d_])"
# Stretches that some treebanks keep whole.
WHOLE = (
    r"[!?]{2,}|(?<!\.)\.[!?]+",
    *(rf"{mark}{{2,}}" for mark in (r"\*", "=", "_", "<", ">", r"\$", "~", "#")),
    "''|’’|‘’|``",
    r"[:;=]-?[()DP](?!\w)|\(:",
    r"(?<!\w)(?:\d-)?(?:\d{3}-)?\d{3}-\d{4}(?!\w)",
)
# Where some treebanks cut: before the ending of a chunk, between its letters, or behind its beginning.
ENDINGS = (r"(?<=\d)(?:am|pm|AM|PM)", r"(?<=\d)k", r"(?<=\w)--+")
BETWEEN = (r"(?<=[^\W\d_])\((?=[^\W\d_])", r"(?<=[^\W\d_])&(?=[^\W\d_])", r"(?<=\d)/(?=\d)", r"(?<=[^\W\d_])-(?=\d)")
BEGINNINGS = (r"-(?=[^\W\d_])",)
_LONGEST = 4  # words in a stretch without a space of which the count is kept
_HYPHENED = re.compile(r"([^\W\d_]+)-[^\W\d_]+")


class Chunk(NamedTuple):
    """A stretch of text without a space, and where the treebank cuts it."""

    text: str
    borders: frozenset[int]


class Evidence:
    """What a treebank says: how often a text is one word (`whole`), how often several in one stretch (`split`)."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.whole: Counter[str] = Counter()
        self.split: Counter[str] = Counter()
        self.parts: dict[str, tuple[str, ...]] = {}
        self.chunks: list[Chunk] = []
        for sentence in sentences:
            self.whole.update(w.form.lower() for w in sentence.words)
            for words in _stretches(sentence):
                self._add(words)

    def _add(self, words: list[str]) -> None:
        ends = [len("".join(words[: i + 1])) for i in range(len(words))]
        self.chunks.append(Chunk("".join(words), frozenset((0, *ends))))
        for start in range(len(words)):
            for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
                text = "".join(words[start:end]).lower()
                self.split[text] += 1
                self.parts.setdefault(text, tuple(w.lower() for w in words[start:end]))

    def keeps(self, pattern: str) -> bool:
        """Whether the treebank mostly leaves what the pattern finds in one piece."""
        marks = [
            (m.start() in c.borders and m.end() in c.borders, not any(m.start() < b < m.end() for b in c.borders))
            for c in self.chunks
            for m in re.finditer(pattern, c.text)
        ]
        return 2 * sum(outside and inside for outside, inside in marks) > max(2, len(marks))

    def cuts(self, pattern: str, *, ending: bool = False, beginning: bool = False) -> bool:
        """Whether the treebank mostly cuts around what the pattern finds, at a chunk's end or beginning if so told."""
        found = [
            m.start() in c.borders and m.end() in c.borders
            for c in self.chunks
            for m in re.finditer(f"(?:{pattern})$" if ending else f"^(?:{pattern})" if beginning else pattern, c.text)
        ]
        return 2 * sum(found) > max(2, len(found))

    def joiners(self) -> list[str]:
        """First parts of words with a hyphen that the treebank keeps whole (`non-`, `pre-`)."""
        whole: Counter[str] = Counter()
        for form, count in self.whole.items():
            if match := _HYPHENED.fullmatch(form):
                whole[match[1]] += count
        return sorted(first for first, count in whole.items() if count > max(1, self.split[f"{first}-"]))

    def contractions(self) -> Iterator[tuple[str, ...]]:
        """Words written as one that no sign tells apart: `wanna`; a lone final s (`doctors` for *doctor's*) is none."""
        for text, count in self.split.items():
            parts = self.parts[text]
            if count > 1 and text.isalpha() and not self.whole[text] and len(parts) == 2 and parts[1] != "s":
                yield parts


def _stretches(sentence: Sentence) -> Iterator[list[str]]:
    words: list[str] = []
    for word in sentence.words:
        words.append(word.form)
        if word.space:
            yield words
            words = []
    if words:
        yield words


def adapt_tokenizer(nlp: Language, sentences: Iterable[Sentence]) -> None:
    """Cut as the treebank does: at a slash between letters (`ANP/RTR`), and wherever it says so of one of our rules.

    Emoticons go, and abbreviations that are mostly plain words: spaCy keeps `hand.`, `dat.`, `top.` whole and so
    swallows full stops. An exception stays only where the treebank writes the word with its full stop, and at least as
    often as without, or where more stops stand inside (`a.u.b.`). Each exception also costs start-up time: of 4,300
    Dutch ones some 250 are left.
    """
    seen = Evidence(sentences)
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {t: cases for t, cases in tokenizer.rules.items() if _keeps(t, len(cases), seen)}
    for text in _abbreviations(str(nlp.lang)):
        tokenizer.add_special_case(text, [{"ORTH": text}])
    for parts in seen.contractions():
        for cased in (parts, (parts[0].capitalize(), *parts[1:])):
            tokenizer.add_special_case("".join(cased), [{"ORTH": part} for part in cased])
    whole = [pattern for pattern in WHOLE if seen.keeps(pattern)]
    prefixes = [*whole, *(p for p in BEGINNINGS if seen.cuts(p, beginning=True)), *(nlp.Defaults.prefixes or ())]
    suffixes = [*whole, *(p for p in ENDINGS if seen.cuts(p, ending=True)), *(nlp.Defaults.suffixes or ())]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    joiners = seen.joiners()
    infixes = [_spared(str(pattern), joiners) for pattern in nlp.Defaults.infixes or ()]
    infixes = [*whole, *infixes, SLASH_BETWEEN_LETTERS, *(p for p in BETWEEN if seen.cuts(p))]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _abbreviations(language: str) -> list[str]:
    path = ABBREVIATIONS / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in lines if line and not line.startswith("#")]


def _spared(pattern: str, joiners: list[str]) -> str:
    """The pattern, but with no cut at the hyphen behind one of these beginnings where it cuts at hyphens."""
    if not re.search(pattern, "a-b"):
        return pattern
    return "".join(rf"(?<!\b(?i:{re.escape(first)}))" for first in joiners) + pattern


def _keeps(text: str, words: int, seen: Evidence) -> bool:
    whole, split = seen.whole[text.lower()], seen.split[text.lower()]
    if (split > whole) if words == 1 else (whole > split):
        return text.isspace()
    if not any(c.isalpha() for c in text) or not text[0].isalnum() and text[0] not in "'’":
        return text.isspace()
    if text.endswith(")"):
        return False
    if not text.endswith(".") or len(text) < 3:
        return True
    return "." in text[:-1] or whole > 0 and whole >= seen.whole[text[:-1].lower()]
