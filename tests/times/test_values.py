from __future__ import annotations

import datetime

import pytest

from demarche.times.values import bounds, is_edtf, parse, same

DAY = datetime.date


@pytest.mark.parametrize(
    "value",
    ["2023-04-27", "2022-02", "199X", "19XX", "2021-21", "2015~", "2022-02-24/..", "../2023-06", "2014/2016"]
    + ["[2023-04-05,2023-04-12]", "{2023-05-04,2023-05-05}", "2023-11-24T06:00", "2023-11-24T06:00:30"],
)
def test_what_we_write_is_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize("value", ["2023-02-31", "2023-13", "woensdag", "", "2023-W05", "2023-04-27T25:00"])
def test_what_is_none_is_refused(value: str) -> None:
    assert not is_edtf(value)
    with pytest.raises(ValueError, match="no EDTF"):
        parse(value)


def test_the_same_time_may_be_written_in_two_ways() -> None:
    assert same("[2023-04-05,2023-04-12]", "[2023-04-05, 2023-04-12]")
    assert same("2023-11-24T06:00", "2023-11-24T06:00:00")
    assert same(None, None)
    assert not same("2023-04", "2023-04-01")
    assert not same("2015~", "2015")
    assert not same(None, "2015")
    assert not same("woensdag", "2015")


def test_bounds() -> None:
    assert bounds("2022-02") == (DAY(2022, 2, 1), DAY(2022, 2, 28))
    assert bounds("2022-02-24/..") == (DAY(2022, 2, 24), None)
    assert bounds("../2023-06") == (None, DAY(2023, 6, 30))
    assert bounds("2023-11-24T06:00") == (DAY(2023, 11, 24), DAY(2023, 11, 24))
