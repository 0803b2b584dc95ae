"""Nouns, adjectives and set expressions of the Dutch lexicon of actions: found by the right forms and by no others."""

from __future__ import annotations

from collections import Counter

import pytest

from demarche.knowledge.actions import COLUMNS, load_actions
from demarche.knowledge.tables import FOLDER, listed, read_table

FOLDER_NL = FOLDER / "nl" / "actions"
TABLES = {
    name: read_table(FOLDER_NL / f"{name}.tsv", COLUMNS)
    for name in ("nouns", "judgements", "false_friends", "adjectives", "phrases", "idioms")
}
ACTIONS = load_actions("nl")
PREPOSITIONS = frozenset(
    ("aan", "achter", "bij", "boven", "door", "in", "jegens", "langs", "met", "naar", "naast", "nabij", "om", "onder")
    + ("op", "over", "richting", "rond", "tegen", "tegenover", "tot", "tussen", "uit", "van", "vanuit", "vanwege")
    + ("volgens", "voor", "wegens")
)


def yields(form: str) -> bool:
    return any(row.event or row.polarity for row in ACTIONS.of_noun(form))


def test_there_are_enough_of_each_kind() -> None:
    sizes = {name: len(rows) for name, rows in TABLES.items()}
    assert sizes["nouns"] >= 250 and sizes["adjectives"] >= 90
    assert sizes["phrases"] + sizes["idioms"] >= 70


@pytest.mark.parametrize("table", TABLES)
def test_rows_stand_in_order_and_once(table: str) -> None:
    keys = [(row["lemma"], row["fixed"]) for row in TABLES[table]]
    assert keys == sorted(keys)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_slots_name_prepositions(table: str) -> None:
    slots = {s for row in TABLES[table] for c in ("source", "target", "content") for s in row[c].split() if ":" in s}
    assert {slot.split(":")[1] for slot in slots} - {"poss"} <= PREPOSITIONS


@pytest.mark.parametrize("table", TABLES)
def test_forms_are_single_words(table: str) -> None:
    assert [form for row in TABLES[table] for form in listed(row["forms"]) if " " in form or form != form.strip()] == []


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("aanvallen", "aanval"),
        ("tegenaanval", "aanval"),
        ("drone-aanvallen", "drone-aanval"),
        ("luchtaanvallen", "luchtaanval"),
        ("raketaanvallen", "raketaanval"),
        ("zelfmoordaanslag", "zelfmoordaanslag"),
        ("terreuraanslagen", "aanslag"),
        ("cyberaanval", "cyberaanval"),
        ("invallen", "inval"),
        ("grensinval", "inval"),
        ("vredesgesprekken", "vredesgesprek"),
        ("afscheidsgesprek", "gesprek"),
        ("topoverleg", "overleg"),
        ("toetredingsonderhandelingen", "onderhandeling"),
        ("werkbezoeken", "bezoek"),
        ("sancties", "sanctie"),
        ("vs-sancties", "sanctie"),
        ("wapenembargo's", "embargo"),
        ("massa-arrestaties", "arrestatie"),
        ("eisen", "eis"),
        ("verkiezingsbeloften", "belofte"),
        ("bezwaren", "bezwaar"),
        ("veto's", "veto"),
        ("basisvoorwaarden", "basisvoorwaarde"),
        ("oorlogsdoelen", "doel"),
        ("studentenprotesten", "protest"),
        ("estafettestakingen", "staking"),
        ("navo-top", "navo-top"),
        ("wapenleveranties", "wapenleverantie"),
        ("staatsgrepen", "staatsgreep"),
    ],
)
def test_nouns_are_found_by_their_forms_and_in_compounds(form: str, lemma: str) -> None:
    assert {row.lemma for row in ACTIONS.of_noun(form)} == {lemma}
    assert yields(form)


@pytest.mark.parametrize(
    "form",
    [
        *("hartaanval", "paniekaanvallen", "belastingaanslag", "sollicitatiegesprekken", "museumbezoek"),
        *("zelfmoord", "rechtshulp", "behulp", "indruk", "bloeddruk", "ontvangst", "gezichtsherkenning"),
        *("hulpverlening", "kredietverlening", "ontheffing", "werkgroepen", "hoger beroep", "omroep", "forellen"),
        *("puinhoop", "wanhoop", "arbeidsvoorwaarden", "asielverzoeken", "kwaliteitseisen", "stoppen"),
        *("bergtop", "politietop", "reis", "betest", "ondersteuning", "zelfvertrouwen", "gratificatie", "immigratie"),
    ],
)
def test_words_that_only_end_alike_yield_nothing(form: str) -> None:
    assert not any(not row.fixed and (row.event or row.polarity) for row in ACTIONS.of_noun(form))


