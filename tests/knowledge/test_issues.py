from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.issues import Issues, Match, load_issues
from demarche.knowledge.tables import FOLDER, listed, read_table

DUTCH = [
    ("een onmiddellijke wapenstilstand in de hele regio", "ceasefire"),
    ("het bestand dat zondag is ingegaan", "ceasefire"),
    ("een staakt-het-vuren van dertig dagen", "ceasefire"),
    ("een humanitaire gevechtspauze om de gewonden weg te halen", "humanitarian-pause"),
    ("onderhandelingen over een bestand", "peace-negotiations"),
    ("rechtstreekse vredesonderhandelingen zonder voorwaarden vooraf", "peace-negotiations"),
    ("een einde aan de oorlog in het buurland", "end-of-war"),
    ("dat de oorlog snel beëindigd wordt", "end-of-war"),
    ("de volledige terugtrekking van alle Russische troepen", "troop-withdrawal"),
    ("dat het leger zijn troepen uit het grensgebied terugtrekt", "troop-withdrawal"),
    ("het vertrek van de laatste Franse militairen", "troop-withdrawal"),
    ("het sturen van westerse grondtroepen", "military-intervention"),
    ("het stationeren van buitenlandse troepen in Polen", "troop-deployment"),
    ("de deelname van Rusland aan de top", "talks-participation"),
    ("een vreedzame oplossing aan de onderhandelingstafel", "peace-negotiations"),
    ("het afstaan van grondgebied aan de bezetter", "territorial-cession"),
    ("dat Kiev gebied opgeeft in ruil voor rust", "territorial-cession"),
    ("het lidmaatschap van de NAVO", "nato-membership"),
    ("dat Oekraïne ooit toetreedt tot de NAVO", "nato-membership"),
    ("een Oekraïens NAVO-lidmaatschap", "nato-membership"),
    ("de toetreding van Moldavië tot de Europese Unie", "eu-accession"),
    ("toetredingsonderhandelingen met Servië", "eu-accession"),
    ("de demilitarisering van het schiereiland", "demilitarisation"),
    ("de levering van luchtafweerraketten en munitie", "arms-supplies"),
    ("meer wapenleveranties aan het front", "arms-supplies"),
    ("een volledig wapenembargo tegen beide partijen", "arms-embargo"),
    ("twintig extra gevechtsvliegtuigen", "fighter-jets"),
    ("de sancties tegen de oliesector", "sanctions"),
    ("het opheffen van alle Europese sancties", "sanctions"),
    ("het gebruik van bevroren Russische tegoeden", "frozen-assets"),
    ("een grote ruil van gevangenen tussen de twee landen", "prisoner-exchange"),
    ("de vrijlating van de resterende gijzelaars", "hostage-release"),
    ("de vrijlating van politieke gevangenen in Minsk", "political-prisoners"),
    ("humanitaire hulp voor de bevolking van de belegerde provincie", "humanitarian-aid"),
    ("ongehinderde toegang voor hulpverleners", "humanitarian-access"),
    ("de uitvoer van graan over de Zwarte Zee", "grain-exports"),
    ("de erkenning van een Palestijnse staat", "palestinian-state"),
    ("de diplomatieke erkenning van de nieuwe machthebbers", "recognition"),
    ("een tweestatenoplossing voor het conflict", "two-state-solution"),
    ("onaangekondigde inspecties van alle fabrieken", "inspections"),
    ("de verrijking van uranium tot zestig procent", "nuclear-programme"),
    ("het atoomakkoord uit 2015", "nuclear-deal"),
    ("lanceringen van ballistische raketten", "missile-programme"),
    ("de grens tussen beide republieken", "borders"),
    ("vervroegde verkiezingen in het najaar", "elections"),
    ("heffingen van vijftig procent op staal", "trade-tariffs"),
    ("een vrijhandelsverdrag met Indonesië", "free-trade-agreement"),
    ("een internationale vredesmacht onder VN-vlag", "peacekeeping-force"),
    ("harde veiligheidsgaranties van bondgenoten", "security-guarantees"),
    ("een tribunaal voor de oorlogsmisdaden", "war-crimes-accountability"),
    ("de onafhankelijkheid van Schotland", "independence"),
    ("een migratiedeal met Mauritanië", "migration-deal"),
    ("de veilige terugkeer van vluchtelingen", "refugee-return"),
    ("het sluiten van het luchtruim voor vrachtvluchten", "airspace"),
    ("bemiddeling door Qatar", "mediation"),
    ("de bouw van nieuwe nederzettingen op de heuvels", "settlements"),
    ("de annexatie van vier provincies", "annexation"),
    ("hogere defensie-uitgaven in heel Europa", "defence-spending"),
    ("een prijsplafond voor Russische olie", "oil-price-cap"),
    ("de doorvoer van gas door de pijpleiding", "gas-supplies"),
    ("visumvrij reizen voor Georgiërs", "visa-free-travel"),
    ("een machtsdeling tussen noord en zuid", "power-sharing"),
    ("een overgangsregering van technocraten", "transition-government"),
    ("een vliegverbod boven de hoofdstad", "no-fly-zone"),
    ("veilige doorvaart voor koopvaardijschepen", "freedom-of-navigation"),
    ("kwijtschelding van de schulden van arme landen", "debt-relief"),
    ("de wederopbouw van de verwoeste steden", "reconstruction"),
    ("het herstel van de diplomatieke betrekkingen", "diplomatic-relations"),
    ("de uitzetting van zes diplomaten", "expulsion-of-diplomats"),
    ("een gesprek onder vier ogen in Genève", "talks"),
    ("een ontmoeting tussen de twee presidenten", "talks"),
    ("het opzeggen van het verdrag over middellange raketten", "treaties"),
    ("de grondoorzaken van het conflict", "root-causes"),
    ("het plaatsen van kernwapens in Wit-Rusland", "nuclear-weapons"),
    ("de neutraliteit van Oostenrijk", "neutrality"),
    ("herstelbetalingen voor de aangerichte schade", "reparations"),
]
DUTCH_NOTHING = [
    "een dijk die bestand tegen hoog water moet zijn",
    "de minister van Buitenlandse Zaken",
    "het voortbestaan van de onderneming",
    "een groot gegevensbestand met adressen",
    "de president van het land",
    "een goede afloop voor alle betrokkenen",
    "de opheffing van de vereniging",
    "een nieuwe voorzitter",
    "het weer in de komende dagen",
    "een denktank in Brussel",
    "de verlening van een vergunning",
    "een charmeoffensief van de zanger",
    "de non-stop vlucht naar Lissabon",
    "twee derde van de leden",
    "het hele verhaal van begin tot eind",
    "de bevolking van het eiland",
    "een dag later in het paleis",
]
ENGLISH = [
    ("an immediate ceasefire across the region", "ceasefire"),
    ("direct peace talks without conditions", "peace-negotiations"),
    ("an end to the war in the east", "end-of-war"),
    ("the withdrawal of all foreign troops", "troop-withdrawal"),
    ("ceding any territory to the invader", "territorial-cession"),
    ("joining NATO within five years", "nato-membership"),
    ("further deliveries of weapons to the front", "arms-supplies"),
    ("lifting the sanctions on its banks", "sanctions"),
    ("the release of the remaining hostages", "hostage-release"),
    ("tariffs of fifty percent on steel", "trade-tariffs"),
    ("a two-state solution", "two-state-solution"),
    ("its nuclear programme", "nuclear-programme"),
    ("higher defence spending by every member", "defence-spending"),
    ("unhindered access for aid workers", "humanitarian-access"),
    ("the expulsion of six diplomats", "expulsion-of-diplomats"),
    ("a face-to-face meeting of both leaders", "talks"),
    ("the weather on the coast", None),
    ("a new chairman of the board", None),
]
MINE = """
[[issue]]
id = "kelp-quota"
name = "quota voor kelp"
parent = "fishing-rights"
contexts = ["natural_resource"]
patterns.nl = ["*kelpquotum", "quot* *kelp"]
patterns.en = ["kelp quota"]

[[issue]]
id = "sanctions"
patterns.nl = ["knijpmaatregel*"]
"""


