from __future__ import annotations

import dataclasses

from demarche.exports.as_markdown import as_markdown
from demarche.exports.times import Dated, dated, vague
from demarche.records import Reading
from tests import handmade


def timed() -> Reading:
    """Two dates, one of them named twice, beside the vague times of the text."""
    dates = (handmade.time("Nu", "2024-05"), handmade.time("zei", "2024-05-07/.."), handmade.time("Nu", "2024-05"))
    return dataclasses.replace(handmade.reading(), times=(*dates, *handmade.times()))


def test_dates_once_each_with_what_they_date() -> None:
    assert dated(timed()) == (Dated("Nu", "2024-05", 2, ("e1",)), Dated("zei", "2024-05-07/..", 1, ()))
    assert vague(timed()) == 2


def test_a_reading_without_times() -> None:
    untimed = Reading(handmade.document(), (), (), ())
    assert (dated(untimed), vague(untimed)) == ((), 0)


def test_dates_in_markdown() -> None:
    page = as_markdown(timed(), only=("times",))
    assert "- *Nu* ×2: 2024-05 (e1)\n- *zei*: since 2024-05-07\n- without a date: 2" in page
