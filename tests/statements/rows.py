"""One text a row and a statement that must be found in it: who said it, by which cue, and what."""

from __future__ import annotations

import functools
from pathlib import Path

from demarche.reader import Reader

COLUMNS = ["text", "speaker", "kind", "cue", "content"]


@functools.cache
def reader() -> Reader:
    """One reader for all rows."""
    return Reader()


def rows(language: str) -> list[list[str]]:
    """The rows of a language's file, without its comments and header. Raises AssertionError for other columns."""
    path = Path(__file__).parent / f"sentences.{language}.tsv"
    lines = [x.split("\t") for x in path.read_text("utf-8").splitlines() if x[:1] != "#"]
    assert lines[0] == COLUMNS and all(len(line) == len(COLUMNS) for line in lines)
    return lines[1:]


def label(row: list[str]) -> str:
    """The name of a row's test."""
    return f"{row[3]}: {row[0][:40]}"


def check(row: list[str], language: str, published: str) -> None:
    """The statement of a row is among those read, with its speaker."""
    text, speaker, *rest = row
    reading = reader().read(text, published=published, language=language)
    names = {actor.id: actor.name for actor in reading.actors}
    found = [
        (s.speaker, [s.kind, s.cue.text if s.cue else "", " … ".join(c.text for c in s.content)])
        for s in reading.statements
    ]
    same = [who for who, what in found if what == rest]
    assert same, f"not among {found}"
    assert any(speaker in (who, names.get(who or "")) if speaker else who is None for who in same), same
