"""Entity files in columns: CoNLL-2002 and 2003, two columns, Universal NER, and CoNLL-U with `NER=` in its last.

    U.N.  NNP  I-NP  B-ORG        one word a line, a blank line between sentences
    1     Genève  B-LOC  -  -     the words may be numbered

The column of tags is the last one that holds nothing else; the words stand in the first that is no number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from demarche.errors import CorpusError
from demarche.evaluation.conllu import COLUMNS, read_conllu
from demarche.evaluation.files import as_text, corpus_bytes

TYPES = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "LOCATION": "LOC", "ORG": "ORG"}
TYPES["ORGANIZATION"] = "ORG"
_TAG = re.compile(r"O|[BIESLU]-\S+")
_DOCUMENT = "-DOCSTART-"

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its names: start and end in code points of the text, and PER, LOC or ORG.

    Names of other types are left out of the corpus.
    """

    text: str
    names: frozenset[Name]


def load(path: Path, part: str | None) -> tuple[Labelled, ...]:
    """The sentences of a file, plain or gzip'ed. Raises CorpusError."""
    text = as_text(corpus_bytes(path), str(path))
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    if first.count("\t") == COLUMNS - 1:
        sentences = ([(w.form, w.space, w.entity) for w in s.words] for s in read_conllu(path))
        labelled = tuple(map(_labelled, sentences))
    else:
        labelled = tuple(_of_columns(text.splitlines(), path))
    if not any(sentence.names for sentence in labelled):
        raise CorpusError(
            f"{path} has no names of persons, places or organisations",
            "tags such as B-PER were expected in a column, or NER=B-PER in CoNLL-U",
            "see demarche evaluate --list",
        )
    return labelled


def _of_columns(lines: Sequence[str], path: Path) -> Iterator[Labelled]:
    rows = [line.split() for line in lines if _is_word(line)]
    word, tag = _columns(rows, path)
    block: list[tuple[str, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        if _is_word(line):
            cells = line.split()
            if len(cells) <= max(word, tag):
                raise CorpusError(f"{path}, line {number}", f"{max(word, tag) + 1} columns were expected", "mend it")
            block.append((cells[word], cells[tag]))
        elif block:
            forms = [form for form, _ in block]
            yield _labelled([(form, space, tag) for (form, tag), space in zip(block, _spaces(forms), strict=True)])
            block = []


def _is_word(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("# ", _DOCUMENT))


def _columns(rows: Sequence[Sequence[str]], path: Path) -> tuple[int, int]:
    width = min(map(len, rows), default=0)
    tags = [i for i in range(1, width) if all(_TAG.fullmatch(row[i]) for row in rows)]
    words = [i for i in range(width) if not all(row[i].isdigit() for row in rows)]
    if not tags or not words:
        raise CorpusError(
            f"{path} is no entity file",
            "one word a line with its tag (O, B-PER, I-PER …) in a column of its own was expected",
            "see demarche evaluate --list",
        )
    return words[0], tags[-1]


def _spaces(forms: Sequence[str]) -> list[bool]:
    """Whether a space follows each word: not before what closes or begins with an apostrophe, not behind brackets."""
    following = [*forms[1:], ""]
    return [bool(nxt) and not _opens(form) and not _leans(nxt) for form, nxt in zip(forms, following, strict=True)]


def _opens(form: str) -> bool:
    return all(unicodedata.category(c) in ("Ps", "Pi") for c in form)


def _leans(form: str) -> bool:
    if len(form) > 1 and form[0] in "'’":
        return True
    return all(unicodedata.category(c) in ("Pe", "Pf") or c in ",.;:!?%" for c in form)


def _labelled(words: Sequence[tuple[str, bool, str]]) -> Labelled:
    """Words, whether a space follows, and tags, to a text with names; a tag that goes on another type begins anew."""
    text = ""
    names: list[Name] = []
    last = "O"
    for form, space, tag in words:
        prefix, _, kind = tag.partition("-")
        start, end = len(text), len(text) + len(form)
        if prefix in ("I", "E", "L") and last == kind:
            names[-1] = (names[-1][0], end, kind)
        elif kind:
            names.append((start, end, kind))
        last = kind or "O"
        text += form + " " * space
    return Labelled(text.rstrip(), frozenset((a, b, TYPES[kind]) for a, b, kind in names if kind in TYPES))
