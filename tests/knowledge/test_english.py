"""The English tables: complete, in order, and naming the same actors as the Dutch ones."""

from __future__ import annotations

import tomllib

import pytest

from demarche.knowledge.entities import KnowledgeBase, fold, load_knowledge
from demarche.knowledge.frames import COLUMNS, load_lexicon
from demarche.knowledge.grammar import load_grammar, load_zone_patterns
from demarche.knowledge.tables import FOLDER, read_table
from demarche.knowledge.times import LISTS, load_times

FRAMES = read_table(FOLDER / "en" / "frames.tsv", COLUMNS)
ROLES = read_table(FOLDER / "en" / "roles.tsv", ("word", "title", "kind", "number", "gender", "sector"))


def ids(base: KnowledgeBase, name: str) -> set[str]:
    return {entity for entity, _ in base.names.get(fold(name), [])} | {*base.surnames.get(fold(name), [])}


def test_every_dutch_file_has_an_english_one() -> None:
    names = {lang: {p.name for p in (FOLDER / lang).glob("*.*")} for lang in ("nl", "en")}
    assert names["nl"] == names["en"]


def test_every_group_of_function_words_is_there() -> None:
    groups = {lang: tomllib.loads((FOLDER / lang / "grammar.toml").read_text("utf-8")) for lang in ("nl", "en")}
    assert groups["nl"].keys() == groups["en"].keys()
    assert all(groups["en"].values())


def test_every_group_of_words_of_time_is_there() -> None:
    table = load_times("en")
    assert [name for name in LISTS if not table.group(name)] == []
    assert table.number("twenty-five") == 25


def test_there_are_enough() -> None:
    assert len(FRAMES) >= 300
    assert len(ROLES) >= 550
    assert len(read_table(FOLDER / "en" / "places.tsv", ("name",))) >= 500


def test_rows_stand_in_order_and_once() -> None:
    words = [row["word"] for row in ROLES]
    assert words == sorted(set(words))
    senses = [(r["lemma"], r["pos"], r["particle"], r["fixed"], r["act"]) for r in FRAMES]
    assert senses == sorted(set(senses))


def test_frames_use_known_words() -> None:
    contents = {word for row in FRAMES for word in row["content"].split()}
    assert contents <= {"quote", "clause", "main", "question", "infinitive", "gerund", "fragment", "naming", "plain"}
    assert {row["statement"] for row in FRAMES} <= {"required", "optional"}
    assert all(row["lemma"].split()[-1] == row["particle"] for row in FRAMES if row["particle"])


def test_titles_are_those_of_the_dutch_roles() -> None:
    dutch = {role.title for role in load_grammar("nl").roles.values()}
    known = {role.title for entity in load_knowledge("en").entities.values() for role in entity.roles}
    assert {row["title"] for row in ROLES} <= dutch | known


@pytest.mark.parametrize(
    ("word", "title", "kind"),
    [
        ("foreign minister", "foreign-minister", "person"),
        ("secretary of state", "foreign-minister", "person"),
        ("prime minister", "prime-minister", "person"),
        ("chief of staff", "chief-of-staff", "person"),
        ("spokeswoman", "spokesperson", "person"),
        ("lawmakers", "member-of-parliament", "group"),
        ("rebels", "rebel", "group"),
        ("protesters", "protester", "group"),
        ("defense ministry", "defence-ministry", "body"),
        ("neighbouring countries", "state", "group"),
    ],
)
def test_roles_say_what_they_name(word: str, title: str, kind: str) -> None:
    role = load_grammar("en").roles[word]
    assert (role.title, role.kind) == (title, kind)


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Vladimir Poetin", "Putin"),
        ("Loekasjenko", "Lukashenko"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Witte Huis", "White House"),
        ("Kremlin", "Kremlin"),
        ("Verenigde Naties", "U.N."),
        ("NAVO", "NATO"),
        ("Verenigde Staten", "US"),
        ("Verenigd Koninkrijk", "Britain"),
        ("Noord-Korea", "DPRK"),
        ("Peking", "Beijing"),
        ("Downing Street", "Downing Street"),
        ("Westen", "West"),
        ("Houthi's", "Houthis"),
    ],
)
def test_an_actor_is_the_same_in_both_languages(dutch: str, english: str) -> None:
    assert ids(load_knowledge("nl"), dutch) & ids(load_knowledge("en"), english)


@pytest.mark.parametrize("form", ["said", "says", "told", "warned", "insists", "denied", "vowed", "calls", "hopes"])
def test_verbs_are_found_by_their_forms(form: str) -> None:
    assert load_lexicon("en").verbs[form]


def test_phrasal_verbs_are_found_apart() -> None:
    assert any(frame.particle == "out" for frame in load_lexicon("en").separated["ruled"])


@pytest.mark.parametrize(
    "line",
    [
        "GENEVA (Reuters) - Delegates met",
        "LONDON, March 3 (AP) — The envoy left",
        "MOSCOW/KYIV, Feb 24 (Reuters) - Both sides",
        "WASHINGTON — The Senate voted",
        "Paris (AFP) – France will send",
        "KYIV, Ukraine (AP) — Officials said",
        "UNITED NATIONS (AP) -- The council met",
    ],
)
def test_datelines(line: str) -> None:
    assert load_zone_patterns("en").dateline.match(line)


@pytest.mark.parametrize("line", ["Putin, who spoke - said", "US-led forces - x", "WATCH - How it began"])
def test_what_is_no_dateline(line: str) -> None:
    assert load_zone_patterns("en").dateline.match(line) is None


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("promo", "READ MORE: Why the truce failed"),
        ("promo", "Also read: Who is the envoy?"),
        ("promo", "WATCH. How the bridge fell"),
        ("promo_list_heads", "Related stories"),
        ("caption", "File photo: the hall in Geneva"),
        ("caption", "The hall in Geneva. REUTERS/Ann Lee"),
        ("byline", "By Jane Roe and Peter Poe"),
        ("byline", "March 3, 2024, 10:15 AM"),
        ("byline", "3 March 2024"),
        ("byline", "Reporting by Jane Roe; Editing by Peter Poe"),
        ("furniture", "Share"),
        ("furniture", "Advertisement"),
        ("furniture", "Subscribe now"),
        ("furniture", "We use cookies to improve this page."),
        ("furniture", "12 comments"),
        ("furniture", "5 min read"),
    ],
)
def test_marks_of_a_page(kind: str, line: str) -> None:
    assert any(pattern.search(line) for pattern in getattr(load_zone_patterns("en"), kind))
