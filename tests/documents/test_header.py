from __future__ import annotations

import pytest

from demarche.documents.header import Header, read_header
from demarche.errors import DateError

BODY = "Het Kremlin zweeg.\nDe rest volgt."


def header_of(text: str) -> tuple[Header, str]:
    header = read_header(text)
    return header, text[header.length :]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (" date 2023-04 ", "2023-04"),
        ("date: 2023-04-27\n", "2023-04-27"),
        ("date: 2023-04-27\n\n", "2023-04-27"),
        ("date 2023 ", "2023"),
        ("Date: 27-04-2023\n", "2023-04-27"),
        ("\ndate: 2023-04-27\ntitle: Kop\n\n", "2023-04-27"),
    ],
)
def test_a_date_before_the_text(head: str, published: str) -> None:
    header, rest = header_of(head + BODY)
    assert header.published == published
    assert rest == BODY


def test_front_matter() -> None:
    front = (
        '---\ntitle: "Kremlin zwijgt"\ndate: 2023-04-27T10:00\nsource: De Bode\nurl: https://x.example/1\nlang: nl\n'
    )
    header, rest = header_of(f"{front}tags: [a, b]\n---\n\n{BODY}")
    assert (header.title, header.published, header.publisher) == ("Kremlin zwijgt", "2023-04-27", "De Bode")
    assert (header.url, header.language, rest) == ("https://x.example/1", "nl", BODY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "date uitgesteld tot 2023-04",
        "Title: een woord\n" + BODY,
        "2023-04 was koud.",
        "---\nhoi\n---\n" + BODY,
    ],
)
def test_no_header(text: str) -> None:
    assert read_header(text) == Header()


@pytest.mark.parametrize("text", ["date: 2023-13-45\n", "date 2023-13 ", "---\ndate: morgen\n---\n", "date: ooit\n"])
def test_a_date_that_is_none(text: str) -> None:
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        read_header(text + BODY)
