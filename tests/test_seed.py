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


XI, PUTIN, CHINA, UKRAINE = "person:xi-jinping", "person:vladimir-putin", "country:CHN", "country:UKR"
WEST, LEADERS, KREMLIN = "bloc:west", "bloc:world-leaders", "org:kremlin"
WEDNESDAYS = "[2023-04-05,2023-04-12,2023-04-19,2023-04-26]"


def test_4_times(reading: Reading) -> None:
    values = {t.text: t.value for t in reading.times}
    assert values["woensdag"] == WEDNESDAYS
    assert values["februari vorig jaar"] == "2022-02"
    vague = {t.text: t.direction for t in reading.times if t.value is None}
    assert (vague["achteraf"], vague["eerder"], vague["op dit moment"]) == ("past", "past", "present")


@pytest.mark.parametrize(
    ("event_type", "trigger", "sources", "targets", "status"),
    [
        pytest.param("CONSULT", "hielden", {XI, ZELENSKY}, set(), "occurred", id="2"),
        pytest.param("ASSAULT", "invasie", {RUSSIA}, {UKRAINE}, "occurred", id="5"),
        pytest.param("REQUEST", "drong", {XI}, set(), "occurred", id="6"),
        pytest.param("CONCEDE", "afstaan", {UKRAINE}, set(), "hypothetical", id="11 cession"),
        pytest.param("COERCE", "ingelijfd", {RUSSIA}, {UKRAINE}, "occurred", id="11 annexation"),
        pytest.param("REQUEST", "legde", {ZELENSKY}, set(), "occurred", id="12"),
        pytest.param("REJECT", "absurd", {RUSSIA}, {ZELENSKY}, "occurred", id="13"),
        pytest.param("AID", "krijgt", {WEST}, {UKRAINE}, "ongoing", id="17"),
        pytest.param("REQUEST", "aangedrongen", {ZELENSKY}, set(), "occurred", id="20"),
        pytest.param("ACCUSE", "kritiek", {WEST}, {CHINA}, "occurred", id="22"),
        pytest.param("REQUEST", "bewegen", {LEADERS}, {XI}, "ongoing", id="24 leaders to Xi"),
        pytest.param("REQUEST", "zetten", {XI}, {PUTIN}, "called-for", id="24 Xi to Putin"),
    ],
)
def test_what_happened(
    reading: Reading, event_type: str, trigger: str, sources: set[str], targets: set[str], status: str
) -> None:
    found = [e for e in reading.events if e.trigger.text == trigger and e.type == event_type]
    assert [({*e.sources}, {*e.targets}, e.status) for e in found] == [(sources, targets, status)]


def test_2_5_codes_and_times(reading: Reading) -> None:
    call = next(e for e in reading.events if e.type == "CONSULT" and e.mode == "phone")
    assert (call.cameo, call.time) == ("041", WEDNESDAYS)
    invasion = next(e for e in reading.events if e.type == "ASSAULT")
    assert (invasion.cameo, invasion.goldstein, invasion.time) == ("190", -10.0, "2022-02")


def test_14_what_is_not_rejected_is_no_rejection(reading: Reading) -> None:
    assert [e.trigger.text for e in reading.events if e.type == "REJECT"] == ["absurd"]


@pytest.mark.parametrize(
    ("holder", "polarity", "force", "issue"),
    [
        pytest.param(KREMLIN, "for", "view", "talks", id="1"),
        pytest.param(RUSSIA, "for", "view", "end-of-war", id="3"),
        pytest.param(XI, "for", "demand", "peace-negotiations", id="6 talks"),
        pytest.param(XI, "for", "demand", "ceasefire", id="6 truce"),
        pytest.param(RUSSIA, "for", "view", "peace-negotiations", id="9"),
        pytest.param(UKRAINE, "against", "red-line", "peace-negotiations", id="10"),
        pytest.param(ZELENSKY, "for", "precondition", "troop-withdrawal", id="12"),
        pytest.param(RUSSIA, "against", "view", "troop-withdrawal", id="13"),
        pytest.param(RUSSIA, "for", "goal", "demilitarisation", id="16"),
        pytest.param(RUSSIA, "against", "goal", "nato-membership", id="18"),
        pytest.param(WEST, "against", "view", "neutrality", id="22"),
    ],
)
def test_what_each_party_wants(reading: Reading, holder: str, polarity: str, force: str, issue: str) -> None:
    stands = {(p.holder, p.polarity, p.force, p.issue.id) for p in reading.positions}
    assert (holder, polarity, force, issue) in stands


def test_12_the_condition_binds_russia(reading: Reading) -> None:
    condition = next(p for p in reading.positions if p.force == "precondition")
    assert (condition.target, condition.condition_of) == (RUSSIA, "peace-negotiations")


def test_nobody_wants_both(reading: Reading) -> None:
    stands = {(p.holder, p.issue.id, p.polarity) for p in reading.positions if p.issue.id}
    assert not [s for s in stands if (s[0], s[1], "against") in stands and s[2] == "for"]
