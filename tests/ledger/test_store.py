"""What goes in comes out; the same again adds nothing; versions, copies and readers are told apart."""

from __future__ import annotations

import dataclasses
import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demarche.ledger import Found, Ledger, ReaderMark
from demarche.ledger.tables import METADATA
from demarche.records import (
    Actor,
    Event,
    Issue,
    Mention,
    Position,
    Reading,
    Reason,
    Role,
    Span,
    Statement,
    Time,
)
from tests import handmade
from tests.ledger.made import NEW, OLD, TALKS, at, document, published, talks

LONG = " ".join(
    f"De {n}e zin van het bericht gaat over het overleg in Genève en de gevolgen daarvan." for n in range(30)
)


def rows(ledger: Ledger, view: str) -> int:
    count: int = ledger.sql(f"SELECT count(*) FROM {view}").rows[0][0]
    return count


def everything(ledger: Ledger) -> dict[str, int]:
    return {table: rows(ledger, table) for table in METADATA.tables}


def back(ledger: Ledger) -> list[Reading]:
    return [stored.reading for stored in ledger.readings(shared=False)]


def test_a_reading_comes_back_whole(ledger: Ledger) -> None:
    assert ledger.add(handmade.reading(), at("a.txt"), OLD) == "new"
    assert back(ledger) == [handmade.reading()]


def test_the_same_again_adds_nothing(ledger: Ledger) -> None:
    ledger.add(handmade.reading(), at("a.txt"), OLD)
    before = everything(ledger)
    assert ledger.add(handmade.reading(), at("a.txt"), OLD) == "same"
    assert everything(ledger) == before


def test_a_moved_file_is_no_second_article(ledger: Ledger) -> None:
    ledger.add(talks(), at("a.txt"), OLD)
    assert ledger.add(talks(), at("moved/a.txt"), OLD) == "same"
    assert (rows(ledger, "articles"), rows(ledger, "sightings")) == (1, 2)


def test_an_updated_article_is_a_new_version(ledger: Ledger) -> None:
    url = "https://bode.example/1"
    ledger.add(talks(url=url), at("1", url), OLD)
    update = talks(TALKS + " Later meer.", url=url)
    assert ledger.add(update, at("2", url), OLD) == "version"
    (article,) = ledger.articles()
    assert (article.versions, article.document) == (2, update.document.id)
    assert back(ledger) == [update]
    assert (rows(ledger, "all_statements"), rows(ledger, "statements")) == (2, 1)


def test_one_dispatch_in_ten_outlets_is_one_source(ledger: Ledger) -> None:
    base = TALKS + " " + LONG
    outcomes = []
    for n in range(10):
        text = f"Krant {n} meldt. {base}" if n % 2 else base[: len(base) - 40 * n]
        outcomes.append(ledger.add(talks(text, publisher=f"Krant {n}"), at(f"{n}", f"https://k{n}.example/"), OLD))
    assert outcomes == ["new", *["copy"] * 9]
    assert [row.printings for row in ledger.statements()] == [10]
    assert len(ledger.events()) == len(ledger.positions()) == 1
    assert (len(ledger.articles()), rows(ledger, "all_events")) == (10, 10)
    assert len(ledger.show(ledger.events()[0].id).printings) == 10


def test_the_first_published_speaks_for_a_dispatch_whatever_came_first(ledger: Ledger) -> None:
    text = TALKS + " " + LONG
    for day in (16, 14, 15):
        url = f"https://k{day}.example/"
        ledger.add(talks(text, published=f"2024-05-{day}", url=url), at(str(day), url), OLD)
    assert [row.published for row in ledger.statements()] == ["2024-05-14"]


def test_other_texts_stay_apart(ledger: Ledger) -> None:
    other = " ".join(f"Zaak {n} bij rechter {n * 7} in Bern telt {n * n} stukken." for n in range(30))
    ledger.add(talks(TALKS + " " + LONG), at("c"), OLD)
    assert ledger.add(talks(TALKS.replace("olie", "melk") + " " + other), at("d"), OLD) == "new"
    assert len(ledger.statements()) == 2


def test_a_newer_reader_speaks_and_the_older_one_is_kept(ledger: Ledger) -> None:
    reading = talks()
    ledger.add(reading, at("a"), OLD)
    day_one = ledger.sql("SELECT max(since) FROM standings").rows[0][0]
    assert ledger.add(published(reading, "2024-05-14"), at("a"), NEW) == "read again"
    assert (rows(ledger, "statements"), rows(ledger, "all_statements")) == (1, 2)
    assert [stands for _, _, stands in ledger.show(ledger.statements()[0].id).history] == [False, True]
    assert day_one < ledger.sql("SELECT max(since) FROM standings").rows[0][0]


