"""Tie role phrases and pronouns to actors, in text order, by party, title, number, gender, recency and syntax.

A salience ranking in the manner of Lappin and Leass (1994): candidates of the last sentences are scored by distance
and grammatical function, and agreement rules some out. A tie or a weak winner is left open rather than guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from demarche.actors.candidates import Candidate, Names
from demarche.actors.clusters import Cluster, Clusters
from demarche.knowledge.grammar import RoleWord
from demarche.records import ActorKind, Role

# How many sentences back a pronoun may reach, and what each costs; set on the open gold articles.
MAX_SENTENCES = 3
SENTENCE_COST, SUBJECT_BONUS, SPEAKER_BONUS, OBLIQUE_COST = 2.0, 1.5, 1.0, 0.5
QUOTED_COST, SOURCE_BONUS, NAMED_BONUS = 4.0, 1.0, 1.0
# Who is spoken of only inside a subordinate clause is less the topic.
SUBORDINATE_COST = 0.75
_SUBORDINATE = ("ccomp", "advcl", "acl", "acl:relcl", "csubj")
# How many sentences behind a name a bare title may stand for its bearer.
MAX_EPITHET = 2
# How many nouns deep a name may stand in an adverbial.
_DEEPEST = 6
_SUBJECTS = ("nsubj", "nsubj:pass", "ROOT")
_KIND_OF_ROLE: dict[str, tuple[ActorKind, str]] = {
    "person": ("role", "role"),
    "group": ("role", "group"),
    "body": ("organization", "org"),
}


@dataclass(slots=True)
class _Seen:
    cluster: Cluster
    token: Token
    sentence: int
    kind: str
    source: bool


class Referrer:
    """Reads candidates in text order and remembers who was spoken of last."""

    def __init__(self, doc: Doc, clusters: Clusters, names: Names, quoted: frozenset[int]) -> None:
        self.doc, self.clusters, self.names = doc, clusters, names
        self.seen: list[_Seen] = []
        self.sentence_of = _sentence_numbers(doc, quoted)
        self.quoted = quoted

    def resolve(self, candidates: Sequence[Candidate]) -> None:
        """Give every candidate its actor where one can be told."""
        for candidate in candidates:
            if candidate.kind == "role" and candidate.actor is None and candidate.named_by is None:
                candidate.actor = self._role(candidate)
            elif candidate.kind == "pronoun":
                candidate.actor = self._pronoun(candidate)
            elif candidate.kind == "demonym":
                candidate.actor = self._inhabitant(candidate) or candidate.actor
            if candidate.actor is not None and candidate.named_by is None:
                self._remember(candidate)

    def _remember(self, candidate: Candidate) -> None:
        cluster = self.clusters.by_id[candidate.actor or ""]
        if candidate.kind == "demonym" and cluster.kind == "country" and self.doc[candidate.head].pos_ == "ADJ":
            return
        token = self.doc[candidate.head]
        while token.dep_ in ("flat", "appos", "fixed") and token.head.i != token.i:
            token = token.head
        self.seen.append(
            _Seen(cluster, token, self.sentence_of[candidate.head], candidate.kind, self._is_source(candidate))
        )

    def _inhabitant(self, candidate: Candidate) -> str | None:
        """`zei de Let`: one definite inhabitant is a person spoken of, of that country if there is one."""
        token = self.doc[candidate.head]
        before = self.doc[token.i - 1] if token.i else None
        if before is None or before.lower_ not in self.names.grammar["articles_definite"] or token.pos_ == "ADJ":
            return None
        sourced = self._is_source(candidate)
        if _plural_verb(token) and not sourced or not (sourced or token.dep_ in _SUBJECTS) or token.pos_ == "VERB":
            return None
        persons = [s for s in self.seen if s.cluster.kind == "person"]
        country = self.clusters.by_id[candidate.actor].party if candidate.actor else None
        same = [s for s in persons if s.cluster.party == country]
        states = self.clusters.base.entities
        stateless = [s for s in persons if f"country:{s.cluster.party}" not in states]
        found = same or [s for s in stateless if self.sentence_of[token.i] - s.sentence <= 2]
        return found[-1].cluster.id if found else None

    def _speaks(self, token: Token) -> bool:
        """Whether the mention is the subject of a speech verb."""
        subject = token.dep_ in _SUBJECTS and token.head.pos_ == "VERB" and token.head.lower_ in self.names.cue_forms
        return subject or self._speaks_behind(token)

    def _speaks_behind(self, token: Token) -> bool:
        """`“No,” scoffed X`: whether a form of a speech verb stands before the mention, and a comma or quotation."""
        i = token.i - 1
        if self.names.grammar.verb_final or i < 1 or self.doc[i].lower_ not in self.names.cue_forms:
            return False
        return self.doc[i - 1].text == "," or self.doc[i - 1].is_quote

    def _is_source(self, candidate: Candidate) -> bool:
        """Whether a word like *volgens* stands before the mention or before its role."""
        start = min([candidate.start, *(r.start for r in candidate.roles)])
        return any(t.lower_ in self.names.source_words for t in self.doc[max(0, start - 2) : start])

    # -- roles ---------------------------------------------------------------------------------------------------

    def _role(self, candidate: Candidate) -> str | None:
        role = candidate.role
        assert role is not None
        party = self._party(candidate) or self._owner_party(candidate)
        if role.kind == "place" and role.title == "neighbour":
            return self._other_state(candidate)
        if role.kind == "place":
            if candidate.possessor and role.number == "s":
                return self._own_state(candidate)
            return self._latest_state() if candidate.definite and party is None else None
        if role.title in ("counterpart", "predecessor", "successor"):
            return self._counterpart(candidate, party)
        if party is not None and role.kind == "person":
            return self._holder(candidate, party) or self._local(candidate, party)
        if candidate.definite or candidate.possessor:
            known = self._same_role(candidate, party)
            if known is not None:
                return known
        return self._epithet(candidate, party) or self._local(candidate, party)

    def _epithet(self, candidate: Candidate, party: str | None) -> str | None:
        """`Jan Smit … De kolonel`: the person named last, of whom nothing else is told, where a bare title follows."""
        role = candidate.role
        assert role is not None
        bare = all(t.pos_ == "DET" for t in self.doc[candidate.start : candidate.noun])
        if role.kind != "person" or role.number != "s" or not candidate.definite or not bare or party is not None:
            return None
        subject = self.doc[candidate.head].dep_ in _SUBJECTS
        here = self.sentence_of[candidate.head]
        named = [s for s in self.seen if s.cluster.kind == "person" and here - s.sentence <= MAX_EPITHET]
        last = named[-1] if named else None
        if last is None or not subject or last.sentence == here or last.cluster.roles:
            return None
        return last.cluster.id if _agrees(last.cluster, role.gender, False) else None

    def _party(self, candidate: Candidate) -> str | None:
        entity = self.clusters.base.entities.get(candidate.party_entity or "")
        return entity.party if entity else None

    def _owner_party(self, candidate: Candidate) -> str | None:
        """`haar leger`, `hun troepen`: for whom those act that the possessive stands for."""
        token = self.doc[candidate.start]
        pronoun = self.names.grammar.pronouns.get(token.lower_)
        role = candidate.role
        if pronoun is None or pronoun.kind != "possessive" or role is None or role.kind not in ("group", "body"):
            return None
        ranked = sorted(self._ranked(token, pronoun.gender, pronoun.number == "p"), key=lambda r: -r[0])
        return ranked[0][1].party if ranked else None

    def _holder(self, candidate: Candidate, party: str) -> str | None:
        """Whom the article gives this role, else who is known to hold it at the article's date."""
        role = candidate.role
        assert role is not None
        if role.number == "s" and (candidate.definite or candidate.possessor or candidate.start == candidate.noun):
            for seen in reversed(self.seen):
                bears = seen.cluster.has_title(role.title) and seen.cluster.kind != "country"
                if bears and seen.cluster.party == party:
                    return seen.cluster.id
            offices = (candidate.party_entity, party) if role.title in _UNIQUE_OFFICES else ()
            for holder in filter(None, offices):
                found = self.clusters.base.holder(role.title, holder, self.clusters.date)
                if found and candidate.definite:
                    return self.clusters.of_entity(found).id
        return None

    def _counterpart(self, candidate: Candidate, party: str | None) -> str | None:
        own = next((s.cluster for s in reversed(self.seen) if s.cluster.kind == "person" and s.cluster.roles), None)
        titles = [r.title for r in own.roles if r.dates is None or r.dates.endswith("..")] if own else []
        if party is not None:
            for title in titles or [r.title for r in own.roles] if own else []:
                found = self.clusters.base.holder(title, party, self.clusters.date)
                if found and (own is None or found != own.id):
                    return self.clusters.of_entity(found).id
        return self._local(candidate, party)

    def _same_role(self, candidate: Candidate, party: str | None) -> str | None:
        role = candidate.role
        assert role is not None
        before = self.doc[candidate.start : candidate.noun]
        bare = all(t.pos_ in ("DET", "PRON") for t in before)
        if role.kind == "person" and role.number == "s":  # *de afgezette president* is the one spoken of
            bare = not any(t.lower_ in self.names.grammar["other_adjectives"] for t in before)
        for seen in reversed(self.seen):
            cluster = seen.cluster
            if party is not None and cluster.party != party:
                continue
            if role.kind == "person" and cluster.kind in ("person", "role") and not cluster.plural:
                if self._bears(cluster, role.title) and (bare or party):
                    return cluster.id
            elif ((bare or party) and _same_group(cluster, role)) or (
                role.kind == "body" and bare and self._named(seen) and _fits_body(cluster, role)
            ):
                return cluster.id
        return self._described_body(candidate, role)

    def _described_body(self, candidate: Candidate, role: RoleWord) -> str | None:
        """`de Palestijnse beweging`: the organisation named last in these sentences, if it is no state's."""
        owned = candidate.possessor and not self.names.kit.JOINS_NOUNS
        if role.kind != "body" or not candidate.definite or owned or role.title not in _GENERIC_BODIES:
            return None
        here = self.sentence_of[candidate.head]
        for seen in reversed(self.seen):
            if here - seen.sentence > 2:
                return None
            stateless = (
                seen.cluster.party is not None and f"country:{seen.cluster.party}" not in self.clusters.base.entities
            )
            if self._named(seen) and stateless and _fits_body(seen.cluster, role):
                return seen.cluster.id
        return None

    def _named(self, seen: _Seen) -> bool:
        return seen.kind == "name"

    def _bears(self, cluster: Cluster, title: str) -> bool:
        if cluster.has_title(title):
            return True
        return title in _COVERED and any(r.title in _COVERED[title] for r in cluster.roles)

    def _own_state(self, candidate: Candidate) -> str | None:
        """`zijn land`: the state for which the person acts that the possessive stands for."""
        token = self.doc[candidate.start]
        pronoun = self.names.grammar.pronouns.get(token.lower_)
        if pronoun is None or pronoun.kind != "possessive":
            return None
        ranked = sorted(self._ranked(token, pronoun.gender, False), key=lambda r: -r[0])
        party = ranked[0][1].party if ranked else None
        known = f"country:{party}"
        return self.clusters.of_entity(known).id if known in self.clusters.base.entities else self._latest_state()

    def _other_state(self, candidate: Candidate) -> str | None:
        """`zijn buurland`, `de oude bezetter`: the state named last that is not the one it is the neighbour of."""
        if not (candidate.possessor or candidate.definite):
            return None
        own = self._own_state(candidate) if candidate.possessor else None
        here = self.seen[-1].cluster if self.seen else None
        parties = {c.party for c in (self.clusters.by_id.get(own or ""), here) if c is not None}
        for seen in reversed(self.seen):
            if seen.cluster.kind == "country" and not seen.cluster.is_place and seen.cluster.party not in parties:
                return seen.cluster.id
        return None

    def _latest_state(self) -> str | None:
        for seen in reversed(self.seen):
            if seen.cluster.kind == "country":
                return seen.cluster.id
        return None

    def _local(self, candidate: Candidate, party: str | None) -> str | None:
        role = candidate.role
        assert role is not None
        kind, prefix = _KIND_OF_ROLE.get(role.kind, ("role", "role"))
        start = candidate.start
        grammar = self.names.grammar
        while start < candidate.noun and self.doc[start].lower_ in (
            grammar["articles_definite"] | grammar["articles_indefinite"]
        ):
            start += 1
        while role.kind == "group" and start < candidate.noun and self._counts(start):
            start += 1
        name = self.doc[start : self._name_end(candidate)].text
        key = f"{name.lower()}|{party}"
        known = self.clusters.named(key)
        if known and (candidate.definite or role.kind != "person" or len(name.split()) > 1):
            return known[-1].id
        cluster = self.clusters.local(kind, name, prefix=prefix, keys=(key,))
        cluster.party, cluster.sector, cluster.gender = party, role.sector or None, role.gender
        cluster.plural = role.number == "p"
        if role.sector == "MED" and role.kind == "body":
            cluster.kind = "media"
        if role.title:
            cluster.roles.append(Role(role.title, candidate.party_entity or party, None))
        return cluster.id

    def _counts(self, i: int) -> bool:
        """Whether the word only says how many: *26 toeristen* are *toeristen*."""
        return self.doc[i].pos_ == "NUM" or self.doc[i].lower_ in self.names.grammar["quantities"]

    def _name_end(self, candidate: Candidate) -> int:
        """Where the name of a group ends: before a phrase that only says where it is."""
        assert candidate.role is not None
        if candidate.role.kind != "group":
            return candidate.end
        places = self.names.grammar["locative_prepositions"] - self.names.grammar["belonging_prepositions"]
        for i in range(candidate.head + 1, candidate.end):
            if self.doc[i].pos_ == "ADP" and self.doc[i].lower_ in places:
                return i
        return candidate.end

    # -- pronouns ------------------------------------------------------------------------------------------------

    def _pronoun(self, candidate: Candidate) -> str | None:
        pronoun, token = candidate.pronoun, self.doc[candidate.head]
        assert pronoun is not None
        if pronoun.kind == "relative" or (pronoun.kind == "demonstrative" and token.dep_ not in _SUBJECTS):
            return None
        if token.head.dep_ == "acl:relcl" and pronoun.kind == "demonstrative":
            return self._antecedent(token)
        if pronoun.gender == "n" and not _stands_for_body(token):
            return None
        plural = pronoun.number == "p" or (pronoun.number == "x" and _plural_verb(token))
        if pronoun.kind == "demonstrative" and plural:
            return None
        if pronoun.kind == "demonstrative":
            return self._latest_person(token)
        ranked = sorted(self._ranked(token, pronoun.gender, plural), key=lambda r: -r[0])
        return ranked[0][1].id if ranked else None

    def _is_aside(self, token: Token) -> bool:
        """`If X attacks, he said, …`: who is said to say it behind a comma is not named in what he says."""
        i, doc = token.i, self.doc
        if i == 0 or i + 2 >= len(doc) or doc[i + 1].lower_ not in self.names.cue_forms:
            return False
        return doc[i - 1].is_quote or doc[i - 1].text == "," and doc[i + 2].is_punct

    def _latest_person(self, token: Token) -> str | None:
        """A demonstrative subject picks the person named last, not the topic (*X sprak met Y. Die …* is Y)."""
        for seen in reversed(self.seen):
            if self.sentence_of[token.i] - seen.sentence > 1:
                return None
            if seen.cluster.kind in ("person", "role") and not seen.cluster.plural and seen.token.i < token.i:
                return seen.cluster.id
        return None

    def _antecedent(self, token: Token) -> str | None:
        noun = token.head.head
        for seen in reversed(self.seen):
            if seen.token.i == noun.i or seen.token.head.i == noun.i:
                return seen.cluster.id
        return None

    def _ranked(self, token: Token, gender: str, plural: bool) -> list[tuple[float, Cluster]]:
        here = self.sentence_of[token.i]
        subject = token.dep_ in _SUBJECTS
        free = self.names.grammar.verb_final
        aside = not free and self._is_aside(token)
        best: dict[str, tuple[float, Cluster]] = {}
        for seen in self.seen:
            distance = here - seen.sentence
            if distance > MAX_SENTENCES or not (_agrees(seen.cluster, gender, plural) or plural and _are_people(seen)):
                continue
            if seen.sentence == here and (
                aside or not free and subject and not seen.source and _governed(seen.token, token)
            ):
                continue
            if not subject and token.dep_ != "nmod:poss" and _clause_mates(token, seen.token):
                continue
            score = -SENTENCE_COST * distance
            acting = seen.token.dep_ in _SUBJECTS or self._speaks_behind(seen.token)
            score += SUBJECT_BONUS if acting else -OBLIQUE_COST
            score -= SUBORDINATE_COST if seen.token.head.dep_ in _SUBORDINATE else 0.0
            score += SOURCE_BONUS if seen.source else 0.0
            score += NAMED_BONUS if seen.cluster.kind == "person" else 0.0
            score += SPEAKER_BONUS if self._speaks(seen.token) else 0.0
            score -= QUOTED_COST if seen.token.i in self.quoted and token.i not in self.quoted else 0.0
            score += 0.001 * seen.token.i
            known = best.get(seen.cluster.id)
            if known is None or score > known[0]:
                best[seen.cluster.id] = (score, seen.cluster)
        return list(best.values())


