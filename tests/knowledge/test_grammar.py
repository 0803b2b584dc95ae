from __future__ import annotations

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.grammar import load_grammar, load_zone_patterns
from demarche.knowledge.tables import FOLDER, read_table

ROLE_COLUMNS = ("word", "title", "kind", "number", "gender", "sector")


def test_word_groups() -> None:
    grammar = load_grammar("nl")
    assert "s" in grammar["elisions"]
    assert all(grammar.words.values()), "no group is empty"
    with pytest.raises(KnowledgeError, match="no-such-group"):
        grammar["no-such-group"]


def test_pronouns_and_roles() -> None:
    grammar = load_grammar("nl")
    assert (grammar.pronouns["hij"].number, grammar.pronouns["hij"].gender) == ("s", "m")
    assert grammar.roles["minister"].kind == "person"
    assert {role.kind for role in grammar.roles.values()} <= {"person", "group", "body", "place"}
    assert {p.number for p in grammar.pronouns.values()} <= {"s", "p", "x"}


def test_role_words_stand_in_order_and_once() -> None:
    words = [row["word"] for row in read_table(FOLDER / "nl" / "roles.tsv", ROLE_COLUMNS)]
    assert words == sorted(set(words))


@pytest.mark.parametrize(
    ("word", "kind", "number", "sector"),
    [
        ("huurlingen", "group", "p", "MIL"),
        ("oproerpolitie", "body", "s", "COP"),
        ("stakers", "group", "p", "LAB"),
        ("tribunaal", "body", "s", "JUD"),
        ("vicepremiers", "group", "p", "GOV"),
        ("wapeninspecteur", "person", "s", "IGO"),
    ],
)
def test_role_words_say_what_they_name(word: str, kind: str, number: str, sector: str) -> None:
    role = load_grammar("nl").roles[word]
    assert (role.kind, role.number, role.sector) == (kind, number, sector)


def test_zone_patterns() -> None:
    patterns = load_zone_patterns("nl")
    assert patterns.dateline.match("MOSKOU (ANP/RTR/AFP) - Het")
    assert any(p.search("KIJK. Zo ging het") for p in patterns.promo)
