from __future__ import annotations

import hashlib

import pytest

from demarche.documents import build_document
from demarche.errors import DateError, InputError
from demarche.knowledge.grammar import load_zone_patterns
from demarche.records import Document

TEXT = (
    "Kremlin zwijgt\n\n"
    + "Het Kremlin wilde dinsdag niet zeggen of het gesprek met Peking nog deze maand doorgaat. " * 2
)


def build(text: str, published: str | None = None, title: str | None = None, as_it_is: bool = False) -> Document:
    return build_document(
        text, published=published, title=title, detect=lambda _: "nl", patterns=load_zone_patterns, as_it_is=as_it_is
    )


def test_the_header_is_taken_off() -> None:
    document = build(" date 2023-04 " + TEXT)
    assert (document.text, document.published, document.repairs) == (TEXT, "2023-04", ("header",))
    assert document.id == "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()


def test_what_is_given_wins() -> None:
    document = build("date: 2023-04\ntitle: Kop\n" + TEXT, published="27-04-2023", title="Andere kop")
    assert (document.published, document.title) == ("2023-04-27", "Andere kop")


def test_the_headline_is_the_title() -> None:
    assert build(TEXT).title == "Kremlin zwijgt"


def test_as_it_is_changes_nothing() -> None:
    document = build(" date 2023-04 " + TEXT, as_it_is=True)
    assert document.text == " date 2023-04 " + TEXT and document.repairs == ()


def test_repairs_add_up() -> None:
    document = build_document(
        "date 2023 OekraÃ¯ne",
        repairs=("encoding:cp1252",),
        language="nl",
        detect=lambda _: "xx",
        patterns=load_zone_patterns,
    )
    assert document.repairs == ("encoding:cp1252", "mojibake", "header")
    assert (document.text, document.language) == ("Oekraïne", "nl")


@pytest.mark.parametrize("text", ["", " \n ", "date: 2023-04\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        build(text)


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(DateError):
        build(TEXT, published="vorige week")
