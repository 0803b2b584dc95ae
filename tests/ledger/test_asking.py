"""Filters compose; imprecise dates compare as EDTF means it; overviews and full text say what the records say."""

from __future__ import annotations

import dataclasses

import pytest

from demarche.errors import LedgerError
from demarche.ledger import Ledger
from tests.ledger.made import NEW, OLD, TALKS, at, did, person, reading, said, talks, wants

SPEECH = "President Omar Haas van Egypte zei: “Geen dag langer oorlog.” Hij is tegen sancties van Nederland."


def speech(text: str = SPEECH, *, time: str | None = "2023-04", **about: object):  # type: ignore[no-untyped-def]
    """Haas (EGY) says something in April 2023, and is against sanctions."""
    haas = person(text, "Omar Haas", "person:omar-haas", "EGY", "president")
    nation = dataclasses.replace(person(text, "Nederland", "country:NLD", "NLD"), kind="country")
    statement = said(text, haas, "Geen dag langer oorlog", time=time, kind="mixed", confidence=0.6)
    against = wants(text, haas, "tegen sancties van Nederland", "sanctions", polarity="against", force="red-line")
    return reading(text, haas, nation, statement, dataclasses.replace(against, time=time), **about)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(talks(publisher="De Bode", title="Talks"), at("a"), OLD)
    ledger.add(speech(publisher="The Herald", language="en"), at("b"), OLD)
    return ledger


def test_each_filter_keeps_what_it_names(filled: Ledger) -> None:
    one = {"speech": "Geen dag langer oorlog", "talks": "De wapenstilstand komt er"}
    cases: list[tuple[dict[str, object], list[str]]] = [
        ({}, ["talks", "speech"]),
        ({"actor": "haas"}, ["speech"]),
        ({"actor": "Omar Haas"}, ["speech"]),
        ({"actor": "person:omar-haas"}, ["speech"]),
        ({"actor": "Nobody"}, []),
        ({"actor": "NLD"}, ["talks"]),
        ({"party": "EGY"}, ["speech"]),
        ({"kind": "direct"}, ["talks"]),
        ({"text": "WAPENSTILSTAND"}, ["talks"]),
        ({"text": '"dag langer"'}, ["speech"]),
        ({"text": '"langer dag"'}, []),
        ({"text": "wapen*"}, ["talks"]),
        ({"text": "komt -wapenstilstand"}, []),
        ({"issue": "ceasefire"}, ["talks"]),
        ({"issue": "ceasefire", "polarity": "against"}, []),
        ({"issue": "ceasefire", "force": "demand", "party": "NLD", "text": "komt", "kind": "direct"}, ["talks"]),
        ({"publisher": "De Bode"}, ["talks"]),
        ({"language": "en"}, ["speech"]),
        ({"min_confidence": 0.7}, ["talks"]),
        ({"since": "2024"}, ["talks"]),
        ({"until": "2023"}, ["speech"]),
        ({"since": "2023-04-15", "until": "2023-05"}, ["speech"]),
        ({"since": "2023-05", "until": "2023-12"}, []),
    ]
    for asked, expected in cases:
        found = [row.content for row in filled.statements(**asked)]  # type: ignore[arg-type]
        assert found == [one[name] for name in expected], asked
        assert filled.count("statement", **asked) == len(expected), asked  # type: ignore[arg-type]


def test_limit_and_order(filled: Ledger) -> None:
    assert [row.time for row in filled.statements(limit=1)] == ["2024-05-14"]
    assert [row.time for row in filled.statements(limit=1, oldest=True)] == ["2023-04"]
    assert len(filled.statements(limit=0)) == 0


def test_events_by_who_and_what(filled: Ledger) -> None:
    (row,) = filled.events()
    assert (row.source_names, row.target_parties, row.trigger, row.printings) == (("Ada Lind",), ("EGY",), "belde", 1)
    for asked in ({"party": "EGY"}, {"party": "NLD"}, {"target": "haas"}, {"actor": "lind"}, {"cameo": "04"}):
        assert len(filled.events(**asked)) == 1, asked  # type: ignore[arg-type]
    for asked in ({"target": "lind"}, {"actor": "haas"}, {"cameo": "05"}, {"status": "planned"}, {"type": "AID"}):
        assert len(filled.events(**asked)) == 0, asked  # type: ignore[arg-type]


