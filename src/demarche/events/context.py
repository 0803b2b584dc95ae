"""What the rules for events and positions know besides the page: who says each word, and whom a phrase stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from demarche.actors.candidates import Candidate
from demarche.actors.clusters import Cluster
from demarche.knowledge.entities import fold
from demarche.knowledge.grammar import RoleWord
from demarche.records import Span, Statement
from demarche.statements.grammar import modifies
from demarche.statements.page import Page, Range

_PHRASAL = ("det", "amod", "nmod", "nmod:poss", "flat", "appos", "nummod", "case", "compound", "obl", "conj", "cc")
# How many tokens behind a conjunction the head of its phrase may stand.
MAX_TITLE = 5
# How many steps down a phrase is searched for the actor that its head belongs to.
MAX_OWNERS = 3


@dataclass(frozen=True)
class Context:
    """A page with its statements; `said` holds per token the index of the innermost statement whose content it is."""

    page: Page
    statements: Sequence[Statement]
    said: list[int]
    starts: list[int]

    def tokens(self, span: Span) -> Range:
        """The tokens of a span of the document."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def statement_at(self, i: int) -> Statement | None:
        """The innermost statement whose content holds the token."""
        return self.statements[self.said[i]] if self.said[i] >= 0 else None

    def speaker_at(self, i: int) -> str | None:
        """Who says the token; None in the article's own voice."""
        statement = self.statement_at(i)
        return statement.speaker if statement is not None else None

    def party_of(self, actor: str) -> str:
        """The party for which an actor acts; the actor itself where none is known."""
        cluster = self.page.actors.clusters.by_id.get(actor)
        return (cluster.party if cluster is not None else None) or actor

    def span(self, start: int, end: int) -> Span:
        """The span of the tokens."""
        first, last = self.page.doc[start], self.page.doc[end - 1]
        return self.page.document.span(first.idx, last.idx + len(last.text))

    # -- whom a phrase stands for ----------------------------------------------------------------------------------

    def actors(self, head: Token) -> list[str]:
        """All actors that a phrase and what is coordinated with it stand for, in text order."""
        found: list[str] = []
        for token in (head, *(c for c in head.conjuncts if c.i > head.i)):
            found += self.actors_of(token)
        if found and not self.page.grammar.verb_final:
            found += self._listed(head)
        return list(dict.fromkeys(found))

    def _listed(self, head: Token) -> list[str]:
        """Who stands beside the actor in one list, however the tree has it: `X and the Bulgarian president Y`."""
        candidate = self.page.actors.at(head.i)
        if candidate is None or candidate.kind == "pronoun":
            return []
        start = min([candidate.start, *(r.start for r in candidate.roles)])
        found = [] if head.pos_ == "ADJ" else self._adjectives_before(start)
        end, joined, behind = candidate.end, False, []
        while end + 1 < len(self.page.doc) and self._joins(end):
            opens = end + 1 if self.page.doc[end + 1].pos_ != "CCONJ" else end + 2
            joined = joined or any(self.page.doc[i].pos_ == "CCONJ" for i in range(end, opens))
            following = self._phrase_at(opens)
            if following is None or following.kind == "pronoun":
                break
            behind.append(str(following.actor))
            end = max(following.end, end + 1)
        return found + (behind if joined else [])

    def _adjectives_before(self, start: int) -> list[str]:
        """`French and Egyptian warships`: the demonyms that are coordinated with the phrase's own."""
        found: list[str] = []
        while start > 1 and self._joins(start - 1):
            before = self.page.actors.at(start - 2)
            country = before is not None and str(before.actor).startswith("country:")
            if before is None or not country or before.kind not in ("demonym", "name"):
                break
            found.append(str(before.actor))
            start = before.start
        return found

    def _phrase_at(self, i: int) -> Candidate | None:
        """The actor of the phrase that begins at a token: behind its article, adjectives and titles."""
        for j in range(i, min(i + MAX_TITLE, len(self.page.doc))):
            candidate = self.page.actors.at(j)
            if candidate is not None and candidate.actor is not None and not modifies(self.page, candidate):
                return candidate
            titled = self.page.doc[j].dep_ in ("compound", "flat", "nmod:desc")
            if candidate is None and not titled and self.page.doc[j].pos_ not in ("DET", "ADJ", "NUM"):
                return None
        return None

    def actors_of(self, token: Token, depth: int = 0) -> list[str]:
        """The actors of one phrase: named by it, else those that it belongs to (*Russische troepen* is Russia)."""
        candidate = self.page.actors.at(token.i)
        if candidate is not None and candidate.actor is not None and not self._adjectival(candidate, token):
            return self._named(candidate)
        pronoun = self.page.grammar.pronouns.get(token.lower_)
        if pronoun is not None and pronoun.kind == "self":
            speaker = self.speaker_at(token.i)
            return [speaker] if speaker is not None else []
        if pronoun is not None and pronoun.kind == "relative" and token.dep_ in ("nmod:poss", "det", "nmod"):
            return self._before_comma(token.i)
        if token.pos_ == "PRON" or depth > MAX_OWNERS:
            return []
        return self._owner(token, depth)

    def _before_comma(self, i: int) -> list[str]:
        """`Lavrov, wiens land`: the actor named right before the comma."""
        for k in range(i - 1, max(-1, i - 4), -1):
            candidate = self.page.actors.at(k)
            if candidate is not None and candidate.actor is not None:
                return [candidate.actor]
        return []

    def _adjectival(self, candidate: Candidate, token: Token) -> bool:
        return candidate.kind == "demonym" and token.pos_ == "ADJ" and token.head.pos_ == "NOUN"

    def _named(self, candidate: Candidate) -> list[str]:
        """The actor; of a group that is named one by one (*de presidenten X en Y*) all of them."""
        role = candidate.role or next((r.role for r in candidate.roles if r.role is not None), None)
        found = [str(candidate.actor)]
        if role is None or role.number != "p":
            return found
        owners = self._owners_behind(candidate) or self._named_before(candidate)
        if owners:
            return owners
        _, high = self.page.region(candidate.head)
        named = candidate.named_by or (candidate if candidate.kind != "role" else None)
        end = named.end if named is not None else candidate.end
        while named is not None and end + 1 < high and self._joins(end):
            behind = self.page.actors.at(end + 1)
            if behind is None or behind.kind == "pronoun" or behind.actor is None:
                break
            found.append(behind.actor)
            end = max(behind.end, end + 1)
        return found

    def _owners_behind(self, candidate: Candidate) -> list[str]:
        """`de leiders van Peking en Kiev`: a group named by whose it is stands for these."""
        if candidate.kind != "role" or candidate.named_by is not None:
            return []
        words = self.page.grammar["belonging_prepositions"]
        for child in self.page.doc[candidate.head].children:
            inside = candidate.start <= child.i < candidate.end and child.i > candidate.head
            if (inside or child.i >= candidate.end) and any(
                c.lower_ in words for c in child.children if c.dep_ == "case"
            ):
                covered = self.page.actors.at(child.i)
                if covered is None or covered.actor == candidate.actor:
                    continue
                found = self.actors(child)
                return found if len(found) > 1 else []
        return []

    def _named_before(self, candidate: Candidate) -> list[str]:
        """`de twee presidenten`: the last two who bear the title, of different parties."""
        words = {t.lower_ for t in self.page.doc[candidate.start : candidate.end]}
        if candidate.role is None or candidate.named_by is not None or not words & self.page.grammar["pair_words"]:
            return []
        start = self.page.doc[candidate.start].idx
        found: dict[str, tuple[int, str]] = {}
        for cluster in self.page.actors.clusters.by_id.values():
            if cluster.plural or not cluster.party or not self._bears(cluster, candidate.role):
                continue
            before = [place[0] for place in cluster.mentions if place[0] < start]
            if before and max(before) > found.get(cluster.party, (-1, ""))[0]:
                found[cluster.party] = (max(before), cluster.id)
        latest = sorted(found.values())[-2:]
        return [actor for _, actor in latest] if len(latest) == 2 else []

    def _bears(self, cluster: Cluster, role: RoleWord) -> bool:
        if role.title == "state":
            return cluster.kind == "country"
        if role.title in ("leader", "head-of-state"):
            return cluster.kind == "person" and bool(cluster.roles)
        return cluster.kind in ("person", "role") and cluster.has_title(role.title)

    def _joins(self, i: int) -> bool:
        return self.page.doc[i].text == "," or self.page.doc[i].pos_ == "CCONJ"

    def _owner(self, token: Token, depth: int) -> list[str]:
        doc = self.page.doc
        compound = self._compound(token)
        if compound is not None:
            return [compound]
        found = self._described(token, depth) or self._counted(token, depth)
        if found:
            return found
        if any(c.lower_ in self.page.grammar["own_adjectives"] for c in token.children if c.i < token.i):
            return self._subject_of(token, depth)
        grammar = self.page.grammar
        owning = grammar["belonging_prepositions"]
        if not grammar.verb_final:  # *a proposal by Egypt*
            owning = owning | grammar["agent_prepositions"]
        for child in token.children:
            words = {c.lower_ for c in child.children if c.dep_ == "case"}
            if child.i > token.i and words & owning and child.i < len(doc):
                return [a for t in (child, *child.conjuncts) for a in self.actors_of(t, depth + 1)]
        return [] if grammar.verb_final else self._people_before(token)

    def _people_before(self, token: Token) -> list[str]:
        """`Ethiopian forces, Panamanian army officers`: the demonym that opens the words before a noun."""
        for i in range(token.i - 1, max(-1, token.i - MAX_TITLE), -1):
            candidate = self.page.actors.at(i)
            if candidate is not None:
                return [candidate.actor] if candidate.kind == "demonym" and candidate.actor is not None else []
            if self.page.doc[i].pos_ not in ("NOUN", "ADJ"):
                return []
        return []

    def _described(self, token: Token, depth: int) -> list[str]:
        """The actors named by adjectives, possessives and appositions of a noun."""
        found: list[str] = []
        for child in sorted(token.children, key=lambda c: c.i):
            candidate = self.page.actors.at(child.i)
            if child.i < token.i and child.dep_ in ("amod", "nmod", "nmod:poss", "compound", "det", "advmod"):
                if candidate is not None and candidate.actor is not None and candidate.kind in _OWNING:
                    found.append(candidate.actor)
                    found += [a for c in child.conjuncts if (a := self.page.actors.actor_of(c.i)) is not None]
                elif child.dep_ in ("nmod:poss", "det"):
                    found += self.actors_of(child, depth + 1)
            elif child.i > token.i and child.dep_ in ("flat", "appos"):
                found += [candidate.actor] if candidate is not None and candidate.actor is not None else []
        return list(dict.fromkeys(found))

    def _counted(self, token: Token, depth: int) -> list[str]:
        """`duizenden demonstranten, een groep landen`: those who are counted, right behind the quantity."""
        behind = next((c for c in token.children if c.i == token.i + 1 and c.dep_ in ("nmod", "appos", "flat")), None)
        if behind is None or behind.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return []
        return self.actors_of(behind, depth + 1)

    def _subject_of(self, noun: Token, depth: int) -> list[str]:
        """`legde een eigen plan op tafel`: what is one's own belongs to the subject."""
        verb = noun.head
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i != noun.i), None)
        return self.actors_of(subject, depth + 1) if subject is not None and verb.pos_ in ("VERB", "AUX") else []

    def places_of(self, token: Token) -> list[str]:
        """`doelen in India`: the country or place that a phrase which names nobody stands in."""
        words = self.page.grammar["locative_prepositions"]
        for child in token.children:
            if child.i > token.i and any(c.lower_ in words for c in child.children if c.dep_ == "case"):
                return self.actors(child)
        return []

    def _compound(self, token: Token) -> str | None:
        """`NAVO-troepen => org:NATO`; None for a plain word and for a place."""
        prefix, dash, _ = token.text.rpartition("-")
        base = self.page.actors.clusters.base
        known = base.names.get(fold(prefix), []) if dash else []
        return self.page.actors.named_in(token, len(prefix), known[0][0]) if known else None

    def conj_prefix(self, token: Token) -> str | None:
        """The actor before the hyphen of a noun (*VS-sancties*)."""
        return self._compound(token)


_OWNING = ("demonym", "name", "metonym", "role", "pronoun")


def build_context(page: Page, statements: Sequence[Statement]) -> Context:
    """Number the statement of every token, the innermost where several hold it."""
    starts = [t.idx for t in page.doc]
    said = [-1] * len(starts)
    for index in _longest_first(statements):
        for span in statements[index].content:
            low, high = bisect_right(starts, span.start - 1), bisect_left(starts, span.end)
            said[low:high] = [index] * (high - low)
    return Context(page, statements, said, starts)


def _longest_first(statements: Sequence[Statement]) -> Iterator[int]:
    sizes = [sum(s.end - s.start for s in statement.content) for statement in statements]
    yield from sorted(range(len(statements)), key=lambda k: -sizes[k])
