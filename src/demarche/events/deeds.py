"""Deeds: the hits of the lexicon with their participants, content and status; events and positions are made of them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from demarche.events.clauses import Clauses, find_clauses, is_infinitive, prepositions
from demarche.events.context import Context
from demarche.events.deed import HEARD, MAX_EARLIER, UNNAMED, Deed
from demarche.events.hits import Hit, find_hits
from demarche.events.order import fill_by_order, governing_subject
from demarche.events.recall import recall_targets
from demarche.events.slots import Slots
from demarche.events.status import is_negated, is_supposed, status_of
from demarche.events.when import time_of
from demarche.knowledge.actions import Actions
from demarche.knowledge.entities import PLACE
from demarche.statements.nearby import Nearby
from demarche.statements.page import Range

# Types whose target may be told by where it is.
PLACED = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})
# Types whose target may be the subject of what is asked or alleged.
_ASKING = frozenset({"REQUEST", "ACCUSE"})
# How far before a relative clause the noun may stand that it tells of.
MAX_BACK = 6
# Before a target's slot: the row is meant only where the slot is filled.
OBLIGATORY = "+"


def read_deeds(context: Context, actions: Actions) -> list[Deed]:
    """All deeds of a page in text order."""
    page = context.page
    clauses = find_clauses(page)
    slots = Slots(page, clauses)
    deeds = [_deed(context, clauses, slots, hit) for hit in find_hits(page, clauses, actions)]
    near = Nearby((_ranges(deed), deed) for deed in deeds if deed.contents)
    for deed in deeds:
        deed.under = _innermost(page.doc[deed.hit.i], deed, near.at([(deed.hit.i, deed.hit.i + 1)]))
    ordered = sorted(deeds, key=_depth)
    for deed in ordered:
        _settle(context, slots, deed)
    _point_back(context, deeds)
    for deed in ordered:
        _settle(context, slots, deed)
    recall_targets(context, slots, deeds, actions)
    if not page.grammar.verb_final:
        fill_by_order(context, slots, ordered)
        for deed in ordered:
            _settle(context, slots, deed)
    return deeds


def _ranges(deed: Deed) -> list[Range]:
    return [span for _, span in deed.contents]


def _point_back(context: Context, deeds: Sequence[Deed]) -> None:
    """`Eén van die doelen`: a noun without owner takes that of the same noun before."""
    for place, deed in enumerate(deeds):
        if deed.sources or deed.hit.action.pos != "NOUN" or not deed.hit.action.polarity:
            continue
        before = deeds[max(0, place - MAX_EARLIER) : place]
        for earlier in reversed(before):
            heads = {head.i for head, _ in earlier.contents}
            same = earlier.hit.action.lemma == deed.hit.action.lemma
            held = any(d.hit.i in heads and d.hit.action.lemma == deed.hit.action.lemma for d in before)
            if earlier.sources and (same or held):
                deed.sources, deed.how["sources"] = list(earlier.sources), "the same word before"
                break


def _deed(context: Context, clauses: Clauses, slots: Slots, hit: Hit) -> Deed:
    """The deed of the most special row whose obligatory slots are filled; the last row where none is."""
    for choice in (hit, *hit.others):
        deed = _filled(context, clauses, slots, choice)
        needed = [s for s in choice.action.target if s.startswith(OBLIGATORY)]
        if not needed or deed.targets:
            return deed
    return Deed(hit, negated=True)


def _filled(context: Context, clauses: Clauses, slots: Slots, hit: Hit) -> Deed:
    token = context.page.doc[hit.i]
    deed = Deed(hit)
    deed.contents = slots.contents(hit, hit.action.content)
    deed.negated = is_negated(context.page, clauses, hit, [span for _, span in deed.contents])
    carrier = slots.carrier(token) if hit.action.pos == "NOUN" else None
    deed.status = status_of(context.page, clauses, hit, carrier)
    deed.supposed = is_supposed(context.page, clauses, carrier or token)
    light = carrier.i if carrier is not None and carrier.i != hit.i and slots.is_light(token) else None
    deed.time = time_of(context, clauses, hit.i, light, [span for _, span in deed.contents])
    deed.sources = _first_filled(context, slots, hit, hit.action.source, deed.path)
    if not deed.sources and hit.action.pos == "NOUN" and _is_heard(context, clauses, token):
        deed.path.append(HEARD)
        deed.sources = _heard_in(context, clauses, token)
    if not deed.sources and hit.action.polarity and hit.action.pos == "VERB" and slots.passive(hit, token):
        concerned = tuple(f"obl:{w}" for w in sorted(context.page.grammar["concern_prepositions"]))
        deed.sources = _first_filled(context, slots, hit, concerned, deed.path)
    deed.how["sources"] = " ".join(deed.path)
    if not deed.sources and hit.action.pos == "VERB" and any(slots.heads(hit, n) for n in hit.action.source[:1]):
        deed.path.append(UNNAMED)
    receiver = slots.receiver(token) if hit.action.pos == "NOUN" and hit.action.event else None
    if receiver is not None:
        deed.targets, deed.how["targets"] = context.actors(receiver), "subject of a receiving verb"
        deed.sources = [a for a in deed.sources if a not in deed.targets]
        return deed
    if "joint" in hit.action.target:
        _join(context, slots, deed)
    others = tuple(s.removeprefix(OBLIGATORY) for s in hit.action.target if s != "joint")
    given = len(deed.path)
    found = _first_filled(context, slots, hit, others, deed.path) or _other_targets(context, slots, deed, others)
    deed.how["targets"] = deed.path[given] if len(deed.path) > given else "no slot of the row: what stands near"
    found = found or [a for i in sorted(hit.parts - {hit.i}) for a in context.actors_of(context.page.doc[i])]
    deed.targets = [a for a in found if a not in deed.sources]
    deed.sources = [a for a in deed.sources if not a.startswith(PLACE)]
    return deed


def _other_targets(context: Context, slots: Slots, deed: Deed, names: tuple[str, ...]) -> list[str]:
    """Who is meant where no slot names anybody: the place of what is hit, who is to do what is asked, who is met."""
    hit = deed.hit
    if hit.action.event in PLACED:
        hit_heads = (head for name in names if name != "nsubj" for head in slots.heads(hit, name))
        placed = next((found for head in hit_heads if (found := context.places_of(head))), [])
        if placed:
            return placed
    if "obj" in names and hit.action.pos == "VERB" and (hit.action.event or not context.page.grammar.verb_final):
        heads = slots.heads(hit, "iobj") if not slots.passive(hit, context.page.doc[hit.i]) else []
        found = [a for h in heads for a in context.actors(h) if a not in deed.sources]
        if found:
            return found
    if "iobj" in names:
        owned = (c for i in sorted(hit.parts) for c in context.page.doc[i].children if c.dep_ == "nmod:poss")
        found = [a for c in owned for a in context.actors_of(c) if a not in deed.sources]
        if found:
            return found
    if hit.action.event in _ASKING and deed.contents and hit.action.pos == "VERB":
        verb = deed.contents[0][0]
        subject = slots.own_subject(verb) if verb.pos_ in ("VERB", "AUX", "ADJ") else None
        return context.actors(subject) if subject is not None else []
    if hit.action.event == "CONSULT" and hit.action.pos == "NOUN" and deed.path == ["subject"]:
        carrier = slots.carrier(context.page.doc[hit.i])
        head = slots.heads(Hit(carrier.i, hit.action, frozenset({carrier.i})), "iobj") if carrier is not None else []
        return [a for h in head for a in context.actors(h)]
    return []


def _first_filled(context: Context, slots: Slots, hit: Hit, names: tuple[str, ...], path: list[str]) -> list[str]:
    """The actors of the first slot that names any."""
    for name in names:
        found = _actors_in(context, slots, hit, name)
        if found:
            path.append(name)
            return found
    return []


def _actors_in(context: Context, slots: Slots, hit: Hit, name: str) -> list[str]:
    token = context.page.doc[hit.i]
    if name == "speaker":
        speaker = context.speaker_at(hit.i)
        return [speaker] if speaker is not None else []
    if name == "compound":
        named = context.conj_prefix(token)
        return [named] if named is not None else _owners(context, slots, hit, name)
    if name == "subject":
        meets = hit.action.event == "CONSULT" or name in hit.action.target
        return _light_subject(context, slots, token, meets=meets)
    if name in ("amod", "nmod:poss"):
        return _owners(context, slots, hit, name)
    heads = slots.heads(hit, name)
    found = list(dict.fromkeys(a for head in heads for a in context.actors(head)))
    return found or (_makers(context, slots, heads) if name == "nsubj" else [])


def _makers(context: Context, slots: Slots, heads: list[Token]) -> list[str]:
    """`X legde een plan voor dat eist …`: what a thing asks, he asks who put it forward."""
    for head in heads:
        while head.dep_ == "nmod" and head.head.pos_ == "NOUN" and head.head.i < head.i:
            head = head.head
        if head.pos_ == "NOUN" and head.dep_ == "obj" and head.head.pos_ == "VERB":
            subject = slots.own_subject(head.head)
            return context.actors(subject) if subject is not None and subject.i != head.i else []
    return []


def _owners(context: Context, slots: Slots, hit: Hit, name: str) -> list[str]:
    found: list[str] = []
    for child in slots.heads(hit, name):
        for token in (child, *child.conjuncts):
            candidate = context.page.actors.at(token.i)
            if candidate is not None and candidate.actor is not None:
                found.append(candidate.actor)
            elif name == "nmod:poss":
                found += context.actors_of(token)
    return list(dict.fromkeys(found))


def _is_heard(context: Context, clauses: Clauses, noun: Token) -> bool:
    """`Er is kritiek`: the clause says no more than that there is such a thing."""
    low, high = clauses.span(noun.i)
    return any(context.page.doc[i].lower_ in context.page.grammar["existential_words"] for i in range(low, high))


def _heard_in(context: Context, clauses: Clauses, noun: Token) -> list[str]:
    """`In het Westen is er kritiek`: those in whose land something is heard are its source."""
    page = context.page
    low, high = clauses.span(noun.i)
    for word in sorted(page.grammar["locative_prepositions"]):
        for head in prepositions(page, low, high, word):
            candidate = page.actors.at(head.i)
            if candidate is not None and candidate.actor is not None and not candidate.actor.startswith(PLACE):
                return context.actors(head)
    return []


def _light_subject(context: Context, slots: Slots, noun: Token, *, meets: bool) -> list[str]:
    """`voert overleg`: the subject of the light verb; also of one in a relative clause behind the noun."""
    page = context.page
    if slots.is_predicative(noun):
        return _plan_owner(context, slots, noun)
    light, receiving = page.grammar["light_verbs"], page.grammar["receiving_verbs"]
    verbs = [c for c in noun.children if c.dep_ == "acl:relcl"]
    carrier = slots.carrier(noun)
    if carrier is not None and noun.dep_ in ("obj", "obl", "obl:arg", "nsubj", "xcomp", "conj"):
        verbs.insert(0, carrier)
    meeting = (
        meets
        and noun.dep_ in ("obl", "obl:arg", "nmod")
        and any(c.lower_ in page.grammar["occasion_prepositions"] for c in noun.children if c.dep_ == "case")
    )
    for verb in verbs:
        if verb.lower_ in light - receiving or (meeting and verb.pos_ == "VERB"):
            subject = slots.own_subject(verb)
            if subject is not None and subject.i != noun.i:
                return context.actors(subject)
    return []


def _plan_owner(context: Context, slots: Slots, noun: Token) -> list[str]:
    """`een eigen plan dat als voorwaarde stelt`: the subject, or whoever the plan before the relative belongs to."""
    carrier = slots.carrier(noun)
    subject = slots.own_subject(carrier) if carrier is not None else None
    if subject is None:
        return []
    low, _ = context.page.unit_of(noun.i)
    before = (context.page.doc[i] for i in range(min(subject.i, noun.i), max(low, subject.i - MAX_BACK) - 1, -1))
    nouns = [subject, *(t for t in before if t.pos_ in ("NOUN", "PROPN") and t.i != subject.i)]
    return next((found for t in nouns if (found := context.actors(t))), [])


def _join(context: Context, slots: Slots, deed: Deed) -> None:
    """All who take part in a mutual event: those of the subject, or those between whom it takes place."""
    between = [f"nmod:{w}" for w in sorted(context.page.grammar["between_prepositions"])]
    for name in between:
        found = _actors_in(context, slots, deed.hit, name)
        if len(found) > 1:
            deed.sources, deed.how["sources"] = found, name
            return


def _innermost(token: Token, deed: Deed, deeds: Sequence[Deed]) -> Deed | None:
    holders = [d for d in deeds if d is not deed and d.holds(deed.hit.i) and d.hit.action.embeds]
    above = min(holders, key=lambda d: d.size, default=None)
    if above is None or above.hit.action.embeds == "none":
        return above
    return None if _is_aside(token, {h.i for h, _ in above.contents}) else above


def _is_aside(token: Token, heads: set[int]) -> bool:
    """Whether the deed stands in a relative clause or participle that only describes a part of the content."""
    while token.i not in heads and token.head.i != token.i:
        if token.dep_ in ("acl:relcl", "amod", "acl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            infinitive = "Inf" in token.morph.get("VerbForm", []) and any(c.dep_ == "mark" for c in token.children)
            return not infinitive
        token = token.head
    return False


def _depth(deed: Deed) -> int:
    depth, above = 0, deed.under
    while above is not None and depth < 10:
        depth, above = depth + 1, above.under
    return depth


def _settle(context: Context, slots: Slots, deed: Deed) -> None:
    """Status from the deed that it stands in, and the subject of an infinitive from the one asked or promising."""
    above = deed.under
    if above is None:
        _speak_of_oneself(context, slots, deed)
        _borrow_subject(context, slots, deed)
        return
    embeds = above.hit.action.embeds
    if embeds != "none" and deed.status in ("occurred", "ongoing", "planned", "called-for"):
        deed.status = embeds  # type: ignore[assignment]  # checked at load
    token = context.page.doc[deed.hit.i]
    _speak_of_oneself(context, slots, deed)
    verbal = deed.hit.action.pos in ("VERB", "PHRASE")
    if not deed.sources and verbal and is_infinitive(token) and slots.own_subject(token) is None:
        deed.sources = list(above.targets if embeds == "called-for" else above.sources)
        deed.how["sources"] = "who is asked or who promises, in what it stands under"
        deed.targets = [t for t in deed.targets if t not in deed.sources]


def _speak_of_oneself(context: Context, slots: Slots, deed: Deed) -> None:
    """`X waarschuwde dat hij de grens zou sluiten`: a pronoun of nobody else, in what X says, is X."""
    token = context.page.doc[deed.hit.i]
    if deed.sources or deed.hit.action.pos != "VERB" or UNNAMED not in deed.path:
        return
    subject = slots.own_subject(token)
    pronoun = context.page.grammar.pronouns.get(subject.lower_) if subject is not None else None
    speaker = context.speaker_at(deed.hit.i)
    speakers = [speaker] if speaker is not None else list(deed.under.sources) if deed.under is not None else []
    if subject is None or pronoun is None or pronoun.kind != "personal" or not speakers:
        return
    if context.page.actors.actor_of(subject.i) is None and _fits(context, pronoun.number, speakers):
        deed.sources, deed.how["sources"] = speakers, "the speaker, whom the pronoun stands for"
        deed.targets = [t for t in deed.targets if t not in deed.sources]


def _fits(context: Context, number: str, speakers: list[str]) -> bool:
    """Whether a pronoun of this number may stand for the speakers."""
    cluster = context.page.actors.clusters.by_id.get(speakers[0])
    many = len(speakers) > 1 or cluster is not None and cluster.plural
    return number == "x" or many == (number == "p")


def _borrow_subject(context: Context, slots: Slots, deed: Deed) -> None:
    """`zegt te hopen`: an infinitive takes the subject of the verb that governs it."""
    token = context.page.doc[deed.hit.i]
    copula = next((c for c in token.children if c.dep_ == "cop"), token)
    verbal = is_infinitive(token) if deed.hit.action.pos in ("VERB", "PHRASE") else is_infinitive(copula)
    if verbal and not deed.sources and token.dep_ in ("acl", "advcl", "ccomp") and token.head.pos_ == "NOUN":
        deed.sources = [a for a in context.actors_of(token.head) if a not in deed.targets]
        deed.how["sources"] = "whose the noun is that governs the infinitive"
        return
    if not context.page.grammar.verb_final and not deed.sources and deed.hit.action.pos == "VERB":
        subject = governing_subject(slots, token)
        if subject is not None:
            deed.sources, deed.how["sources"] = context.actors(subject), "subject of the verb that governs the gerund"
            deed.targets = [t for t in deed.targets if t not in deed.sources]
            return
    if deed.sources or not verbal or token.dep_ not in ("xcomp", "advcl", "ccomp", "acl"):
        return
    node = token.head
    while node.dep_ in ("aux", "cop", "conj") and node.head.i != node.i:
        node = node.head
    subject = slots.own_subject(node) if node.pos_ in ("VERB", "AUX", "ADJ") else None
    if subject is not None:
        deed.sources, deed.how["sources"] = context.actors(subject), "subject of the verb that governs the infinitive"
        deed.targets = [t for t in deed.targets if t not in deed.sources]