def test_what_stood_on_a_day(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, mark, confidence in (("2030-01-01", OLD, 0.5), ("2030-01-03", NEW, 0.9)):
        monkeypatch.setattr("demarche.ledger.write.now", lambda day=day: f"{day}T12:00:00.000000Z")
        reading = talks()
        changed = dataclasses.replace(reading.statements[0], confidence=confidence)
        ledger.add(dataclasses.replace(reading, statements=(changed,)), at("a"), mark)
    found = [[row.confidence for row in ledger.statements(as_of=day)] for day in ("2029", "2030-01-02", "2030-01-03")]
    assert found == [[], [0.5], [0.9]]
    assert [row.confidence for row in ledger.statements()] == [0.9]


def test_known_is_what_was_read_by_this_reader(ledger: Ledger) -> None:
    ledger.add(talks(), at("a"), OLD)
    assert ledger.known(at("a"), OLD.id)
    assert not ledger.known(at("a"), NEW.id) and not ledger.known(at("b"), OLD.id)
    assert not ledger.known(Found("file:a", "other bytes"), OLD.id)


def test_failures_are_kept_until_they_are_solved(ledger: Ledger) -> None:
    found = at("bad.txt")
    for _ in range(2):
        ledger.set_aside(found, name="bad.txt", code="binary", message="no text", reader=OLD.id, raw=b"\x00\xff")
    (failure,) = ledger.failures()
    assert (failure.raw, failure.tries, failure.found, failure.code) == (b"\x00\xff", 2, found, "binary")
    assert ledger.known(found, OLD.id) and not ledger.known(found, NEW.id)
    ledger.add(talks(), found, OLD)
    assert ledger.failures() == [] and rows(ledger, "failures") == 1


# Anything that the data model allows, whether it makes sense or not.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=5, max_size=60)
NAME = st.sampled_from(["person:x", "person:local:a", "org:local:b", "country:RUS"])
SOME = st.one_of(st.none(), st.sampled_from(["2022-02", "[2023-04-05,2023-04-12]", "2022/..", "no date", "199X"]))
SHARE = st.floats(0, 1)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXT)

    def a_span(kind: Any = Span, *more: object) -> Any:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start, len(text)))
        return kind(start, end, text[start:end], *more)

    def many(make: Any, most: int = 3) -> tuple[Any, ...]:
        return tuple(make(n) for n in range(draw(st.integers(0, most))))

    def maybe(make: Any) -> Any:
        return make() if draw(st.booleans()) else None

    actors = tuple(
        Actor(a, draw(TEXT), "person", draw(SOME), None, many(lambda n: Role("r", draw(SOME), None)), None,
              many(lambda n: a_span(Mention, "name")))
        for a in draw(st.lists(NAME, unique=True))
    )  # fmt: skip
    someone = st.sampled_from([a.id for a in actors]) if actors else st.just("role:unlisted")
    anyone = st.one_of(st.none(), someone)
    listed = st.lists(someone, unique=True, max_size=3).map(tuple)
    return Reading(
        document=document(text, published=draw(st.sampled_from([None, "2024", "2024-05-14"])), title=draw(SOME)),
        actors=actors,
        statements=many(
            lambda n: Statement(
                f"statement:{n}",
                "mixed",
                draw(anyone),
                draw(listed),
                maybe(a_span),
                maybe(a_span),
                many(lambda n: a_span()),
                draw(anyone),
                draw(anyone),
                draw(SOME),
                draw(st.booleans()),
                draw(SOME),
                draw(SHARE),
            )
        ),  # fmt: skip
        reasons=many(lambda n: Reason("odd", n, n)),
        times=many(lambda n: a_span(Time, draw(SOME), "date", None, None)),
        events=many(
            lambda n: Event(
                f"event:{n}",
                "AID",
                draw(SOME),
                "070",
                None,
                draw(listed),
                draw(listed),
                draw(SOME),
                maybe(a_span),
                "ongoing",
                a_span(),
                a_span(),
                many(lambda n: a_span()),
                ("a", "b"),
                draw(SOME),
                draw(SHARE),
            )
        ),  # fmt: skip
        positions=many(
            lambda n: Position(
                f"position:{n}",
                draw(someone),
                "for",
                "view",
                Issue(draw(SOME), text[:2], 0, 2),
                draw(anyone),
                draw(SOME),
                draw(SOME),
                a_span(),
                draw(SOME),
                draw(SOME),
                draw(SHARE),
            )
        ),  # fmt: skip
    )


HEALTH = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
READERS = itertools.count()


@settings(max_examples=40, deadline=None, suppress_health_check=HEALTH)
@given(reading=readings())
def test_whatever_goes_in_comes_out(ledger: Ledger, reading: Reading) -> None:
    number = next(READERS)
    newest, url = ReaderMark(f"reader:{number}", "0"), f"https://x.example/{number}"
    marked = published(reading, f"{1000 + number}-02", url=url)
    ledger.add(marked, at("x", url), newest)
    assert marked in back(ledger)


def test_json_columns_are_json(ledger: Ledger) -> None:
    ledger.add(handmade.reading(), at("a"), OLD)
    spans = ledger.sql("SELECT content_spans FROM all_statements").rows
    assert all(json.loads(value)[0]["text"] for (value,) in spans)
