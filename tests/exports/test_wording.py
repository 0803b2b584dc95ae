from __future__ import annotations

import pytest

from demarche.exports.wording import MOST_LETTERS, Party, joined, party, shortened, when
from tests import handmade


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("2023-04", "2023-04"),
        ("2023-11-24T06:00", "2023-11-24 06:00"),
        ("2022-02-24/..", "since 2022-02-24"),
        ("../2022-02-24", "until 2022-02-24"),
        ("2024-05-20/2024-05-26", "2024-05-20 to 2024-05-26"),
        ("[2023-04-05,2023-04-12,2023-04-19]", "2023-04-05, 12 or 19"),
        ("[2023-04-26,2023-05-03]", "2023-04-26 or 2023-05-03"),
        ("[2023-04]", "2023-04"),
        ("[]", ""),
    ],
)
def test_dates_in_words(value: str | None, words: str) -> None:
    assert when(value) == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_lists_in_words(items: list[str], words: str) -> None:
    assert joined(items) == words


def test_long_texts_are_cut_at_a_word() -> None:
    assert shortened("een  kort\nstuk") == "een kort stuk"
    assert shortened("terugtrekking van alle troepen", 24) == "terugtrekking van alle…"
    assert shortened("x" * 500) == "x" * (MOST_LETTERS - 1) + "…"
    assert len(shortened("woord " * 99)) <= MOST_LETTERS


def test_parties_by_name_and_code() -> None:
    assert party(handmade.reading(), "person:ada-lind") == Party("Ada Lind", "UN")
    assert party(handmade.reading(), "person:none") == Party("person:none", None)
