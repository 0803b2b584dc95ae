"""EDTF strings: checked, compared and bounded by the `edtf` library, which is loaded when first asked."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Any

_MINUTES = re.compile(r"T\d\d:\d\d$", re.ASCII)


@functools.lru_cache(maxsize=4096)
def parse(value: str) -> Any:
    """The library's object for an EDTF string; ValueError for what is none.

    Our clock times end with the minute (`2023-11-24T06:00`), EDTF's with the second: it is added.
    """
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    whole = value + ":00" if _MINUTES.search(value) else value
    try:
        return parse_edtf(whole)
    except EDTFParseException:
        raise ValueError(f"{value!r} is no EDTF date") from None


def is_edtf(value: str) -> bool:
    """Whether the library takes it."""
    try:
        parse(value)
    except ValueError:
        return False
    return True


def same(one: str | None, other: str | None) -> bool:
    """Whether two values stand for the same time, blanks in a set aside: `[2023,2024] = [2023, 2024]`."""
    if one is None or other is None or one == other:
        return one == other
    return is_edtf(one) and is_edtf(other) and bool(parse(one) == parse(other))


def bounds(value: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day, None for an open end: `2022-02 => (2022-02-01, 2022-02-28)`. ValueError for no EDTF."""
    found = parse(value)
    return _day(found, "lower_strict"), _day(found, "upper_strict")


def _day(found: Any, bound: str) -> datetime.date | None:
    moment = getattr(found, bound)()
    return None if isinstance(moment, float) else datetime.date(*moment[:3])
