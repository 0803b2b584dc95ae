"""The English lexicon of actions: every type, mode and force is there, with codes that exist and forms that match."""

from __future__ import annotations

import importlib.util
from collections import Counter

import pytest

from demarche.knowledge.actions import COLUMNS, FORCES, TYPES, load_actions
from demarche.knowledge.codes import load_cameo, plover_modes
from demarche.knowledge.tables import FOLDER, listed, read_table

NAMES = ("verbs", "nouns", "adjectives", "phrases", "idioms", "judgements", "false_friends")
TABLES = {name: read_table(FOLDER / "en" / "actions" / f"{name}.tsv", COLUMNS) for name in NAMES}
ROWS = [row for table in TABLES.values() for row in table]
PREPOSITIONS = frozenset(
    ("about", "against", "along", "among", "around", "at", "before", "behind", "between", "by", "for", "from", "in")
    + ("into", "near", "of", "on", "over", "through", "to", "toward", "towards", "upon", "with")
    + ("alongside", "inside", "off", "onto", "outside")
)
# Verbs of every day, which name a diplomatic act only beside set words or with somebody as their object.
EVERYDAY = (
    ("call", "meet", "leave", "strike", "back", "push", "press", "cut", "seize", "charge", "fire", "hit", "raise")
    + ("drop", "host", "visit", "sign", "hold", "open", "close", "send", "give", "take", "make", "put", "tell", "ask")
    + ("return", "free", "test", "move", "join", "reach", "launch", "raid", "storm", "pound", "fine", "stone", "gas")
)
# Modes that no row names, with the reason.
UNCOVERED: frozenset[tuple[str, str]] = frozenset()
needs_kit = pytest.mark.skipif(
    importlib.util.find_spec("demarche.language.en") is None, reason="English inflection is not installed"
)


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 900
    assert all(TABLES[name] for name in NAMES)


def test_every_type_has_a_verb() -> None:
    assert {row["event"].partition("-")[0] for row in TABLES["verbs"]} - {""} == TYPES


def test_every_mode_has_a_row() -> None:
    covered = {tuple(row["event"].partition("-")[::2]) for row in ROWS}
    assert {(kind, mode) for kind, modes in plover_modes().items() for mode in modes} - covered == UNCOVERED


def test_every_force_has_a_verb() -> None:
    assert {row["force"] for row in TABLES["verbs"]} - {""} == FORCES


def test_no_sense_stands_twice() -> None:
    senses = Counter((row["lemma"], row["pos"], row["fixed"]) for row in ROWS)
    assert [sense for sense, times in senses.items() if times > 1] == []


@pytest.mark.parametrize("table", NAMES)
def test_rows_stand_in_order(table: str) -> None:
    keys = [(row["lemma"], row["fixed"]) for row in TABLES[table]]
    assert keys == sorted(keys)


def test_codes_exist() -> None:
    modes, cameo = plover_modes(), load_cameo()
    for row in ROWS:
        kind, _, mode = row["event"].partition("-")
        assert not kind or kind in TYPES, row["lemma"]
        assert not mode or mode in modes[kind], row["lemma"]
        assert not row["cameo"] or row["cameo"] in cameo, row["lemma"]


def test_slots_name_prepositions() -> None:
    slots = {s for row in ROWS for c in ("source", "target", "content") for s in row[c].split() if ":" in s}
    assert {slot.split(":")[1] for slot in slots} - {"poss"} - PREPOSITIONS == set()


def test_rows_are_written_as_the_columns_say() -> None:
    for row in ROWS:
        text = row["lemma"] + row["fixed"] + row["forms"]
        assert text == text.lower(), row["lemma"]
        assert row["embeds"] in ("", "none") or row["content"], (row["lemma"], row["fixed"])
        assert not row["polarity"] or row["content"], (row["lemma"], row["fixed"])
        assert [form for form in listed(row["forms"]) if " " in form] == [], row["lemma"]


def test_a_verb_of_two_words_names_its_particle() -> None:
    for row in (*TABLES["verbs"], *TABLES["idioms"]):
        assert row["pos"] == "VERB"
        assert row["particle"] == " ".join(row["lemma"].split()[1:]), row["lemma"]


def test_fixed_words_have_a_star_at_an_end_only() -> None:
    words = [word for row in ROWS for group in row["fixed"].split() for word in group.split("|")]
    assert [w for w in words if not w.strip("*") or "*" in w.strip("*")] == []


