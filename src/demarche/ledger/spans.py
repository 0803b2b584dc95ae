"""An EDTF value as days: the first and the last that it can mean, and the pieces of one that is one of a set.

Open ends are the first and last day that can be written, so that days compare as text.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?", re.ASCII)


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
    """The plain forms that reading writes are told here, in a thousandth of the library's time; it knows the rest."""
    start, slash, end = value.partition("/")
    first, last = _point(start), _point(end) if slash else _point(start)
    if slash and start in ("..", ""):
        first = (EARLIEST, EARLIEST)
    if slash and end in ("..", ""):
        last = (LATEST, LATEST)
    if first and last and first[0] <= last[1]:
        return Days(first[0], last[1])
    return _by_library(value)


def _point(value: str) -> tuple[str, str] | None:
    """The first and last day of a year, a month, a day or a clock time that exists; None for anything else."""
    match = _POINT.fullmatch(value)
    if match is None or match[1] < "0001":
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = datetime.date(year or 1, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    last = first if day else first.replace(month=last_month, day=calendar.monthrange(first.year, last_month)[1])
    return first.isoformat(), last.isoformat()


def _by_library(value: str) -> Days | None:
    from demarche.times.values import bounds

    try:
        first, last = bounds(value)
    except (ValueError, OverflowError):
        return None
    return Days(first.isoformat() if first else EARLIEST, last.isoformat() if last else LATEST)
