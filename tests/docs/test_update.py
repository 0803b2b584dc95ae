"""No block of the documents has fallen behind what the program prints: `make docs-update` mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.update import DOCUMENTS, updated


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_blocks_are_true(path: Path) -> None:
    text = path.read_text("utf-8")
    assert updated(text) == text, "run make docs-update"


def test_what_stands_in_a_block_is_replaced() -> None:
    before = "a\n<!-- table: forces -->\nold\n<!-- end of table -->\nb\n"
    after = updated(before)
    assert "old" not in after and "| `red-line` |" in after
    assert after.startswith("a\n<!-- table: forces -->\n| force |") and after.endswith("<!-- end of table -->\nb\n")
    assert updated(after) == after
