"""Each export is read back with the tool that it is for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from demarche.cli.main import cli
from demarche.exports.as_annotations import as_annotations
from demarche.exports.as_gdelt import COLUMNS as GDELT
from demarche.exports.as_gdelt import as_gdelt, quad_class
from demarche.exports.as_polecat import COLUMNS as POLECAT
from demarche.ledger import Ledger
from tests import handmade
from tests.ledger.made import OLD, at, talks


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.add(handmade.reading(), at("a"), OLD)
        ledger.add(talks(publisher="De Bode", url="https://bode.example/1"), at("b", "https://bode.example/1"), OLD)
    return str(path)


def exported(path: str, format: str, *more: str) -> bytes:
    result = CliRunner().invoke(cli, ["export", format, "--ledger", path, *more])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def test_jsonl_is_the_contract(path: str) -> None:
    readings = [json.loads(line) for line in exported(path, "jsonl").splitlines()]
    assert {r["document"]["id"] for r in readings} == {handmade.reading().document.id, talks().document.id}
    assert all({"file", "document", "statements", "events", "positions", "actors"} <= r.keys() for r in readings)


def test_csv_in_duckdb_and_pandas(path: str, tmp_path: Path) -> None:
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    folder = tmp_path / "tidy"
    exported(path, "csv", "-o", str(folder))
    count = duckdb.sql(f"SELECT count(*), count(DISTINCT id) FROM '{folder}/statements.csv'").fetchall()
    assert count == [(6, 6)]
    frame = pandas.read_csv(folder / "events.csv")
    assert "belde" in set(frame["trigger"]) and frame["cameo"].notna().all()
    book = list(csv.DictReader((folder / "codebook.csv").open(encoding="utf-8")))
    for name in ("statements", "events", "positions", "actors", "articles"):
        described = [row["column"] for row in book if row["table"] == name]
        assert described == list(pandas.read_csv(folder / f"{name}.csv").columns)
    assert all(row["meaning"].endswith(".") for row in book)


def test_parquet_in_duckdb(path: str, tmp_path: Path) -> None:
    duckdb, parquet = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow.parquet")
    folder = tmp_path / "tidy"
    exported(path, "parquet", "-o", str(folder))
    row = duckdb.sql(f"SELECT speaker_name FROM '{folder}/statements.parquet' WHERE speaker_party = 'NLD'").fetchall()
    assert row == [("Ada Lind",)]
    field = parquet.read_schema(folder / "statements.parquet").field("speaker")
    assert b"speaker" in field.metadata[b"description"]


def test_gdelt_has_its_columns(path: str) -> None:
    assert len(GDELT) == 61
    rows = list(csv.reader(io.StringIO(exported(path, "gdelt").decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert all(len(row) == 61 for row in rows)
    found = dict(zip(GDELT, next(row for row in rows if row[26] == "041"), strict=True))
    assert found["SQLDATE"] == "20240514" and found["FractionDate"] == "2024.3671"
    assert (found["Actor1CountryCode"], found["Actor2Code"], found["QuadClass"]) == ("NLD", "EGYGOV", "1")
    assert found["SOURCEURL"] == "https://bode.example/1" and 0 < int(found["GLOBALEVENTID"]) < 2**63


def test_gdelt_leaves_out_what_did_not_happen() -> None:
    assert len(list(as_gdelt(talks()))) == 1
    assert [quad_class(f"{root:02}0") for root in (1, 5, 6, 8, 9, 13, 14, 20)] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_polecat_in_pandas(path: str) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.BytesIO(exported(path, "polecat")), sep="\t")
    assert tuple(frame.columns) == POLECAT
    row = frame[frame["Recipient Country"] == "EGY"].iloc[0]
    assert (row["Event Type"], row["Event Mode"], row["Actor Name"]) == ("CONSULT", "phone", "Ada Lind")


def test_plover_keeps_its_schema(path: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from demarche.exports.as_plover import SCHEMA

    lines = [json.loads(line) for line in exported(path, "plover").splitlines()]
    assert len(lines) == 3
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for line in lines:
        jsonschema.validate(line, SCHEMA)


def test_annotations_find_their_words(path: str) -> None:
    page = json.loads(exported(path, "annotations"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    text = handmade.TEXT
    for annotation in as_annotations(handmade.reading()):
        assert annotation["type"] == "Annotation" and annotation["body"]
        for target in annotation["target"]:
            place, quote = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_quotations_are_those_of_speakers(path: str) -> None:
    document = json.loads(exported(path, "quotations"))
    assert document["@context"] == "https://schema.org"
    kinds = {one["@type"] for one in document["@graph"]}
    assert kinds == {"Quotation"}
    talk = next(one for one in document["@graph"] if one["isPartOf"].get("url"))
    assert talk["creator"]["name"] == "Ada Lind" and talk["text"] == "De wapenstilstand komt er"
    assert all("onhaalbaar" not in one["text"] for one in document["@graph"])


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_networks_in_networkx(path: str, tmp_path: Path, format: str) -> None:
    networkx = pytest.importorskip("networkx")
    file = tmp_path / f"network.{format}"
    exported(path, format, "-o", str(file))
    graph = networkx.read_gexf(file) if format == "gexf" else networkx.read_graphml(file)
    (source, target, about) = next(iter(graph.edges(data=True)))
    assert graph.is_directed() and about["type"] == "CONSULT" and about["events"] == 1
    assert graph.nodes[target]["party"] in ("EGY", "UN", "NLD")


def test_docbin_in_spacy(path: str, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    file = tmp_path / "docs.spacy"
    exported(path, "docbin", "-o", str(file))
    docs = list(DocBin(store_user_data=True).from_disk(file).get_docs(spacy.blank("nl").vocab))
    talk = next(doc for doc in docs if doc.text == talks().document.text)
    assert [span.text for span in talk.spans["statements"]] == ["De wapenstilstand komt er"]
    assert [span.label_ for span in talk.spans["events"]] == ["CONSULT"]
    assert json.loads(talk.user_data["demarche"])["document"]["text"] == talk.text


def test_only_the_sure_ones(path: str) -> None:
    lines = [json.loads(line) for line in exported(path, "jsonl", "--min-confidence", "0.95").splitlines()]
    assert sum(len(line["statements"]) for line in lines) == 1


@pytest.mark.parametrize("arguments", [["docbin"], ["csv"], ["gdelt", "-o", "/nowhere/x"], ["word"]])
def test_a_wrong_place_is_one_line(path: str, arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, ["export", *arguments, "--ledger", path])
    assert result.exit_code == 2 and result.stderr.count("\n") == 1 and result.stdout == ""
