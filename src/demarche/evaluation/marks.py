"""Quotation marks: our contents stand without them, the spans of others take them in."""

from __future__ import annotations

import re

_OPENING = re.compile(r"(?:[“„«‘»\"]|'')$")
_CLOSING = re.compile(r"[,.?!…]?(?:[”“»«’\"]|'')")
_MARKS = re.compile(r"[“”„«»\"]|''")


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of the text, in code points, with the mark before it and the one that closes: `A => “A,”`.

    The comma or stop before the closing mark comes along.
    """
    before = _OPENING.search(text[max(0, start - 2) : start])
    start -= len(before[0]) if before else 0
    closing = _CLOSING.match(text, end)
    opened = len(_MARKS.findall(text[start:end])) % 2 or before
    return (start, closing.end()) if closing and opened else (start, end)
