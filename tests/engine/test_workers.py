"""Several processes read; answers come in order; one article that ends its process costs no other."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from demarche.engine.workers import Settings, read_items
from demarche.records import Reading
from demarche.sources.item import Item, Memory, Refusal, made
from tests.engine.fast import FastReader


@dataclass(frozen=True, slots=True)
class FastSettings(Settings):
    def reader(self) -> FastReader:  # type: ignore[override]
        return FastReader(0.001)


def article(text: str) -> Item:
    return made(text[:20], text.encode(), source="text")


def outcome(answer: tuple[Item, Reading | Refusal] | Memory) -> str:
    if isinstance(answer, Memory):
        return f"memory {answer.url}"
    item, read = answer
    return read.statements[0].content[0].text if isinstance(read, Reading) else f"{read.code}: {item.name}"


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_come_in_order(workers: int) -> None:
    items: list[Item | Memory] = []
    for n in range(30):
        items += [article(f"Lind zei: nummer {n}."), Memory(str(n))]
    found = [outcome(answer) for answer in read_items(items, FastSettings(), workers)]
    assert found == [text for n in range(30) for text in (f"nummer {n}", f"memory {n}")]


def test_an_article_that_ends_its_process_is_found_out() -> None:
    texts = [f"Lind zei: nummer {n}." for n in range(6)]
    texts[2] = "crash"
    mixed: list[Item | Memory] = [article(text) for text in texts]
    found = [outcome(answer) for answer in read_items(mixed, FastSettings(), 2)]
    assert found == ["nummer 0", "nummer 1", "crash: crash", "nummer 3", "nummer 4", "nummer 5"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x00\x01\xff", "no text"),
        (b"", "no text"),
        (b"Niemand sprak.", "no text"),
        (b"fault", "fault"),
        (b"date: 3000-01-01\nLind zei: tot dan.", "date"),
        (b"Lind zei: " + b"a" * 1_100_000 + b".", "no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_its_reason(data: bytes, code: str) -> None:
    from demarche.engine.article import read_item
    from demarche.sources.item import About

    about = About(published="3000-01-01") if b"3000" in data else About()
    refusal = read_item(FastReader(), made("x", data, source="text", about=about))  # type: ignore[arg-type]
    assert isinstance(refusal, Refusal) and refusal.code == code and "\n" not in refusal.message
