"""The name sentences: marks, ties, genitives, and a split that keeps the test names out of training."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from training.conllu import Sentence, Word
from training.names import (
    CUES,
    HERE,
    TRAINING,
    Entry,
    Filled,
    Filler,
    Mark,
    _genitive,
    capitals,
    emptied,
    joined,
    keys,
    language_lists,
    load_patterns,
    multiply,
    name_doc,
    parse_entry,
    parse_template,
    sentences,
    split_lists,
    split_names,
    surname_tokens,
)

LANGUAGES = ("nl", "en")
LISTS = {
    "per-slavic": (Entry("Vladimir", "Poetin", person=True), Entry("Volodymyr", "Zelensky", person=True)),
    "per-chinese": (Entry("Xi", "Jinping", person=True, surname_first=True),),
    "per-german": (Entry("Ursula", "von der Leyen", person=True),),
    "init": (Entry("J.P.", "de Wit", person=True),),
    "city": (Entry("Lviv"), Entry("Cherson")),
    "org-de": (Entry("Wereldgezondheidsorganisatie", "WHO"), Entry("Doema")),
    "abbr": (Entry("WHO"),),
    "adj": (Entry("Russisch", "Russische"),),
    "people": (Entry("Rus", "Russen"),),
}


def filled(line: str, seed: int = 1) -> Filled:
    return Filler(LISTS, random.Random(seed)).fill(parse_template(line))


def named(line: str, seed: int = 1) -> list[tuple[str, str]]:
    text, spans = filled(line, seed)
    return [(text[start:end], label) for start, end, label in spans]


def test_marks_are_parsed() -> None:
    parsed = parse_template("De {!abbr}-gezant sprak {per:slavic#1} in het [Witte Huis|ORG].")
    assert parsed[1] == Mark("abbr", named=False)
    assert parsed[3] == Mark("per", kind="slavic", tie="1")
    assert parsed[5] == Mark("ORG", fixed="Witte Huis")
    assert [p.label for p in parsed if isinstance(p, Mark)] == ["", "PER", "ORG"]


def test_entries_are_parsed() -> None:
    assert parse_entry("Ursula|von der Leyen", True).full == "Ursula von der Leyen"
    xi = parse_entry("^Xi|Jinping", True)
    assert (xi.full, xi.surname, xi.given) == ("Xi Jinping", "Xi", "Jinping")
    with pytest.raises(ValueError, match="surname"):
        parse_entry("Zelensky", True)


def test_a_tie_is_one_person() -> None:
    for seed in range(20):
        (full, _), (surname, _) = named("{per:slavic#1} zweeg. Volgens {sur#1} is het vrede.", seed)
        assert full.endswith(surname)
    assert named("{per:chinese#1}, aldus {sur#1}.") == [("Xi Jinping", "PER"), ("Xi", "PER")]


def test_a_tied_abbreviation_belongs_to_its_organisation() -> None:
    wanted = [("Wereldgezondheidsorganisatie", "ORG"), ("WHO", "ORG")]
    assert all(named("De {org-de#1} komt. De {abbr#1} gaat.", seed) == wanted for seed in range(10))


def test_untied_names_differ() -> None:
    for seed in range(10):
        assert {n for n, _ in named("{city} en {city}", seed)} == {"Lviv", "Cherson"}


def test_forms_of_persons_and_inhabitants() -> None:
    assert filled("Het {adj0} leger, de {adj} Russen, een {inhabitant}, de {people}.").text == (
        "Het Russisch leger, de Russische Russen, een Rus, de Russen."
    )
    assert named("Volgens {sur:german} wel, zegt {init}.") == [("Von der Leyen", "PER"), ("J.P. de Wit", "PER")]
    assert named("Bakker {given:german#1} {sur#1} wacht.") == [("Ursula Von der Leyen", "PER")]


def test_unlabelled_slots_are_no_names() -> None:
    assert filled("De {!abbr}-gezant komt.") == Filled("De WHO-gezant komt.", ())


@pytest.mark.parametrize(("name", "genitive"), [("Poetin", "s"), ("Zelensky", "'s"), ("Abbas", "'"), ("Kyiv", "s")])
def test_genitives(name: str, genitive: str) -> None:
    assert _genitive("s plan", name) == f"{genitive} plan"
    assert _genitive("'s plan", name) == f"{genitive} plan"
    assert _genitive(" sprak", name) == " sprak"


def test_joining_and_capitals_keep_the_names() -> None:
    both = joined([Filled("In Lviv.", ((3, 7, "LOC"),)), Filled("Poetin wil.", ((0, 6, "PER"),))])
    assert [both.text[a:b] for a, b, _ in both.spans] == ["Lviv", "Poetin"]
    assert capitals(both, [both.spans[0][:2]]).text == "In LVIV. Poetin wil."


def test_a_real_sentence_is_emptied_and_filled_anew() -> None:
    rows = [("Merkel", "B-PER"), ("met", "O"), ("the", "O"), ("Red", "B-ORG"), ("Cross", "I-ORG"), ("in", "O")]
    rows += [("Paris", "B-LOC"), (".", "O")]
    words = tuple(Word(form, form, "X", "_", 0, "dep", form != "Paris", entity) for form, entity in rows)
    filler = Filler({stem: e for stem, e in LISTS.items() if stem != "abbr"}, random.Random(1))
    text, spans = filler.fill(emptied(Sentence(words), filler))
    assert [label for *_, label in spans] == ["PER", "ORG", "LOC"]
    assert re.fullmatch(r"[^.]+ met the (Wereldgezondheidsorganisatie|Doema) in (Lviv|Cherson)\. ", text)
    assert "Merkel" not in text


class TestDocs:
    @pytest.fixture
    def nlp(self) -> Any:
        import spacy

        return spacy.blank("nl")

    def names(self, nlp: Any, text: str, name: str) -> list[str]:
        start = text.index(name)
        doc = name_doc(nlp, Filled(text, ((start, start + len(name), "PER"),)))
        return [e.text for e in doc.ents]

    def test_a_genitive_belongs_to_the_token(self, nlp: Any) -> None:
        assert self.names(nlp, "Dat is Poetins plan.", "Poetin") == ["Poetins"]

    def test_a_compound_is_no_name(self, nlp: Any) -> None:
        assert self.names(nlp, "De Poetin-gezant komt.", "Poetin") == []
        assert self.names(nlp, "Een anti-Poetin manifest.", "Poetin") == []


class TestSplit:
    def test_shared_forms_stay_together(self) -> None:
        split = split_lists({"per-x": tuple(Entry(g, "Khan", person=True) for g in "ABCDEFGHIJKLMNOPQ")})
        assert not (split.train["per-x"] and split.apart["per-x"])

    def test_fixed_names_of_the_sentences_stay_in_training(self) -> None:
        cities = tuple(Entry(f"Stad{i}") for i in range(40))
        fixed = [Mark("LOC", fixed=c.full) for c in cities[:30]]
        assert set(cities[:30]) <= set(split_lists({"city": cities}, fixed).train["city"])

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_nothing_set_apart_is_a_name_in_training(self, language: str) -> None:
        train, dev, _ = sentences(language)
        split, rng = split_names(language), random.Random(3)
        no_names = {"adj", "people", *CUES}
        apart = [(stem, e) for stem, entries in split.rare.items() for e in entries if stem not in no_names]
        forms = {f.casefold() for stem, e in apart for f in ((e.full,) if e.person else (e.first, e.second)) if f}
        surnames = {w for _, e in apart if e.person for w in surname_tokens(e.surname)}
        patterns = load_patterns(HERE / f"composed-{language}.txt")
        filler = Filler(split.train, rng, TRAINING, split.banned, patterns, language)
        for text, spans in multiply(train + dev, filler, rng, 1):
            for start, end, label in spans:
                name = text[start:end].replace("’", "'").casefold()
                assert name not in forms
                assert label != "PER" or not set(re.findall(r"\S+", name)) & surnames, name

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_list_has_names_apart(self, language: str) -> None:
        split = split_names(language)
        for stem, entries in language_lists(language, "lists").items():
            assert len(split.apart[stem]) >= 2, stem
            assert len(split.train[stem]) >= 0.7 * len(entries), stem

    def test_keys_of_persons_are_their_surnames(self) -> None:
        assert keys(Entry("Ursula", "von der Leyen", person=True), "per-german") == {
            "name ursula von der leyen",
            "name leyen",
        }
