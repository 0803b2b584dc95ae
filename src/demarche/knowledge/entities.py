"""The actors we know: states, organisations, media and people, with their names in one language."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from demarche.knowledge.tables import FOLDER, listed, read_table
from demarche.records import ActorKind, MentionKind, Role

STATES = ("iso3", "iso2", "status", "wikidata")
STATE_NAMES = ("iso3", "name", "variants", "adjectives", "inhabitants", "capital", "metonyms")
ORGANIZATIONS = ("id", "kind", "party", "sector", "parent", "name_en", "variants", "founded", "ended", "wikidata")
ORGANIZATION_NAMES = ("id", "name", "variants", "article")
MEDIA = ("id", "kind", "party", "name", "variants", "wikidata", "languages")
PEOPLE = ("id", "name", "variants", "gender", "party", "sector", "roles", "wikidata")


# How ids of places begin that are no state, capital or seat of power.
PLACE = "place:"


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor of the knowledge base. `gender` is m, f or empty; `agency` is true for news agencies."""

    id: str
    name: str
    kind: ActorKind
    party: str | None
    sector: str | None
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None
    gender: str = ""
    agency: bool = False


@dataclass
class KnowledgeBase:
    """Entities by id, and their names: folded text to (entity id, kind of mention)."""

    entities: dict[str, Entity] = field(default_factory=dict)
    names: dict[str, list[tuple[str, MentionKind]]] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    given: dict[str, Counter[str]] = field(default_factory=dict)
    offices: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, entity: Entity, names: Sequence[str], kind: MentionKind = "name") -> None:
        """Add an entity with its names; a name that stands already for it is not added twice."""
        self.entities[entity.id] = entity
        self.add_names(entity.id, names, kind)

    def add_names(self, entity_id: str, names: Sequence[str], kind: MentionKind) -> None:
        """Let these names stand for the entity."""
        for name in names:
            words = fold(name).split()
            if not words:
                continue
            entry = self.names.setdefault(" ".join(words), [])
            if all(known != entity_id for known, _ in entry):
                entry.append((entity_id, kind))
            self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

    def add_person(self, entity: Entity, names: Sequence[str]) -> None:
        """Add a person, with surnames, given name and offices."""
        self.add(entity, names)
        for name in names:
            words = fold(name).split()
            if len(words) > 1:
                for surname in {words[-1], " ".join(words[1:])}:
                    known = self.surnames.setdefault(surname, [])
                    if entity.id not in known:
                        known.append(entity.id)
                if entity.gender:
                    self.given.setdefault(words[0], Counter())[entity.gender] += 1
        for role in entity.roles:
            if role.holder:
                self.offices.setdefault((role.title, role.holder), []).append((entity.id, role.dates or ""))

    def holder(self, title: str, party: str, date: str | None) -> str | None:
        """Who holds an office at an EDTF date; None where nobody or more than one is known to."""
        known = self.offices.get((title, party), [])
        found = {person for person, dates in known if in_interval(date, dates)}
        return found.pop() if len(found) == 1 else None

    def party_of(self, holder: str) -> str | None:
        """The party that an office belongs to: a state's code, or that of the organisation named `org:…`."""
        known = self.entities.get(holder)
        return known.party if known is not None else holder if len(holder) == 3 else None

    def party_at(self, entity: Entity, date: str | None) -> str | None:
        """For whom an entity acts at an EDTF date: by the office it held then, else by what is known of it."""
        if date is None:
            return entity.party
        held = [r.holder for r in entity.roles if r.holder and r.dates and in_interval(date, r.dates)]
        parties = [p for p in (self.party_of(h) for h in held) if p is not None]
        return entity.party if entity.party in parties or not parties else parties[-1]

    def gender_of(self, given: str) -> str:
        """The gender that known people of this given name share; empty where they differ or none is known."""
        counts = self.given.get(fold(given))
        return next(iter(counts)) if counts and len(counts) == 1 else ""


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text without diacritics and with plain apostrophes; case is kept."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def in_interval(date: str | None, interval: str) -> bool:
    """Whether an EDTF date lies in `from/to`; an unknown date lies in those that are still open."""
    start, _, end = interval.partition("/")
    if date is None:
        return end in ("", "..")
    upper = "9999" if end in ("", "..") else end
    lower = "0000" if start in ("", "..") else start
    return lower[: len(date)] <= date[: len(lower)] and date[: len(upper)] <= upper[: len(date)]


