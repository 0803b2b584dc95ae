from __future__ import annotations

import pytest

from demarche.documents.dates import published_date
from demarche.errors import DateError


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2023", "2023"),
        (" 2023-04 ", "2023-04"),
        ("2024-02-29", "2024-02-29"),
        ("2023-04-27T10:30:00+02:00", "2023-04-27"),
        ("2023-04-27 10:30", "2023-04-27"),
        ("27-4-2023", "2023-04-27"),
        ("27/04/2023", "2023-04-27"),
        ('"2023-04-27"', "2023-04-27"),
    ],
)
def test_dates(given: str, edtf: str) -> None:
    assert published_date(given) == edtf


@pytest.mark.parametrize("given", ["", "gisteren", "2023-13", "2023-02-29", "0000", "31-04-2023", "2023-4", "٢٠٢٣"])
def test_what_is_no_date(given: str) -> None:
    with pytest.raises(DateError) as caught:
        published_date(given)
    assert given in str(caught.value) and "YYYY-MM-DD" in str(caught.value)
