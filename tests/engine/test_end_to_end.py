"""From a real site, a feed, a WARC file and folders to the answers, read by the real reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from demarche.cli.main import cli
from demarche.ledger import Ledger
from tests.engine.corpus import contents
from tests.site import ARTICLE, MORE, Site, feed, page, running_site, warc

for library in ("trafilatura", "feedparser", "protego", "fastwarc"):
    pytest.importorskip(library)
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "article.nl.txt"
OTHER = "Rusland wil dat de sancties verdwijnen. President Poetin belde woensdag met de Chinese president Xi Jinping."


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        site.xml("/feed", feed(site.base, "/1", "/2", "/gone"), ETag='"f1"')
        site.html("/1", page("Gesprekken in Genève", ARTICLE, MORE))
        site.html("/2", page("Poetin belt Xi", OTHER, "Dat meldt het Kremlin.", site="De Post"))
        yield site


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def ingest(address: str, *sources: str) -> str:
    result = run("ingest", *sources, "--ledger", address, "--allow-host", "127.0.0.1", "--delay", "0")
    assert result.exit_code == 0, result.stderr
    return result.stdout


def asked(address: str, *arguments: str) -> list[dict[str, object]]:
    result = run(*arguments, "--format", "json", "--ledger", address)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_from_all_sources_to_the_answers(site: Site, address: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "example.txt").write_bytes(EXAMPLE.read_bytes())
    (folder / "broken.html").write_bytes(b"<html><body></body></html>")
    crawl = tmp_path / "news.warc.gz"
    other_page = page("Gesprekken in Genève", ARTICLE, MORE, "Bewerkt door De Krant.", site="De Krant")
    crawl.write_bytes(warc(("https://krant.example/9", other_page, "text/html; charset=utf-8")))
    sources = (f"{site.base}/feed", f"{site.base}/1", str(folder), str(crawl))

    out = ingest(address, *sources)
    assert "3 new, 1 copies" in out and "1 http 404" in out and "1 no text" in out
    first = contents(address)
    assert "0 new" in ingest(address, *sources)
    assert contents(address) == first

    cassis = asked(address, "statements", "--speaker", "Cassis", "--party", "CHE", "--since", "2024-05")
    assert {row["printings"] for row in cassis} == {1, 2}
    assert len({row["article"] for row in cassis}) == 2
    assert asked(address, "events", "--party", "CHN")[0]["mode"] == "phone"
    assert asked(address, "positions", "--issue", "ceasefire", "--speaker", "EGY")[0]["polarity"] == "for"
    assert len(asked(address, "articles")) == 4 and len(asked(address, "actors", "--name", "Xi")) == 1
    copies = asked(address, "articles", "--copies-of", str(cassis[0]["article"]))
    assert len(copies) in (1, 2)
    assert asked(address, "contacts", "--by-party")[0]["contacts"] == 1


def test_an_updated_page_is_a_new_version(site: Site, address: str) -> None:
    ingest(address, f"{site.base}/feed")
    site.html("/1", page("Gesprekken in Bern", OTHER.replace("woensdag", "maandag"), MORE, ARTICLE))
    site.xml("/feed", feed(site.base, "/1", "/2", changed="Wed, 15 May 2024 09:00:00 GMT"), ETag='"f2"')
    assert "1 new versions" in ingest(address, f"{site.base}/feed")
    versions = {str(row["title"]): row["versions"] for row in asked(address, "articles")}
    assert versions == {"Gesprekken in Bern": 2, "Poetin belt Xi": 1}
    before = site.paths().count("/1")
    ingest(address, f"{site.base}/feed")
    assert site.paths().count("/1") == before


def test_watching_goes_on_where_it_was(site: Site, tmp_path: Path) -> None:
    options = ("--ledger", str(tmp_path / "w.db"), "--allow-host", "127.0.0.1", "--delay", "0", "--every", "1s")
    result = run("watch", f"{site.base}/feed", "--rounds", "2", *options)
    assert result.exit_code == 0, result.stderr
    one, two = result.stdout.splitlines()
    assert "2 new, 1 set aside" in one and "0 new" in two and "set aside" not in two
    assert [path for path in site.paths() if path != "/robots.txt"].count("/gone") == 1
    for wrong in ("soon", "0s", "15"):
        refused = run("watch", f"{site.base}/feed", "--ledger", str(tmp_path / "w.db"), "--every", wrong)
        assert refused.exit_code == 2 and refused.stderr.count("\n") == 1


def test_what_failed_is_listed_and_tried_again(site: Site, tmp_path: Path) -> None:
    path, late = str(tmp_path / "f.db"), tmp_path / "rows.jsonl"
    late.write_text(json.dumps({"tekst": OTHER}) + "\n")
    ingest(path, f"{site.base}/gone", str(late))
    site.html("/gone", page("Toch gevonden", ARTICLE, MORE))
    again = ("ingest", "--failed", "--ledger", path, "--allow-host", "127.0.0.1", "--delay", "0")
    result = run(*again)
    assert "2 set aside, 1 read after all, 1 left" in result.stdout and "name it with --column" in result.stdout
    assert "1 set aside, 1 read after all, 0 left" in run(*again, "--column", "text=tekst").stdout
    assert "nothing is set aside" in run(*again).stdout
    with Ledger.open(path) as ledger:
        assert len(ledger.articles()) == 2 and ledger.sql("SELECT count(*) FROM failures").rows == ((2,),)


def test_another_reader_reads_what_is_there(tmp_path: Path) -> None:
    path, own = str(tmp_path / "r.db"), tmp_path / "own.toml"
    own.write_text('[[issue]]\nid = "quiet-guns"\npatterns.nl = ["staakt-het-vuren"]\n', "utf-8")
    ingest(path, str(EXAMPLE))
    assert asked(path, "positions", "--issue", "ceasefire")
    result = run("ingest", "--reread", "--issues", str(own), "--ledger", path)
    assert "1 read again" in result.stdout, result.stderr
    assert {row["issue_text"] for row in asked(path, "positions", "--issue", "quiet-guns")} == {"een staakt-het-vuren"}
    with Ledger.open(path) as ledger:
        assert ledger.sql("SELECT count(DISTINCT reading) FROM all_positions").rows == ((2,),)


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest",),
        ("ingest", "none.txt"),
        ("ingest", "x", "--failed"),
        ("ingest", "x", "--workers", "0"),
        ("ingest", "x", "--column", "text"),
        ("ingest", "x", "--published", "ooit"),
        ("ingest", "x", "--model", "no_such_model"),
        ("statements", "--ledger", "none.db"),
        ("statements", "--since", "x"),
        ("matrix", "--until", "x"),
        ("show", "nothing"),
        ("sql", "DELETE FROM statements"),
        ("actors", "merge", "a", "b"),
        ("actors", "split", "a"),
    ],
)
def test_mistakes_are_one_line(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_text("Een bericht zonder veel woorden.")
    Ledger.open(create=True).close()
    result = run(*arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.stderr
    assert result.stderr.startswith("demarche: error: ") and "Traceback" not in result.stderr