# Offices of which a state or organisation has one; of envoys and spokesmen it has many.
_UNIQUE_OFFICES = frozenset(
    {"president", "prime-minister", "chancellor", "king", "queen", "emir", "sultan", "pope", "foreign-minister"}
    | {"defence-minister", "finance-minister", "secretary-general", "supreme-leader", "crown-prince", "vice-president"}
    | {"commission-president", "council-president", "high-representative", "director-general", "interior-minister"}
    | {"head-of-state"}
)
_GENERIC_BODIES = frozenset(
    {"organization", "movement", "alliance", "union", "agency", "outlet", "party", "company", "ngo", "think-tank"}
    | {"watchdog", "rebel", "mission"}
)
_COVERED = {
    "leader": frozenset({"president", "prime-minister", "party-leader", "supreme-leader", "political-leader", "king"}),
    "head-of-state": frozenset({"president", "king", "queen", "emir"}),
    "minister": frozenset({"secretary-of-state"}),
    "expert": frozenset({"expert"}),
    "diplomat": frozenset({"ambassador", "foreign-minister", "special-envoy", "high-representative"}),
    "politician": frozenset({"member-of-parliament", "party-leader", "minister"}),
    "official": frozenset({"director", "director-general"}),
    "member-of-parliament": frozenset({"party-leader"}),
}


