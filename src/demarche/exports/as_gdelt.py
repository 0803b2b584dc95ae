"""Events in the 61 columns of GDELT 2.0 (Event Database Codebook V2.0): tab-separated, without a head."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from demarche.exports.pairs import Pair, happened_pairs, plain
from demarche.records import Actor, Reading

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in (*_ACTOR, *_TYPES)),
    *(f"Actor2{name}" for name in (*_ACTOR, *_TYPES)),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
_STATE_LETTERS = 3


def as_gdelt(reading: Reading, *, printings: int = 1) -> Iterator[tuple[str, ...]]:
    """One row a source and target of what happened; those without a day are left out, for GDELT has none.

    `printings` is the number of articles that print the text. What we do not know (religion, places, tone) is empty.
    """
    for pair in happened_pairs(reading):
        if pair.day is not None:
            row = _row(pair, pair.day, reading, printings)
            yield tuple(row.get(name, "") for name in COLUMNS)


def _row(pair: Pair, day: str, reading: Reading, printings: int) -> dict[str, str]:
    event, date = pair.event, datetime.date.fromisoformat(day)
    mentions = 1 + len(event.more_evidence)
    year_part = (date.timetuple().tm_yday - 1) / 365
    return {
        "GLOBALEVENTID": str(pair.number),
        "SQLDATE": day.replace("-", ""),
        "MonthYear": day[:7].replace("-", ""),
        "Year": day[:4],
        "FractionDate": f"{date.year + min(year_part, 0.9999):.4f}",
        **_actor("Actor1", pair.source),
        **_actor("Actor2", pair.target),
        "IsRootEvent": str(int(event.statement is None)),
        "EventCode": event.cameo,
        "EventBaseCode": event.cameo[:3],
        "EventRootCode": event.cameo[:2],
        "QuadClass": str(quad_class(event.cameo)),
        "GoldsteinScale": "" if event.goldstein is None else str(event.goldstein),
        "NumMentions": str(mentions * printings),
        "NumSources": str(printings),
        "NumArticles": str(printings),
        "ActionGeo_FullName": plain(event.place.text if event.place else None),
        "DATEADDED": _added(reading),
        "SOURCEURL": plain(reading.document.url),
    }


def quad_class(cameo: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by the root code."""
    root = int(cameo[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _actor(prefix: str, actor: Actor | None) -> dict[str, str]:
    """State, sector and name; the code is that of the state and the sector, as CAMEO builds it: `RUSGOV`."""
    if actor is None:
        return {}
    party = actor.party or ""
    state = party if len(party) == _STATE_LETTERS and actor.kind != "bloc" else ""
    group = "" if state else party
    sector = "" if actor.kind == "country" else actor.sector or ""
    return {
        f"{prefix}Code": plain(party + sector),
        f"{prefix}Name": plain(actor.name).upper(),
        f"{prefix}CountryCode": state,
        f"{prefix}KnownGroupCode": plain(group),
        f"{prefix}Type1Code": sector,
    }


def _added(reading: Reading) -> str:
    """When it was published, to the second, as GDELT writes it."""
    published = (reading.document.published or "").replace("-", "")
    return f"{published.ljust(8, '0')}000000" if len(published) == len("20240514") else ""
