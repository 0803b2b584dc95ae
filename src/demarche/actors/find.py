"""All actors of an article, and which of them a stretch of text names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from demarche.actors.candidates import Candidate, Names, find_candidates
from demarche.actors.clusters import Cluster, Clusters
from demarche.actors.link import link_names
from demarche.actors.refer import Referrer
from demarche.language.quotes import Quote
from demarche.records import Actor, Document, Mention


@dataclass
class Actors:
    """Clusters by id, and per token the candidates that cover it, innermost first."""

    clusters: Clusters
    candidates: list[Candidate]
    by_token: dict[int, list[Candidate]] = field(default_factory=dict)

    def at(self, token: int) -> Candidate | None:
        """The candidate with an actor that covers the token; names before roles before pronouns."""
        covering = [c for c in self.by_token.get(token, ()) if c.actor is not None]
        order = {"name": 0, "metonym": 0, "role": 1, "pronoun": 2, "demonym": 3}
        return min(covering, key=lambda c: order[c.kind], default=None)

    def actor_of(self, token: int) -> str | None:
        """The id of the actor that the token names, or None."""
        found = self.at(token)
        return found.actor if found else None

    def new_speaker(self, doc: Doc, start: int, end: int) -> str:
        """An actor for a speaker that is no known kind of actor (*het rapport*): a local role."""
        name = doc[start:end].text
        known = self.clusters.named(name.lower())
        cluster = known[0] if known else self.clusters.local("role", name, keys=(name.lower(),))
        _mention(doc, cluster, doc[start:end], "role")
        return cluster.id

    def named_in(self, token: Token, length: int, entity: str) -> str:
        """The actor that the first `length` characters of a word name (*NAVO-troepen*), with this mention."""
        cluster = self.clusters.of_entity(entity)
        place = (token.idx, token.idx + length)
        cluster.mentions.setdefault(place, Mention(*place, token.text[:length], "name"))
        return cluster.id

    def finished(self, speakers: frozenset[str] = frozenset()) -> tuple[Actor, ...]:
        """The records, in order of first mention; a place is an actor only where it speaks."""
        named = [c for c in self.clusters.by_id.values() if c.mentions and (not c.is_place or c.id in speakers)]
        named.sort(key=lambda c: (min(c.mentions), c.id))
        return tuple(c.to_actor() for c in named)


def find_actors(doc: Doc, document: Document, names: Names, quotes: Sequence[Quote] = ()) -> Actors:
    """Find, link and resolve. The Doc's text is the document's text."""
    candidates = find_candidates(doc, names, _furniture(doc, document))
    clusters = Clusters(names.base, document.published)
    carried = link_names(doc, candidates, clusters, names)
    candidates = sorted([*candidates, *carried], key=lambda c: (c.start, -c.end))
    Referrer(doc, clusters, names, _quoted(doc, quotes)).resolve(candidates)
    actors = Actors(clusters, candidates)
    _index(doc, actors, candidates)
    return actors


def _furniture(doc: Doc, document: Document) -> frozenset[int]:
    return _inside(doc, [(z.start, z.end) for z in document.zones if z.kind == "furniture"])


def _quoted(doc: Doc, quotes: Sequence[Quote]) -> frozenset[int]:
    """The tokens that stand in quotations of more than a term."""
    return _inside(doc, [piece for q in quotes if q.depth == 0 for piece in q.pieces])


def _inside(doc: Doc, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The tokens that begin within one of the spans, in code points."""
    starts = [t.idx for t in doc] if spans else []
    return frozenset(i for start, end in spans for i in range(bisect_left(starts, start), bisect_left(starts, end)))


def _index(doc: Doc, actors: Actors, candidates: Sequence[Candidate]) -> None:
    for candidate in candidates:
        for i in range(candidate.start, candidate.end):
            actors.by_token.setdefault(i, []).append(candidate)
        if candidate.actor is not None:
            cluster = actors.clusters.by_id[candidate.actor]
            if candidate.kind != "role" or candidate.named_by is None:
                _mention(doc, cluster, doc[candidate.start : candidate.end], candidate.kind)


def _mention(doc: Doc, cluster: Cluster, span: DocSpan, kind: str) -> None:
    place = (span.start_char, span.end_char)
    cluster.mentions[place] = Mention(*place, span.text, kind)  # type: ignore[arg-type]
