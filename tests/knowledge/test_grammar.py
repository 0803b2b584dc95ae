from __future__ import annotations

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.grammar import load_grammar, load_zone_patterns


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


def test_zone_patterns() -> None:
    patterns = load_zone_patterns("nl")
    assert patterns.dateline.match("MOSKOU (ANP/RTR/AFP) - Het")
    assert any(p.search("KIJK. Zo ging het") for p in patterns.promo)
