"""Actors of the user's own: a TOML file, or an extract of a Wikidata JSON dump."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from demarche.errors import KnowledgeError
from demarche.knowledge.entities import Entity, KnowledgeBase, parse_roles
from demarche.knowledge.tables import read_toml
from demarche.records import ActorKind

_KINDS = ("person", "country", "organization", "bloc", "media")
_WORDS, _LISTS = ("id", "party", "sector", "wikidata", "gender"), ("variants", "roles")
_HUMAN, _INSTANCE_OF, _SEX = "Q5", "P31", "P21"
_GENDERS = {"Q6581097": "m", "Q2449503": "m", "Q6581072": "f", "Q1052281": "f"}


def with_user_actors(base: KnowledgeBase, files: Sequence[str], code: str = "en") -> KnowledgeBase:
    """A copy of the knowledge base with the actors of these files added, named in the language where they can be.

    Raises KnowledgeError.
    """
    if not files:
        return base
    base = copy.deepcopy(base)
    for name in files:
        path = Path(name)
        if path.suffix in (".json", ".jsonl", ".ndjson"):
            _add_wikidata(base, path, code)
        else:
            _add_toml(base, path)
    return base


def _add_toml(base: KnowledgeBase, path: Path) -> None:
    entries = read_toml(path).get("actor")
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(f"{path}", "[[actor]] tables were expected", "write one for each actor")
    for number, entry in enumerate(entries, 1):
        _add(base, _checked(entry, f"{path}, actor {number}"))


def _checked(entry: Any, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise KnowledgeError(where, "a table with at least a name was expected", 'add name = "…"')
    for key in (k for k in _WORDS if not isinstance(entry.get(k, ""), str)):
        raise KnowledgeError(f"{where}: {key} {entry[key]!r}", "a text was expected", f'write {key} = "…"')
    for key in (k for k in _LISTS if not _is_list_of_text(entry.get(k, []))):
        raise KnowledgeError(f"{where}: {key} {entry[key]!r}", "a list of texts was expected", f'write {key} = ["…"]')
    if entry.get("kind", "person") not in _KINDS:
        raise KnowledgeError(f"{where}: kind {entry['kind']!r}", f"one of {', '.join(_KINDS)} was expected", "mend it")
    return entry


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _add(base: KnowledgeBase, entry: dict[str, Any]) -> None:
    kind = cast(ActorKind, entry.get("kind", "person"))
    prefix = {"organization": "org"}.get(kind, kind)
    name = str(entry["name"])
    entity = Entity(
        id=str(entry.get("id") or f"{prefix}:{'-'.join(name.lower().split())}"),
        name=name,
        kind=kind,
        party=entry.get("party"),
        sector=entry.get("sector"),
        roles=parse_roles(";".join(entry.get("roles", []))),
        wikidata=entry.get("wikidata"),
        gender=str(entry.get("gender", "")),
    )
    names = (name, *map(str, entry.get("variants", [])))
    if kind == "person":
        base.add_person(entity, names)
    else:
        base.add(entity, names)


def _add_wikidata(base: KnowledgeBase, path: Path, code: str) -> None:
    """Entities of a Wikidata JSON dump (one a line, or a list), with labels and aliases of all languages."""
    known = {entity.wikidata: entity.id for entity in base.entities.values() if entity.wikidata}
    try:
        for item in _wikidata_items(path):
            names = _wikidata_names(item, code)
            if names and item["id"] in known:
                base.add_names(known[item["id"]], names, "name")
            elif names:
                kind = "person" if _HUMAN in _values(item, _INSTANCE_OF) else "organization"
                entry = {"id": f"wikidata:{item['id']}", "name": names[0], "kind": kind, "wikidata": item["id"]}
                gender = next((_GENDERS[v] for v in _values(item, _SEX) if v in _GENDERS), "")
                _add(base, {**entry, "variants": names[1:], "gender": gender})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"{path}: {error}", "a Wikidata JSON extract was expected", "check the file") from None


def _wikidata_items(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            stripped = line.strip().rstrip(",")
            if stripped and stripped not in "[]":
                loaded = json.loads(stripped)
                yield from loaded if isinstance(loaded, list) else [loaded]


def _wikidata_names(item: dict[str, Any], code: str) -> list[str]:
    """Labels and aliases, those of the language and English first."""
    labels: dict[str, dict[str, str]] = item.get("labels", {})
    first = [labels[c]["value"] for c in (code, "mul", "en") if c in labels]
    others = [label["value"] for label in labels.values()]
    aliases = [alias["value"] for group in item.get("aliases", {}).values() for alias in group]
    return list(dict.fromkeys([*first, *others, *aliases]))


def _values(item: dict[str, Any], prop: str) -> set[str]:
    claims = item.get("claims", {}).get(prop, [])
    values = (c.get("mainsnak", {}).get("datavalue", {}).get("value", {}) for c in claims)
    return {v.get("id", "") for v in values if isinstance(v, dict)}
