from __future__ import annotations

import pytest

from demarche.knowledge.kit import language_kit
from demarche.language.en import adjective_forms, name_bases, noun_forms, number, separated_forms, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("warn", {"warn", "warns", "warned", "warning"}),
        ("urge", {"urges", "urged", "urging"}),
        ("deny", {"denies", "denied", "denying"}),
        ("stress", {"stresses", "stressed", "stressing"}),
        ("veto", {"vetoes", "vetoed", "vetoing"}),
        ("plan", {"planned", "planning"}),
        ("admit", {"admitted", "admitting"}),
        ("offer", {"offered", "offering"}),
        ("repeat", {"repeated", "repeating"}),
        ("quit", {"quitting"}),
        ("label", {"labelled", "labeled", "labelling", "labeling"}),
        ("panic", {"panicked", "panicking"}),
        ("agree", {"agreed", "agreeing"}),
        ("lie", {"lies", "lied", "lying"}),
        ("say", {"says", "saying"}),
    ],
)
def test_regular_verbs(base: str, forms: set[str]) -> None:
    assert forms <= verb_forms(base, "", ())


@pytest.mark.parametrize(("base", "wrong"), [("plan", "planed"), ("repeat", "repeatted"), ("warn", "warnned")])
def test_forms_that_are_another_word_are_not_made(base: str, wrong: str) -> None:
    assert wrong not in verb_forms(base, "", ())


def test_irregular_forms_are_given_and_no_regular_ones_are_made() -> None:
    forms = verb_forms("speak", "", ("spoke", "spoken"))
    assert {"speak", "speaks", "speaking", "spoke", "spoken"} == forms


def test_phrasal_verbs_stand_apart() -> None:
    assert verb_forms("rule out", "out", ()) == frozenset()
    assert {"rule", "rules", "ruled", "ruling"} == separated_forms("rule out", "out", ())
    assert {"set", "sets", "setting"} == separated_forms("set out", "out", ("set",))
    assert separated_forms("say", "", ()) == frozenset()


@pytest.mark.parametrize(
    ("noun", "plural"), [("attack", "attacks"), ("ally", "allies"), ("clash", "clashes"), ("spokesman", "spokesmen")]
)
def test_plurals(noun: str, plural: str) -> None:
    assert noun_forms(noun, ()) == {noun, plural}
    assert noun_forms("crisis", ("crises",)) == {"crisis", "crises"}


def test_adjectives() -> None:
    assert adjective_forms("harsh", ()) == {"harsh", "harsher", "harshest"}
    assert adjective_forms("angry", ()) == {"angry", "angrier", "angriest"}
    assert adjective_forms("unacceptable", ()) == {"unacceptable"}


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("Putin's", ("Putin's", "Putin")),
        ("Xi’s", ("Xi’s", "Xi")),
        ("Netanyahus’", ("Netanyahus’", "Netanyahus", "Netanyahu")),
        ("Paris", ("Paris",)),
    ],
)
def test_possessives(word: str, bases: tuple[str, ...]) -> None:
    assert name_bases(word) == bases


def test_composed_numbers() -> None:
    known = {"twenty": 20.0, "five": 5.0, "president": 0.0}
    assert number("twenty-five", known) == 25
    assert number("five-twenty", known) is None
    assert number("president", known) is None


@pytest.mark.parametrize("base", ["be", "a", "é", "go", "x-ray"])
def test_odd_verbs_have_forms(base: str) -> None:
    assert base in verb_forms(base, "", ())


def test_the_kit_is_found_by_its_code() -> None:
    kit = language_kit("en")
    assert (kit.CODE, kit.JOINS_NOUNS, kit.VERB_FINAL) == ("en", False, False)
