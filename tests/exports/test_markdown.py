from __future__ import annotations

from demarche.exports.as_markdown import as_markdown
from demarche.records import Reading
from tests import handmade


def test_speakers_are_headings_and_statements_a_list() -> None:
    lines = as_markdown(handmade.reading(), file="a.txt").split("\n")
    assert lines[0] == "# Raad wil wapenstilstand"
    assert "De Bode · 2024-05 · nl · a.txt" in lines
    assert "### Ada Lind (UN)" in lines
    assert "- “We gaan door … tot iedereen tekent.” (direct, *zei*, 0.97)" in lines
    assert "- quote-never-closed: 1" in lines


def test_marks_of_markdown_in_the_article_are_escaped() -> None:
    assert r"het plan \*onhaalbaar\*" in as_markdown(handmade.reading())


def test_one_part_alone() -> None:
    actors = as_markdown(handmade.reading(), only=("actors",))
    assert "- **Ada Lind** (person, UN, IGO): Ada Lind" in actors
    assert "## Statements" not in actors
    assert "- promo: LEES OOK. Wat er op het spel staat" in as_markdown(handmade.reading(), only=("zones",))


def test_nothing_said() -> None:
    page = as_markdown(Reading(handmade.document(), (), (), ()))
    assert "## Statements\n\nNone." in page
    assert "What happened" not in page and "What each party wants" not in page and "When" not in page


def test_events_are_a_table() -> None:
    lines = as_markdown(handmade.reading()).split("\n")
    start = lines.index("## What happened")
    assert lines[start + 2 : start + 4] == [
        "|  | who → whom | what | word | status | when | where | sure |",
        "|---|---|---|---|---|---|---|---|",
    ]
    assert lines[start + 4] == (
        "| e1 | Ada Lind (UN) and Omar Haas | telephone call | *zei* | occurred | 2024-05 | GENÈVE | 0.90 |"
    )
    assert lines[start + 5] == "| e2 | nobody named → Omar Haas | restriction | *dicht* | hypothetical |  |  | 0.40 |"


def test_positions_are_a_matrix_and_a_table() -> None:
    page = as_markdown(handmade.reading(), only=("positions",))
    assert "| party | ceasefire | borders |\n|---|---|---|\n| Ada Lind (UN) | + demand p1 |  |" in page
    assert "| p1 | Ada Lind (UN) | + demand | het bestand (ceasefire, of Omar Haas) | 0.90 |" in page
    assert "red line: unacceptable" in page and "## Statements" not in page


def test_every_row_of_a_table_has_the_same_cells() -> None:
    bars = [
        line.replace(r"\|", "").count("|") for line in as_markdown(handmade.reading(), only=("events",)).split("\n")
    ]
    assert {count for count in bars if count} == {9}


def test_a_part_that_was_asked_for_and_is_empty() -> None:
    page = as_markdown(Reading(handmade.document(), (), (), ()), only=("events", "times"))
    assert "## What happened\n\nNone." in page and "## When\n\nNone." in page
