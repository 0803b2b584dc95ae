"""Who acts and who is meant, by the order of words: for languages whose verb stands between its subject and object.

The tree is asked first (`slots.py`); what it leaves open the order of the clause often says. A subject stands before
its verb and behind no preposition; whom an act is meant for is mostly the first other party behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from demarche.actors.candidates import Candidate
from demarche.events.clauses import auxiliaries, is_infinitive, is_past_participle
from demarche.events.context import Context
from demarche.events.deed import NAMED_BEFORE, UNNAMED, Deed
from demarche.events.slots import Slots
from demarche.knowledge.entities import PLACE
from demarche.statements.grammar import modifies

# Types whose target may be told by the place where the act is done.
_PLACED = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "PROTEST", "RETREAT"})
# Types whose target may be where the goods are made that they hit.
_RESTRICTING = frozenset({"SANCTION", "THREATEN"})
# Types that are done to nobody or whose row alone knows to whom.
_ALONE = frozenset({"RETREAT"})
# Types that are done by answering somebody: whom, is often said a clause before.
_ANSWERING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "SUPPORT"})
# How many governors up from a gerund its subject is looked for.
MAX_CLIMB = 4
# How far behind its trigger somebody who is meant may stand, in tokens.
REACH = 25
_LEANING = ("advcl", "xcomp", "conj", "ccomp")


def governing_subject(slots: Slots, verb: Token) -> Token | None:
    """`X opened fire, killing Y`: a gerund without subject takes that of the verb that governs it."""
    going_on = "Ger" in verb.morph.get("VerbForm", []) or (
        "Part" in verb.morph.get("VerbForm", []) and not is_past_participle(verb)
    )
    if not going_on or auxiliaries(slots.page, verb) or any(c.dep_ == "nsubj" for c in verb.children):
        return None
    node = verb
    for _ in range(MAX_CLIMB):
        if node.dep_ == "acl" and node.head.pos_ in ("NOUN", "PROPN"):
            return _before_comma(slots, node) or node.head
        if node.dep_ not in _LEANING or node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ not in ("VERB", "AUX", "ADJ"):
            continue
        subject = slots.own_subject(node)
        if subject is not None and subject.i != verb.i:
            return subject
    return None


def _before_comma(slots: Slots, verb: Token) -> Token | None:
    """`police charged growers who had come, arresting a dozen`: behind a comma a gerund is of the main clause."""
    page = slots.page
    before = page.doc[verb.i - 1]
    if before.text != "," and before.pos_ != "CCONJ":
        return None
    low, _ = page.region(verb.i)
    finite = (page.doc[i] for i in range(low, verb.i) if page.inside[i] == page.inside[verb.i])
    main = next((t for t in finite if t.pos_ == "VERB" and t.dep_ != "acl:relcl" and slots.own_subject(t)), None)
    return slots.own_subject(main) if main is not None else None


def fill_by_order(context: Context, slots: Slots, deeds: Sequence[Deed]) -> None:
    """Give deeds of verbs the doers and the targets that the tree did not find."""
    for deed in deeds:
        action = deed.hit.action
        if action.event == "REQUEST" and action.pos == "NOUN" and not deed.targets:
            _find_asked(context, slots, deed)
        if not action.event or action.pos != "VERB":
            continue
        token = context.page.doc[deed.hit.i]
        if not deed.sources and "nsubj" in action.source:
            _find_doer(context, slots, deed, token)
        aimed = bool(action.target) or action.event in _ANSWERING
        if not deed.targets and aimed and action.event not in _ALONE and deed.sources:
            deed.targets = _meant(context, slots, deed, token)
            if deed.targets:
                deed.how["targets"] = "the first other party behind the verb"
            elif action.event in _ANSWERING:
                deed.targets = _named_before(context, slots, deed, token)
                if deed.targets:
                    deed.how["targets"] = NAMED_BEFORE


def _find_asked(context: Context, slots: Slots, deed: Deed) -> None:
    """`France, at Niger's behest, withdrew`: who acts at a request is asked."""
    node = context.page.doc[deed.hit.i]
    if not any(c.dep_ == "case" and c.lower_ in context.page.grammar["occasion_prepositions"] for c in node.children):
        return
    for _ in range(MAX_CLIMB):
        if node.head.i == node.i or node.pos_ in ("VERB", "AUX"):
            break
        node = node.head
    subject = slots.own_subject(node) if node.pos_ in ("VERB", "AUX") else None
    found = context.actors(subject) if subject is not None else []
    deed.targets = [a for a in found if a not in deed.sources]
    if deed.targets:
        deed.how["targets"] = "who acts at the request"


def _find_doer(context: Context, slots: Slots, deed: Deed, verb: Token) -> None:
    """The nearest actor before an active verb that no preposition governs; no other verb stands between."""
    if slots.passive(deed.hit, verb) or verb.dep_ in ("xcomp", "amod", "acl:relcl") or is_infinitive(verb):
        return
    page = context.page
    low, _ = slots.clauses.span(verb.i)
    beside = UNNAMED in deed.path  # its subject names nobody, unless the tree took a word of the phrase beside it
    for i in range(verb.i - 1, _behind_aside(slots, low, verb) - 1, -1):
        token = page.doc[i]
        candidate = page.actors.at(i)
        if token.pos_ in ("VERB", "SCONJ") or token.text in (";", ":") or beside and token.is_punct:
            return
        if beside and token.pos_ not in ("ADV", "AUX", "NOUN", "PROPN"):
            return
        if candidate is None or candidate.actor is None or i in slots.dated or page.inside[i] != page.inside[verb.i]:
            continue
        before = candidate.start - 1
        while before > low and page.doc[before].pos_ in ("DET", "ADJ", "NUM"):
            before -= 1
        governed = before >= low and page.doc[before].pos_ == "ADP"
        if governed or modifies(page, candidate) or candidate.kind == "pronoun" and token.dep_ == "nmod:poss":
            continue
        if beside and page.doc[candidate.head].i < i:
            return
        deed.sources = [a for a in context.actors(page.doc[candidate.head]) if not a.startswith(PLACE)]
        deed.targets = [a for a in deed.targets if a not in deed.sources]
        deed.how["sources"] = "the actor before the verb"
        return


def _behind_aside(slots: Slots, low: int, verb: Token) -> int:
    """`X, at the urging of Y, threatened`: where the clause begins that a phrase between commas cuts in two."""
    doc = slots.doc
    unit, _ = slots.page.unit_of(verb.i)
    if low <= unit + 2 or doc[low - 1].text != "," and doc[low].text != ",":
        return low
    for i in range(low - 2, unit, -1):
        if slots.page.is_finite(doc[i]):
            return low
        if doc[i].text == ",":
            return slots.clauses.span(i - 1)[0] if doc[i + 1].pos_ == "ADP" else low
    return low


def _meant(context: Context, slots: Slots, deed: Deed, token: Token) -> list[str]:
    own = {context.party_of(a) for a in deed.sources}
    places = deed.hit.action.event in _PLACED
    found = list(_behind(context, slots, deed, token, places=places))
    if not places and deed.hit.action.event in _RESTRICTING:
        found += _behind(context, slots, deed, token, places=True)
    for candidate in found:
        actor = str(candidate.actor)
        if context.party_of(actor) in own or actor in deed.sources:
            continue
        return list(dict.fromkeys(a for a in coordinated(context, candidate) if a not in deed.sources))
    return []


def _named_before(context: Context, slots: Slots, deed: Deed, token: Token) -> list[str]:
    """The party, other than the doer's, that is named last before the verb, in its sentence or the one before."""
    page = context.page
    own = {context.party_of(a) for a in deed.sources}
    low, _ = page.unit_of(token.i)
    start = page.unit_of(low - 1)[0] if low else 0
    for stretch in (range(token.i - 1, low - 1, -1), range(low - 1, start - 1, -1)):
        for i in stretch:
            candidate = page.actors.at(i)
            if candidate is None or candidate.actor is None or candidate.kind == "pronoun" or i in slots.dated:
                continue
            cluster = page.actors.clusters.by_id.get(candidate.actor)
            if cluster is None or cluster.sector == "MED" or not cluster.party or cluster.party in own:
                continue
            if _before(context, candidate) in page.grammar["locative_prepositions"]:
                continue
            return [candidate.actor]
    return []


