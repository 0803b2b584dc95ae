"""Publication dates as EDTF: a year, a year and month, or a day."""

from __future__ import annotations

import datetime
import re

from demarche.errors import DateError

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*", re.ASCII)
_COMMON = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)


def published_date(given: str) -> str:
    """`2023`, `2023-04`, `2023-04-27`, a date and time, or `27-04-2023` as EDTF. Raises DateError otherwise."""
    text = given.strip().strip("\"'")
    if match := _ISO_TIME.fullmatch(text):
        text = match[1]
    elif match := _COMMON.fullmatch(text):
        text = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    match = _EDTF.fullmatch(text)
    if match is None or not _exists(match):
        expected = "YYYY, YYYY-MM or YYYY-MM-DD was expected"
        raise DateError(f"publication date {given.strip()!r}", expected, "write it so")
    return text


def _exists(match: re.Match[str]) -> bool:
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return year >= 1000
