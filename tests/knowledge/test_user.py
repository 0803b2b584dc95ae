from __future__ import annotations

import json
from pathlib import Path

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.entities import load_knowledge
from demarche.knowledge.user import with_user_actors
from demarche.reader import Reader

ACTORS = """
[[actor]]
name = "Ilse Vandermotte"
variants = ["I. Vandermotte"]
party = "BEL"
sector = "GOV"
gender = "f"
roles = ["governor@BEL 2020/.."]

[[actor]]
name = "Bond van Kustgemeenten"
kind = "organization"
variants = ["BKG"]
"""


def label(**values: str) -> dict[str, dict[str, str]]:
    return {code: {"language": code, "value": value} for code, value in values.items()}


def claim(item: str) -> list[dict[str, object]]:
    return [{"mainsnak": {"datavalue": {"value": {"id": item}}}}]


ITEMS = [
    {
        "id": "Q990001",
        "labels": label(fr="Ilse la Motte", nl="Ilse Vandermotte"),
        "aliases": {"nl": [{"value": "Ilse V. Motte"}]},
        "claims": {"P31": claim("Q5"), "P21": claim("Q6581072")},
    },
    {"id": "Q990002", "labels": label(en="Coast League"), "claims": {"P31": claim("Q43229")}},
    {"id": "Q15031", "labels": label(nl="Xi Dada")},
    {"id": "Q990003", "labels": {}},
]


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_a_file_of_ones_own_end_to_end(tmp_path: Path) -> None:
    reader = Reader(actors=[write(tmp_path, "my.toml", ACTORS)])
    text = "“De dijk houdt”, zei Ilse Vandermotte. Volgens de BKG is dat onzeker. “Wij wachten af”, zei Vandermotte."
    reading = reader.read(text, language="nl", published="2023-04")
    speakers = {s.content[0].text: s.speaker for s in reading.statements}
    assert speakers["De dijk houdt"] == speakers["Wij wachten af"] == "person:ilse-vandermotte"
    ilse, bond = reading.actor("person:ilse-vandermotte"), reading.actor("org:bond-van-kustgemeenten")
    assert ilse is not None and (ilse.party, ilse.sector, ilse.roles[0].title) == ("BEL", "GOV", "governor")
    assert bond is not None and bond.name == "Bond van Kustgemeenten"


def test_our_own_knowledge_is_not_changed(tmp_path: Path) -> None:
    base = with_user_actors(load_knowledge("nl"), [write(tmp_path, "my.toml", ACTORS)], "nl")
    assert "person:ilse-vandermotte" in base.entities
    assert "person:ilse-vandermotte" not in load_knowledge("nl").entities
    assert "Ilse Vandermotte" not in load_knowledge("nl").names


@pytest.mark.parametrize("shape", ["lines", "dump", "list"])
def test_a_wikidata_extract(tmp_path: Path, shape: str) -> None:
    lines = [json.dumps(item) for item in ITEMS]
    text = {"lines": "\n".join(lines), "dump": "[\n" + ",\n".join(lines) + "\n]\n", "list": json.dumps(ITEMS)}[shape]
    base = with_user_actors(load_knowledge("nl"), [write(tmp_path, "x.json", text)], "nl")
    ilse, league = base.entities["wikidata:Q990001"], base.entities["wikidata:Q990002"]
    assert (ilse.name, ilse.kind, ilse.gender, ilse.wikidata) == ("Ilse Vandermotte", "person", "f", "Q990001")
    assert (league.name, league.kind) == ("Coast League", "organization")
    assert base.names["Ilse V. Motte"] == [("wikidata:Q990001", "name")]
    assert base.names["Xi Dada"] == [("person:xi-jinping", "name")]


@pytest.mark.parametrize(
    "text",
    [
        "actor = = 1",
        "",
        "actor = 3",
        "[[actor]]\nparty = 'BEL'",
        "[[actor]]\nname = ' '",
        "[[actor]]\nname = 'A'\nkind = 'ghost'",
        "[[actor]]\nname = 'A'\nkind = ['person']",
        "[[actor]]\nname = 'A'\nroles = [1]",
        "[[actor]]\nname = 'A'\nvariants = 'B'",
        "[[actor]]\nname = 'A'\nparty = 7",
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        with_user_actors(load_knowledge("nl"), [write(tmp_path, "my.toml", text)])
    assert "my.toml" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["{", '{"labels": {"nl": {"value": "A"}}}', '{"id": "Q1", "labels": 3}', '"Q1"', "\x00"]
)
def test_a_malformed_extract_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(KnowledgeError, match=r"x\.jsonl"):
        with_user_actors(load_knowledge("nl"), [write(tmp_path, "x.jsonl", text)])


def test_a_missing_file_is_named() -> None:
    for name in ("none.toml", "none.json"):
        with pytest.raises(KnowledgeError, match=name):
            with_user_actors(load_knowledge("nl"), [name])
