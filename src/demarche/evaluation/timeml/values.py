"""Our EDTF values in the words of TIMEX3.

2013-03-18/2013-03-24 => 2013-W12       a week
2013-01/2013-03       => 2013-Q1        a quarter
2013-22               => 2013-SU        a season
199X, 19XX            => 199, 19        a decade, a century
2013-03/.., 2015~     => 2013-03, 2015  TIMEX3 marks the date alone
"""

from __future__ import annotations

import datetime
import re

from demarche.records import Time

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_QUARTERS = {("01", "03"): "Q1", ("04", "06"): "Q2", ("07", "09"): "Q3", ("10", "12"): "Q4"}
_HALVES = {("01", "06"): "H1", ("07", "12"): "H2"}
_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def timex_value(time: Time) -> str | None:
    """The value that TIMEX3 would have; None where it has none for ours."""
    if time.kind == "duration":
        return time.duration
    if time.value is None:
        return _REFERENCES.get(time.direction or "")
    if time.value.startswith("["):
        return None
    value = time.value.rstrip("~?%").removesuffix("/..").removeprefix("../")
    return _interval(*value.split("/")) if value.count("/") == 1 else _point(value)


def _point(value: str) -> str:
    season = re.fullmatch(r"(\d{4})-(2[1-4])", value)
    return f"{season[1]}-{_SEASONS[season[2]]}" if season else value.rstrip("X")


def _interval(first: str, last: str) -> str | None:
    months = first[:4] == last[:4] and len(first) == len(last) == len("2013-01")
    if months:
        part = {**_QUARTERS, **_HALVES}.get((first[5:], last[5:]))
        return f"{first[:4]}-{part}" if part else None
    try:
        start, end = (datetime.date.fromisoformat(day) for day in (first, last))
    except ValueError:
        return None
    year, week, weekday = start.isocalendar()
    days = (end - start).days
    if weekday == 1 and days == 6:
        return f"{year}-W{week:02}"
    return f"{year}-W{week:02}-WE" if weekday == 6 and days == 1 else None