def parse_roles(cell: str) -> tuple[Role, ...]:
    """`president@RUS 2012-05-07/..;…` as roles."""
    roles = []
    for item in listed(cell):
        office, _, dates = item.partition(" ")
        title, _, holder = office.partition("@")
        roles.append(Role(title, holder or None, dates or None))
    return tuple(roles)


@functools.cache
def load_knowledge(code: str, places: bool = True) -> KnowledgeBase:
    """The knowledge base with the names of one language. The result is shared: copy before changing it.

    Without `places` it knows no cities, regions and waters: so the name recogniser is measured on names it never saw.
    """
    base = KnowledgeBase()
    _add_states(base, code)
    _add_organizations(base, code)
    _add_media(base)
    _add_people(base, code)
    if places:
        _add_places(base, code)
    return base


def _add_states(base: KnowledgeBase, code: str) -> None:
    codes = {row["iso3"]: row for row in read_table(FOLDER / "shared" / "states.tsv", STATES)}
    for row in read_table(FOLDER / code / "states.tsv", STATE_NAMES):
        iso3 = row["iso3"]
        entity = Entity(
            f"country:{iso3}", row["name"], "country", iso3, "GOV", wikidata=codes[iso3]["wikidata"] or None
        )
        base.add(entity, (row["name"], *listed(row["variants"])))
        base.add_names(entity.id, listed(row["adjectives"]), "demonym")
        base.add_names(entity.id, listed(row["inhabitants"]), "demonym")
        base.add_names(entity.id, listed(row["capital"]), "metonym")
        base.add_names(entity.id, listed(row["metonyms"]), "metonym")


def _add_organizations(base: KnowledgeBase, code: str) -> None:
    local = {row["id"]: row for row in read_table(FOLDER / code / "organizations.tsv", ORGANIZATION_NAMES)}
    for row in read_table(FOLDER / "shared" / "organizations.tsv", ORGANIZATIONS):
        names = local.get(row["id"])
        name = names["name"] if names else row["name_en"]
        variants = listed(names["variants"]) if names else ()
        kind = cast(ActorKind, row["kind"])
        entity = Entity(
            row["id"], name, kind, row["party"] or None, row["sector"] or None, wikidata=row["wikidata"] or None
        )
        base.add(entity, (name, *variants, *listed(row["variants"])))


def _add_media(base: KnowledgeBase) -> None:
    for row in read_table(FOLDER / "shared" / "media.tsv", MEDIA):
        agency = row["kind"] == "agency"
        wikidata = row["wikidata"] or None
        entity = Entity(row["id"], row["name"], "media", row["party"] or None, "MED", wikidata=wikidata, agency=agency)
        base.add(entity, (row["name"], *listed(row["variants"])))


def _add_people(base: KnowledgeBase, code: str) -> None:
    local_file = FOLDER / code / "people.tsv"
    local = {r["id"]: r["name"] for r in read_table(local_file, ("id", "name"))} if local_file.exists() else {}
    for row in read_table(FOLDER / "shared" / "people.tsv", PEOPLE):
        name = local.get(row["id"], row["name"])
        entity = Entity(
            id=f"person:{row['id']}",
            name=name,
            kind="person",
            party=row["party"] or None,
            sector=row["sector"] or None,
            roles=parse_roles(row["roles"]),
            wikidata=row["wikidata"] or None,
            gender=row["gender"],
        )
        base.add_person(entity, tuple(dict.fromkeys((name, row["name"], *listed(row["variants"])))))


def _add_places(base: KnowledgeBase, code: str) -> None:
    """Places that are no actors: known so that they are not taken for people."""
    path = FOLDER / code / "places.tsv"
    for row in read_table(path, ("name",)) if path.exists() else ():
        slug = "-".join(fold(row["name"]).lower().split())
        base.add(Entity(f"{PLACE}{slug}", row["name"], "country", None, None), (row["name"],))


def shared_files(code: str) -> list[Path]:
    """The files that a language's knowledge is read from, for its hash."""
    return sorted([*(FOLDER / "shared").glob("*.*"), *(FOLDER / code).glob("*.*")])
