"""Every rule that makes a claim has a rank among its rivals and a confidence."""

from __future__ import annotations

from demarche.statements.clauses import RULE_NAMES
from demarche.statements.confidence import BY_RULE
from demarche.statements.settle import PRECEDENCE


def test_every_rule_is_ranked_and_measured() -> None:
    assert set(PRECEDENCE) == set(BY_RULE)
    assert set(RULE_NAMES) <= set(PRECEDENCE)
