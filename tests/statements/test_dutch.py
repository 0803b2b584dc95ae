"""Dutch statements."""

from __future__ import annotations

import pytest

from tests.statements.rows import check, label, rows


@pytest.mark.parametrize("row", rows("nl"), ids=label)
def test_a_statement(row: list[str]) -> None:
    check(row, "nl", "2025-03-14")
