"""How far a Doc agrees with a treebank, as the CoNLL 2018 shared task counts it (Zeman et al. 2018).

Sentences and words are spans of the text without its white space; a word's tag, lemma or head counts where its span
is right. A word inside a token that is not its words written together is never found: our Docs have no such words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.tokens import Doc

from demarche.evaluation.conllu import Sentence
from demarche.evaluation.counts import Counts

COLUMNS = ("words", "sentences", "UPOS", "lemma", "UAS", "LAS")
_SPACE = re.compile(r"\s+")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A word by its place in the text without white space; `head` is the head's place, None for a root."""

    place: Range
    upos: str
    lemma: str
    head: Range | None
    relation: str


@dataclass(slots=True)
class Agreement:
    """What the treebank has, what was found, and what of it is right, by column; LAS also by relation."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[Placed], found: Sequence[Placed]) -> None:
        """Count the words of one text."""
        by_place = {word.place: word for word in found}
        for words, counter in ((gold, self.gold), (found, self.found)):
            counter.update(dict.fromkeys(("words", "UPOS", "lemma", "UAS", "LAS"), len(words)))
            counter.update(word.relation for word in words)
        for word in gold:
            if (other := by_place.get(word.place)) is not None:
                self.right.update(_agreements(word, other))

    def add_sentences(self, gold: Iterable[Range], found: Iterable[Range]) -> None:
        """Count the sentences of one text: right where both ends are."""
        wanted, got = set(gold), set(found)
        self.gold["sentences"] += len(wanted)
        self.found["sentences"] += len(got)
        self.right["sentences"] += len(wanted & got)

    def counts(self, column: str) -> Counts:
        """The counts of a column or a relation."""
        right = self.right[column]
        return Counts(self.gold[column], self.found[column], right, right)

    def f1(self, column: str) -> float:
        """F1 in percent of a column or a relation."""
        return 200 * self.right[column] / max(1, self.gold[column] + self.found[column])


def _agreements(gold: Placed, found: Placed) -> Iterator[str]:
    yield "words"
    if gold.upos == found.upos:
        yield "UPOS"
    if gold.lemma.lower() == found.lemma.lower():
        yield "lemma"
    if gold.head == found.head:
        yield "UAS"
        if gold.relation == found.relation:
            yield "LAS"
            yield gold.relation


def plain_lemma(form: str, lemma: str, upos: str) -> str:
    """A lemma without borders, as in the training files.

    `regering_fractie` of *regeringsfractie* keeps the form's linking letters; a verb whose particle stands elsewhere
    goes without it (`plaats_vinden` of *vindt* is `vinden`).
    """
    *first, last = lemma.split("_")
    if not first or not last:
        return lemma
    before = "".join(first)
    if upos in ("VERB", "AUX"):
        return before + last if form.lower().startswith(before.lower()) else last
    for length in range(len(last), 1, -1):
        at = form.lower().rfind(last[:length].lower())
        if at > 0:
            return form[:at] + last
    return before + last


def placed_gold(sentences: Sequence[Sentence]) -> tuple[list[Placed], list[Range]]:
    """The words and the sentences of a text by their places."""
    words: list[Placed] = []
    borders: list[Range] = []
    end = 0
    for sentence in sentences:
        places = _word_places(sentence, end)
        borders.append((end, end := places[-1][1]))
        for i, (word, place) in enumerate(zip(sentence.words, places, strict=True)):
            head = None if word.head == i else places[word.head]
            words.append(Placed(place, word.upos, plain_lemma(word.form, word.lemma, word.upos), head, word.relation))
    return words, borders


def placed_doc(doc: Doc) -> tuple[list[Placed], list[Range]]:
    """The same of a parsed Doc, without its white-space tokens."""
    places = _places((token.text for token in doc), 0)
    words = [
        Placed(
            places[token.i],
            token.pos_,
            token.lemma_,
            None if token.head.i == token.i else places[token.head.i],
            "ROOT" if token.head.i == token.i else token.dep_,
        )
        for token in doc
        if not token.is_space
    ]
    parts = ([places[t.i] for t in sentence if not t.is_space] for sentence in doc.sents)
    return words, [(part[0][0], part[-1][1]) for part in parts if part]


def _word_places(sentence: Sentence, start: int) -> list[Range]:
    """Of each word its place; the words of a fused token share an empty one at its end, where no word is found."""
    surface = list(sentence.surface())
    places: list[Range] = []
    for (_, first, last), place in zip(surface, _places((form for form, *_ in surface), start), strict=True):
        places += [place] if first == last else [(place[1], place[1])] * (last - first + 1)
    return places


def _places(forms: Iterable[str], start: int) -> list[Range]:
    ends = list(accumulate((len(_SPACE.sub("", form)) for form in forms), initial=start))
    return list(zip(ends, ends[1:], strict=False))
