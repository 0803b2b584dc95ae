"""Texts that nobody wrote for readers end too, in time that grows with the text and not with its square."""

from __future__ import annotations

import time

import pytest

from demarche.reader import Reader
from demarche.records import Reading, all_spans

SENTENCE = "De Russische president Poetin zei dat hij bereid is te praten met Kiev, mits Oekraïne zich terugtrekt. "
# Each is read at a size and at three times that size; the square would take nine times as long.
SIZE, FACTOR, BOUND = 1000, 3, 6.0
HOSTILE = {
    "one long paragraph": lambda n: SENTENCE * (n // 8),
    "nested quotations": lambda n: "“" * n + "Vrede" + "”" * n,
    "nested speech": lambda n: "“Hij zei ‘" * (n // 4) + "vrede" + "’ aldus Xi”" * (n // 4),
    "only digits": lambda n: "12345 " * n * 2,
    "one number": lambda n: "7" * n * 10,
    "one word": lambda n: "vrede" * n * 4,
    "a list without end": lambda n: "Xi, " * n,
    "straight marks": lambda n: '"' * n * 2,
    "brackets": lambda n: "(" * n + ")" * n,
    "empty lines": lambda n: "\n" * n * 10 + "Vrede.",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader that has read once: what is loaded late is loaded."""
    made = Reader()
    made.read(SENTENCE, language="nl")
    return made


def _timed(reader: Reader, text: str) -> tuple[float, Reading]:
    start = time.process_time()
    reading = reader.read(text, language="nl")
    return time.process_time() - start, reading


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_text(reader: Reader, name: str) -> None:
    """Three times the text takes about three times as long, and every span holds."""
    small, _ = _timed(reader, HOSTILE[name](SIZE))
    large, reading = _timed(reader, HOSTILE[name](SIZE * FACTOR))
    assert large < max(BOUND * small, 1.0)
    text = reading.document.text
    assert all(text[span.start : span.end] == span.text for span in all_spans(reading))


def test_ten_thousand_nested_quotations_end(reader: Reader) -> None:
    """The depth of quotations costs no more than their number."""
    taken, reading = _timed(reader, HOSTILE["nested quotations"](10_000))
    assert taken < 60 and not reading.events and not reading.positions