def _same_body(cluster: Cluster, title: str) -> bool:
    return cluster.kind in ("organization", "media") and cluster.has_title(title)


def _agrees(cluster: Cluster, gender: str, plural: bool) -> bool:
    if plural:
        return cluster.plural
    if gender == "n":
        return not cluster.plural and not cluster.is_place and cluster.kind in ("country", "organization", "bloc")
    if cluster.plural or cluster.kind not in ("person", "role"):
        return False
    return not (gender in ("m", "f") and cluster.gender in ("m", "f") and cluster.gender != gender)


def _stands_for_body(token: Token) -> bool:
    """Whether a neuter pronoun may stand for a state or body: as the subject of a full verb, or as its owner."""
    acting = token.dep_ == "nsubj" and token.head.pos_ == "VERB"
    return acting or token.dep_ == "nmod:poss"


def _are_people(seen: _Seen) -> bool:
    """Whether a country was called by its people: *de Britten … Zij*."""
    return seen.kind == "demonym" and seen.token.pos_ != "ADJ" and "Sing" not in seen.token.morph.get("Number", [])


def _same_group(cluster: Cluster, role: RoleWord) -> bool:
    if role.kind == "group":
        return cluster.plural and cluster.has_title(role.title)
    return role.kind == "body" and _same_body(cluster, role.title)


