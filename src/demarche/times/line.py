"""The words of a text with their places, and what the language's table says of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from demarche.knowledge.times import WORD, TimeWords, Value

_PLAIN = re.compile(r"[0-9]{1,4}")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_DECIMAL = re.compile(r"[0-9]{1,4},[0-9]{1,2}")
_ENDS = frozenset(".!?:;…“”\"‘’'«»„(–-—|>*•\n")
_LONGEST = 4
_NONE: frozenset[str] = frozenset()
_NUMBER = frozenset({"#"})

Found = tuple[int, Value]


@dataclass(frozen=True)
class Line:
    """A text as words; `words` are lower case with plain apostrophes, `raw` as they stand, `starts` in code points.

    `counts` tells of a word whether the parse takes it as the number of what follows (*2000 soldaten*), `adverb`
    whether it takes it as an adverb. `years` gathers the words read as years: others may be listed behind them.
    """

    raw: list[str]
    words: list[str]
    starts: list[int]
    table: TimeWords
    counts: Callable[[int], bool]
    adverb: Callable[[int], bool]
    years: set[int] = field(default_factory=set)

    def end(self, i: int) -> int:
        """Where word `i` ends, in code points."""
        return self.starts[i] + len(self.raw[i])

    def match(self, i: int, group: str) -> Found | None:
        """The longest entry of a group that stands at word `i`: where it ends, and its value."""
        if not 0 <= i < len(self.words):
            return None
        for entry in self.table.index.get(self.words[i], ()):
            end = i + len(entry.words)
            if entry.group == group and (end == i + 1 or tuple(self.words[i:end]) == entry.words):
                return end, entry.value
        return None

    def groups(self, i: int) -> frozenset[str]:
        """The groups that word `i` may begin an entry of; `#` for digits."""
        word = self.words[i]
        return _NUMBER if word[0].isdigit() else self.table.groups.get(word, _NONE)

    def skip(self, i: int, *groups: str) -> int:
        """Behind an entry of one of the groups at `i`, else `i` itself."""
        for group in groups:
            if found := self.match(i, group):
                return found[0]
        return i

    def follows(self, i: int, group: str) -> bool:
        """Whether an entry of the group ends where word `i` begins."""
        lengths = range(1, min(_LONGEST, i) + 1)
        return any((found := self.match(i - k, group)) is not None and found[0] == i for k in lengths)

    def number(self, i: int) -> tuple[int, float] | None:
        """A number in digits or words: `1.000`, `2,5`, `drie`, `vijfentwintig`, `anderhalf`."""
        if i >= len(self.words):
            return None
        word = self.words[i]
        if word[0].isdigit():
            digits = _digits(word)
            return None if digits is None else (i + 1, digits)
        if found := self.match(i, "numbers"):
            return found[0], float(found[1])
        composed = self.table.number(word) if len(word) > _LONGEST else None
        return None if composed is None else (i + 1, composed)

    def opens(self, i: int) -> bool:
        """Whether a sentence may begin with word `i`."""
        return i == 0 or self.raw[i - 1] in _ENDS

    def common(self, i: int) -> bool:
        """Whether word `i` may be a common noun: small letters, or the first of a sentence."""
        return i < len(self.raw) and (self.raw[i][0].islower() or self.opens(i) or self.raw[i].isupper())

    def integer(self, i: int) -> int | None:
        """Plain digits, at most four."""
        return int(self.words[i]) if 0 <= i < len(self.words) and _PLAIN.fullmatch(self.words[i]) else None


def build_line(
    text: str, table: TimeWords, *, counts: Callable[[int], bool] | None = None, adverb: Callable[[int], bool]
) -> Line:
    """Cut a text into words; `counts` and `adverb` are asked with the code point at which a word begins."""
    found = [(m.group(), m.start()) for m in WORD.finditer(text)]
    raw, starts = [word for word, _ in found], [start for _, start in found]
    words = [word.lower().replace("’", "'") for word in raw]
    counted = counts or (lambda _: False)
    return Line(raw, words, starts, table, lambda i: counted(starts[i]), lambda i: adverb(starts[i]))


def _digits(word: str) -> float | None:
    if _PLAIN.fullmatch(word):
        return float(word)
    if _THOUSANDS.fullmatch(word):
        return float(word.replace(".", ""))
    return float(word.replace(",", ".")) if _DECIMAL.fullmatch(word) else None