def words(phrase: str) -> list[str]:
    return re.findall(r"[\w-]+", phrase.lower())


def named(issues: Issues, phrase: str) -> str | None:
    match = issues.find(words(phrase))
    return match.id if match else None


@pytest.mark.parametrize(("phrase", "issue"), DUTCH)
def test_dutch_phrases(phrase: str, issue: str) -> None:
    assert named(load_issues("nl"), phrase) == issue


@pytest.mark.parametrize("phrase", DUTCH_NOTHING)
def test_dutch_phrases_that_name_no_issue(phrase: str) -> None:
    assert named(load_issues("nl"), phrase) is None


@pytest.mark.parametrize(("phrase", "issue"), ENGLISH)
def test_english_phrases(phrase: str, issue: str | None) -> None:
    assert named(load_issues("en"), phrase) == issue


def test_the_match_says_which_words_name_the_issue() -> None:
    issues = load_issues("nl")
    assert issues.find(words("een snelle gevangenenruil")) == Match("prisoner-exchange", 2, 3)
    far = words("terugtrekking, zo zei hij, van troepen; en toen weer: de terugtrekking van troepen")
    assert issues.find(far) == Match("troop-withdrawal", 10, 13)
    assert issues.find([]) is None


@pytest.mark.parametrize(
    ("phrase", "issue"),
    [
        ("sancties vanwege de oorlog", "sanctions"),  # one word each: more letters
        ("oorlog vanwege de heffing", "trade-tariffs"),
        ("oorlog en inval", "war"),
        ("de inval en daarna een einde aan de oorlog", "end-of-war"),  # more words
        ("een coup, en daarna oorlog", "war"),
        ("een reis naar de vrede of naar de excuus", "apology"),
    ],
)
def test_most_words_win_then_most_letters(phrase: str, issue: str) -> None:
    assert named(load_issues("nl"), phrase) == issue