@pytest.mark.parametrize("lemma", EVERYDAY)
def test_everyday_verbs_ask_for_more_than_themselves(lemma: str) -> None:
    for row in TABLES["verbs"]:
        if row["lemma"] == lemma and row["event"]:
            assert row["fixed"] or "+" in row["target"], lemma


def test_a_noun_takes_no_verb_of_another_row_as_its_own() -> None:
    """Else each of the two hits would take the other's trigger, and nothing would be left of both."""
    wanted = {(row["lemma"], word) for row in TABLES["verbs"] for word in row["fixed"].replace("|", " ").split()}
    for row in TABLES["nouns"]:
        if row["event"]:
            verbs = set(row["fixed"].replace("|", " ").split())
            assert not {v for v in verbs if (v, row["lemma"]) in wanted and v not in _BOTH}, row["lemma"]


# Words that are nouns as well as verbs: beside a noun they are nouns.
_BOTH = frozenset({"attack", "call", "exchange", "fire", "offer", "release", "strike", "support", "visit", "ban"})


def test_false_friends_yield_nothing_and_hide_something() -> None:
    heads = {row["lemma"].split()[-1] for row in TABLES["nouns"] if row["event"] or row["polarity"]}
    heads |= {form for row in TABLES["nouns"] for form in listed(row["forms"])}
    for row in TABLES["false_friends"]:
        assert row["embeds"] == "none" and not row["event"] + row["polarity"], row["lemma"]
        assert row["pos"] == "PHRASE" or row["lemma"].split()[-1] in heads, row["lemma"]


@needs_kit
def test_the_lexicon_loads() -> None:
    actions = load_actions("en")
    assert len(actions.verbs) > 1000 and actions.separated and actions.phrases


@needs_kit
@pytest.mark.parametrize(
    ("form", "event"),
    [
        ("withdrew", "RETREAT"),
        ("withdrawn", "RETREAT"),
        ("overthrew", "COERCE"),
        ("accused", "ACCUSE"),
        ("criticises", "ACCUSE"),
        ("denied", "COERCE"),
        ("vetoed", "REJECT"),
        ("pledging", "AGREE"),
        ("shot", "ASSAULT"),
        ("kidnapped", "ASSAULT"),
        ("met", "CONSULT"),
        ("sought", "REQUEST"),
        ("froze", "SANCTION"),
        ("gave", "AID"),
    ],
)
def test_verbs_are_found_by_their_forms(form: str, event: str) -> None:
    assert event in {row.event for row in load_actions("en").verbs[form]}


@needs_kit
@pytest.mark.parametrize(
    ("form", "particle", "event"),
    [
        ("ruled", "out", "REJECT"),
        ("blew", "up", "ASSAULT"),
        ("lashed", "out", "ACCUSE"),
        ("stepped", "down", "RETREAT"),
    ],
)
def test_phrasal_verbs_are_found_apart_from_their_particle(form: str, particle: str, event: str) -> None:
    rows = load_actions("en").separated[form]
    assert event in {row.event for row in rows if row.particle == particle}


@needs_kit
@pytest.mark.parametrize(
    ("form", "before", "mode"),
    [
        ("strikes", ("air",), "aerial"),
        ("strikes", ("hunger",), "hunger"),
        ("call", ("phone",), "phone"),
        ("talks", ("peace",), ""),
        ("attack", ("heart",), ""),
        ("bombings", ("suicide",), "suicide-attack"),
    ],
)
def test_nouns_of_several_words_are_found_by_the_last(form: str, before: tuple[str, ...], mode: str) -> None:
    assert {row.mode for row in load_actions("en").nouns[form] if row.before == before} == {mode}


@needs_kit
@pytest.mark.parametrize(
    ("word", "polarity", "force"),
    [
        ("unacceptable", "against", "red-line"),
        ("non-negotiable", "against", "red-line"),
        ("crucial", "for", "demand"),
        ("determined", "for", "goal"),
        ("eager", "for", "wish"),
        ("opposed", "against", "view"),
        ("contingent", "for", "precondition"),
        ("committed", "for", "commitment"),
    ],
)
def test_adjectives_hold_positions(word: str, polarity: str, force: str) -> None:
    assert {(row.polarity, row.force) for row in load_actions("en").adjectives[word]} == {(polarity, force)}
