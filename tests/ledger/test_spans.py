"""An EDTF value as days: what is told by rule is what the library says."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.ledger.spans import EARLIEST, LATEST, Days, _by_library, days

DATES = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)).map(str)
YEAR_23, YEAR_25 = ("2023-01-01", "2023-12-31"), ("2025-01-01", "2025-12-31")
POINTS = st.builds(lambda day, length: day[:length], DATES, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-02", Days("2022-02-01", "2022-02-28")),
        ("2024", Days("2024-01-01", "2024-12-31")),
        ("2023-11-24T06:00", Days("2023-11-24", "2023-11-24")),
        ("2022-02-24/..", Days("2022-02-24", LATEST)),
        ("../2022-02", Days(EARLIEST, "2022-02-28")),
        ("199X", Days("1990-01-01", "1999-12-31")),
        ("2015~", Days("2015-01-01", "2015-12-31")),
        ("[2023-04-05,2023-04-12]", Days("2023-04-05", "2023-04-12", (("2023-04-05",) * 2, ("2023-04-12",) * 2))),
        ("[2023, 2025]", Days("2023-01-01", "2025-12-31", (YEAR_23, YEAR_25))),
        (None, None),
        ("", None),
        ("ooit", None),
        ("2023-02-31", None),
        ("[]", None),
    ],
)
def test_days(value: str | None, expected: Days | None) -> None:
    assert days(value) == expected


@given(POINTS)
def test_points_as_the_library_has_them(value: str) -> None:
    assert days(value) == _by_library(value)


@given(st.tuples(DATES, DATES).map(sorted), st.sampled_from([4, 7, 10]))
def test_intervals_as_the_library_has_them(pair: list[str], length: int) -> None:
    value = "/".join(day[:length] for day in pair)
    assert days(value) == _by_library(value)
