"""An EDTF value as days: the first and the last that it can mean, and the pieces of one that is one of a set.

Open ends are the first and last day that can be written, so that days compare as text.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Days:
    """`first` to `last`, both as `2022-02-24`; `pieces` only where not all days between are meant."""

    first: str
    last: str
    pieces: tuple[tuple[str, str], ...] = ()


@functools.lru_cache(maxsize=65536)
def days(value: str | None) -> Days | None:
    """The days of a value; None for none and for what cannot be read.

    2022-02                    2022-02-01 to 2022-02-28
    2022-02-24/..              2022-02-24 to 9999-12-31
    [2023-04-05,2023-04-12]    2023-04-05 to 2023-04-12, each of the two a piece
    """
    if not value:
        return None
    if match := _DAY.fullmatch(value):
        return Days(match[1], match[1])
    if value.startswith("[") and value.endswith("]"):
        return _set(value)
    return _bounds(value)


def _set(value: str) -> Days | None:
    pieces = [_bounds(part.strip()) for part in value[1:-1].replace("..", "/").split(",")]
    known = sorted((piece.first, piece.last) for piece in pieces if piece)
    if not known:
        return None
    return Days(known[0][0], max(last for _, last in known), tuple(dict.fromkeys(known)) if len(known) > 1 else ())


def _bounds(value: str) -> Days | None:
    from demarche.times.values import bounds

    if match := _DAY.fullmatch(value):
        return Days(match[1], match[1])
    try:
        first, last = bounds(value)
    except (ValueError, OverflowError):
        return None
    return Days(first.isoformat() if first else EARLIEST, last.isoformat() if last else LATEST)
