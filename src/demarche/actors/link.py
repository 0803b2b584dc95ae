"""Tie named candidates to actors: full names first, then the bare surnames that they carry."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from demarche.actors.candidates import Candidate, Names
from demarche.actors.clusters import Cluster, Clusters
from demarche.knowledge.entities import PLACE, fold, in_interval
from demarche.records import ActorKind, Role

_LOCAL_KIND: dict[str, tuple[ActorKind, str]] = {
    "PER": ("person", "person"),
    "ORG": ("organization", "org"),
    "LOC": ("country", "place"),
}


# Titles of those whom the news calls by surname alone, also after they have left office.
_LEADING = frozenset(
    {"president", "prime-minister", "chancellor", "secretary-general", "supreme-leader", "commission-president"}
)
# Surnames as short as this are too often ordinary words to be taken without the recogniser's word.
MIN_SURE_SURNAME = 5


def link_names(doc: Doc, candidates: Sequence[Candidate], clusters: Clusters, names: Names) -> list[Candidate]:
    """Give each named candidate its actor; returns bare surnames found in the text that nothing had marked."""
    named = [c for c in candidates if c.kind in ("name", "metonym", "demonym")]
    for candidate in sorted(named, key=lambda c: (_bare(candidate=c), c.start)):
        cluster = _cluster_for(doc, candidate, clusters, names)
        if cluster is not None:
            candidate.actor = cluster.id
            _take_roles(doc, candidate, cluster, clusters, names)
    return _carried_surnames(doc, candidates, clusters, names)


def _bare(candidate: Candidate) -> int:
    """Order of certainty: known and multi-word names, then known single words, then bare recognised names."""
    if candidate.end - candidate.start > 1:
        return 0
    return 1 if candidate.entities else 2


def _cluster_for(doc: Doc, candidate: Candidate, clusters: Clusters, names: Names) -> Cluster | None:
    text = doc[candidate.start : candidate.end].text
    if candidate.entities and not _named_after_place(text, candidate, clusters):
        return clusters.of_entity(_best_entity(candidate, clusters))
    if candidate.label == "PER":
        return _person(text, candidate, clusters, names)
    if candidate.label in ("ORG", "LOC"):
        known = clusters.named(fold(text))
        if known:
            return known[0]
        bearer = _known_surname([fold(text)], candidate, clusters) if candidate.end - candidate.start == 1 else None
        if bearer is not None:
            return clusters.of_entity(bearer)
        kind, prefix = _LOCAL_KIND[candidate.label]
        cluster = clusters.local(kind, text, prefix=prefix)
        media = [r for r in candidate.roles if r.role is not None and r.role.sector == "MED"]
        if media:
            cluster.kind, cluster.sector = "media", "MED"
        return cluster
    return None


def _named_after_place(text: str, candidate: Candidate, clusters: Clusters) -> bool:
    """A place's name that a person bears: it has a role, or a person of the article goes by it."""
    if candidate.label != "PER" or not all(e.startswith(PLACE) for e in candidate.entities):
        return False
    return bool(candidate.roles) or any(c.kind == "person" for c in clusters.named(fold(text)))


def _best_entity(candidate: Candidate, clusters: Clusters) -> str:
    present = [e for e in candidate.entities if e in clusters.by_id]
    if present:
        return present[0]
    not_states = [e for e in candidate.entities if not e.startswith("country:")]
    return (not_states if candidate.kind == "metonym" and not_states else candidate.entities)[0]


def _person(text: str, candidate: Candidate, clusters: Clusters, names: Names) -> Cluster:
    forms = [fold(f) for f in names.kit.name_bases(text)]
    forms += [f[0].lower() + f[1:] for f in forms if " " in f]
    for form in forms:
        for cluster in reversed(clusters.named(form)):
            if cluster.kind == "person" and _fits(candidate, cluster, clusters):
                return cluster
    words = fold(names.kit.name_bases(text)[-1]).split()
    known = _known_surname(forms, candidate, clusters) if len(words) <= 2 else None
    if known is not None:
        return clusters.of_entity(known)
    if len(words) > 1:
        for cluster in clusters.named(words[-1]):
            if cluster.kind == "person" and len(cluster.name.split()) == 1:
                clusters.add_keys(cluster, {fold(text), " ".join(words[1:])})
                cluster.name = text
                return cluster
    cluster = clusters.local("person", text)
    if len(words) > 1:
        clusters.add_keys(cluster, {words[-1], " ".join(words[1:]), words[0]})
        cluster.gender = clusters.base.gender_of(words[0])
    return cluster