def _fits_body(cluster: Cluster, role: RoleWord) -> bool:
    if cluster.kind not in ("organization", "media") or role.title not in _GENERIC_BODIES:
        return False
    return (cluster.sector == "MED") == (role.sector == "MED")


def _plural_verb(token: Token) -> bool:
    verb = token.head
    carriers = [verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))]
    finite = [c for c in carriers if "Fin" in c.morph.get("VerbForm", [])]
    return any("Plur" in c.morph.get("Number", []) for c in finite)


def _governed(other: Token, subject: Token) -> bool:
    """`In a call with X, he promised`: whether the other stands in an adverbial of the subject's own verb."""
    if other.i > subject.i:
        return False
    node = other
    for _ in range(_DEEPEST):
        if node.dep_ not in ("obl", "nmod", "conj", "appos", "flat", "nmod:desc"):
            return False
        if node.head.i == subject.head.i:
            return node.dep_ == "obl"
        node = node.head
    return False


def _clause_mates(token: Token, other: Token) -> bool:
    return other.head.i == token.head.i and other.i != token.i


def _sentence_numbers(doc: Doc, quoted: frozenset[int]) -> list[int]:
    """The number of each token's sentence; a quotation of many sentences counts as one, for *zegt hij* behind it."""
    numbers, current = [], -1
    for token in doc:
        inside = token.i in quoted and token.i - 1 in quoted
        if (token.is_sent_start and not inside) or token.i == 0:
            current += 1
        numbers.append(current)
    return numbers
