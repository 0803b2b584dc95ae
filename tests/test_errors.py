from __future__ import annotations

import inspect

import pytest

from demarche import errors
from demarche.errors import DemarcheError

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, DemarcheError)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_is_one_line_that_says_it_all(kind: type[DemarcheError]) -> None:
    error = kind("a\nb\r\n\tfile", "an\u2028article\x85was expected", "give\none")
    assert str(error) == "a b file: an article was expected; give one."
    assert (error.expected, error.remedy) == ("an\u2028article\x85was expected", "give\none")


def test_the_tree_is_drawn_in_the_module() -> None:
    assert len(KINDS) >= 6
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in KINDS)
