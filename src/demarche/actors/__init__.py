"""Who: find mentions, tie them to one actor each, resolve actors to the knowledge base."""

from demarche.actors.find import Actors, find_actors

__all__ = ["Actors", "find_actors"]
