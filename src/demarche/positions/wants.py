"""A want: what one rule found that a party holds of an issue, in tokens, before it becomes a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from demarche.events.clauses import Clauses
from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.events.reactions import is_judgement
from demarche.events.slots import Slots
from demarche.statements.page import Range


@dataclass(slots=True)
class Want:
    """`i` is the word that says it; `issue` the tokens of what it is about; `negated` flips the polarity."""

    rule: str
    i: int
    holders: list[str]
    polarity: str
    force: str
    head: Token
    issue: Range
    targets: list[str] = field(default_factory=list)
    condition_of: Range | None = None
    deed: Deed | None = None


@dataclass(frozen=True)
class Finder:
    """What the rules look with."""

    context: Context
    clauses: Clauses
    slots: Slots

    def words(self, start: int, end: int) -> list[str]:
        """The lower-case words of a stretch."""
        return self.context.page.lower[start:end]

    def negated(self, start: int, end: int) -> bool:
        """Whether a negator stands in the stretch that denies its clause."""
        page = self.context.page
        for i in range(start, end):
            behind = page.lower[i + 1] if i + 1 < end else ""
            if page.lower[i] in page.grammar["negators"] and behind not in page.grammar["not_negated_before"]:
                return True
        return False


def opposite(polarity: str) -> str:
    """`for => against` and back."""
    return "against" if polarity == "for" else "for"


# What a denied force says: `is niet bereid` refuses, `is niet tegen` does not mind, `eist niet` says nothing.
_DENIED = {"view": "view", "wish": "wish", "offer": "red-line", "commitment": "red-line"}


# What is asked of somebody, only thought of or denied is not what that somebody wants.
_NOT_HELD = frozenset({"called-for", "hypothetical", "denied", "none"})
# Forces whose issue is something to do: somebody alone is none.
_ACTING = frozenset({"commitment", "offer", "goal", "demand", "precondition", "wish"})


def _is_somebody(finder: Finder, head: Token) -> bool:
    actor = finder.context.page.actors.actor_of(head.i)
    cluster = finder.context.page.actors.clusters.by_id.get(actor or "")
    return cluster is not None and not cluster.is_place or head.pos_ == "PRON"


def wants_of_deeds(finder: Finder, deeds: list[Deed]) -> Iterator[Want]:
    """`eist opheffing van de blokkade`, `is niet tegen onderhandelingen`: the rows that give a position."""
    for deed in deeds:
        action = deed.hit.action
        if not action.polarity or not deed.contents or deed.status == "hypothetical" or is_judgement(action):
            continue
        if deed.under is not None and deed.under.hit.action.embeds in _NOT_HELD:
            continue
        polarity, force = action.polarity, action.force
        if deed.negated:
            if force not in _DENIED:
                continue
            polarity, force = opposite(polarity), _DENIED[force]
        for head, issue in deed.contents:
            if (force in _ACTING or action.event == "ACCUSE") and _is_somebody(finder, head):
                continue
            targets = deed.targets or _asked(finder, head, deed.sources)
            want = Want("lexicon", deed.hit.i, deed.sources, polarity, force, head, issue, targets, deed=deed)
            want.condition_of = _condition_of(finder, deed) if force == "precondition" else None
            yield want


def _asked(finder: Finder, verb: Token, holders: list[str]) -> list[str]:
    """Who is to do what is asked: the subject of the clause."""
    if verb.pos_ not in ("VERB", "AUX"):
        return []
    subject = finder.slots.own_subject(verb)
    return [a for a in finder.context.actors(subject) if a not in holders] if subject is not None else []


def _condition_of(finder: Finder, deed: Deed) -> Range | None:
    """`als voorwaarde voor gesprekken` => `gesprekken`."""
    for word in sorted(finder.context.page.grammar["condition_prepositions"]):
        for head in finder.slots.heads(deed.hit, f"nmod:{word}"):
            return finder.slots.phrase(head)
    return None


# Types of acts that are done to bring something about.
_AIMING = frozenset({"CONSULT", "AID", "MOBILIZE", "PROTEST"})


def wants_of_purposes(finder: Finder, deeds: list[Deed]) -> Iterator[Want]:
    """`reist naar X om steun te krijgen`: what somebody acts for is a goal."""
    page = finder.context.page
    for deed in deeds:
        if deed.hit.action.event not in _AIMING or not deed.sources or deed.negated or deed.hit.action.pos == "NOUN":
            continue
        for clause in page.doc[deed.hit.i].children:
            marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
            aimed = clause.dep_ == "advcl" and clause.i > deed.hit.i and marks & page.grammar["purpose_marks"]
            objects = [
                c for c in clause.children if c.dep_ in ("obj", "obl", "obl:arg") and c.pos_ in ("NOUN", "PROPN")
            ]
            if aimed and objects:
                start, end = clause.left_edge.i, clause.right_edge.i + 1
                while start < end and page.lower[start] in page.grammar["purpose_marks"]:
                    start += 1
                yield Want("purpose", clause.i, list(deed.sources), "for", "goal", clause, (start, end))