def test_positions_and_whom_they_are_about(filled: Ledger) -> None:
    assert [row.holder_name for row in filled.positions(about="NLD")] == ["Omar Haas"]
    assert [row.holder_name for row in filled.positions(issue="sanctions", polarity="against")] == ["Omar Haas"]
    assert len(filled.positions(about="EGY")) == 0


@pytest.mark.parametrize(
    ("time", "asked", "kept"),
    [
        ("2023-04", ("2023-04-30", "2023-05-02"), True),
        ("2023-04", ("2023-05-01", None), False),
        ("[2023-04-05,2023-04-26]", ("2023-04-06", "2023-04-25"), False),
        ("[2023-04-05,2023-04-26]", ("2023-04-06", None), True),
        ("[2023-04-05,2023-04-26]", (None, "2023-04-05"), True),
        ("2022-02-24/..", ("2035", None), True),
        ("2022-02-24/..", (None, "2022-02-23"), False),
        ("199X", ("1995", "1996"), True),
        ("2021-21", ("2021-04", "2021-04"), True),
        ("2023-11-24T06:00", ("2023-11-24", "2023-11-24"), True),
        (None, ("2024-05-14", "2024-05-14"), True),
    ],
)
def test_times_compare_as_edtf_means(
    ledger: Ledger, time: str | None, asked: tuple[str | None, str | None], kept: bool
) -> None:
    ledger.add(speech(time=time), at("a"), OLD)
    assert bool(ledger.statements(since=asked[0], until=asked[1])) is kept
    assert bool(ledger.positions(since=asked[0], until=asked[1])) is kept


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "yesterday"},
        {"until": "2023-13"},
        {"since": "2024", "until": "2023"},
        {"text": "…"},
        {"party": "Rusland"},
        {"actor": "!"},
        {"type": "AID"},
        {"as_of": "soon"},
    ],
)
def test_a_wrong_question_is_one_line(filled: Ledger, asked: dict[str, str]) -> None:
    with pytest.raises(LedgerError) as caught:
        filled.statements(**asked)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_search_takes_any_signs(filled: Ledger) -> None:
    for odd in ('"', "a' OR 1=1 --", "NEAR(a b)", "col:val", "a AND", "(", "*wapen", "wapen**", "^x", "a\x00b", "{x}"):
        try:
            filled.statements(text=odd)
        except LedgerError as error:
            assert "at least one word" in str(error)


def test_accents_and_capitals_do_not_matter(ledger: Ledger) -> None:
    text = TALKS.replace("wapenstilstand", "wapenstilstand in Genève")
    lind = person(text, "Ada Lind", "person:local:lind", "NLD", "minister")
    ledger.add(reading(text, lind, said(text, lind, "De wapenstilstand in Genève komt er")), at("a"), OLD)
    assert len(ledger.statements(text="geneve")) == len(ledger.statements(text="GENÈVE")) == 1


def test_articles(filled: Ledger) -> None:
    assert [row.title for row in filled.articles(text="olie")] == ["Talks"]
    assert [row.publisher for row in filled.articles(language="en")] == ["The Herald"]
    assert [row.publisher for row in filled.articles(since="2024-05", limit=1)] == ["The Herald"]
    assert len(filled.articles(until="2024-04")) == 0


def test_matrix(filled: Ledger) -> None:
    cells = filled.matrix()
    assert [(c.party, c.issue, c.stance, c.force) for c in cells] == [
        ("EGY", "sanctions", "against", "red-line"),
        ("NLD", "ceasefire", "for", "demand"),
    ]
    assert [c.party for c in filled.matrix(parties=["NLD", "XYZ"])] == ["NLD"]
    assert [c.issue for c in filled.matrix(parties=["haas"])] == ["sanctions"]
    assert len(filled.matrix(until="2023")) == len(filled.matrix(issues=["sanctions"])) == 1


def test_timeline_is_in_the_order_of_time(filled: Ledger) -> None:
    found = [(one.record, one.time) for one in filled.timeline()]
    assert found == [
        ("position", "2023-04"),
        ("statement", "2023-04"),
        ("event", None),
        ("position", None),
        ("statement", "2024-05-14"),
    ]
    assert {one.record for one in filled.timeline(type="CONSULT")} == {"event"}
    assert len(filled.timeline(limit=2)) == 2


