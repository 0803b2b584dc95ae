"""Turn treebank sentences into training Docs that look like newspaper text."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from training.conllu import Sentence, Word, tree_doc

# Unseen curly marks are parsed as objects, so every style stands in the training data.
QUOTE_STYLES = (("“", "”"), ("„", "”"), ("«", "»"), ("‘", "’"), ("'", "'"), ('"', '"'), ('"', '"'), ("“", "”"))
DASHES = ("-", "-", "–", "—")
DASHED = frozenset({"-", "--", "–", "—"})
CLOSE_DASHES = 0.5  # of the houses with long dashes set them without spaces: `the minister—who had left—said`
APOSTROPHES = ("'", "'", "’")
GROUP_SIZES = (1, 2, 3, 4, 6, 8)


def grouped(
    sentences: Iterable[Sentence], rng: random.Random, sizes: Sequence[int] = GROUP_SIZES
) -> Iterator[list[Sentence]]:
    """Join sentences into paragraphs; one without final punctuation ends its paragraph.

    Otherwise the parser learns to split before names (measured: sentence F 84 against 97).
    """
    group: list[Sentence] = []
    size = rng.choice(sizes)
    for sentence in sentences:
        group.append(sentence)
        if len(group) >= size or not sentence.closed:
            yield group
            group, size = [], rng.choice(sizes)
    if group:
        yield group


def restyled(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    """The same sentences with quotation marks, dashes and apostrophes of one randomly chosen house style."""
    marks = rng.choice(QUOTE_STYLES)
    dash, apostrophe = rng.choice(DASHES), rng.choice(APOSTROPHES)
    close = dash == "—" and rng.random() < CLOSE_DASHES
    inside = False
    result = []
    for sentence in group:
        words: list[Word] = []
        for i, word in enumerate(sentence.words):
            form = word.form
            if form == '"':
                opening = _opens(sentence.words, i, inside)
                form, inside = marks[0] if opening else marks[1], opening
            elif form in DASHED and not _hyphen(sentence.words, i):
                form = dash
            elif "'" in form and (len(form) > 1 or word.upos == "PART"):
                form = form.replace("'", apostrophe)
            lemma = form if word.lemma == word.form else word.lemma
            space = word.space and not (close and _beside_dash(sentence.words, i))
            words.append(dataclasses.replace(word, form=form, lemma=lemma, space=space))
        result.append(dataclasses.replace(sentence, words=tuple(words)))
    return result


def _hyphen(words: tuple[Word, ...], i: int) -> bool:
    """Whether the dash joins two words without spaces, as in `US-led` where a treebank cuts there."""
    return words[i].form == "-" and 0 < i < len(words) - 1 and not words[i - 1].space and not words[i].space


def _beside_dash(words: tuple[Word, ...], i: int) -> bool:
    """Whether a dash between two words stands at or behind this word, with spaces around it."""
    at = i if words[i].form in DASHED else i + 1
    if not 0 < at < len(words) - 1 or words[at].form not in DASHED:
        return False
    return words[at - 1].space and words[at].space and words[at - 1].form.isalpha() and words[at + 1].form.isalpha()


def _opens(words: tuple[Word, ...], i: int, inside: bool) -> bool:
    glued_before = i > 0 and not words[i - 1].space
    glued_after = not words[i].space
    if glued_before != glued_after:
        return glued_after
    return not inside


def treebank_docs(vocab: Vocab, sentences: Iterable[Sentence], *, seed: int, copies: int = 1) -> DocBin:
    """A DocBin of restyled paragraphs; each copy groups and styles the sentences anew."""
    usable = [s for s in sentences if not s.fused]
    docs = DocBin(store_user_data=False)
    for copy in range(copies):
        rng = random.Random(seed + copy)
        for group in grouped(usable, rng):
            docs.add(tree_doc(vocab, restyled(group, rng)))
    return docs
