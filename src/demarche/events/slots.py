"""The phrases that fill a row's slots: subject, object, what stands behind a preposition, the clause that is asked for.

Each answer is a list of head tokens, or of token ranges for content. The tree is asked first, the stretch of the
clause next.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from demarche.actors.candidates import Candidate
from demarche.events.clauses import (
    Clauses,
    auxiliaries,
    is_infinitive,
    is_passive,
    is_past_participle,
    plain_subject,
    prepositions,
)
from demarche.events.hits import Hit, fills
from demarche.knowledge.actions import Action
from demarche.statements.borders import clause_end
from demarche.statements.grammar import fenced_phrase, subject_of, trim
from demarche.statements.page import Page, Range

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "DET"})
_CLAUSAL = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})
# What hangs on a noun but is no part of its phrase.
_OUTSIDE = frozenset({"conj", "cc", "nsubj", "nsubj:pass", "csubj", "cop", "aux", "punct", *_CLAUSAL})
_PHRASES = ("obl", "obl:arg", "obl:agent", "nmod", "advmod", "xcomp", "obj", "conj", "iobj", "amod", "advcl", "ROOT")
_NO_ACTION = Action("", "VERB", "", (), "", "", "", ("nsubj",), (), (), "", "", "", (), "")
# A relative pronoun stands so near its noun: a particle or phrase between them.
MAX_RELATIVE = 4
# How far behind its trigger the mark of a clause may stand.
CLAUSE_REACH = 16


class Slots:
    """Finds what fills the slots of a hit."""

    def __init__(self, page: Page, clauses: Clauses) -> None:
        self.page, self.clauses, self.doc = page, clauses, page.doc
        self.dated = _dated(page)
        self._nobody = page.grammar["nobody"] | page.grammar["time_nouns"]

    def heads(self, hit: Hit, slot: str) -> list[Token]:
        """The head tokens in the slot, without those that belong to the trigger; conjuncts are not listed."""
        token = self._top(hit)
        if slot == "predicate":
            return self._predicate(token)
        if slot.startswith(("obl:", "nmod:")) and slot != "nmod:poss":
            return self._behind(hit, token, slot.partition(":")[2])
        verbal = hit.action.pos == "VERB" or hit.action.pos == "PHRASE"
        find = {"nsubj": self._subject, "obj": self._object, "iobj": self._indirect}.get(slot)
        if find is not None:
            if hit.action.pos == "NOUN" and not any(c.dep_ == "cop" for c in token.children):
                return []
            carrier = token if verbal else self.carrier(token)
            return [] if carrier is None else [t for t in find(hit, carrier) if self._outside(hit, t)]
        if slot in _SLOT_LABELS:
            nodes = [token, *(self.doc[i] for i in sorted(hit.parts) if hit.action.before and i < token.i)]
            found = (c for node in nodes for c in node.children if c.dep_ in _SLOT_LABELS[slot] and c.i < node.i)
            return [c for c in found if c.i not in hit.parts]
        return []

    def _top(self, hit: Hit) -> Token:
        """The trigger; of a set phrase the word that the others hang on (*rode lijn*)."""
        if hit.action.pos != "PHRASE":
            return self.doc[hit.i]
        return next((self.doc[i] for i in sorted(hit.parts) if self.doc[i].head.i not in hit.parts), self.doc[hit.i])

    def _outside(self, hit: Hit, token: Token) -> bool:
        """Whether the phrase is no fixed part of the trigger, or one that names somebody (*zet de ambassadeur uit*)."""
        if token.i not in hit.parts:
            return True
        named = (token, *(c for c in token.children if c.dep_ in ("amod", "nmod", "nmod:poss", "compound")))
        return token.i != hit.i and any(self.page.actors.actor_of(t.i) is not None for t in named)

    def carrier(self, noun: Token) -> Token | None:
        """The verb whose clause a noun or adjective stands in as predicate, object or phrase."""
        if self.is_predicative(noun):
            low, high = self.clauses.span(noun.i)
            finite = (self.doc[i] for i in range(low, high) if self.page.is_finite(self.doc[i]))
            return next((t for t in finite if t.i != noun.i and t.pos_ == "VERB"), None)
        if any(c.dep_ in ("cop", "nsubj", "nsubj:pass") for c in noun.children):
            return noun
        node = noun
        while node.dep_ in ("conj", "amod", "appos") and node.head.i != node.i:
            node = node.head
        return node.head if node.head.pos_ in ("VERB", "AUX") and node.head.i != node.i else None

    # -- subject and object ----------------------------------------------------------------------------------------

    def _subject(self, hit: Hit, verb: Token) -> list[Token]:
        if hit.action.pos != "ADJ" and self.passive(hit, verb):
            return self._agents(verb)
        subject = self.own_subject(verb)
        return [subject] if subject is not None else []

    def own_subject(self, verb: Token) -> Token | None:
        """The subject of the verb's own clause; None for an infinitive, whose subject its governor knows."""
        carriers = auxiliaries(self.page, verb)
        plain = plain_subject(self.page, verb)
        if plain is not None:
            return plain
        if is_infinitive(verb) and not carriers:
            return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        found = self._clause_subject(verb, carriers) or self._any_subject(verb)
        if found is not None and verb.dep_ == "conj" and not self._agrees(found, (verb, *carriers)):
            found = self._any_subject(verb.head) if verb.head.pos_ == "VERB" else None
        return self._before_bracket(found) if found is not None else None

    def _before_bracket(self, token: Token) -> Token:
        """`Wethouder X (Partij) wil`: what a bracket holds acts not, who stands before it does."""
        before = token.i - 1
        if before < 1 or self.doc[before].text not in ("(", "["):
            return token
        candidate = self.page.actors.at(before - 1)
        return self.doc[candidate.head] if candidate is not None else token

    def _clause_subject(self, verb: Token, carriers: list[Token]) -> Token | None:
        """By the tree within the clause; in a relative clause without another, the noun before its comma."""
        low, _ = self.clauses.span(verb.i)
        shared = self._shared_subject(verb, low)
        found = self._behind_pointer(verb) or shared or self._fenced(verb, carriers) or self._inverted(verb, carriers)
        found = found or self._tree_subject(verb, carriers)
        if found is not None:
            return found
        relative = self.doc[low].lower_ in self.page.grammar["relatives"]
        if low == verb.i or not low or not (relative or self.doc[low].dep_ == "mark"):
            return None
        own = self._bare_actor(Hit(verb.i, _NO_ACTION, frozenset({verb.i, low})), verb, up_to=verb.i)
        if own and self._agrees(own[0], (verb, *carriers)) or not relative:
            return own[0] if own else None
        return self.before_comma(low)

    def _fenced(self, verb: Token, carriers: list[Token]) -> Token | None:
        """`X, die …, had Y gevraagd`: the phrase in front of an aside, and the finite verb right behind it."""
        finite = next((t for t in (verb, *carriers) if self.page.is_finite(t)), None)
        low = self.page.unit_of(verb.i)[0]
        if finite is None or finite.i < low + 3 or self.doc[finite.i - 1].text != ",":
            return None
        return fenced_phrase(self.page, low, finite) if not self._governed_start(low) else None

    def _inverted(self, verb: Token, carriers: list[Token]) -> Token | None:
        """`Volgens X zouden agenten …`: behind an adverbial in front the subject follows the finite verb."""
        finite = next((t for t in (*carriers, verb) if self.page.is_finite(t)), None)
        if not self.page.grammar.verb_final or finite is None or finite.i > verb.i:
            return None
        low = self.clauses.span(finite.i)[0]
        first = next((i for i in range(low, finite.i) if not self.doc[i].is_punct), finite.i)
        adverbial = self.doc[first].pos_ in ("ADP", "ADV") and self.page.actors.at(first) is None
        if first == finite.i or not adverbial or self.doc[first].lower_ in self.page.grammar["relatives"]:
            return None
        start = finite.i + 1
        while (
            start + 1 < len(self.doc) and self.doc[start].pos_ in ("DET", "ADJ", "NUM") and not self._actor_ends(start)
        ):
            start += 1
        candidate = self.page.actors.at(start)
        if candidate is None or candidate.actor is None or candidate.kind == "pronoun" or start in self.dated:
            return None
        head = self.doc[candidate.head]
        plain = head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("nsubj", "nsubj:pass", "obj", "iobj")
        return head if plain and candidate.head < verb.i + 6 and self._agrees(head, (finite,)) else None

    def _actor_ends(self, i: int) -> bool:
        candidate = self.page.actors.at(i)
        return candidate is not None and candidate.head == i and self.doc[i].pos_ != "ADJ"

    def _governed_start(self, low: int) -> bool:
        first = next((i for i in range(low, low + 3) if not self.doc[i].is_punct and not self.doc[i].is_space), low)
        return self.doc[first].pos_ in ("ADP", "SCONJ", "ADV", "CCONJ") and self.page.actors.at(first) is None

    def _behind_pointer(self, verb: Token) -> Token | None:
        """`Dat weigert Iran`: behind a pointer in front and the finite verb the subject stands."""
        before = verb.i - 1
        if not self.page.is_finite(verb) or before < self.page.unit_of(verb.i)[0] or verb.i + 1 >= len(self.doc):
            return None
        opens = before == self.clauses.span(verb.i)[0] and self.doc[before].pos_ in ("PRON", "DET", "SCONJ")
        if not opens or self.doc[before].lower_ not in self.page.grammar["back_references"]:
            return None
        behind = self.page.actors.at(verb.i + 1) or self.page.actors.at(min(verb.i + 2, len(self.doc) - 1))
        if behind is None or behind.actor is None or behind.kind == "pronoun":
            return None
        start = min([behind.start, *(r.start for r in behind.roles)])
        head = self.doc[behind.head]
        return head if start <= verb.i + 2 and head.pos_ != "ADJ" and head.dep_ in ("nsubj", "obj", "iobj") else None

    def _tree_subject(self, verb: Token, carriers: list[Token]) -> Token | None:
        """The subject that the tree gives; of several the one that names an actor; of a relative its antecedent."""
        nodes = (verb, *carriers)
        marked = [c for node in nodes for c in node.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i != verb.i]
        marked = [c for c in marked if self.clauses.same(c.i, verb.i)] or marked
        relative = next((c for c in marked if c.lower_ in self.page.grammar["relatives"] and c.i < verb.i), None)
        if relative is not None:
            behind = self.antecedent(relative) or self.before_comma(relative.i)
            if behind is not None and not self._leaves_subject(behind, relative, verb):
                return behind
        marked = [
            c
            for c in marked
            if c is not relative
            and c.i not in self.dated
            and (c.lower_ not in self._nobody or self.page.actors.actor_of(c.i) is not None)
            and self._agrees(c, nodes)
        ]
        named = [c for c in marked if self.page.actors.actor_of(c.i) is not None]
        chosen = next(iter(named or marked), None)
        behind = self._opening_antecedent(verb, chosen)
        if behind is not None:
            return behind
        return (self.antecedent(chosen) or chosen) if chosen is not None else None

    def _opening_antecedent(self, verb: Token, chosen: Token | None) -> Token | None:
        """`Turkije, dat de Koerden aanviel`: who stands before a clause whose phrase cannot be its subject."""
        low, _ = self.clauses.span(verb.i)
        opens = low > 0 and self.doc[low].lower_ in self.page.grammar["relatives"] and self.doc[low - 1].text == ","
        if not opens or chosen is not None and chosen.i < low:
            return None
        behind = self.before_comma(low)
        if behind is None or self.page.actors.actor_of(behind.i) is None:
            return None
        cluster = self.page.actors.clusters.by_id.get(self.page.actors.actor_of(chosen.i) or "") if chosen else None
        return behind if chosen is None or cluster is None or cluster.is_place else None

    def _leaves_subject(self, antecedent: Token, relative: Token, verb: Token) -> bool:
        """`de vereniging die Kosovo beloofde`: the noun acts not, and an actor stands between pronoun and verb."""
        if self.page.actors.actor_of(antecedent.i) is not None:
            return False
        return bool(self._bare_actor(Hit(verb.i, _NO_ACTION, frozenset({verb.i, relative.i})), verb, up_to=verb.i))

    def _agrees(self, noun: Token, verbs: tuple[Token, ...]) -> bool:
        """Whether a subject and the finite verb of its clause may go together: no plural with a singular verb."""
        finite = next((v for v in verbs if self.page.is_finite(v)), None)
        if finite is None or noun.pos_ != "NOUN" or any(c.dep_ == "conj" for c in noun.children):
            return True
        many, one = noun.morph.get("Number", []), finite.morph.get("Number", [])
        return not (many == ["Plur"] and one == ["Sing"] or many == ["Sing"] and one == ["Plur"] and _is_single(noun))

    def _shared_subject(self, verb: Token, low: int) -> Token | None:
        """`… en riep zijn ambassadeur terug`: a clause that begins with its finite verb shares the subject before."""
        first = low
        while first < verb.i and (self.doc[first].pos_ == "CCONJ" or self.doc[first].is_punct):
            first += 1
        if first == low or not self.page.is_finite(self.doc[first]) or self.doc[first].pos_ not in ("VERB", "AUX"):
            return None
        if not self.page.grammar.verb_final and verb.dep_ == "conj" and verb.head.i < verb.i:
            beside = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.head.i]
            if beside:
                return self.antecedent(beside[0]) or beside[0]
        unit, _ = self.page.unit_of(verb.i)
        for i in range(low - 1, unit - 1, -1):
            token = self.doc[i]
            main = token.head.dep_ in ("ROOT", "conj", "parataxis") and token.head.i != token.i
            if token.dep_ in ("nsubj", "nsubj:pass") and main and self.page.inside[i] == self.page.inside[verb.i]:
                return self.antecedent(token) or token
        return None

    def before_comma(self, i: int) -> Token | None:
        """The head of the phrase right before a relative pronoun and its comma."""
        end = i - 1 if self.doc[i - 1].text == "," else i
        for k in range(end - 1, max(-1, end - 4), -1):
            candidate = self.page.actors.at(k)
            if candidate is not None and candidate.end >= end - 1:
                return self.doc[candidate.head]
            if self.doc[k].pos_ in ("NOUN", "PROPN"):
                return self.doc[k]
        return None

    def _any_subject(self, verb: Token) -> Token | None:
        found = subject_of(self.page, verb)
        if found is None or found.i == verb.i:
            return None
        return self.antecedent(found) or found

    def passive(self, hit: Hit, verb: Token) -> bool:
        """Whether the verb is passive; *zijn opgepakt* is, where the row has an object and none stands there."""
        agents = self.page.grammar["agent_prepositions"]
        plain = not any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children)
        if not self.page.grammar.verb_final and plain and any(words <= agents for words in hit.action.fixed):
            return False  # *stood by its ally*
        if is_passive(self.page, verb):
            return not self._moves(hit, verb)
        done = is_past_participle(verb) and "obj" in (*hit.action.target, *hit.action.content)
        if not done or any(c.dep_ == "obj" for c in verb.children):
            return False
        carriers = auxiliaries(self.page, verb)
        return any(t.lower_ in self.page.grammar["being_auxiliaries"] for t in carriers)

    def _moves(self, hit: Hit, verb: Token) -> bool:
        """`is opgestapt, zijn geland`: perfect tenses of what has no object, which the parser takes for passives."""
        slots = {*(t.removeprefix("+") for t in hit.action.target), *hit.action.content}
        if hit.action.pos != "VERB" or {"obj", "iobj", "nsubj"} & slots:
            return False
        being = self.page.grammar["being_auxiliaries"]
        return any(c.dep_ in ("aux", "aux:pass") and c.lower_ in being for c in verb.children)

    def _agents(self, verb: Token) -> list[Token]:
        tree = [c for c in verb.children if c.dep_ == "obl:agent"]
        if tree:
            return tree
        low, high = self.clauses.span(verb.i)
        words = self.page.grammar["agent_prepositions"]
        low = low if self.page.grammar.verb_final else verb.i
        return [h for w in sorted(words) for h in prepositions(self.page, low, high, w)][:1]

    def _object(self, hit: Hit, verb: Token) -> list[Token]:
        if self.passive(hit, verb):
            if verb.dep_ in ("amod", "acl") and verb.head.pos_ == "NOUN":
                return [verb.head]
            subject = next((c for c in verb.children if c.dep_ in ("nsubj:pass", "nsubj")), None)
            subject = subject or subject_of(self.page, verb)
            return [self.antecedent(subject) or subject] if subject is not None else []
        found = [c for c in verb.children if c.dep_ == "obj" and self._outside(hit, c) and not _reflexive(c)]
        found = [c for c in found if c.i not in self.dated]
        if found:
            return [self.antecedent(c) or c for c in found[:1]]
        if verb.dep_ in ("amod", "compound") and verb.head.i > verb.i and plain_subject(self.page, verb) is not None:
            return [verb.head]  # *Turkey delivered drones*, which the parser reads as one phrase
        subject = self.own_subject(verb) if verb.dep_ == "acl:relcl" else None
        if verb.dep_ == "acl:relcl" and self._gap(verb) and (subject is None or subject.i != verb.head.i):
            return [verb.head]
        if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children) and verb.head.pos_ == "VERB":
            shared = [c for c in verb.head.children if c.dep_ == "obj" and c.i > verb.i]
            if shared:
                return shared
        return self._bare_phrase(hit, verb)

    def _gap(self, verb: Token) -> bool:
        """Whether the relative clause has a subject of its own, so that its noun is the object."""
        subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
        relatives = self.page.grammar["relatives"] | self.page.grammar["complementisers"]
        acting = [s for s in subjects if s.lower_ in relatives and s.pos_ == "PRON"]
        return not acting and any(s.lower_ not in relatives for s in subjects)

    def _bare_phrase(self, hit: Hit, verb: Token) -> list[Token]:
        """A noun phrase of the clause without preposition that is not the subject: the parser mislabels objects."""
        subject = self.own_subject(verb)
        low, high = self.clauses.span(verb.i)
        for child in sorted(verb.children, key=lambda c: abs(c.i - verb.i)):
            plain = child.dep_ in ("obj", "nsubj", "obl", "obl:arg", "nmod", "xcomp") and child.pos_ in _NOMINAL
            if not plain or child.i in hit.parts or child.i in self.dated or not low <= child.i < high:
                continue
            if any(c.dep_ in ("case", "mark") for c in child.children) or _reflexive(child):
                continue
            if subject is None and child.dep_ == "nsubj" and child.i < verb.i:
                continue
            if child.lower_ in self.page.grammar["time_nouns"] or (subject is not None and child.i == subject.i):
                continue
            return [child]
        return []

    def _indirect(self, hit: Hit, verb: Token) -> list[Token]:
        tree = [c for c in verb.children if c.dep_ == "iobj"]
        return tree or self._bare_actor(hit, verb)

    def _bare_actor(self, hit: Hit, verb: Token, up_to: int | None = None) -> list[Token]:
        """`verweet de EU partijdigheid`: an actor of the clause that no preposition governs and is not its subject."""
        low, high = self.clauses.span(verb.i)
        subject = self.own_subject(verb) if up_to is None else None
        own = subject.i if subject is not None else -1
        for i in range(low, up_to if up_to is not None else high):
            candidate = self.page.actors.at(i)
            if candidate is None or candidate.actor is None or candidate.start != i or i in hit.parts:
                continue
            head = self.doc[candidate.head]
            start = min([candidate.start, *(r.start for r in candidate.roles)])
            free = start == low or self.doc[start - 1].pos_ != "ADP"
            free = free and not any(c.dep_ == "case" and c.pos_ == "ADP" for c in head.children)
            free = free and self.doc[start - 1].lower_ not in self.page.grammar["comparison_words"]
            determined = start > low + 1 and self.doc[start - 1].pos_ == "DET" and self.doc[start - 2].pos_ == "ADP"
            mine = candidate.start <= own < candidate.end or any(r.start <= own < r.end for r in candidate.roles)
            plain = self._stands_alone(candidate)
            reflexive = candidate.kind == "pronoun" and _reflexive(head)
            if free and not determined and not mine and plain and not reflexive:
                return [head]
        return []

    def _stands_alone(self, candidate: Candidate) -> bool:
        """Whether the phrase hangs on no noun: *plaatste president X op de lijst*, however the tree has it."""
        inside = range(candidate.start, candidate.end)
        top = next((self.doc[i] for i in inside if self.doc[i].head.i not in inside), self.doc[candidate.head])
        if top.dep_ in ("nmod", "appos"):
            before = candidate.start - 1
            while before > 0 and self.doc[before].pos_ in ("DET", "ADJ"):
                before -= 1
            return before >= 0 and self.doc[before].pos_ in ("VERB", "AUX", "ADV")
        return top.dep_ not in ("amod", "nmod:poss", "conj", "flat", "det", "obl:agent")

    def antecedent(self, token: Token) -> Token | None:
        """The noun that a relative pronoun stands for."""
        clause = token.head
        relatives = self.page.grammar["relatives"]
        if token.lower_ in relatives and clause.dep_ in ("acl:relcl", "acl") and clause.head.i < token.i:
            nominal = clause.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
            return clause.head if token.pos_ in ("PRON", "SCONJ", "DET") and nominal else None
        if token.lower_ in relatives and token.pos_ == "PRON" and token.i and self.doc[token.i - 1].text == ",":
            before = self.doc[token.i - 2] if token.i > 1 else None
            return before if before is not None and before.pos_ in ("NOUN", "PROPN") else None
        return None

    def _predicate(self, noun: Token) -> list[Token]:
        """The other side of a copula: `Eén van de doelen is X => X`, `X is het doel => X`."""
        node = noun
        if noun.dep_ == "nmod" and noun.head.pos_ in ("NUM", "PRON") and noun.head.i < noun.i:
            node = noun.head
        if node.dep_ in ("nsubj", "csubj") and any(c.dep_ == "cop" for c in node.head.children):
            return [node.head] if node.head.pos_ in _NOMINAL else []
        if any(c.dep_ == "cop" for c in node.children):
            return [c for c in node.children if c.dep_ in ("nsubj", "csubj") and c.pos_ in ("NOUN", "PROPN")][:1]
        return []

    # -- prepositions ----------------------------------------------------------------------------------------------

    def _behind(self, hit: Hit, token: Token, word: str) -> list[Token]:
        """Heads behind the preposition: of the trigger and its parts, then anywhere in its clause."""
        for part in sorted(hit.parts, key=lambda i: i != token.i):
            tree = [c for c in self.doc[part].children if self._governed(c, word) and c.i not in hit.parts]
            if tree:
                return tree[:1]
        if hit.action.pos == "NOUN":
            return self._behind_noun(hit, token, word)
        low, high = self.clauses.span(token.i)
        found = [h for h in prepositions(self.page, low, high, word) if h.i not in hit.parts and self._free(h, token)]
        if word in self.page.grammar["belonging_prepositions"]:
            found = [h for h in found if not self._belongs(h, word)]
        behind = [h for h in found if h.i > token.i]
        return (behind or found)[:1]

    def _belongs(self, head: Token, word: str) -> bool:
        """Whether the phrase stands right behind a noun: *vrijlating van gijzelaars*, not *eist van Rusland*."""
        actor = self.page.actors.clusters.by_id.get(self.page.actors.actor_of(head.i) or "")
        if actor is not None and actor.sector not in (None, "CVL", "REF"):
            return False
        if head.pos_ == "VERB":  # *accused the EU of siding with X*
            return False
        case = next((c for c in head.children if c.lower_ == word and c.dep_ == "case"), None)
        before = case.i - 1 if case is not None else head.i - 2
        return before >= 0 and self.doc[before].pos_ in ("NOUN", "PROPN")

    def _behind_noun(self, hit: Hit, token: Token, word: str) -> list[Token]:
        """`de aanval van Rusland op Oekraïne`: within the phrases that follow the noun without a verb between."""
        low, high = self.clauses.span(token.i)
        end = next((i for i in range(token.i + 1, high) if self._closes(i)), high)
        near = [h for h in prepositions(self.page, token.i + 1, end, word) if h.i not in hit.parts]
        if near or not self.is_light(token):
            return near[:1]
        return [h for h in prepositions(self.page, low, high, word) if h.i not in hit.parts][:1]

    def is_light(self, noun: Token) -> bool:
        """Whether the noun is the object of a light verb, whose phrases are then its own (*levert op X kritiek*)."""
        carrier = self.carrier(noun)
        light = self.page.grammar["light_verbs"] | self.page.grammar["receiving_verbs"]
        return carrier is not None and carrier.lower_ in light and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "xcomp")

    def receiver(self, noun: Token) -> Token | None:
        """`kreeg kritiek`: the subject of a receiving verb, to whom the noun's act is done."""
        carrier = self.carrier(noun)
        if carrier is None or carrier.i == noun.i or carrier.lower_ not in self.page.grammar["receiving_verbs"]:
            return None
        subject = self.own_subject(carrier)
        return subject if subject is not None and subject.i != noun.i else None

    def _closes(self, i: int) -> bool:
        token = self.doc[i]
        return token.pos_ in ("VERB", "AUX", "SCONJ") or token.text in (",", ";", ":", "(", ".")

    def _governed(self, child: Token, word: str) -> bool:
        return child.dep_ in _PHRASES and any(c.lower_ == word and c.dep_ in ("case", "mark") for c in child.children)

    def _free(self, head: Token, verb: Token) -> bool:
        """Whether the phrase is not plainly part of a name's or another verb's phrase."""
        governor = head.head
        return not (
            governor.pos_ == "VERB" and governor.i != verb.i and governor.dep_ in _CLAUSAL and governor.i < verb.i
        )

    # -- content ---------------------------------------------------------------------------------------------------

    def contents(self, hit: Hit, slots: tuple[str, ...]) -> list[tuple[Token, Range]]:
        """What is asked for, promised, refused or judged: head and range of each coordinated part of the first slot."""
        clause = self._clause(hit) if {"ccomp", "xcomp"} & set(slots) else None
        if hit.action.pos == "ADJ" and "nsubj" in slots:
            named = [h for h in self.heads(hit, "nsubj") if h.pos_ in ("NOUN", "PROPN")]
            slots = ("nsubj",) if named else slots
        for slot in slots:
            if slot in ("ccomp", "xcomp"):
                if clause is not None:
                    return [clause]
                continue
            heads = [h for h in self.heads(hit, slot) if h.pos_ in _NOMINAL or h.pos_ in ("VERB", "ADJ")]
            heads = self._fixed(hit, slot) or [h for h in heads if h.i not in hit.parts]
            if len(heads) == 1 and heads[0].lower_ in self.page.grammar["clause_dummies"]:
                meant = self._clause(hit)
                if meant is not None and meant[0].i > heads[0].i:
                    return [meant]
            if slot == "obj" and heads and all(self.page.actors.actor_of(h.i) is not None for h in heads):
                heads = self._thing(hit, heads) or ([] if clause is not None else heads)
            parts = [p for head in heads for p in self.parts(head)]
            if parts:
                return parts
        return []

    def _fixed(self, hit: Hit, slot: str) -> list[Token]:
        """The fixed noun that fills the slot."""
        word = slot.partition(":")[2]
        found = [self.doc[i] for i in sorted(hit.parts) if fills(self.page, hit, i)]
        cases = [{c.lower_ for c in t.children if c.dep_ == "case"} for t in found]
        return [t for t, case in zip(found, cases, strict=True) if (word in case if word else not case)]

    def _thing(self, hit: Hit, somebody: list[Token]) -> list[Token]:
        """`biedt de Amerikanen een basis aan`: the other object, where the first names to whom."""
        verb = self.doc[hit.i]
        if hit.action.pos != "VERB" or self.passive(hit, verb):
            return []
        aside = replace(hit, parts=hit.parts | {h.i for h in somebody})
        found = [t for t in self._bare_phrase(aside, verb) if self.page.actors.actor_of(t.i) is None]
        return [t for t in found if t.pos_ == "NOUN"]

    def parts(self, head: Token) -> Iterator[tuple[Token, Range]]:
        """Each coordinated head with its own phrase: `onderhandelingen en een bestand` are two."""
        low, high = self.clauses.span(head.i)
        for token in (head, *(c for c in head.conjuncts if c.i > head.i and low <= c.i < high)):
            start, end = self.phrase(token)
            if start < end:
                yield token, (start, end)

    def phrase(self, head: Token) -> Range:
        """The noun phrase of a head, without what is coordinated with it and clauses behind it."""
        low, high = self.clauses.span(head.i)
        inside = {head.i}
        for child in sorted(head.subtree, key=lambda t: t.i):
            chain = list(_chain(child, head))
            adverb = bool(chain) and chain[-1].i > head.i and chain[-1].dep_ in ("advmod", "amod")
            if not adverb and not any(t.dep_ in _OUTSIDE for t in chain) and low <= child.i < high:
                inside.add(child.i)
        start, end = min(inside), max(inside) + 1
        if head.pos_ == "PRON" and end < len(self.doc) and self.doc[end].lower_ in self.page.grammar["relatives"]:
            end = max(end, min(self.clauses.span(end)[1], self.page.region(head.i)[1]))
        while start < head.i and self.doc[start].dep_ in ("case", "punct", "cc", "mark", "advmod") and start in inside:
            start += 1
        return trim(self.page, start, end)

    def _clause(self, hit: Hit) -> tuple[Token, Range] | None:
        """The clause behind the trigger: *dat …*, *om te …*, *te …*; or the one in front of it."""
        token = self.doc[hit.i]
        by_tree = self._clause_by_tree(token, hit)
        return by_tree or self._clause_by_order(token, hit)

    def _clause_by_tree(self, token: Token, hit: Hit) -> tuple[Token, Range] | None:
        low, high = self.page.region(token.i)
        for part in sorted(hit.parts, key=lambda i: i != token.i):
            for child in self.doc[part].children:
                if (
                    child.dep_ in ("ccomp", "xcomp", "advcl", "acl", "csubj")
                    and (self._marked(child) or self._unmarked(token, child))
                    and child.i > token.i
                ):
                    start, end = max(low, child.left_edge.i), min(high, child.right_edge.i + 1)
                    start = self._behind_particle(hit, max(start, token.i + 1), child.i)
                    end = min(end, self._clause_stop(token, start, end, high))
                    return child, trim(self.page, self._behind_mark(start, end), end)
        return None

    def _behind_particle(self, hit: Hit, start: int, end: int) -> int:
        """Where content begins that a separated particle stands before: `biedt aan | te bemiddelen`."""
        phrase = hit.action.pos == "PHRASE"
        apart = [p for p in hit.parts if start <= p < end and (phrase or self.page.lower[p] == hit.action.particle)]
        return max(apart) + 1 if apart else start

    def _clause_stop(self, token: Token, start: int, end: int, high: int) -> int:
        """Where a *dat* clause ends though the tree goes on: before a main clause that is coordinated with its own."""
        mark = next(
            (i for i in range(token.i + 1, end) if self.doc[i].lower_ in self.page.grammar["complementisers"]), None
        )
        return clause_end(self.page, token, mark, high) if mark is not None else end

    def _marked(self, verb: Token) -> bool:
        marks = self.page.grammar["complementisers"] | self.page.grammar["infinitive_marks"]
        words = [c.lower_ for c in verb.children if c.dep_ in ("mark", "case")]
        return verb.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and any(w in marks for w in words)

    def _unmarked(self, token: Token, verb: Token) -> bool:
        """`rule out sending troops`, `insist Russia leaves`: a gerund, or a clause that begins with its subject."""
        if verb.dep_ == "xcomp":
            going_on = "Part" in verb.morph.get("VerbForm", []) and not is_past_participle(verb)
            return "Ger" in verb.morph.get("VerbForm", []) or going_on
        first = verb.left_edge.i
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i), None)
        begins = subject is not None and subject.left_edge.i == first == token.i + 1
        return verb.dep_ == "ccomp" and begins and self.page.inside[first] < 0

    def _behind_mark(self, start: int, end: int) -> int:
        marks = self.page.grammar["complementisers"] | self.page.grammar["purpose_marks"]
        while start < end and (self.doc[start].is_punct or self.doc[start].lower_ in marks):
            start += 1
        return start

    def _is_relative(self, noun: Token, mark: Token) -> bool:
        """`het voorstel dat als voorwaarde stelt`: a clause right behind the noun without a subject of its own."""
        verb = mark.head
        own = any(c.dep_ in ("nsubj", "nsubj:pass", "csubj") and c.i > mark.i for c in verb.children)
        actor = self._bare_actor(Hit(verb.i, _NO_ACTION, frozenset({verb.i})), verb, up_to=verb.i)
        return mark.i - noun.i <= MAX_RELATIVE and not own and not [a for a in actor if a.i > mark.i]

    def _stops(self, hit: Hit, token: Token, word: Token) -> bool:
        """Whether a finite verb of another clause stands before the mark; *als voorwaarde stelt dat* is one clause."""
        if not self.page.is_finite(word) or word.i in hit.parts:
            return False
        return not (hit.action.pos == "NOUN" and self.is_predicative(token) and self.clauses.same(word.i, token.i))

    def is_predicative(self, noun: Token) -> bool:
        """`als absolute voorwaarde`: a noun behind *als*, perhaps with adjectives between."""
        i = noun.i - 1
        while i > 0 and self.doc[i].pos_ in ("ADJ", "DET"):
            i -= 1
        return self.doc[i].lower_ in self.page.grammar["as_words"]

    def _clause_by_order(self, token: Token, hit: Hit) -> tuple[Token, Range] | None:
        _, high = self.page.region(token.i)
        marks = self.page.grammar["complementisers"]
        for i in range(token.i + 1, min(high, token.i + CLAUSE_REACH)):
            word = self.doc[i]
            if word.text in (";", ":") or self._stops(hit, token, word):
                return None
            marked = word.lower_ in marks and (word.pos_ == "SCONJ" or word.dep_ == "mark")
            complement = marked and self.doc[i - 1].pos_ != "SCONJ" and self.page.has_finite(i + 1, high)
            infinitive = word.lower_ in self.page.grammar["infinitive_marks"] and word.dep_ == "mark"
            if complement and hit.action.pos == "NOUN" and self._is_relative(token, word):
                return None
            if complement or infinitive:
                start, end = self.clauses.span(i)
                verb = word.head if word.head.i > i else self.doc[min(i + 1, high - 1)]
                start = self._behind_particle(hit, max(start, token.i + 1), i) if not complement else i + 1
                return verb, trim(self.page, self._behind_mark(start, end), max(end, verb.i + 1))
        return None


_SLOT_LABELS = {
    "nmod:poss": ("nmod:poss",),
    "amod": ("amod", "nmod", "det", "nmod:poss", "advmod"),
    "compound": ("compound",),
}


def _dated(page: Page) -> frozenset[int]:
    """The tokens of time expressions: they are no subjects and objects."""
    starts = [t.idx for t in page.doc]
    spans = ((bisect_left(starts, t.start), bisect_left(starts, t.end)) for t in page.times)
    return frozenset(i for low, high in spans for i in range(low, high))


def _is_single(noun: Token) -> bool:
    """Whether a singular noun stands for one: no *een groep soldaten*, no *het leger en de politie*."""
    return not any(c.dep_ in ("conj", "nmod", "appos", "flat") for c in noun.children)


def _reflexive(token: Token) -> bool:
    return "Yes" in token.morph.get("Reflex", []) or token.dep_ == "expl:pv"


def _chain(token: Token, head: Token) -> Iterator[Token]:
    """The tokens from one up to, and without, a head above it."""
    while token.i != head.i:
        yield token
        if token.head.i == token.i:
            return
        token = token.head
