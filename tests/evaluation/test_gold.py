"""Gold cases: which occurrence is meant, where it stands in the document, and what is refused."""

from pathlib import Path

import pytest

from evaluation.gold import GoldError, corpus_hash, load_case, load_cases, place
from tests.evaluation.made import gold_statement, write_case

TEXT = "vrede nu\nvrede later\n"


@pytest.mark.parametrize(
    ("content", "starts"),
    [
        ("vrede", [0]),
        (["vrede", 2], [9]),
        (["vrede", "later"], [0, 15]),
        ([["vrede", 2], "nu"], [9, 6]),
    ],
)
def test_content_is_a_string_a_pair_or_a_list_of_them(tmp_path: Path, content: object, starts: list[int]) -> None:
    case = write_case(tmp_path, TEXT, statements=[gold_statement(content)])
    spans = case.statements[0].content
    assert [s.start for s in spans] == starts
    assert all(case.text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize("content", ["oorlog", ["vrede", 3]])
def test_a_substring_that_is_not_there_names_file_and_string(tmp_path: Path, content: object) -> None:
    with pytest.raises(GoldError, match=r"b\.json: occurrence \d of '(oorlog|vrede)'"):
        write_case(tmp_path, TEXT, name="b", statements=[gold_statement(content)])


def test_a_missing_gold_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(GoldError, match=r"c\.json"):
        load_case(tmp_path / "c.txt")


@pytest.mark.parametrize("header", [" date 2023-04 ", "date: 2023-04-27\n", "---\ndate: 2023-04-27\n---\n\n"])
def test_a_header_moves_the_spans(tmp_path: Path, header: str) -> None:
    case = write_case(tmp_path, header + TEXT, statements=[gold_statement(["vrede", 2])])
    placed = place(case, TEXT)
    span = placed.statements[0].content[0]
    assert (span.start, span.end, span.text) == (9, 14, "vrede")


def test_line_ends_are_made_one_kind(tmp_path: Path) -> None:
    case = write_case(tmp_path, TEXT.replace("\n", "\r\n"), statements=[gold_statement("later")])
    assert place(case, TEXT).statements[0].content[0].start == TEXT.index("later")


def test_mended_mojibake_keeps_its_place(tmp_path: Path) -> None:
    case = write_case(
        tmp_path,
        "date: 2024-01-02\nEen cafÃ© in OekraÃ¯ne sluit\n",
        zones=[{"kind": "headline", "text": "OekraÃ¯ne sluit"}],
    )
    assert place(case, "Een café in Oekraïne sluit\n").zones[0].span.text == "Oekraïne sluit"


def test_gold_in_the_header_is_refused(tmp_path: Path) -> None:
    case = write_case(tmp_path, "date: 2023-04-27\n" + TEXT, times=[{"text": "2023-04-27", "value": "2023-04-27"}])
    with pytest.raises(GoldError, match="header"):
        place(case, TEXT)


@pytest.mark.parametrize(
    "names",
    [
        [{"text": "Peking", "label": "LOC"}, {"text": ["Wang", 2], "label": "PER"}],
        [["Peking", "LOC"], [["Wang", 2], "PER"]],
        {"LOC": ["Peking"], "PER": [["Wang", 2]]},
    ],
)
def test_names_may_be_written_in_three_ways(tmp_path: Path, names: object) -> None:
    case = write_case(tmp_path, "Wang is in Peking. Wang blijft.\n", names=names)
    assert [(n.label, n.span.start) for n in case.names] == [("LOC", 11), ("PER", 19)]


def test_the_corpus_hash_sees_every_file_but_hidden_ones(tmp_path: Path) -> None:
    write_case(tmp_path, TEXT)
    before = corpus_hash(tmp_path)
    (tmp_path / ".note.txt").write_text("x", encoding="utf-8")
    assert corpus_hash(tmp_path) == before
    assert [c.name for c in load_cases(tmp_path)] == ["a"]
    write_case(tmp_path, TEXT, published="2024")
    assert corpus_hash(tmp_path) != before
