"""PolNeAR's format, Citron's counting, and our records put into PolNeAR's conventions, on texts of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from demarche.errors import CorpusError
from demarche.evaluation.polnear.conventions import attributions
from demarche.evaluation.polnear.read import Article, Attribution, load
from demarche.evaluation.polnear.run import score
from demarche.evaluation.polnear.score import Tally
from demarche.records import Span, Statement
from tests.evaluation.asked import Asked
from tests.evaluation.made import document, reading, statement

TEXT = "“We are ready,” the mayor said. “Come in.” He hopes for rain."
NOTES = (
    "T1\tSource 16 25\tthe mayor\n"
    "T2\tCue 26 30\tsaid\n"
    "T3\tContent 0 15;32 42\t“We are ready,” “Come in.”\n"
    "T4\tAttribution 26 30\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tCue 46 55\thopes for\n"
    "T6\tContent 56 60\train\n"
    "T7\tAttribution-no-source 46 55\thopes for\n"
    "E2\tAttribution-no-source:T7 Content:T6 Cue:T5\n"
    "T8\tDiscard 0 2\t“W\n"
)
GOLD = (
    Attribution(((16, 25),), ((26, 30),), ((0, 15), (32, 42))),
    Attribution((), ((46, 55),), ((56, 60),)),
)


def write(folder: Path, notes: str = NOTES, *, part: str = "dev", name: str = "times_2016-05-03_a-mayor") -> Path:
    for kind, written in (("text", TEXT), ("attributions", notes)):
        (folder / part / kind).mkdir(parents=True, exist_ok=True)
        ending = ".txt" if kind == "text" else "_4e07.ann"
        (folder / part / kind / f"{name}{ending}").write_text(written, "utf-8")
    return folder


def test_spans_in_pieces_and_attributions_without_a_source(tmp_path: Path) -> None:
    (article,) = load(write(tmp_path), None)
    assert (article.text, article.published, article.attributions) == (TEXT, "2016-05-03", GOLD)
    assert load(tmp_path / "dev", "dev") == (article,)


def test_of_several_annotators_the_first(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "dev" / "attributions" / "times_2016-05-03_a-mayor_5fec.ann").write_text("", "utf-8")
    assert load(tmp_path, "dev")[0].attributions == GOLD


def test_a_text_in_a_span_line_may_run_over_lines(tmp_path: Path) -> None:
    (article,) = load(
        write(tmp_path, NOTES.replace("“We are ready,” “Come in.”", "“We are\n\nready,” “Come in.”")), None
    )
    assert article.attributions == GOLD


def test_what_cannot_be_used_is_counted(tmp_path: Path) -> None:
    bad = NOTES.replace("56 60", "56 600") + "E3\tAttribution:T4 Source:T1\n"
    (article,) = load(write(tmp_path, bad), None)
    assert article.attributions == GOLD[:1]
    assert article.faults == {"span outside the text": 1, "attribution without cue or content": 1}


def test_another_part_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no train/text"):
        load(write(tmp_path), "train")


def figures(system: list[Attribution]) -> dict[str, tuple[float, float]]:
    tally = Tally()
    tally.add(TEXT, GOLD, system)
    return {f.name: (round(f.precision or 0, 3), round(f.recall or 0, 3)) for f in tally.figures()}


def test_the_same_is_right_everywhere() -> None:
    assert set(figures(list(GOLD)).values()) == {(1.0, 1.0)}


def test_sources_and_contents_count_where_cues_overlap() -> None:
    found = figures([Attribution(GOLD[0].source, ((26, 41),), GOLD[0].content)])
    assert found["cue, exact"] == found["linked, exact"] == (0.0, 0.0)
    assert found["source, exact"] == found["content, exact"] == (1.0, 0.5)
    apart = figures([Attribution(GOLD[0].source, ((46, 50),), GOLD[0].content)])
    assert apart["source, exact"] == (0.0, 0.0)


def test_a_piece_less_is_no_exact_content_and_overlaps_in_tokens() -> None:
    found = figures([Attribution(GOLD[0].source, GOLD[0].cue, ((0, 15),))])
    assert found["content, exact"] == (0.0, 0.0)
    # Six tokens of “We are ready,” are right, out of gold's six, five of “Come in.” and one of rain.
    assert found["content, overlap"] == (1.0, 0.5)


def test_an_overlap_is_summed_over_all_pairs() -> None:
    twice = figures([GOLD[0], GOLD[0]])
    assert twice["content, overlap"][1] == round(22 / 12, 3)


def parsed(*words: tuple[str, str, int, str]) -> Doc:
    """Words with class, head and relation; a space behind each but where it ends in `+`."""
    return Doc(
        spacy.blank("en").vocab,
        words=[w.rstrip("+") for w, *_ in words],
        spaces=[not w.endswith("+") for w, *_ in words],
        pos=[pos for _, pos, _, _ in words],
        heads=[head for _, _, head, _ in words],
        deps=[dep for _, _, _, dep in words],
    )


def marked(doc: Doc, made: Statement) -> list[str]:
    """The pieces of source, cue and content in words."""
    (found,) = attributions(doc, reading(document(doc.text), [made]))
    return [" … ".join(doc.text[a:b] for a, b in places) for places in (found.source, found.cue, found.content)]


def said(doc: Doc, content: str, cue: str, speaker: str) -> Statement:
    made = statement(document(doc.text), content, cue=cue)
    start = doc.text.index(speaker)
    fields = {name: getattr(made, name) for name in Statement.__dataclass_fields__}
    return Statement(**{**fields, "speaker_span": Span(start, start + len(speaker), speaker)})


def test_conjunction_auxiliary_and_title_belong_to_the_spans() -> None:
    doc = parsed(
        ("Mayor", "PROPN", 2, "compound"),
        ("Ann", "PROPN", 2, "compound"),
        ("Lee", "PROPN", 5, "nsubj"),
        ("has", "AUX", 5, "aux"),
        ("also", "ADV", 5, "advmod"),
        ("said", "VERB", 5, "ROOT"),
        ("that", "SCONJ", 8, "mark"),
        ("it", "PRON", 8, "nsubj"),
        ("rains+", "VERB", 5, "ccomp"),
        (".", "PUNCT", 5, "punct"),
    )
    assert marked(doc, said(doc, "it rains", "said", "Ann Lee")) == [
        "Mayor Ann Lee",
        "has also said",
        "that it rains",
    ]


def test_marks_and_colon_belong_to_the_spans() -> None:
    doc = parsed(
        ("She", "PRON", 1, "nsubj"),
        ("added+", "VERB", 1, "ROOT"),
        (":", "PUNCT", 1, "punct"),
        ("“+", "PUNCT", 5, "punct"),
        ("It", "PRON", 5, "nsubj"),
        ("rains+", "VERB", 1, "parataxis"),
        (".+", "PUNCT", 1, "punct"),
        ("”", "PUNCT", 1, "punct"),
    )
    assert marked(doc, said(doc, "It rains", "added", "She")) == ["She", "added:", "“It rains.”"]


def test_an_article_that_fails_is_missed(tmp_path: Path) -> None:
    (article,) = load(write(tmp_path), None)
    other = Article("b", "Nobody speaks.", None, ())
    ask = Asked({"Nobody speaks.": reading(document("Nobody speaks."))})
    found = score([article, other], ask)
    assert found.sizes == {"articles": 2, "attributions": 2}
    assert {figure.f for figure in found.figures} == {0.0} and found.figures[0].gold == 2
    assert ask.reasons == {"not read: made to fail": 1}