def _fits(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> bool:
    """A surname with a role of another party is another person (*de Amerikaanse minister Rubio*)."""
    parties = {_party(r, clusters) for r in candidate.roles} - {None}
    return not parties or cluster.party is None or cluster.party in parties or bool(parties - _states(parties))


def _states(parties: set[str | None]) -> set[str | None]:
    return {p for p in parties if p is not None and len(p) == 3}


def _known_surname(forms: Sequence[str], candidate: Candidate, clusters: Clusters) -> str | None:
    """The one known person of this surname whom role, party or date allow; None where that leaves several or none."""
    base = clusters.base
    found = next((base.surnames[f] for f in forms if f in base.surnames), [])
    if not found:
        return None
    parties = {_party(r, clusters) for r in candidate.roles} - {None}
    titles = {r.role.title for r in candidate.roles if r.role is not None}
    if parties:
        found = [p for p in found if base.entities[p].party in parties] or []
    if titles and len(found) > 1:
        found = [p for p in found if any(_same_title(r.title, titles) for r in base.entities[p].roles)] or found
    if len(found) > 1:
        found = [p for p in found if any(in_interval(clusters.date, r.dates or "") for r in base.entities[p].roles)]
    if len(found) != 1:
        return None
    multiword = any(" " in f for f in forms)
    sure = bool(parties or titles or multiword) or _in_office(found[0], clusters) or _led_state(found[0], clusters)
    return found[0] if sure else None


def _same_title(title: str, titles: set[str]) -> bool:
    return any(title == t or title.endswith(f"-{t}") for t in titles)


def _led_state(person: str, clusters: Clusters) -> bool:
    """Whether the person has led a state or a great organisation: known by the surname in and out of office."""
    leading = {"president", "prime-minister", "chancellor", "supreme-leader"}
    leading |= {"secretary-general", "commission-president"}
    return any(r.title in leading for r in clusters.base.entities[person].roles)


def _in_office(person: str, clusters: Clusters) -> bool:
    return any(in_interval(clusters.date, r.dates or "") for r in clusters.base.entities[person].roles)


def _party(role: Candidate, clusters: Clusters) -> str | None:
    if role.party_entity is None:
        return None
    entity = clusters.base.entities.get(role.party_entity)
    return entity.party if entity else None


def _take_roles(doc: Doc, candidate: Candidate, cluster: Cluster, clusters: Clusters, names: Names) -> None:
    """An actor outside the knowledge base keeps the role and party that the text gives it."""
    for phrase in candidate.roles:
        role = phrase.role
        phrase.actor = cluster.id
        if role is None:
            continue
        party = _party(phrase, clusters)
        if cluster.id in clusters.base.entities:
            cluster.party = _party_in_role(role.title, clusters, cluster) or cluster.party
            continue
        if role.kind == "person":
            cluster.party = cluster.party or party
            cluster.sector = cluster.sector or role.sector
            cluster.gender = cluster.gender or role.gender
            if role.title and not cluster.has_title(role.title):
                cluster.roles.append(Role(role.title, phrase.party_entity or party, None))


def _party_in_role(title: str, clusters: Clusters, cluster: Cluster) -> str | None:
    """For whom a known person acts in the role that the text gives: the minister of then is a commissioner now."""
    held = [r for r in cluster.roles if title and _same_title(r.title, {title}) and r.holder]
    if not held or any(in_interval(clusters.date, r.dates or "") for r in cluster.roles if r not in held):
        return None
    return clusters.base.party_of(held[-1].holder or "")


def _carried_surnames(doc: Doc, candidates: Sequence[Candidate], clusters: Clusters, names: Names) -> list[Candidate]:
    """Capitalised words that are the surname of a person named in full, and that no candidate holds."""
    sure = {
        words[-1]: cluster
        for cluster in clusters.by_id.values()
        if cluster.kind == "person" and len(words := fold(cluster.name).split()) > 1
    }
    covered = {i for c in candidates if c.kind != "role" for i in range(c.start, c.end)}
    found = []
    for token in doc:
        if token.i in covered or not token.text[0].isupper():
            continue
        for form in names.kit.name_bases(fold(token.text)):
            cluster = sure.get(form) or _known_bearer(token, form, clusters)
            if cluster is not None:
                found.append(Candidate(token.i, token.i + 1, token.i, "name", label="PER", actor=cluster.id))
                break
    return found


def _known_bearer(token: Token, surname: str, clusters: Clusters) -> Cluster | None:
    """The one known leader or office-holder of this surname, where the word is not plainly something else."""
    known = clusters.base.surnames.get(surname, [])
    if len(known) != 1 or len(surname) < MIN_SURE_SURNAME or token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "ADP"):
        return None
    sure = _in_office(known[0], clusters) or _led_state(known[0], clusters)
    return clusters.of_entity(known[0]) if sure else None