def test_contacts(filled: Ledger) -> None:
    (one,) = filled.contacts()
    assert (one.one_name, one.other_name, one.contacts, one.modes) == ("Ada Lind", "Omar Haas", 1, ("phone",))
    (both,) = filled.contacts(by_party=True)
    assert (both.one, both.other) == ("EGY", "NLD")
    text = "Ada Lind bezocht niemand en belde Omar Haas niet."
    lind, haas = person(text, "Ada Lind", "person:x", "NLD"), person(text, "Omar Haas", "person:y", "EGY")
    filled.add(reading(text, lind, haas, did(text, "belde", (lind,), (haas,), status="denied")), at("c"), OLD)
    assert len(filled.contacts()) == 1


def test_show_has_the_words_around(filled: Ledger) -> None:
    row = filled.statements(actor="haas")[0]
    shown = filled.show(row.id[:20])
    assert shown.row == row and shown.context is not None
    assert shown.context.text[shown.context.start : shown.context.end] == row.content
    assert shown.printings[0].publisher == "The Herald"
    assert filled.show(row.article).text == SPEECH
    assert filled.show("person:omar-haas").kind == "actor"
    for wrong in ("statement:", "statement:zzz", "person:none", "x", "article:0000"):
        with pytest.raises(LedgerError):
            filled.show(wrong)


def test_sql_reads_and_changes_nothing(filled: Ledger) -> None:
    assert filled.sql("SELECT count(*) AS n FROM statements").columns == ("n",)
    for wrong in (
        *("DELETE FROM statement_records", "DROP TABLE bands", "INSERT INTO migrations VALUES ('x', 'y')"),
        *("CREATE TABLE x (y INTEGER)", "SELECT 1; SELECT 2", "SELEC 1", "SELECT * FROM nowhere", "", "COMMIT"),
        *("UPDATE actor_records SET name = 'x'", "WITH x AS (SELECT 1) DELETE FROM bands"),
    ):
        with pytest.raises(LedgerError) as caught:
            filled.sql(wrong)
        assert "\n" not in str(caught.value)
    assert len(filled.statements()) == 2
    filled.add(talks(TALKS + " En meer dan dat."), at("z"), OLD)


def test_actors_are_one_across_articles_where_that_is_certain(ledger: Ledger) -> None:
    ledger.add(talks(), at("a"), OLD)
    ledger.add(
        talks("Heel ander bericht: “De wapenstilstand komt er,” zei Ada Lind, zij belde Omar Haas."), at("b"), OLD
    )
    (lind,) = ledger.actors(name="lind")
    assert (lind.articles, lind.statements, lind.party) == (2, 2, "NLD")
    for n, (name, party) in enumerate((("Lind", "NLD"), ("Bo Lind", None), ("Cy Lind", "BEL"))):
        text = f"Bericht {n} over iets: {name} sprak."
        ledger.add(reading(text, person(text, name, "person:local:lind", party)), at(f"c{n}"), OLD)
    assert len(ledger.actors(name="lind")) == 4


def test_merge_and_split_by_hand(filled: Ledger) -> None:
    assert filled.merge_actors("person:omar-haas", "Lind")[0] == "person:omar-haas"
    assert len(filled.statements(actor="haas")) == len(filled.statements(actor="lind")) == 2
    (both,) = filled.actors(name="lind")
    assert both.name == "Omar Haas" and len(both.merged) == 1
    assert len(filled.contacts()) == 0
    for wrong in (("haas", "lind"), ("haas", "nobody"), ("Q1", "haas")):
        with pytest.raises(LedgerError):
            filled.merge_actors(*wrong)
    filled.split_actor(both.merged[0])
    assert len(filled.statements(actor="haas")) == 1 and len(filled.contacts()) == 1
    with pytest.raises(LedgerError, match="merged into no other"):
        filled.split_actor("person:omar-haas")


def test_a_merge_holds_for_what_comes_later(filled: Ledger) -> None:
    filled.merge_actors("person:omar-haas", "Lind")
    filled.add(
        talks("Nieuw bericht van later: “De wapenstilstand komt er,” zei Ada Lind. Zij belde Omar Haas."), at("n"), NEW
    )
    assert len(filled.statements(actor="person:omar-haas")) == 3


def test_tables_for_pandas_and_arrow(filled: Ledger) -> None:
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    for results in (filled.statements(), filled.events(), filled.positions(), filled.actors(), filled.articles()):
        table = results.to_arrow()
        assert table.column_names == list(results.columns()) and table.num_rows == len(results) > 0
        assert list(results.to_pandas().columns) == list(results.columns())
    assert isinstance(filled.matrix().to_pandas(), pandas.DataFrame)
    assert filled.statements(actor="Nobody").to_arrow().num_rows == 0
