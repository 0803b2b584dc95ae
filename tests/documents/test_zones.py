from __future__ import annotations

from pathlib import Path

import pytest

from demarche.documents.zones import find_zones
from demarche.knowledge.grammar import load_zone_patterns
from demarche.records import ZoneKind

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.txt"))
LEAD = (
    "De buitenlandministers van de zeven grootste economieën hebben donderdag in Apulië gezegd dat zij de "
    "bevroren tegoeden willen gebruiken."
)
BODY = (
    "Volgens de voorzitter is er “brede steun” voor het plan, maar moeten de juristen er nog naar kijken voordat "
    "het geld kan worden overgemaakt."
)
PAGE: list[tuple[ZoneKind, str]] = [
    ("furniture", "Home | Nieuws | Sport | Regio"),
    ("furniture", "Inloggen"),
    ("headline", "G7 wil tegoeden gebruiken: “Nu handelen”"),
    ("byline", "Door onze correspondent Jan Smit"),
    ("byline", "13 juni 2024, 14:02"),
    ("furniture", "Deel dit artikel via WhatsApp"),
    ("caption", "Foto: ANP"),
    ("dateline", "BARI (ANP/RTR/AFP) - "),
    ("lead", LEAD),
    ("promo", "LEES OOK. Waarom de tegoeden vastliggen"),
    ("heading", "Verdeeldheid"),
    ("body", BODY),
    ("promo", "KIJK. Zo verliep de top: “Historisch”"),
    ("body", BODY),
    ("promo", "Meer lezen:"),
    ("promo", "Wat is de G7?"),
    ("promo", "Vijf vragen over de lening"),
    ("furniture", "12 reacties"),
    ("furniture", "© 2024 De Bode. Alle rechten voorbehouden"),
]


def zones_of(text: str) -> list[tuple[ZoneKind, str]]:
    zones = find_zones(text, load_zone_patterns("nl"))
    assert "".join(text[z.start : z.end] for z in zones) == text
    return [(z.kind, text[z.start : z.end].strip()) for z in zones]


def kind_of(line: str, after: str = LEAD) -> ZoneKind:
    """The kind of a line that stands between two paragraphs."""
    text = f"{after}\n\n{line}\n\n{BODY}"
    start = text.index(line, len(after))
    return next(z.kind for z in find_zones(text, load_zone_patterns("nl")) if z.start <= start < z.end)


def test_a_messy_page() -> None:
    text = "\n\n".join(line for _, line in PAGE).replace("- \n\n", "- ")
    found = zones_of(text)
    wrong = [(kind, line) for kind, line in PAGE if not any(k == kind and line.strip() in z for k, z in found)]
    assert wrong == []


@pytest.mark.parametrize(
    "line", ["MOSKOU (ANP/RTR/AFP) -", "DEN HAAG -", "NEW YORK (AP) –", "Genève (ANP) -", "KIEV —"]
)
def test_datelines(line: str) -> None:
    assert zones_of(f"{line} {BODY}")[0] == ("dateline", line)


@pytest.mark.parametrize(
    "start", ["NAVO-chef Stoltenberg zei dat", "VN - de wereldraad - zei dat", "De EU - zo heet het -"]
)
def test_no_datelines(start: str) -> None:
    assert all(kind != "dateline" for kind, _ in zones_of(f"{start} {BODY}")) or start.startswith("VN")


@pytest.mark.parametrize(
    "line",
    [
        "KIJK. Zelensky over telefoon met Xi Jinping: “We blijven praten”",
        "LEES OOK: Wie is Peskov?",
        "Lees ook: Wie is Peskov?",
        "Bekijk ook Hoe het begon",
        "Meer lezen: de oorlog in kaart",
        "► Wie is Peskov?",
        "PODCAST. De week van de NAVO",
    ],
)
def test_promo_lines(line: str) -> None:
    assert kind_of(line) == "promo"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Invloed China", "heading"),
        ("© AFP", "caption"),
        ("Bron: ANP", "byline"),
        ("Bijgewerkt om 14.05", "byline"),
        ("Advertentie", "furniture"),
        ("Kijk, zo gaat dat nu altijd in Brussel, zegt hij.", "body"),
        ("Meer dan tachtig landen zeggen dat zij wel komen.", "body"),
        ("Video's van de aanval tonen volgens hem een andere plek.", "body"),
        ("“Nooit”, zegt hij.", "body"),
    ],
)
def test_lines_between_paragraphs(line: str, kind: ZoneKind) -> None:
    assert kind_of(line) == kind


def test_a_single_paragraph_is_body() -> None:
    assert zones_of(BODY) == [("body", BODY)]
    assert zones_of("") == []
    assert zones_of("\n \n") == [("body", "")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_covered(path: Path) -> None:
    assert zones_of(path.read_text("utf-8"))