@pytest.mark.parametrize(
    "word", ["oorlog", "conflict", "crisis", "vrede", "beleid", "relatie", "akkoord", "deal", "verdrag"]
)
def test_nouns_that_name_no_event_have_no_row(word: str) -> None:
    assert not ACTIONS.of_noun(word)


def test_false_friends_yield_nothing() -> None:
    assert all(row["embeds"] == "none" and not row["event"] + row["polarity"] for row in TABLES["false_friends"])


def test_a_false_friend_hides_a_noun() -> None:
    """A row in false_friends.tsv whose word does not end in a noun of nouns.tsv is of no use."""
    nouns = {form for form, rows in ACTIONS.nouns.items() if any(row.event or row.polarity for row in rows)}
    friends = {form for form, rows in ACTIONS.nouns.items() if form not in nouns}
    lemmas = {row["lemma"]: {row["lemma"], *listed(row["forms"])} for row in TABLES["false_friends"]}
    useless = [
        lemma for lemma, forms in lemmas.items() if not any(form.endswith(noun) for form in forms for noun in nouns)
    ]
    assert useless == [] and friends


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("onaanvaardbare", "onaanvaardbaar"),
        ("onacceptabele", "onacceptabel"),
        ("illegale", "illegaal"),
        ("absurde", "absurd"),
        ("essentiële", "essentieel"),
        ("cruciale", "cruciaal"),
        ("positieve", "positief"),
        ("legitieme", "legitiem"),
        ("boze", "boos"),
        ("welkome", "welkom"),
        ("sceptische", "sceptisch"),
        ("huiverig", "huiverig"),
        ("vastbesloten", "vastbesloten"),
        ("bereid", "bereid"),
    ],
)
def test_adjectives_are_found_by_their_forms(form: str, lemma: str) -> None:
    assert lemma in {row.lemma for row in ACTIONS.adjectives[form]}


@pytest.mark.parametrize(
    ("word", "polarity", "force"),
    [
        ("onaanvaardbaar", "against", "red-line"),
        ("teleurstellend", "against", "view"),
        ("welkom", "for", "view"),
        ("noodzakelijk", "for", "demand"),
        ("onontbeerlijk", "for", "precondition"),
        ("bereid", "for", "offer"),
        ("vastbesloten", "for", "goal"),
        ("gekant", "against", "view"),
    ],
)
def test_adjectives_hold_positions(word: str, polarity: str, force: str) -> None:
    assert {(row.polarity, row.force) for row in ACTIONS.adjectives[word]} == {(polarity, force)}


@pytest.mark.parametrize(
    "phrase", ["van plan", "op voorwaarde dat", "rode lijn", "een gemiste kans", "niet aan de orde"]
)
def test_phrases_are_found_by_their_first_word(phrase: str) -> None:
    words = tuple(phrase.split())
    assert words in [found for found, _ in ACTIONS.phrases[words[0]]]


@pytest.mark.parametrize(
    ("form", "word", "event"),
    [
        ("nam", "korrel", "ACCUSE"),
        ("wees", "hand", "REJECT"),
        ("geeft", "licht", "AGREE"),
        ("stak", "stokje", "REJECT"),
        ("hield", "bezet", "COERCE"),
        ("zette", "tralies", "COERCE"),
        ("reikt", "hand", "AGREE"),
        ("riep", "verantwoording", "ACCUSE"),
        ("deed", "beroep", "REQUEST"),
        ("opgenomen", "contact", "CONSULT"),
    ],
)
def test_idioms_are_found_by_verb_and_fixed_word(form: str, word: str, event: str) -> None:
    rows = ACTIONS.verbs[form]
    assert event in {row.event for row in rows if any(word in words for words in row.fixed)}


def test_judgements_are_of_the_object_before_the_subject() -> None:
    for row in TABLES["judgements"]:
        assert (row["content"], row["event"], row["force"] in ("view", "red-line")) == ("obj nsubj", "", True), row


@pytest.mark.parametrize(
    ("form", "polarity"),
    [
        ("pesterij", "against"),
        ("dolksteken", "against"),
        ("schijnverkiezingen", "against"),
        ("mijlpalen", "for"),
        ("lichtpuntje", "for"),
    ],
)
def test_words_of_judgement(form: str, polarity: str) -> None:
    assert {row.polarity for row in ACTIONS.of_noun(form)} == {polarity}
