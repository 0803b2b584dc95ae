"""Give each claim its speaker's actor, its addressee, and whether it was prompted."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from demarche.actors.candidates import Candidate
from demarche.statements.claims import Claim, words_of
from demarche.statements.grammar import phrase_span
from demarche.statements.interview import announced_interviewee, interviewee, is_question
from demarche.statements.page import Page
from demarche.statements.quotations import speaker_before

# How many units back a quotation without cue may lean.
MAX_LEAN = 6
# Tokens of a phrase that says to whom a speaker belongs.
MAX_OWNER = 8
# Zones that quote what stands below, and how much of it must stand there.
TITLES = frozenset({"headline", "heading", "promo", "caption"})
MIN_REPEATED, REPEATED = 3, 0.8
OPENERS = frozenset("“„«‘\"'‹‚")


def give_speakers(page: Page, claims: Sequence[Claim]) -> None:
    """Fill `speaker_id`, `addressee`, `prompted` of every claim, in text order."""
    ordered = sorted(claims, key=lambda c: c.start)
    asked, announced = interviewee(page), announced_interviewee(page) is not None
    for claim in ordered:
        if claim.speaker is not None:
            answering = asked is not None and _is_personal(page, claim.speaker)
            answering = answering and not _is_told_of(page, claim.speaker)
            claim.speaker_id = asked if answering else _actor(page, claim)
            claim.told = "interview" if answering else "phrase"
        claim.addressee = _addressee(page, claim)
        claim.prompted = _prompted(page, claim)
    for claim in ordered:
        if claim.speaker_id is None and page.zone_of[claim.start] in TITLES and claim.quotes:
            claim.speaker_id, claim.told = _said_below(page, claim, ordered), "below"
        if claim.inherited and claim.speaker_id is None:
            alone = announced and (_is_answer(page, claim) or not _told_here(page, claim, ordered))
            answering = asked is not None and (alone or _answers(page, claim))
            claim.speaker_id = asked if answering else _leant_on(page, claim, ordered)
            claim.told = "interview" if answering else "before"


def _is_answer(page: Page, claim: Claim) -> bool:
    """Whether the sentence right before the claim's asks."""
    low, _ = page.unit_of(claim.start)
    return low > 0 and page.doc[low - 1].text == "?"


def _told_here(page: Page, claim: Claim, ordered: Sequence[Claim]) -> bool:
    """Whether somebody is said to speak before in the claim's own paragraph."""
    paragraph = page.paragraph_of[claim.start]
    before = (c for c in ordered if c.start < claim.start and page.paragraph_of[c.start] == paragraph)
    return any(c.cue is not None and c.speaker_id is not None for c in before)


def _said_below(page: Page, claim: Claim, ordered: Sequence[Claim]) -> str | None:
    """Who says in the text what the headline quotes."""
    words = [page.doc[i].lower_ for i in sorted(words_of(page, claim.content))]
    for other in ordered:
        if other.speaker_id is None or page.zone_of[other.start] in TITLES or not other.quotes:
            continue
        said = {page.doc[i].lower_ for i in words_of(page, other.content)}
        if len(words) >= MIN_REPEATED and sum(w in said for w in words) >= REPEATED * len(words):
            return other.speaker_id
    return None


def _is_personal(page: Page, speaker: int) -> bool:
    """Whether the speaker is a pronoun for one person: in an interview that is the one asked."""
    pronoun = page.grammar.pronouns.get(page.doc[speaker].lower_)
    return pronoun is not None and pronoun.kind == "personal" and pronoun.number in ("s", "x")


def _is_told_of(page: Page, speaker: int) -> bool:
    """Whether the pronoun stands for somebody named before it in its paragraph, as in an article of questions."""
    actor, paragraph = page.actors.actor_of(speaker), page.paragraph_of[speaker]
    named = (c for c in page.actors.candidates if c.kind == "name" and c.actor == actor and c.start < speaker)
    return any(page.paragraph_of[c.start] == paragraph for c in named)


def _answers(page: Page, claim: Claim) -> bool:
    """Whether a question stands before the quotation, or an answer that it goes on with."""
    low, _ = page.unit_of(claim.start)
    while low > 0:
        low, _ = page.unit_of(low - 1)
        if is_question(page, low):
            return True
        if page.inside[low] < 0 and page.doc[low].text not in OPENERS:
            return False
    return False


def _actor(page: Page, claim: Claim) -> str | None:
    assert claim.speaker is not None
    token = page.doc[claim.speaker]
    candidate = page.actors.at(claim.speaker)
    behind = page.actors.at(claim.speaker + 1) if claim.speaker + 1 < len(page.doc) else None
    unnamed = candidate is None or (candidate.kind == "role" and candidate.named_by is None)
    if behind is not None and unnamed and _is_bearer(behind, claim.speaker + 1) and token.pos_ in ("NOUN", "PROPN"):
        return behind.actor
    if candidate is not None:
        return candidate.actor
    if token.pos_ == "PRON" or token.lower_ in page.grammar.pronouns:
        return None
    if token.pos_ in ("NOUN", "PROPN", "X"):
        named = _apposed(page, token)
        if named is not None:
            return named
        start, end = phrase_span(page, token)
        end = max(end, _owner_end(page, token, end))
        while start < end - 1 and page.doc[start].pos_ == "DET":
            start += 1
        return page.actors.new_speaker(page.doc, start, end)
    return None


