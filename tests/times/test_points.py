"""Points resolved in contexts made by hand: no model is needed."""

from __future__ import annotations

import pytest

from demarche.times.anchor import anchor, day_of, either
from demarche.times.direction import direction_of
from demarche.times.points import (
    Away,
    Between,
    Clock,
    Context,
    Day,
    Fixed,
    Holiday,
    Month,
    Point,
    Season,
    Shifted,
    Weekday,
)
from demarche.times.steps import Leaning


def value(point: Point, published: str | None, leaning: Leaning = None, earlier: str | None = None) -> str | None:
    return point.value(Context(anchor(published), leaning, earlier))


@pytest.mark.parametrize(
    ("leaning", "tuesday"), [("past", "2023-04-25"), (None, "2023-04-25"), ("future", "2023-05-02")]
)
def test_a_weekday_leans(leaning: Leaning, tuesday: str) -> None:
    assert value(Weekday(2), "2023-04-27", leaning) == tuesday


@pytest.mark.parametrize("leaning", ["past", "future", None])
def test_the_weekday_of_publication_is_that_day(leaning: Leaning) -> None:
    assert value(Weekday(4), "2023-04-27", leaning) == "2023-04-27"
    assert value(Weekday(4, shift=-1), "2023-04-27", leaning) == "2023-04-20"
    assert value(Weekday(4, shift=1), "2023-04-27", leaning) == "2023-05-04"


def test_a_weekday_in_a_coarse_anchor() -> None:
    assert value(Weekday(3), "2023-04") == "[2023-04-05,2023-04-12,2023-04-19,2023-04-26]"
    assert value(Weekday(3), "2023") == "2023"
    assert value(Weekday(3), None) is None
    assert value(Weekday(2, week=-1), "2023-04") == "[2023-03,2023-04]"


def test_leap_days_look_for_a_leap_year() -> None:
    assert value(Day(29, 2), "2023-04-27", "past") == "2020-02-29"
    assert value(Day(29, 2), "2023-04-27", "future") == "2024-02-29"


def test_the_year_turns() -> None:
    assert value(Month(12), "2024-01-05", "past") == "2023-12"
    assert value(Month(1), "2023-12-20", "future") == "2024-01"
    assert value(Month(1), "2023-12-20") == "2024-01"
    assert value(Shifted("M", -1), "2024-01") == "2023-12"
    assert value(Away("M", -1), "2024-03-31") == "2024-02"


def test_seasons_and_feasts() -> None:
    assert value(Season(24, shift=0), "2023-01-15") == "2022-24"
    assert value(Season(22, shift=-1), "2023-04-27") == "2022-22"
    assert value(Holiday("easter+0"), "2023-04-27", "past") == "2023-04-09"
    assert value(Holiday("easter+39"), "2023-04-27", "future") == "2023-05-18"


def test_what_counts_from_the_date_before_it() -> None:
    later = Away("Y", 3, from_earlier=True)
    assert value(later, "2023-04-27", earlier="2015") == "2018"
    assert value(later, "2023-04-27") is None
    assert value(Away("D", 1, from_earlier=True), "2023-04-27", earlier="2015") is None


def test_intervals_follow_each_other() -> None:
    assert value(Between(Weekday(5), Weekday(1)), "2023-04-27", "past") == "2023-04-21/2023-04-24"
    assert value(Between(Fixed("2016"), Fixed("2014")), "2023-04-27") == "2014"


def test_a_clock_time_needs_a_day() -> None:
    assert value(Clock(6, 0), "2023-11-24") == "2023-11-24T06:00"
    assert value(Clock(6, 0), "2023-11") is None
    assert value(Clock(6, 0), "2023-11-24", earlier="2023-11-20") == "2023-11-20T06:00"
    assert value(Clock(None, 30), "2023-11-24") is None


@pytest.mark.parametrize("published", ["1000-01-01", "9999-12-31", "9999", "1000-02"])
def test_at_the_ends_of_the_calendar_nothing_breaks(published: str) -> None:
    for unit in "DWEMQHYXC":
        for shift in (-1, 0, 1):
            value(Shifted(unit, shift), published)
            value(Away(unit, shift * 5000), published)
    for point in (Weekday(1), Day(31, 12), Month(12), Season(24), Holiday("easter-46")):
        leanings: tuple[Leaning, ...] = ("past", "future", None)
        for leaning in leanings:
            value(point, published, leaning)


@pytest.mark.parametrize(
    ("edtf", "direction"),
    [
        ("2022-02", "past"),
        ("2023-04", "present"),
        ("2023", "present"),
        ("2023-05", "future"),
        ("2022-02-24/..", "past"),
        ("../2023-06", "future"),
        ("2023-04-24/2023-04-30", "present"),
        ("2023-04-27/2023-05-11", "future"),
        ("199X", "past"),
        ("202X", "present"),
        ("2022-24", "past"),
        ("2023-21", "present"),
        ("2023-04-27T14:00", "present"),
        ("2015~", "past"),
    ],
)
def test_directions(edtf: str, direction: str) -> None:
    assert direction_of(edtf, anchor("2023-04-27")) == direction
    assert direction_of(edtf, None) is None


def test_anchors() -> None:
    assert str(anchor("2023-04")) == "2023-04"
    assert anchor("2023-02-31") is None
    assert anchor("199X") is None
    assert either(day_of(2023, 3, 31), day_of(2023, 4, 29), "day") == "[2023-03,2023-04]"
