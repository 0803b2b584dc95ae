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
    actors = as_markdown(handmade.reading(), only="actors")
    assert "- **Ada Lind** (person, UN, IGO): Ada Lind" in actors
    assert "## Statements" not in actors
    assert "- promo: LEES OOK. Wat er op het spel staat" in as_markdown(handmade.reading(), only="zones")


def test_nothing_said() -> None:
    assert "None." in as_markdown(Reading(handmade.document(), (), (), ()))
