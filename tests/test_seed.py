"""The statements and zones of the first article, as the record contract lists them (numbers are its lines)."""

from __future__ import annotations

from pathlib import Path

import pytest

import demarche
from demarche.records import Reading, Statement, StatementKind, ZoneKind, all_spans

SEED = Path(__file__).parent.parent.parent / "shared" / "seeds" / "000_a7f8ae9f355a008a.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed articles are not beside this checkout")

PESKOV, ZELENSKY, RUSSIA = "person:dmitri-peskov", "person:volodymyr-zelensky", "country:RUS"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return demarche.read(SEED.read_text("utf-8"))


def said(reading: Reading, words: str) -> Statement:
    """The one statement whose content holds these words."""
    found = [s for s in reading.statements if words in content(s)]
    assert len(found) == 1, f"{words!r} is said in {[content(s) for s in found]}"
    return found[0]


def content(statement: Statement) -> str:
    return " … ".join(piece.text for piece in statement.content)


def zone_of(reading: Reading, words: str) -> ZoneKind:
    start = reading.document.text.index(words)
    return next(z.kind for z in reading.document.zones if z.start <= start < z.end)


def test_header_is_the_date(reading: Reading) -> None:
    assert reading.document.published == "2023-04"
    assert reading.document.repairs == ("header",)
    assert reading.document.text.startswith("Het Kremlin staat niet negatief")


@pytest.mark.parametrize(
    ("words", "kind", "speaker"),
    [
        pytest.param("een lang, veelbetekenend en redelijk rationeel gesprek", "direct", ZELENSKY, id="7"),
        pytest.param("We blijven praten", "direct", ZELENSKY, id="8"),
        pytest.param("enthousiast over vredesonderhandelingen", "indirect", RUSSIA, id="9"),
        pytest.param("absurd", "mixed", RUSSIA, id="13"),
        pytest.param("vast blijft houden aan de doelen", "indirect", PESKOV, id="14"),
        pytest.param("iemand met grote invloed op Rusland", "indirect", ZELENSKY, id="21"),
        pytest.param("in de praktijk neerkomen op steun aan Rusland", "indirect", None, id="23"),
    ],
)
def test_who_says_what(reading: Reading, words: str, kind: StatementKind, speaker: str | None) -> None:
    statement = said(reading, words)
    assert (statement.kind, statement.speaker, statement.prompted) == (kind, speaker, False)


def test_3_prompted_and_partly_quoted(reading: Reading) -> None:
    statement = said(reading, "alles dat een einde zou kunnen maken aan het conflict in Oekraïne")
    assert (statement.kind, statement.speaker, statement.prompted) == ("mixed", PESKOV, True)
    assert content(statement).startswith("Moskou") and content(statement).endswith("verwelkomt")
    assert statement.speaker_span is not None and statement.speaker_span.text == "Woordvoerder Dmitri Peskov"
    assert statement.cue is not None and statement.cue.text == "zei"


@pytest.mark.parametrize(
    "quoted", ["een lang, veelbetekenend en redelijk rationeel gesprek", "We blijven praten", "absurd"]
)
def test_7_8_13_content_is_what_the_marks_hold(reading: Reading, quoted: str) -> None:
    assert content(said(reading, quoted)) == quoted


def test_14_content_is_the_whole_clause(reading: Reading) -> None:
    whole = content(said(reading, "vast blijft houden aan de doelen"))
    assert "het gesprek tussen Zelensky en de Chinese president niet verwerpt" in whole
    assert "volgens" not in whole


def test_15_naming(reading: Reading) -> None:
    namings = [s for s in reading.statements if s.cue and s.cue.text == "noemt" and "operatie" in content(s)]
    assert [(s.kind, s.speaker) for s in namings] == [("mixed", RUSSIA)]


def test_16_a_scare_quote_is_nobodys_words(reading: Reading) -> None:
    assert all("demilitarisering" not in content(s) for s in reading.statements)


def test_21_speaker_is_a_pronoun(reading: Reading) -> None:
    statement = said(reading, "iemand met grote invloed op Rusland")
    assert statement.speaker_span is not None and statement.speaker_span.text == "hij"


def test_8_19_zones(reading: Reading) -> None:
    assert zone_of(reading, "KIJK.") == zone_of(reading, "We blijven praten") == "promo"
    assert zone_of(reading, "Invloed China") == "heading"
    assert zone_of(reading, "Rusland is naar eigen zeggen") == zone_of(reading, "De Oekraïense president") == "body"


def test_every_span_holds(reading: Reading) -> None:
    assert all(reading.document.text[s.start : s.end] == s.text for s in all_spans(reading))


def test_times(reading: Reading) -> None:
    """4: one of four Wednesdays; the invasion of February 2022; the vague ones have no value."""
    values = {time.text: time.value for time in reading.times}
    assert values["woensdag"] == "[2023-04-05,2023-04-12,2023-04-19,2023-04-26]"
    assert values["februari vorig jaar"] == "2022-02"
    vague = {time.text: time.direction for time in reading.times if time.value is None}
    assert (vague["achteraf"], vague["eerder"], vague["op dit moment"]) == ("past", "past", "present")
