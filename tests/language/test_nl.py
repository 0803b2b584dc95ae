from __future__ import annotations

import pytest

from demarche.knowledge.kit import language_kit
from demarche.language.nl import name_bases, separated_forms, verb_forms


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("waarschuwen", {"waarschuw", "waarschuwt", "waarschuwde", "waarschuwden", "gewaarschuwd", "waarschuwend"}),
        ("hopen", {"hoop", "hoopt", "hoopte", "hoopten", "gehoopt", "hopen"}),
        ("vrezen", {"vrees", "vreest", "vreesde", "vreesden", "gevreesd"}),
        ("beloven", {"beloof", "belooft", "beloofde", "beloofden", "beloofd"}),
        ("stellen", {"stel", "stelt", "stelde", "stelden", "gesteld"}),
        ("zetten", {"zet", "zette", "zetten", "gezet"}),
        ("melden", {"meld", "meldt", "meldde", "meldden", "gemeld"}),
        ("praten", {"praat", "praatte", "praatten", "gepraat"}),
        ("antwoorden", {"antwoord", "antwoordt", "antwoordde", "geantwoord"}),
        ("reageren", {"reageer", "reageert", "reageerde", "gereageerd"}),
        ("fluisteren", {"fluister", "fluistert", "fluisterde", "gefluisterd"}),
        ("herhalen", {"herhaal", "herhaalt", "herhaalde", "herhaald"}),
        ("ontkennen", {"ontken", "ontkent", "ontkende", "ontkend"}),
    ],
)
def test_weak_verbs(infinitive: str, forms: set[str]) -> None:
    assert forms <= verb_forms(infinitive, "", ())


def test_strong_forms_are_given_and_no_weak_ones_are_made() -> None:
    forms = verb_forms("spreken", "", ("sprak", "spraken", "gesproken"))
    assert {"spreek", "spreekt", "sprak", "spraken", "gesproken"} <= forms
    assert not {"spreekte", "gespreekt"} & forms


def test_separable_verbs() -> None:
    assert {"voeg", "voegt", "voegde", "voegden", "voegen"} <= separated_forms("toevoegen", "toe", ())
    assert {"toevoegt", "toegevoegd", "toevoegde", "toe" + "te" + "voegen"} <= verb_forms("toevoegen", "toe", ())
    assert {"geeft", "gaf"} <= separated_forms("aangeven", "aan", ("geeft", "gaf", "gaven", "aangegeven"))
    assert "aangegeven" not in separated_forms("aangeven", "aan", ("aangegeven",))
    assert separated_forms("zeggen", "", ()) == frozenset()


@pytest.mark.parametrize("infinitive", ["zijn", "gaan", "doen", "zien", "skiën", "en", "n", "é"])
def test_odd_infinitives_have_forms(infinitive: str) -> None:
    assert infinitive in verb_forms(infinitive, "", ())


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("Poetins", ("Poetins", "Poetin")),
        ("Xi's", ("Xi's", "Xi")),
        ("Xi’s", ("Xi’s", "Xi")),
        ("Paus'", ("Paus'", "Paus")),
        ("EU", ("EU",)),
        ("Les", ("Les",)),
    ],
)
def test_names_behind_possessives(word: str, bases: tuple[str, ...]) -> None:
    assert name_bases(word) == bases


def test_the_kit_is_found_by_its_code() -> None:
    assert (language_kit("nl").CODE, language_kit("nl").DETECTED_AS) == ("nl", "DUTCH")
    with pytest.raises(ModuleNotFoundError):
        language_kit("tlh")
