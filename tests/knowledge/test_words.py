from __future__ import annotations

from demarche.knowledge.actions import FORCES
from demarche.knowledge.codes import load_plover
from demarche.knowledge.words import event_name, issue_name, load_forces


def test_events_in_plain_words() -> None:
    assert event_name("CONSULT", "phone") == "telephone call"
    assert event_name("CONSULT", None) == event_name("CONSULT", "telepathy") == "talks"
    assert event_name("DANCE", None) == "DANCE"
    assert all(row.name == row.name.lower() and len(row.name) <= 30 for row in load_plover().values())


def test_issues_in_plain_words() -> None:
    assert issue_name("peace-negotiations") == "peace negotiations"
    assert issue_name("nato-membership") == "NATO membership"
    assert issue_name("kelp-quota") == "kelp quota"


def test_every_force_has_words() -> None:
    assert load_forces().keys() == FORCES
    assert load_forces()["red-line"].name == "red line"
