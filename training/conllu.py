"""Read CoNLL-U files: sentences with surface text, and spaCy Docs made of them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `head` is a 0-based index into the sentence; the root points at itself."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str
    space: bool
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `fused` is true where a multi-word token is not its words written together: Docs cannot hold it."""

    words: tuple[Word, ...]
    comments: dict[str, str] = field(default_factory=dict)
    fused: bool = False

    @property
    def text(self) -> str:
        """The surface text, without the white space behind the last word."""
        return "".join(w.form + " " * w.space for w in self.words).rstrip()

    @property
    def closed(self) -> bool:
        """Whether the sentence ends in final punctuation."""
        return self.words[-1].form in {".", "!", "?", '"', "”", ")", "...", "…", "»"}


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, plain or gzip'ed."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _sentence(block)
                block = []
        if block:
            yield _sentence(block)


def _sentence(block: Sequence[str]) -> Sentence:
    comments: dict[str, str] = {}
    words: list[Word] = []
    fused = False
    token: _Token | None = None
    for line in block:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
            continue
        cells = line.split("\t")
        if not cells[0].isdigit():
            token = _Token.read(cells) if "-" in cells[0] else token
            continue
        words.append(_word(cells, len(words)))
        if token is not None and int(cells[0]) <= token.last:
            inside = int(cells[0]) < token.last
            words[-1] = replace(words[-1], space=not inside and token.space)
            fused = fused or not inside and token.form != "".join(w.form for w in words[token.first - 1 :])
    return Sentence(tuple(words), comments, fused)


@dataclass(frozen=True, slots=True)
class _Token:
    """A multi-word token: its form, the numbers of its first and last word, and whether a space follows."""

    form: str
    first: int
    last: int
    space: bool

    @classmethod
    def read(cls, cells: Sequence[str]) -> _Token:
        """Read the line of a multi-word token, as in `3-4	don't`."""
        first, last = map(int, cells[0].split("-"))
        return cls(cells[1], first, last, "SpaceAfter=No" not in cells[9].split("|"))


def _word(cells: Sequence[str], index: int) -> Word:
    misc = dict(part.partition("=")[::2] for part in cells[9].split("|"))
    head = int(cells[6]) - 1 if cells[6].isdigit() else -1
    return Word(
        form=cells[1],
        lemma=cells[2],
        upos=cells[3],
        feats=cells[5],
        head=index if head < 0 else head,
        relation="ROOT" if head < 0 else cells[7],
        space=misc.get("SpaceAfter") != "No",
        entity=misc.get("NER", "O"),
    )


def tree_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """Join sentences into one Doc with tags, lemmas, trees and sentence borders; entities are left unset."""
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(heads)
        heads += [offset + w.head for w in sentence.words]
        starts += [i == 0 for i in range(len(sentence.words))]
    words = [w for s in sentences for w in s.words]
    doc = Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.upos for w in words],
        morphs=["" if w.feats == "_" else w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=[w.relation for w in words],
    )
    assert [t.is_sent_start for t in doc] == starts
    return doc


def entity_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """A Doc that holds only words and entity labels."""
    words = [w for s in sentences for w in s.words]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        ents=[w.entity for w in words],
    )
