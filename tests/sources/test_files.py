from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from demarche.errors import InputError
from demarche.sources.addresses import canonical
from demarche.sources.columns import Columns, columns_given
from demarche.sources.count import count_items
from demarche.sources.files import path_items, standard_input
from demarche.sources.item import Item
from demarche.sources.text import MAX_BYTES
from tests.site import page, warc


def items(path: Path | str, columns: Columns | None = None) -> list[Item]:
    return list(path_items(str(path), columns or Columns()))


def codes(found: list[Item]) -> list[str | None]:
    return [item.refusal.code if item.refusal else None for item in found]


def test_a_folder_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.md", ".hidden.txt", "picture.png", "sub/.git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = items(tmp_path)
    assert [Path(item.name).name for item in found] == ["a.html", "b.txt", "c.md"]
    assert [item.media for item in found] == ["html", "text", "text"]
    assert found[0].found.key == f"file:{tmp_path}/a.html" and found[0].found.source == "file"
    assert count_items([str(tmp_path)]) == 3


def test_json_lines_with_columns_of_any_name(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    rows = [
        {"body": "Een", "headline": "Kop", "date": "2024-05-14", "source": "De Bode", "link": "https://bode.example/1"},
        {"body": "Twee", "id": 7},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\nno json\n[1]\n" + json.dumps({"x": 1}) + "\n")
    found = items(path)
    assert codes(found) == [None, None, "malformed", "malformed", "no text"]
    one = found[0].about
    assert (one.title, one.published, one.publisher, one.url) == (
        "Kop",
        "2024-05-14",
        "De Bode",
        "https://bode.example/1",
    )
    assert (
        found[0].found.key == "https://bode.example/1"
        and found[1].found.key == f"file:{path}#{len(json.dumps(rows[0])) + 1}"
    )


def test_named_columns_win_and_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "samenvatting", "stuk": "het hele stuk"}) + "\n")
    assert items(path, columns_given(("text=stuk",)))[0].data == b"het hele stuk"
    with pytest.raises(InputError, match="no column 'none'"):
        items(path, columns_given(("text=none",)))
    for wrong in ("text", "words=x", "text="):
        with pytest.raises(InputError, match="FIELD=NAME"):
            columns_given((wrong,))


def test_fifty_megabytes_of_one_line_is_one_refusal(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("wb") as opened:
        opened.write(b'{"text": "' + b"a" * (MAX_BYTES * 2) + b'"}\n{"text": "daarna"}\n')
    found = items(path)
    assert codes(found) == ["too large", None] and found[1].data == b"daarna"
    (tmp_path / "one.txt").write_bytes(b"a" * (MAX_BYTES + 10))
    assert codes(items(tmp_path / "one.txt")) == ["too large"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f'\ufefftitle{delimiter}text\nKop{delimiter}"Een\nregel"\n\nTwee{delimiter}Stuk\n', "utf-8")
    found = items(path)
    assert [item.data for item in found] == [b"Een\nregel", b"Stuk"]
    assert found[0].about.title == "Kop"


def test_compressed_rows(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "Een"}\n'))
    assert items(path)[0].data == b"Een"
    path.write_bytes(path.read_bytes()[:-9])
    assert codes(items(path))[-1] == "unreadable"


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    parquet.write_table(pyarrow.table({"text": ["Een", None], "published": ["2024-05-14", None]}), path)
    found = items(path)
    assert codes(found) == [None, "no text"] and found[0].about.published == "2024-05-14"
    path.write_bytes(b"PAR1 nothing")
    with pytest.raises(InputError, match="no Parquet"):
        items(path)


def test_zip_with_text_html_and_rows(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (
            ("a.txt", b"Een"),
            ("b.jsonl", b'{"text": "Twee"}\n'),
            ("c.png", b"x"),
            ("__MACOSX/._a.txt", b"x"),
        ):
            archive.writestr(name, data)
    found = items(path)
    assert [item.data for item in found] == [b"Een", b"Twee"]
    assert found[0].found.member == "a.txt" and found[0].found.key == f"file:{path}!a.txt"
    path.write_bytes(b"PK\x03\x04 broken")
    assert codes(items(path)) == ["unreadable"]


def test_a_zip_bomb_is_read_no_further_than_an_article(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * (MAX_BYTES * 10))
    (item,) = items(path)
    assert item.refusal is not None and item.refusal.code == "too large" and len(item.data) <= MAX_BYTES + 1


def test_warc_records_with_id_and_place(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "news.warc.gz"
    one, two = (
        ("https://bode.example/1", page("Een", "Tekst"), "text/html"),
        ("https://bode.example/x.png", b"x", "image/png"),
    )
    three = ("https://bode.example/2?utm_source=rss", page("Twee", "Tekst"), "text/html; charset=utf-8")
    path.write_bytes(warc(one, two, three) + warc(one, status=404))
    found = items(path)
    assert [item.found.key for item in found] == ["https://bode.example/1", "https://bode.example/2"]
    assert found[0].found.warc_record == "urn:uuid:00000000-0000-0000-0000-000000000000" or found[0].found.warc_record
    assert (found[0].found.place, found[0].found.fetched_at) == (0, "2024-05-14T08:00:00Z")
    assert (found[1].found.place or 0) > 0 and found[1].charset == "utf-8"
    path.write_bytes(b"no warc at all")
    assert all(code == "unreadable" for code in codes(items(path)))


def test_ninjs(tmp_path: Path) -> None:
    path = tmp_path / "item.json"
    ninjs = {"uri": "urn:x", "headline": "Kop", "body_text": "Tekst", "versioncreated": "2024-05-14T08:00:00+00:00"}
    path.write_text(json.dumps(ninjs))
    (item,) = items(path)
    assert (item.about.title, item.about.published, item.data) == ("Kop", "2024-05-14T08:00:00+00:00", b"Tekst")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    for wrong in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError):
            items(wrong)
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(InputError, match="no JSON"):
        items(tmp_path / "x.json")
    assert codes(items(tmp_path)) == ["malformed"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, expected in ((b"Een bericht.", [b"Een bericht."]), (b'{"text": "a"}\n{"text": "b"}\n', [b"a", b"b"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        assert [item.data for item in standard_input(Columns())] == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Bode.example:80/a?utm_source=x&id=3#top", "https://bode.example/a?id=3"),
        ("https://bode.example", "https://bode.example/"),
        ("https://bode.example:8443/a?b=&fbclid=1", "https://bode.example:8443/a?b="),
        ("http://[::1]:80/x", "https://[::1]/x"),
        ("http://bode.example:port/", "http://bode.example:port/"),
    ],
)
def test_addresses_without_what_changes(url: str, expected: str) -> None:
    assert canonical(url) == expected and canonical(expected) == expected