def _is_bearer(candidate: Candidate, start: int) -> bool:
    return candidate.kind == "name" and candidate.start == start and candidate.label in ("PER", "ORG")


def _apposed(page: Page, token: Token) -> str | None:
    """`een voorman van Hamas, Basem Naim,`: the name between commas behind the phrase."""
    _, high = page.region(token.i)
    for i in range(token.i + 1, min(high - 1, token.i + MAX_OWNER + 2)):
        if page.doc[i].text == ",":
            candidate = page.actors.at(i + 1)
            personal = candidate is not None and candidate.start == i + 1 and candidate.label == "PER"
            closed = personal and candidate is not None and candidate.end < high
            return candidate.actor if candidate and closed and page.doc[candidate.end].is_punct else None
        if page.is_finite(page.doc[i]):
            return None
    return None


def _owner_end(page: Page, token: Token, end: int) -> int:
    """`het kantoor van premier Netanyahu`: the noun with what it belongs to."""
    edge = token.right_edge.i + 1
    short = edge - token.i <= MAX_OWNER and page.inside[edge - 1] == page.inside[token.i]
    linked = end < len(page.doc) and page.doc[end].lower_ in page.grammar["of_prepositions"]
    plain = all(not page.doc[i].is_punct and not page.is_finite(page.doc[i]) for i in range(end, edge))
    return edge if short and linked and plain else end


def _leant_on(page: Page, claim: Claim, ordered: Sequence[Claim]) -> str | None:
    """The speaker before: of the last statement, or the subject of the sentence between, when that is a person."""
    index = page.units.index(page.unit_of(claim.start))
    for back in range(index - 1, max(-1, index - 1 - MAX_LEAN), -1):
        low, high = page.units[back]
        if page.zone_of[low] in ("promo", "furniture", "caption", "byline"):
            continue
        others = [c for c in ordered if c is not claim and c.speaker_id]
        here = [c for c in others if low <= (c.cue[0] if c.cue else c.start) < high]
        if here:
            return _outermost(here).speaker_id
        if page.doc[high - 1].text == "?" or (high >= 2 and page.doc[high - 2].text == "?"):
            continue
        subject = speaker_before(page, back)
        near = back == index - 1 or subject is not None and _is_person(page, subject.i)
        if subject is not None and (near or not _spoken_before(page, claim, ordered, index)):
            claim.speaker = subject.i
            return page.actors.actor_of(subject.i)
        if page.zone_of[low] in ("headline", "heading"):
            return None
    return None


def _outermost(claims: Sequence[Claim]) -> Claim:
    """The last claim that stands in no other's content: whoever is quoted inside it does not go on."""
    outer = [c for c in claims if not any(c is not o and c.tokens < o.tokens for o in claims)]
    return (outer or claims)[-1]


def _is_person(page: Page, i: int) -> bool:
    cluster = page.actors.clusters.by_id.get(page.actors.actor_of(i) or "")
    return cluster is not None and cluster.kind in ("person", "role")


def _spoken_before(page: Page, claim: Claim, ordered: Sequence[Claim], index: int) -> bool:
    """Whether a person has spoken in the sentences before: a country or body that acts is not who goes on then."""
    low = page.units[max(0, index - MAX_LEAN)][0]
    by_id = page.actors.clusters.by_id
    said = (c for c in ordered if c is not claim and c.speaker_id and low <= c.start < claim.start)
    return any(by_id[c.speaker_id].kind in ("person", "role") for c in said if c.speaker_id in by_id)


def _addressee(page: Page, claim: Claim) -> str | None:
    """The object of *told*, else the actor behind *tegen*, *tegenover*, *aan* in the cue's own words."""
    if claim.cue is None or claim.frame is None or not claim.frame.addressee:
        return None
    content = claim.tokens
    verb = page.doc[claim.cue[0]]
    told = [c for c in verb.children if c.dep_ in claim.frame.addressee and c.i not in content]
    for child in told:
        actor = page.actors.actor_of(child.i)
        if actor is not None and actor != claim.speaker_id:
            return actor
    low, high = page.region(claim.cue[0])
    words = {slot.removeprefix("obl:") for slot in claim.frame.addressee if slot.startswith("obl:")}
    for i in range(max(low, claim.cue[0] - 8), min(high - 1, claim.cue[0] + 14)):
        if i in content or page.doc[i].lower_ not in words or page.inside[i] != page.inside[claim.cue[0]]:
            continue
        for j in range(i + 1, min(high, i + 5)):
            candidate = page.actors.at(j)
            if candidate is not None and page.doc[candidate.head].pos_ != "ADJ":
                return candidate.actor if candidate.actor != claim.speaker_id else None
    return None


def _prompted(page: Page, claim: Claim) -> bool:
    if claim.cue is None:
        return False
    content = claim.tokens
    low, high = page.region(claim.cue[0])
    words = [page.doc[i].lower_ if i not in content else "" for i in range(low, high)]
    return any(
        list(phrase) == words[i : i + len(phrase)]
        for phrase in page.grammar.phrases["prompts"]
        for i in range(len(words) - len(phrase) + 1)
    )
