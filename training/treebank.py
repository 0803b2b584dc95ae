"""Turn treebank sentences into training Docs that look like newspaper text."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Iterator

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from training.conllu import Sentence, Word, tree_doc

# Unseen curly marks are parsed as objects, so every style stands in the training data.
QUOTE_STYLES = (("“", "”"), ("„", "”"), ("«", "»"), ("‘", "’"), ("'", "'"), ('"', '"'), ('"', '"'), ("“", "”"))
DASHES = ("-", "-", "–", "—")
APOSTROPHES = ("'", "'", "’")
GROUP_SIZES = (1, 2, 3, 4, 6, 8)


def grouped(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Join sentences into paragraphs; one without final punctuation ends its paragraph.

    Otherwise the parser learns to split before names (measured: sentence F 84 against 97).
    """
    group: list[Sentence] = []
    size = rng.choice(GROUP_SIZES)
    for sentence in sentences:
        group.append(sentence)
        if len(group) >= size or not sentence.closed:
            yield group
            group, size = [], rng.choice(GROUP_SIZES)
    if group:
        yield group


def restyled(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    """The same sentences with quotation marks, dashes and apostrophes of one randomly chosen house style."""
    marks = rng.choice(QUOTE_STYLES)
    dash, apostrophe = rng.choice(DASHES), rng.choice(APOSTROPHES)
    inside = False
    result = []
    for sentence in group:
        words: list[Word] = []
        for i, word in enumerate(sentence.words):
            form = word.form
            if form == '"':
                opening = _opens(sentence.words, i, inside)
                form, inside = marks[0] if opening else marks[1], opening
            elif form == "-":
                form = dash
            elif "'" in form and len(form) > 1:
                form = form.replace("'", apostrophe)
            lemma = form if word.lemma == word.form else word.lemma
            words.append(dataclasses.replace(word, form=form, lemma=lemma))
        result.append(dataclasses.replace(sentence, words=tuple(words)))
    return result


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