def test_of_equal_patterns_the_first_in_the_phrase_wins(tmp_path: Path) -> None:
    text = '[[issue]]\nid = "a"\npatterns.nl = ["aap"]\n[[issue]]\nid = "b"\npatterns.nl = ["nootje", "mus"]\n'
    issues = load_issues("nl", [write(tmp_path, text)])
    assert named(issues, "aap en mus") == "a"
    assert named(issues, "mus en aap") == "b"


@pytest.mark.parametrize(
    ("pattern", "fits", "not_"),
    [
        ("kelp", "kelp", "kelpbos"),
        ("kelp*", "kelpbos", "zeekelp"),
        ("*kelp", "zeekelp", "zeekelpbos"),
        ("*kelp*", "zeekelpbos", "wier"),
        ("kelp* zee*", "zeeën vol kelpbossen", "kelpzee"),
        ("kelp !gebakken", "kelp uit zee", "gebakken kelp"),
        ("kelp !geb*", "kelp uit zee", "gebraden kelp"),
        ("*zee* *kelp*", "kelp in zee", "een zeekelpbos"),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, fits: str, not_: str) -> None:
    issues = load_issues("nl", [write(tmp_path, f'[[issue]]\nid = "kelp"\npatterns.nl = ["{pattern}"]')])
    assert named(issues, fits) == "kelp"
    assert named(issues, not_) != "kelp"


def test_the_catalogue_is_whole() -> None:
    shared = {r["id"]: r for r in read_table(FOLDER / "shared" / "issues.tsv", ("id", "name_en", "parent", "contexts"))}
    assert len(shared) >= 110
    for code in ("nl", "en"):
        rows = {row["id"]: row for row in read_table(FOLDER / code / "issues.tsv", ("id", "name", "patterns"))}
        assert rows.keys() == shared.keys()
        assert all(listed(row["patterns"]) and row["name"] for row in rows.values())
        assert len({row["name"] for row in rows.values()}) == len(rows)
    assert load_issues("nl").by_id["ceasefire"].name == "wapenstilstand"
    assert load_issues("en").by_id["ceasefire"].parent == "end-of-war"


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_pattern_can_win(code: str) -> None:
    """A pattern that another one beats even on its own words is no use."""
    issues, beaten = load_issues(code), []
    for row in read_table(FOLDER / code / "issues.tsv", ("id", "name", "patterns")):
        for pattern in listed(row["patterns"]):
            bare = [word.strip("*") for word in pattern.split() if not word.startswith("!")]
            if (match := issues.find(bare)) is None or match.id != row["id"]:
                beaten.append(f"{row['id']}: {pattern} => {match and match.id}")
    assert not beaten, "\n".join(beaten)


def test_it_is_fast() -> None:
    issues = load_issues("nl")
    phrases = [words(phrase) for phrase, _ in DUTCH]
    begun = time.perf_counter()
    for phrase in phrases * 20:
        issues.find(phrase)
    assert (time.perf_counter() - begun) / (20 * len(phrases)) < 0.001
    assert load_issues("nl") is issues


def write(folder: Path, text: str) -> str:
    path = folder / "my.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_issues_of_ones_own(tmp_path: Path) -> None:
    mine = write(tmp_path, MINE)
    issues = load_issues("nl", [mine])
    assert named(issues, "een ruimer kelpquotum") == named(issues, "de quota voor reuzenkelp") == "kelp-quota"
    assert named(issues, "de knijpmaatregelen van gisteren") == named(issues, "strenge sancties") == "sanctions"
    assert (issues.by_id["kelp-quota"].name, issues.by_id["kelp-quota"].parent) == ("quota voor kelp", "fishing-rights")
    assert issues.by_id["sanctions"] == load_issues("nl").by_id["sanctions"]
    assert named(load_issues("en", [mine]), "a kelp quota") == "kelp-quota"
    assert "kelp-quota" not in load_issues("nl").by_id and named(load_issues("nl"), "een ruimer kelpquotum") is None


def test_ones_own_pattern_wins_where_ours_fits_as_well(tmp_path: Path) -> None:
    issues = load_issues("nl", [write(tmp_path, '[[issue]]\nid = "my-truce"\npatterns.nl = ["*wapenstilstand*"]')])
    assert named(issues, "een wapenstilstand") == "my-truce"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("issue = = 1", "TOML was expected"),
        ("", r"\[\[issue\]\] tables"),
        ("issue = 3", r"\[\[issue\]\] tables"),
        ("[[issue]]\npatterns.nl = ['a']", "at least an id"),
        ("[[issue]]\nid = 'A b'\npatterns.nl = ['a']", "small letters and hyphens"),
        ("[[issue]]\nid = 'a'", "patterns None: a list of patterns a language"),
        ("[[issue]]\nid = 'a'\npatterns = 'b'", "patterns 'b'"),
        ("[[issue]]\nid = 'a'\npatterns.nl = 'b'", "a list of patterns"),
        ("[[issue]]\nid = 'a'\npatterns.nl = []", "a list of patterns"),
        ("[[issue]]\nid = 'a'\npatterns.nl = [' ']", "a list of patterns"),
        ("[[issue]]\nid = 'a'\npatterns.nl = ['b*c']", r"pattern 'b\*c': lower-case words"),
        ("[[issue]]\nid = 'a'\npatterns.nl = ['* b']", r"pattern '\* b'"),
        ("[[issue]]\nid = 'a'\npatterns.nl = ['!b']", "pattern '!b'"),
        ("[[issue]]\nid = 'a'\npatterns.nl = ['Bos']", "pattern 'Bos'"),
        ("[[issue]]\nid = 'a'\nname = 3\npatterns.nl = ['b']", "name 3: a text"),
        ("[[issue]]\nid = 'a'\nparent = 'none-such'\npatterns.nl = ['b']", "parent 'none-such'"),
        ("[[issue]]\nid = 'a'\nparent = 'a'\npatterns.nl = ['b']", "parent 'a'"),
        ("[[issue]]\nid = 'a'\ncontexts = 'war'\npatterns.nl = ['b']", "contexts 'war': a list"),
        ("[[issue]]\nid = 'a'\ncontexts = ['war']\npatterns.nl = ['b']", "context 'war': a context of PLOVER"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"my\.toml.*{message}") as caught:
        load_issues("nl", [write(tmp_path, text)])
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"none\.toml"):
        load_issues("nl", ["none.toml"])