def _behind(context: Context, slots: Slots, deed: Deed, token: Token, *, places: bool) -> Iterator[Candidate]:
    """Those named behind the trigger in its clause, then in its content; `places` says whether places count."""
    page = context.page
    _, high = slots.clauses.span(token.i)
    ranges = [(token.i + 1, high), *(span for _, span in deed.contents if span[0] > token.i)]
    locative = page.grammar["locative_prepositions"]
    barred = page.grammar["agent_prepositions"] | page.grammar["comparison_words"] | page.grammar["according"]
    seen: set[int] = set()
    for low, end in ranges:
        for i in range(low, min(end, token.i + REACH)):
            candidate = page.actors.at(i)
            if candidate is None or candidate.actor is None or candidate.start in seen or candidate.start < low:
                continue
            seen.add(candidate.start)
            cluster = page.actors.clusters.by_id.get(str(candidate.actor))
            if cluster is not None and cluster.sector == "MED":
                continue
            if candidate.kind == "pronoun" or i in slots.dated or page.inside[i] != page.inside[token.i] and high <= i:
                continue
            before = _before(context, candidate)
            told = page.lower[max(candidate.start - 2, 0)] in page.grammar["according"]
            if told or before in barred or before in locative and not places:
                continue
            if str(candidate.actor).startswith(PLACE) and not places:
                continue
            yield candidate


def _before(context: Context, candidate: Candidate) -> str:
    """The word before the phrase, articles and adjectives left out."""
    i = min([candidate.start, *(r.start for r in candidate.roles)]) - 1
    while i > 0 and context.page.doc[i].pos_ in ("DET", "ADJ", "NUM"):
        i -= 1
    return context.page.lower[i] if i >= 0 else ""


def coordinated(context: Context, candidate: Candidate) -> list[str]:
    """The actor and those that stand behind it in one list: `Iran, Libya and Cuba`."""
    page = context.page
    found = [str(candidate.actor)]
    end, joined = candidate.end, False
    while end + 1 < len(page.doc) and (page.doc[end].text == "," or page.doc[end].pos_ == "CCONJ"):
        start = end + 1
        while start + 1 < len(page.doc) and page.doc[start].pos_ in ("CCONJ", "DET"):
            start += 1
        following = page.actors.at(start)
        if following is None or following.actor is None or following.kind == "pronoun" or following.start != start:
            break
        joined = joined or any(page.doc[i].pos_ == "CCONJ" for i in range(end, start))
        found.append(str(following.actor))
        end = following.end
    return found if joined else found[:1]
