"""Going on: the same sources again and again, at a steady pace."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

from demarche.errors import InputError

_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)", re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SHORTEST = 1.0


def span_seconds(given: str) -> float:
    """`15m`, `90s`, `1.5h`, `1d` in seconds. Raises InputError for anything else, and for less than a second."""
    match = _SPAN.fullmatch(given.strip().lower())
    seconds = float(match[1]) * _SECONDS[match[2]] if match else 0.0
    if seconds < _SHORTEST:
        raise InputError(f"the time {given!r}", "a number with s, m, h or d was expected, as in 15m", "write it so")
    return seconds


def rounds(
    every: float, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> Iterator[int]:
    """1, 2, … each `every` seconds after the one before began; at once where that took longer."""
    number, due = 1, clock()
    while True:
        yield number
        number += 1
        due = max(due + every, clock())
        if (wait := due - clock()) > 0:
            sleep(wait)
