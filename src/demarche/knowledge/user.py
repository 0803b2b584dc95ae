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
_HUMAN, _INSTANCE_OF = "Q5", "P31"


def with_user_actors(base: KnowledgeBase, files: Sequence[str]) -> KnowledgeBase:
    """A copy of the knowledge base with the actors of these files added. Raises KnowledgeError."""
    if not files:
        return base
    base = copy.deepcopy(base)
    for name in files:
        path = Path(name)
        adder = _add_wikidata if path.suffix in (".json", ".jsonl", ".ndjson") else _add_toml
        adder(base, path)
    return base


def _add_toml(base: KnowledgeBase, path: Path) -> None:
    entries = read_toml(path).get("actor")
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(f"{path}", "[[actor]] tables were expected", "write one for each actor")
    for number, entry in enumerate(entries, 1):
        _add(base, _checked(entry, f"{path}, actor {number}"))


def _checked(entry: Any, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        raise KnowledgeError(where, "a table with at least a name was expected", "add name = \"…\"")
    if entry.get("kind", "person") not in _KINDS:
        raise KnowledgeError(f"{where}: kind {entry['kind']!r}", f"one of {', '.join(_KINDS)} was expected", "mend it")
    return entry


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


def _add_wikidata(base: KnowledgeBase, path: Path) -> None:
    """Entities of a Wikidata JSON dump (one a line, or a list), with labels and aliases of all languages."""
    try:
        for item in _wikidata_items(path):
            labels = [v["value"] for v in item.get("labels", {}).values()]
            aliases = [a["value"] for group in item.get("aliases", {}).values() for a in group]
            if labels:
                kind = "person" if _HUMAN in _instances(item) else "organization"
                entry = {"id": f"wikidata:{item['id']}", "name": labels[0], "kind": kind, "wikidata": item["id"]}
                _add(base, {**entry, "variants": list(dict.fromkeys([*labels[1:], *aliases]))})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"{path}: {error}", "a Wikidata JSON extract was expected", "check the file") from None


def _wikidata_items(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            stripped = line.strip().rstrip(",")
            if stripped and stripped not in "[]":
                yield json.loads(stripped)


def _instances(item: dict[str, Any]) -> set[str]:
    claims = item.get("claims", {}).get(_INSTANCE_OF, [])
    values = (c.get("mainsnak", {}).get("datavalue", {}).get("value", {}) for c in claims)
    return {v.get("id", "") for v in values if isinstance(v, dict)}
