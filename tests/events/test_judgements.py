"""A noun of judgement judges what it is said of, not what it is part of."""

from __future__ import annotations

import pytest

import demarche

SCENE = "De Franse president Emmanuel Macron en de Duitse kanselier Friedrich Merz zijn in Genève. "


@pytest.mark.parametrize(
    ("sentence", "polarity", "issue"),
    [
        ("Macron noemde het akkoord een mijlpaal.", "for", "het akkoord"),
        ("Merz noemde de aanval een lafhartige misdaad.", "against", "de aanval"),
        ("Merz noemde de tweestatenoplossing onhaalbaar.", "against", "de tweestatenoplossing"),
        ("Macron noemde de strijd tegen het terrorisme een succes.", "for", "de strijd tegen het terrorisme"),
        (
            "Macron noemde de beschuldiging van oorlogsmisdaden absurd.",
            "against",
            "de beschuldiging van oorlogsmisdaden",
        ),
    ],
)
def test_what_is_judged(sentence: str, polarity: str, issue: str) -> None:
    reading = demarche.read(SCENE + sentence, language="nl")
    assert [(p.polarity, p.issue.text) for p in reading.positions] == [(polarity, issue)]
