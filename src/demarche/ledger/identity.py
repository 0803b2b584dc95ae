"""Who an actor of one article is across articles.

Actors of the knowledge base keep their id. Local ones become one actor where that is certain, which asks for the same
kind, full name, party and role; all others stay apart, each an actor of its own text.
"""

from __future__ import annotations

from demarche.ledger.folding import folded
from demarche.records import Actor, stable_id

_LOCAL = ":local:"


def is_local(actor_id: str) -> bool:
    """Whether an id means something in its article alone: `person:local:haas`."""
    return _LOCAL in actor_id


def shared_id(actor: Actor, document_id: str) -> str:
    """The actor's id across articles; the same for the same actor, whatever was read before.

    person:xi-jinping                                => person:xi-jinping
    person:local:haas, Omar Haas, NLD, prime-minister => person:3f5e…, wherever he is named so
    person:local:haas, Haas, no party                => person:9a1b…, in this text alone
    """
    if not is_local(actor.id):
        return actor.id
    key = _certain(actor) or (actor.id, document_id)
    return stable_id(actor.id.partition(":")[0], "shared", *key)


def _certain(actor: Actor) -> tuple[str, ...] | None:
    """Kind, name, party and role where these tell an actor for certain."""
    name = folded(actor.name)
    if actor.party is None or not actor.roles:
        return None
    if actor.kind not in ("person", "organization", "media") or (actor.kind == "person" and " " not in name):
        return None
    role = min((role.title, role.holder or "") for role in actor.roles)
    return actor.kind, name, actor.party, *role
