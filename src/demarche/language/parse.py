"""Text to a spaCy Doc whose text is the text: parsed paragraph by paragraph, white space kept out of the trees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

_ATTRIBUTES = [POS, TAG, LEMMA, MORPH, DEP, HEAD, ENT_IOB, ENT_TYPE]
_HEAD_COLUMN = _ATTRIBUTES.index(HEAD)
_IOB_COLUMN = _ATTRIBUTES.index(ENT_IOB)
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
# A text is taken as wrapped by hand where lines of such length break off in mid-sentence.
_WRAP_MIN, _WRAP_MAX = 50, 100

# Characters that are parsed at once: the parser's memory grows with them.
MAX_PIECE = 20_000
# Tokens in one batch of the pipeline, where paragraphs are long.
BATCH = 20_000
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s")
# So many signs without a space between them are no word.
_LONG_RUN = re.compile(r"\S{1000}")

Offsets = tuple[int, int]


def paragraphs(text: str) -> list[Offsets]:
    """Start and end of each paragraph: a line, or a block of lines where the text was wrapped by hand."""
    found: list[Offsets] = []
    for block in re.finditer(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*", text):
        lines = [m for m in re.finditer(r"[^\n]+", block.group()) if m.group().strip()]
        if _wrapped([m.group().strip() for m in lines]):
            found.append(_trimmed(text, block.start(), block.end()))
        else:
            found += [_trimmed(text, block.start() + m.start(), block.start() + m.end()) for m in lines]
    return [span for span in found if span[0] < span[1]]


def _wrapped(lines: list[str]) -> bool:
    if len(lines) < 3:
        return False
    broken = sum(nxt[:1].islower() and _WRAP_MIN <= len(line) <= _WRAP_MAX for line, nxt in pairwise(lines))
    return broken * 3 >= len(lines)


def _trimmed(text: str, start: int, end: int) -> Offsets:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def parse(nlp: Language, text: str, spans: list[Offsets]) -> Doc:
    """Parse the given paragraphs of the text into one Doc with `doc.text == text`; token offsets are text offsets."""
    pieces, starts = [], []
    for start, end in (part for span in spans for part in _parts(text, *span)):
        piece, offsets = _without_space(_tokenized(nlp, text[start:end]))
        if len(piece):
            pieces.append(piece)
            starts += [start + offset for offset in offsets]
    size = max(1, BATCH // max((len(piece) for piece in pieces), default=1))
    parsed = list(nlp.pipe(pieces, batch_size=size))
    return _joined(nlp, text, parsed, starts)


def _parts(text: str, start: int, end: int) -> Iterator[Offsets]:
    """A paragraph, or the parts of one that is too long to be parsed at once, cut where a sentence may end."""
    while end - start > MAX_PIECE:
        piece = text[start : start + MAX_PIECE]
        ends = [m.end() for m in _SENTENCE_END.finditer(piece)] or [m.end() for m in re.finditer(r"\s", piece)]
        cut = start + (ends[-1] if ends else MAX_PIECE)
        yield start, cut
        start = cut
    yield start, end


def _tokenized(nlp: Language, text: str) -> Doc:
    """The tokenizer's words; a run of signs without space that no word has is cut first, for it takes the square."""
    cuts = [0, *(m.end() for m in _LONG_RUN.finditer(text))]
    if len(cuts) == 1:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[a:b]) for a, b in pairwise([*cuts, len(text)]) if a < b]
    return Doc.from_docs(pieces, ensure_whitespace=False)


def _without_space(doc: Doc) -> tuple[Doc, list[int]]:
    tokens = [t for t in doc if not t.is_space]
    text = doc.text
    spaces = [text[t.idx + len(t) : t.idx + len(t) + 1].isspace() for t in tokens]
    return Doc(doc.vocab, words=[t.text for t in tokens], spaces=spaces), [t.idx for t in tokens]


def _joined(nlp: Language, text: str, parsed: list[Doc], starts: list[int]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    positions: list[int] = []
    end = 0
    tokens = [t.text for doc in parsed for t in doc]
    for word, start in zip(tokens, starts, strict=True):
        _add_gap(text[end:start], words, spaces)
        positions.append(len(words))
        words.append(word)
        spaces.append(False)
        end = start + len(word)
    _add_gap(text[end:], words, spaces)
    return _annotated(Doc(nlp.vocab, words=words, spaces=spaces), parsed, positions)


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


def _annotated(doc: Doc, parsed: list[Doc], positions: list[int]) -> Doc:
    rows = np.zeros((len(doc), len(_ATTRIBUTES)), dtype="uint64")
    rows[:, _IOB_COLUMN] = _OUTSIDE
    rows[:, _HEAD_COLUMN] = np.array([-1], dtype="int64").astype("uint64")[0]
    if len(doc):
        rows[0, _HEAD_COLUMN] = 0
    if positions:
        place = np.array(positions, dtype="int64")
        merged = np.concatenate([d.to_array(_ATTRIBUTES) for d in parsed])
        first = np.concatenate([[0], np.cumsum([len(d) for d in parsed])[:-1]]).repeat([len(d) for d in parsed])
        within = np.arange(len(merged)) - first
        heads = within + merged[:, _HEAD_COLUMN].astype("int64") + first
        merged[:, _HEAD_COLUMN] = (place[heads] - place).astype("uint64")
        broken = np.flatnonzero((merged[1:, _IOB_COLUMN] == _INSIDE) & (np.diff(place) > 1)) + 1
        merged[broken, _IOB_COLUMN] = _BEGIN
        rows[place] = merged
    return doc.from_array(_ATTRIBUTES, rows)  # type: ignore[arg-type]  # any integers will do
