"""TimeML files, TIMEX3 values of our times, and the counts of TempEval-3."""

from __future__ import annotations

from pathlib import Path

import pytest

from demarche.errors import CorpusError
from demarche.evaluation.timeml.read import Article, Timex, load
from demarche.evaluation.timeml.score import compare, score
from demarche.evaluation.timeml.values import timex_value
from demarche.records import Direction, Reading, Time, TimeKind
from tests.evaluation.asked import Asked
from tests.evaluation.made import document

TML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">March 22</TIMEX3></DCT>
<TEXT>
It <EVENT eid="e1">rained</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2013-03-19">Tuesday &amp; all day</TIMEX3>
for <TIMEX3 tid="t2" type="DURATION" value="PT2H">two <SIGNAL sid="s1">hours</SIGNAL></TIMEX3>.
</TEXT>
</TimeML>
"""
TEXT = "\nIt rained on Tuesday & all day\nfor two hours.\n"
DAY, HOURS = Timex(14, 31, "DATE", "2013-03-19"), Timex(36, 45, "DURATION", "PT2H")


def time(
    start: int, end: int, value: str | None, kind: TimeKind = "date", duration: str | None = None,
    direction: Direction | None = None,
) -> Time:  # fmt: skip
    return Time(start, end, TEXT[start:end], value, kind, direction, duration)


def write(folder: Path, text: str = TML, name: str = "a.tml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_text_and_expressions_without_the_other_tags(tmp_path: Path) -> None:
    (article,) = load(write(tmp_path), None)
    assert article == Article("a.tml", TEXT, "2013-03-22", (DAY, HOURS))
    assert load(tmp_path / "a.tml", None) == (article,)
    assert TEXT[DAY.start : DAY.end] == "Tuesday & all day"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<TimeML><TEXT></TimeML>", "well-formed"),
        ("<TimeML/>", "no TEXT"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><TimeML><TEXT>&a;</TEXT></TimeML>', "entities of its own"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint):
        load(write(tmp_path, text), None)


def test_a_folder_without_tml(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no \.tml"):
        load(write(tmp_path, name="a.txt"), None)


@pytest.mark.parametrize(
    ("value", "timex"),
    [
        ("2013-03-19", "2013-03-19"),
        ("2013-03-19T20:00", "2013-03-19T20:00"),
        ("2013-03-18/2013-03-24", "2013-W12"),
        ("2013-03-23/2013-03-24", "2013-W12-WE"),
        ("2013-04/2013-06", "2013-Q2"),
        ("2013-22", "2013-SU"),
        ("199X", "199"),
        ("19XX", "19"),
        ("1962/..", "1962"),
        ("2015~", "2015"),
        ("2013-03-01/2013-03-09", None),
        ("[2013-03-05,2013-03-12]", None),
        (None, None),
    ],
)
def test_values_in_the_words_of_timex(value: str | None, timex: str | None) -> None:
    assert timex_value(time(0, 1, value)) == timex


def test_durations_and_vague_expressions() -> None:
    assert timex_value(time(0, 1, None, "duration", "PT2H")) == "PT2H"
    assert timex_value(time(0, 1, None, direction="past")) == "PAST_REF"


def test_borders_overlap_value_and_type_are_counted_apart() -> None:
    system = [time(14, 21, "2013-03-19"), time(36, 45, None, "duration", "PT3H"), time(3, 9, "2013")]
    found = {name: (c.gold, c.system, c.right) for name, c in compare((DAY, HOURS), system).items()}
    assert found == {"strict": (2, 3, 1), "relaxed": (2, 3, 2), "value": (2, 3, 1), "type": (2, 3, 2)}


def test_an_article_that_fails_is_missed() -> None:
    article = Article("a", TEXT, None, (DAY, HOURS))
    right = Reading(document(TEXT), (), (), (), (time(14, 31, "2013-03-19"), time(36, 45, None, "duration", "PT2H")))
    assert {figure.f for figure in score([article], Asked({TEXT: right})).figures} == {1.0}
    found = score([article], Asked({}))
    assert {figure.f for figure in found.figures} == {0.0} and found.sizes == {"articles": 1, "expressions": 2}
