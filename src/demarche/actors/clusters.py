"""The actors of one article as they come up: names tied to entities, roles to their bearers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from demarche.knowledge.entities import PLACE, Entity, KnowledgeBase, fold
from demarche.records import Actor, ActorKind, Mention, Role

# Offices that the plain word does not cover: who is called *de minister* is not the prime minister.
_OF_ITS_OWN = frozenset({"prime-minister"})


@dataclass(slots=True)
class Cluster:
    """One actor while the article is read. `keys` are folded names it goes by; `last` its latest head token."""

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    sector: str | None = None
    gender: str = ""
    plural: bool = False
    wikidata: str | None = None
    roles: list[Role] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    agency: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it is a place that only this article knows."""
        return self.id.startswith(PLACE)

    def has_title(self, title: str) -> bool:
        """Whether it bears the title, or one that the plain word covers (`minister` a `foreign-minister`)."""
        return any(r.title == title or r.title.endswith(f"-{title}") and r.title not in _OF_ITS_OWN for r in self.roles)

    def to_actor(self) -> Actor:
        """The finished record, mentions in text order."""
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            party=self.party,
            sector=self.sector,
            roles=tuple(self.roles),
            wikidata=self.wikidata,
            mentions=tuple(self.mentions[k] for k in sorted(self.mentions)),
        )


class Clusters:
    """All actors of one article; makes new ones and finds those already there."""

    def __init__(self, base: KnowledgeBase, date: str | None) -> None:
        self.base = base
        self.date = date
        self.by_id: dict[str, Cluster] = {}
        self._by_key: dict[str, list[Cluster]] = {}

    def of_entity(self, entity_id: str) -> Cluster:
        """The cluster of a known entity, made on first use."""
        cluster = self.by_id.get(entity_id)
        if cluster is None:
            entity = self.base.entities[entity_id]
            cluster = Cluster(
                entity.id,
                entity.name,
                entity.kind,
                self.base.party_at(entity, self.date),
                entity.sector,
                entity.gender,
                wikidata=entity.wikidata,
                roles=list(entity.roles),
                agency=entity.agency,
            )
            self._register(cluster, _entity_keys(entity))
        return cluster

    def local(self, kind: ActorKind, name: str, *, prefix: str | None = None, keys: Iterable[str] = ()) -> Cluster:
        """A new actor that only this article knows; its id is made of its name."""
        stem = f"{prefix or kind}:local:{_slug(name)}"
        actor_id, count = stem, 2
        while actor_id in self.by_id:
            actor_id, count = f"{stem}-{count}", count + 1
        cluster = Cluster(actor_id, name, kind)
        self._register(cluster, {fold(name), *keys})
        return cluster

    def _register(self, cluster: Cluster, keys: Iterable[str]) -> None:
        self.by_id[cluster.id] = cluster
        self.add_keys(cluster, keys)

    def add_keys(self, cluster: Cluster, keys: Iterable[str]) -> None:
        """Let the cluster be found by these folded names too."""
        for key in keys:
            if key and key not in cluster.keys:
                cluster.keys.add(key)
                self._by_key.setdefault(key, []).append(cluster)

    def named(self, key: str) -> list[Cluster]:
        """Clusters that go by this folded name, oldest first."""
        return self._by_key.get(key, [])


def _entity_keys(entity: Entity) -> set[str]:
    words = fold(entity.name).split()
    if entity.kind != "person" or len(words) < 2:
        return {" ".join(words)}
    return {" ".join(words), words[-1], " ".join(words[1:]), words[0] if len(words[0]) > 2 else words[-1]}


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"
