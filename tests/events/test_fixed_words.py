"""A fixed noun of a row may itself be what is asked, refused or promised."""

from __future__ import annotations

import pytest

import demarche

SCENE = "De Amerikaanse president Joe Biden en de Russische president Vladimir Poetin zijn in Genève. "


@pytest.mark.parametrize(
    ("sentence", "event", "mode", "issue"),
    [
        ("China riep beide partijen op tot kalmte.", "REQUEST", "yield", "kalmte"),
        ("De EU dringt aan op een staakt-het-vuren in Gaza.", "REQUEST", "yield", "een staakt-het-vuren in Gaza"),
        ("Israël heeft een staakt-het-vuren verworpen.", "REJECT", "yield", "een staakt-het-vuren"),
        ("Rusland sluit onderhandelingen uit.", "REJECT", "meet", "onderhandelingen"),
    ],
)
def test_a_fixed_noun_is_the_issue(sentence: str, event: str, mode: str, issue: str) -> None:
    reading = demarche.read(SCENE + sentence, language="nl")
    assert (event, mode) in {(e.type, e.mode) for e in reading.events}
    assert issue in {p.issue.text for p in reading.positions}


def test_the_fixed_noun_of_a_deed_without_content_triggers_nothing_else() -> None:
    reading = demarche.read(SCENE + "De Europese Unie legt Rusland nieuwe sancties op.", language="nl")
    assert [e.type for e in reading.events] == ["SANCTION"]
