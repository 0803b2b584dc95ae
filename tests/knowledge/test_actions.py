from __future__ import annotations

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.actions import COLUMNS, FORCES, TYPES, Action, load_actions
from demarche.knowledge.codes import load_cameo, plover_modes
from demarche.knowledge.tables import FOLDER, read_table
from demarche.language.nl import separated_forms, verb_forms

TABLES = sorted((FOLDER / "nl" / "actions").glob("*.tsv"))
ROWS = [row for table in TABLES for row in read_table(table, COLUMNS)]
VERBS = read_table(FOLDER / "nl" / "actions" / "verbs.tsv", COLUMNS)
ACTIONS = load_actions("nl")
# Modes that no row names, with the reason.
UNCOVERED: frozenset[tuple[str, str]] = frozenset()


def _best(form: str, *, apart: bool = False) -> Action:
    return (ACTIONS.separated if apart else ACTIONS.verbs)[form][-1]


def test_there_are_enough_verbs() -> None:
    assert len(VERBS) >= 450
    assert len({row["lemma"] for row in VERBS}) >= 400


def test_every_type_has_a_verb() -> None:
    assert {row["event"].partition("-")[0] for row in VERBS} - {""} == TYPES


def test_every_mode_has_a_row() -> None:
    covered = {tuple(row["event"].partition("-")[::2]) for row in ROWS}
    wanted = {(kind, mode) for kind, modes in plover_modes().items() for mode in modes}
    assert wanted - covered == UNCOVERED


def test_every_force_has_a_verb() -> None:
    assert {row["force"] for row in VERBS} - {""} == FORCES


def test_no_sense_stands_twice() -> None:
    senses = [(row["lemma"], row["pos"], row["fixed"]) for row in ROWS]
    assert sorted({s for s in senses if senses.count(s) > 1}) == []


def test_verbs_stand_in_the_order_of_the_alphabet() -> None:
    lemmas = [row["lemma"].replace("ë", "e") for row in VERBS]
    assert lemmas == sorted(lemmas)


def test_verbs_are_written_as_the_columns_say() -> None:
    for row in VERBS:
        assert row["pos"] == "VERB"
        assert row["lemma"].startswith(row["particle"]), row["lemma"]
        assert row["lemma"].endswith("n"), row["lemma"]
        text = row["lemma"] + row["fixed"] + row["forms"]
        assert text == text.lower(), row["lemma"]
        assert row["embeds"] == "" or row["content"], row["lemma"]
        assert row["polarity"] == "" or row["content"], row["lemma"]


def test_fixed_words_have_a_star_at_an_end_only() -> None:
    words = [word for row in ROWS for group in row["fixed"].split() for word in group.split("|")]
    assert [w for w in words if not w.strip("*") or "*" in w.strip("*")] == []


def test_codes_exist() -> None:
    modes = plover_modes()
    for row in ROWS:
        kind, _, mode = row["event"].partition("-")
        assert not mode or mode in modes[kind], row["lemma"]
        assert not row["cameo"] or row["cameo"] in load_cameo(), row["lemma"]


@pytest.mark.parametrize(
    ("lemma", "particle", "forms"),
    [
        ("aanbieden", "aan", "aangeboden"),
        ("aandringen", "aan", "aangedrongen"),
        ("aanvallen", "aan", "aangevallen aanvalt aanviel"),
        ("afwijzen", "af", "afgewezen afwees"),
        ("aftreden", "af", "afgetreden aftreedt"),
        ("bellen", "", "belt belde gebeld"),
        ("bevriezen", "", "bevriest bevroor bevroren"),
        ("bezoeken", "", "bezoekt bezocht"),
        ("dwingen", "", "dwingt dwong dwongen gedwongen"),
        ("eisen", "", "eist eiste eisten geëist"),
        ("evacueren", "", "evacueert geëvacueerd"),
        ("executeren", "", "executeert geëxecuteerd"),
        ("ingrijpen", "in", "ingrijpt ingreep ingegrepen"),
        ("onderhandelen", "", "onderhandelt onderhandelde onderhandeld"),
        ("ondersteunen", "", "ondersteunt ondersteund"),
        ("ondertekenen", "", "ondertekent ondertekende ondertekend"),
        ("ontvangen", "", "ontvangt ontving ontvangen"),
        ("opheffen", "op", "opheft ophief opgeheven"),
        ("opleggen", "op", "oplegt oplegde opgelegd"),
        ("oproepen", "op", "oproept opriep opgeroepen"),
        ("overeenkomen", "overeen", "overeenkwam overeengekomen"),
        ("schenken", "", "schenkt schonk geschonken"),
        ("terugtrekken", "terug", "terugtrekt terugtrok teruggetrokken"),
        ("toezeggen", "toe", "toezegt toezegde toegezegd"),
        ("uitsluiten", "uit", "uitsluit uitsloot uitgesloten"),
        ("verbieden", "", "verbiedt verbood verboden"),
        ("verwerpen", "", "verwerpt verwierp verworpen"),
        ("vragen", "", "vraagt vroeg gevraagd"),
        ("vrijlaten", "vrij", "vrijlaat vrijliet vrijgelaten"),
        ("zweren", "", "zweert zwoer gezworen"),
    ],
)
def test_forms_of_strong_and_separable_verbs(lemma: str, particle: str, forms: str) -> None:
    rows = [row for row in VERBS if row["lemma"] == lemma]
    assert rows
    for row in rows:
        assert row["particle"] == particle
        irregular = tuple(form for form in row["forms"].split(";") if form)
        assert set(forms.split()) <= verb_forms(lemma, particle, irregular)


@pytest.mark.parametrize(
    ("lemma", "particle", "forms"),
    [("oproepen", "op", "roept riep riepen"), ("afwijzen", "af", "wijst wees"), ("vrijlaten", "vrij", "laat liet")],
)
def test_forms_that_stand_apart_from_their_particle(lemma: str, particle: str, forms: str) -> None:
    irregular = tuple(next(row["forms"] for row in VERBS if row["lemma"] == lemma).split(";"))
    assert set(forms.split()) <= separated_forms(lemma, particle, irregular)


@pytest.mark.parametrize(
    ("form", "event", "mode"),
    [("ontmoette", "CONSULT", ""), ("bombardeerde", "ASSAULT", "aerial"), ("gearresteerd", "COERCE", "arrest")],
)
def test_verbs_are_found_by_their_forms(form: str, event: str, mode: str) -> None:
    assert (_best(form).event, _best(form).mode) == (event, mode)


def test_special_senses_stand_first() -> None:
    for rows in (*ACTIONS.verbs.values(), *ACTIONS.separated.values()):
        sizes = [len(row.fixed) for row in rows]
        assert sizes == sorted(sizes, reverse=True)


def test_a_row_names_itself_by_its_fixed_words() -> None:
    keys = {row.key for rows in ACTIONS.verbs.values() for row in rows}
    assert {"bellen", "brengen + *bezoek|*bezoekje|*bliksembezoek|*staatsbezoek|*werkbezoek"} <= keys


def test_an_unknown_language_has_no_actions(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr("demarche.knowledge.actions.FOLDER", tmp_path)
    load_actions.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match="no tables"):
            load_actions("nl")
    finally:
        load_actions.cache_clear()
