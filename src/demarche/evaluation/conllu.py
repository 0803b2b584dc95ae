"""CoNLL-U files as the Universal Dependencies project publishes them: sentences with their surface text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from demarche.errors import CorpusError
from demarche.evaluation.files import as_text, corpus_bytes

COLUMNS = 10


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
class Fusion:
    """A multi-word token whose form is not its words written together: *del* of *de* and *el*.

    `first` and `last` are indices of words.
    """

    form: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `fused` is true where a token is not its words written together: Docs cannot hold it."""

    words: tuple[Word, ...]
    comments: dict[str, str] = field(default_factory=dict)
    fused: bool = False
    fusions: tuple[Fusion, ...] = ()

    @property
    def text(self) -> str:
        """The surface text, without the white space behind the last word."""
        return "".join(form + " " * self.words[last].space for form, _, last in self.surface()).rstrip()

    @property
    def closed(self) -> bool:
        """Whether the sentence ends in final punctuation."""
        return self.words[-1].form in {".", "!", "?", '"', "”", ")", "...", "…", "»"}

    def surface(self) -> Iterator[tuple[str, int, int]]:
        """The forms as they are written, each with its first and its last word."""
        fused = {fusion.first: fusion for fusion in self.fusions}
        i = 0
        while i < len(self.words):
            fusion = fused.get(i)
            yield (fusion.form, i, fusion.last) if fusion else (self.words[i].form, i, i)
            i = (fusion.last if fusion else i) + 1


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, plain or gzip'ed. Raises CorpusError naming the line."""
    block: list[str] = []
    lines = as_text(corpus_bytes(path), str(path)).split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line.rstrip("\r"))
        elif block:
            try:
                yield _sentence(block)
            except (ValueError, IndexError):
                raise CorpusError(
                    f"{path}, lines {number - len(block)} to {number - 1}",
                    f"words in {COLUMNS} columns with tabs (CoNLL-U) were expected",
                    "name a file in that format",
                ) from None
            block = []


def _sentence(block: Sequence[str]) -> Sentence:
    comments: dict[str, str] = {}
    words: list[Word] = []
    fusions: list[Fusion] = []
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
            if not inside and token.form != "".join(w.form for w in words[token.first - 1 :]):
                fusions.append(Fusion(token.form, token.first - 1, token.last - 1))
    if not words or any(word.head >= len(words) for word in words):
        raise ValueError("a sentence without words, or a head that is not there")
    return Sentence(tuple(words), comments, bool(fusions), tuple(fusions))


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
