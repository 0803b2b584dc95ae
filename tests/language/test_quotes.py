from __future__ import annotations

import pytest

from demarche.language.parse import paragraphs
from demarche.language.quotes import Quote, pair_quotes
from demarche.records import Reason

ELISIONS = frozenset({"s", "t", "n", "m", "k"})


def pair(text: str) -> tuple[list[Quote], list[Reason]]:
    return pair_quotes(text, paragraphs(text), ELISIONS)


def quoted(text: str) -> list[list[str]]:
    """The pieces of each quotation; there are no reasons."""
    quotes, reasons = pair(text)
    assert reasons == []
    return [[text[start:end] for start, end in q.pieces] for q in quotes]


@pytest.mark.parametrize(
    "marks", ["“”", "„”", '""', "„“", "‘’", "''", "«»", "»«", "‚’", "‚‘", "‹›", "””", '“"', '„"', "'’", "’’"]
)
def test_each_style_of_marks(marks: str) -> None:
    assert quoted(f"Hij zei: {marks[0]}Wij gaan door.{marks[1]} Zij niet.") == [["Wij gaan door."]]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''", "«»", "„”"])
def test_interrupted_by_the_speaker(marks: str) -> None:
    assert quoted("{0}Ja,{1} zegt ze, {0}morgen.{1}".format(*marks)) == [["Ja,"], ["morgen."]]


@pytest.mark.parametrize(
    "text",
    [
        "Het was 's avonds laat, ’s nachts werd het stil.",
        "Poetins' foto's en Xi's auto's, Marx' boek en Hans’ fiets.",
        "Zo'n dag in '98, 't was 'n mooie 's-Hertogenbosch.",
        "Da’s waar, m’n baby’tje en de A4’tjes.",
        "D'66 en O'Brien, L’Équipe.",
    ],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert pair(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("‘Het was 's avonds laat’, zei hij.", "Het was 's avonds laat"),
        ("'We zagen ’s nachts foto's', zegt ze.", "We zagen ’s nachts foto's"),
        ("‘Poetins’ oorlog is niet onze oorlog’, aldus hem.", "Poetins’ oorlog is niet onze oorlog"),
        ("“In '98 was 't zo’n feest”, zei hij.", "In '98 was 't zo’n feest"),
    ],
)
def test_apostrophes_in_a_quotation(text: str, inside: str) -> None:
    assert quoted(text) == [[inside]]


def test_nested() -> None:
    quotes, reasons = pair("“Hij zei ‘nooit’ en ‘morgen’”, meldt zij. “Goed.”")
    assert reasons == [] and [q.depth for q in quotes] == [0, 1, 1, 0]
    assert quotes[0].inner == (1, len("“Hij zei ‘nooit’ en ‘morgen’"))


def test_opened_again_at_each_paragraph() -> None:
    assert quoted("“Een.\n\n“Twee.\n\n“Drie”, zei hij. “Vier.”") == [["Een.", "Twee.", "Drie"], ["Vier."]]


def test_closed_in_a_later_paragraph() -> None:
    assert quoted("“Een.\n\nTwee.\n\nDrie.” Zo zei hij.") == [["Een.", "Twee.", "Drie."]]


def test_runs_on_and_opens_anew() -> None:
    assert quoted("“Een.\n\nTwee.” Toen zei hij: “Drie.\n\nVier.” Klaar.") == [["Een.", "Twee."], ["Drie.", "Vier."]]


def test_a_nested_quotation_at_the_head_of_a_paragraph_is_whole() -> None:
    assert quoted("„Een.\n\n“Twee” drie.” Klaar.")[0] == ["Een.", "“Twee” drie."]


@pytest.mark.parametrize(
    ("text", "found", "code", "at"),
    [
        ("Hij zei: “Nooit.\n\nZij ging weg.", [], "unclosed-quotation-mark", 9),
        ("Nooit”, zei hij.", [], "stray-quotation-mark", 5),
        ("“Hij riep ‘nooit”, zei ze.", ["Hij riep ‘nooit"], "unclosed-quotation-mark", 10),
        ("Ze «riep.\n\nHij “zweeg.\n\nEn» ging.", ["riep.", "Hij “zweeg.", "En"], "unclosed-quotation-mark", 15),
        ("“Een.\n\n«twee ” drie» en.", ["twee ” drie"], "stray-quotation-mark", 13),
    ],
)
def test_a_mark_without_partner_is_a_reason(text: str, found: list[str], code: str, at: int) -> None:
    quotes, reasons = pair(text)
    assert [text[start:end] for q in quotes for start, end in q.pieces] == found
    assert Reason(code, at, at + 1) in reasons


def test_a_mark_left_open_spoils_nothing_after_it() -> None:
    quotes, reasons = pair("Hij zei: “Nooit.\n\nZij zei: “Ooit.”\n\n“Goed”, zei hij.")
    assert [q.pieces for q in quotes] == [((28, 33),), ((37, 41),)]
    assert [r.start for r in reasons] == [9]


def test_far_apart_is_not_one_quotation() -> None:
    far = "\n\n".join(["“Een.", *["Alinea."] * 8, "Twee.” Klaar."])
    quotes, reasons = pair(far)
    assert quotes == [] and {r.code for r in reasons} == {"unclosed-quotation-mark", "stray-quotation-mark"}


def test_empty_marks_hold_nothing() -> None:
    assert pair("Er stond “” en “\n”.")[0] == []
