"""Events in the columns of POLECAT (Halterman et al. 2023, as in its weekly files): tab-separated, with a head."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.exports.as_gdelt import quad_class
from demarche.exports.pairs import Pair, happened_pairs, plain
from demarche.records import Actor, Reading

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_STATE_LETTERS = 3
# Between the values of a cell, as POLECAT has them.
_BETWEEN = ";"


def as_polecat(reading: Reading, *, version: str) -> Iterator[tuple[str, ...]]:
    """One row a source and target of what happened. `Wikipedia … ID` holds Wikidata's identifier."""
    story = _story(reading)
    for pair in happened_pairs(reading):
        row = {**_event(pair), **_who("Actor", pair.source), **_who("Recipient", pair.target), **story}
        yield tuple(row.get(name, "") for name in (*COLUMNS[:-1],)) + (version,)


def _event(pair: Pair) -> dict[str, str]:
    event = pair.event
    return {
        "Event ID": str(pair.number),
        "Event Date": pair.day or "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Intensity": "" if event.goldstein is None else str(event.goldstein),
        "Quad Code": _QUADS[quad_class(event.cameo)],
        "Contexts": _BETWEEN.join(event.contexts),
        "Raw Placename": plain(event.place.text if event.place else None),
    }


def _who(prefix: str, actor: Actor | None) -> dict[str, str]:
    if actor is None:
        return {}
    state = actor.party if actor.party and len(actor.party) == _STATE_LETTERS and actor.kind != "bloc" else None
    return {
        f"{prefix} Name": plain(actor.name),
        f"{prefix} Country": state or "",
        f"Primary {prefix} Sector": actor.sector or "",
        f"{prefix} Sectors": actor.sector or "",
        f"{prefix} Title": plain(_BETWEEN.join(dict.fromkeys(role.title for role in actor.roles))),
        f"{prefix} Name Raw": plain(actor.mentions[0].text if actor.mentions else actor.name),
        f"Wikipedia {prefix} ID": actor.wikidata or "",
    }


def _story(reading: Reading) -> dict[str, str]:
    def names(*kinds: str) -> str:
        return plain(_BETWEEN.join(actor.name for actor in reading.actors if actor.kind in kinds))

    document = reading.document
    return {
        "Source": plain(document.publisher),
        "Publication Date": document.published or "",
        "Story People": names("person"),
        "Story Organizations": names("organization", "media", "bloc"),
        "Story Locations": names("country"),
        "Language": document.language,
    }
