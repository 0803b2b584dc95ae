"""Direct speech: give every quotation a cue, a speaker by colon, the speaker before it, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from demarche.statements.claims import Claim, quote_content
from demarche.statements.cues import Cue
from demarche.statements.grammar import is_spoken, phrase_span, speaker_of_noun, speaker_of_verb, subject_of
from demarche.statements.namings import whole_phrase
from demarche.statements.page import Page, Range

# A quotation of fewer words and without a verb is a term, not speech, unless a cue claims it.
MIN_FREE_QUOTE = 5
# Tokens that may stand between a quotation and the cue that follows or precedes it.
MAX_GAP_AFTER, MAX_GAP_BEFORE = 3, 22


def quote_claims(page: Page, cues: Sequence[Cue], phrases: Sequence[Cue], taken: set[int]) -> list[Claim]:
    """Claims for quotations that no indirect claim has taken, unit by unit and depth by depth."""
    claims: list[Claim] = []
    deepest = max((q.depth for q in page.quotes), default=-1)
    for depth in range(deepest + 1):
        for unit in page.units:
            free = [k for k in page.quotes_in(*unit, depth) if k not in taken]
            claims += _unit_claims(page, unit, free, cues, phrases)
    return claims


def _unit_claims(page: Page, unit: Range, free: list[int], cues: Sequence[Cue], phrases: Sequence[Cue]) -> list[Claim]:
    by_cue: dict[int, tuple[Cue, list[int]]] = {}
    claims: list[Claim] = []
    for k in free:
        region = _surroundings(page, k, unit)
        cue = _cue_for(page, k, region, cues, phrases)
        if cue is not None:
            by_cue.setdefault(cue.i, (cue, []))[1].append(k)
            continue
        claim = _by_colon(page, k, region) or _alone(page, k, region)
        if claim is not None:
            claims.append(claim)
    for cue, quotes in by_cue.values():
        claim = _cued(page, cue, quotes, unit)
        claims += [claim] if claim is not None else []
    return claims


def _surroundings(page: Page, k: int, unit: Range) -> Range:
    """The unit, or for a quotation within one the stretch of the outer quotation."""
    quote = page.quotes[k]
    outer = page.inside[quote.outer[0]]
    if outer < 0:
        return unit
    return page.region(quote.outer[0])


def _cue_for(page: Page, k: int, region: Range, cues: Sequence[Cue], phrases: Sequence[Cue]) -> Cue | None:
    """The cue that introduces the quotation: right behind it, before its colon, else before it in its clause."""
    quote = page.quotes[k]
    level = page.inside[quote.outer[0]]
    near = [c for c in (*cues, *phrases) if region[0] <= c.i < region[1] and page.inside[c.i] == level]
    near = [c for c in near if _takes_quote(c)]
    led = [c for c in near if c.frame.fixed and quote.outer[0] - 1 in c.parts]
    near = led or near
    subjects = {page.doc[c.i].head.i for c in near if page.doc[c.i].dep_ == "nsubj"} & {c.i for c in near}
    if not page.grammar.verb_final:  # *“…,” the statement said*
        near = [c for c in near if page.doc[c.i].dep_ != "nsubj" or page.doc[c.i].head.i not in subjects]
    scored = ((score, c.i, c) for c in near if (score := _nearness(page, quote.outer, c, region)) is not None)
    ranked = sorted(scored, key=lambda one: one[:2])
    if not ranked:
        return None
    best = ranked[0][2]
    if _is_term(page, k) and not _takes_term(page, best, quote.outer):
        return None
    return best


def _takes_quote(cue: Cue) -> bool:
    return any({"quote", "fragment"} & f.content for f in cue.frames)


def _is_term(page: Page, k: int) -> bool:
    quote = page.quotes[k]
    start, end = quote.pieces[0][0], quote.pieces[-1][1]
    behind = page.doc[min(quote.outer[1], len(page.doc) - 1)]
    closed = page.doc[end - 1].text in (".", "!", "?", "…", ",") or behind.text == ","
    closed = closed or quote.outer[0] > 0 and page.doc[quote.outer[0] - 1].lower_ in page.grammar["complementisers"]
    return quote.size < MIN_FREE_QUOTE and not page.has_finite(start, end) and not closed


def _takes_term(page: Page, cue: Cue, outer: Range) -> bool:
    """A short quoted term belongs to a cue that takes fragments and stands in the same clause."""
    fragment = any("fragment" in f.content for f in cue.frames)
    if not fragment:
        return False
    low, high = min(cue.i, outer[0]), max(cue.i, outer[0])
    if any(page.doc[j].text in (";", ":") and page.inside[j] == page.inside[cue.i] for j in range(low, high)):
        return page.doc[outer[0] - 1].text == ":"
    before = page.doc[outer[0] - 1] if outer[0] else None
    plain = not any(f.fixed for f in cue.frames)
    judging = before is not None and before.pos_ == "DET" and any(f.act == "feel" for f in cue.frames)
    embedded = before is not None and cue.i < outer[0] and before.pos_ in ("DET", "ADJ", "ADP", "NUM")
    if plain and embedded and not judging:
        return False
    crossed = sum(page.is_finite(page.doc[j]) for j in range(low + 1, high) if page.inside[j] == page.inside[cue.i])
    return crossed == 0 and high - low <= 12


def _nearness(page: Page, outer: Range, cue: Cue, region: Range) -> float | None:
    """How near the cue is, smaller is nearer; None where something bars the way."""
    doc = page.doc
    if cue.i >= outer[1]:
        if not page.grammar.verb_final and _goes_on(page, outer[1], cue):
            return None
        if _opens_perfect(page, outer, cue):
            return 0.0
        between = [doc[j] for j in range(outer[1], _anchor(page, cue))]
        words = [t for t in between if not t.is_punct and not t.is_space]
        if len(words) <= MAX_GAP_AFTER and not any(page.is_finite(t) for t in words):
            return 0.0 + 0.1 * len(words)
        if any(page.is_finite(t) for t in between) or ":" in {t.text for t in between}:
            return None
        return 4.0 + 0.1 * len(words)
    between = [doc[j] for j in range(cue.i + 1, outer[0])]
    gap = sum(not t.is_punct for t in between if page.inside[t.i] == page.inside[cue.i])
    if gap > MAX_GAP_BEFORE or any(t.text == ";" for t in between):
        return None
    spaced = outer[0] >= 2 and doc[outer[0] - 1].is_space
    if doc[outer[0] - 1 - spaced].text == ":":
        return 0.5 + 0.01 * gap
    return 1.0 + 0.1 * gap


def _opens_perfect(page: Page, outer: Range, cue: Cue) -> bool:
    """`“A”, had X verklaard`: the auxiliary of the participle stands right behind the quotation."""
    start = outer[1] + (outer[1] < len(page.doc) and page.doc[outer[1]].text == ",")
    perfect = start < cue.i and page.doc[start].lower_ in page.grammar["perfect_auxiliaries"]
    return perfect and start in (c.i for c in page.doc[cue.i].children)


def _goes_on(page: Page, end: int, cue: Cue) -> bool:
    """`“wrong” when he told them`, `“wrong” by claiming`: the clause that goes on has another cue."""
    doc = page.doc
    links = page.grammar["subordinators"] | page.grammar["clause_links"]
    linked = any(doc[j].lower_ in links and doc[j].pos_ != "ADP" for j in range(end, cue.i))
    closed = doc[end - 2].text in (",", ".", "!", "?", "…") or end < len(doc) and doc[end].text == ","
    spoken = cue.frame.pos != "VERB" or is_spoken(page, doc[cue.i]) or _anchor(page, cue) != cue.i
    return not closed and (linked or not spoken)


def _anchor(page: Page, cue: Cue) -> int:
    """Where the cue's verb begins: `was quoted as saying` at *was*."""
    token = page.doc[cue.i]
    if not any(c.dep_ == "mark" and c.lower_ in page.grammar["as_words"] for c in token.children):
        return cue.i
    return min([cue.i, token.head.i, *(c.i for c in token.head.children if c.dep_.startswith("aux"))])


def _cued(page: Page, cue: Cue, quotes: list[int], unit: Range) -> Claim | None:
    content = [r for k in quotes for r in quote_content(page, k)]
    if len(quotes) == 1 and _is_term(page, quotes[0]) and _is_determined(page, quotes[0], cue):
        content = [whole_phrase(page, page.quotes[quotes[0]].outer, page.region(cue.i)[1])]
    frame = next(f for f in cue.frames if {"quote", "fragment"} & f.content)
    claim = Claim("quote", content, cue.span, None, frame, quotes=set(quotes))
    if frame.pos == "VERB":
        quoted = {i for k in quotes for s, e in page.quotes[k].pieces for i in range(s, e)}
        found = speaker_of_verb(page, cue, frame.speaker)
        claim.speaker = found if found not in quoted else None
        claim.inherited = claim.speaker is None and not {"nsubj", "nmod:van"} & {*frame.speaker}
        if claim.speaker is None and not claim.inherited and _is_agentless(page, cue, quotes):
            return None
    elif frame.pos == "NOUN":
        claim.speaker = speaker_of_noun(page, page.doc[cue.i])
    else:
        claim.speaker = _speaker_behind(page, cue, frame.speaker)
    return claim if content else None


def _is_determined(page: Page, k: int, cue: Cue) -> bool:
    """`hekelt de “mentaliteit” van X`: a quoted word inside the phrase that is judged."""
    start = page.quotes[k].outer[0]
    return cue.i < start and page.doc[start - 1].pos_ == "DET" and any(f.act == "feel" for f in cue.frames)


def _is_agentless(page: Page, cue: Cue, quotes: list[int]) -> bool:
    """`wordt gezien als “oefening”`: a term in a passive that says of nobody that they use it."""
    passive = any(c.dep_ == "aux:pass" for c in page.doc[cue.i].children)
    return passive and not any(page.has_finite(s, e) for k in quotes for s, e in page.quotes[k].pieces)


def _speaker_behind(page: Page, cue: Cue, slots: tuple[str, ...]) -> int | None:
    if "following" not in slots:
        return None
    _, high = page.region(cue.i)
    for j in range(cue.span[1], min(high, cue.span[1] + 8)):
        candidate = page.actors.at(j)
        if candidate is not None and not (candidate.kind == "demonym" and page.doc[candidate.head].pos_ == "ADJ"):
            return candidate.head
        if page.doc[j].pos_ == "NOUN":
            return j
        if page.doc[j].is_punct:
            return None
    return None


def _by_colon(page: Page, k: int, region: Range) -> Claim | None:
    """`X: “…”`: the phrase or the subject of the clause before the colon."""
    doc, outer = page.doc, page.quotes[k].outer
    colon = outer[0] - 1
    while colon > region[0] and doc[colon].is_space:
        colon -= 1
    if colon <= region[0] or doc[colon].text != ":":
        return None
    content = quote_content(page, k)
    speaker = _before_colon(page, region[0], colon)
    if speaker is None:
        return Claim("colon-free", content, (colon, colon + 1), None, quotes={k})
    return Claim("colon-quote", content, (colon, colon + 1), speaker, quotes={k})


def _before_colon(page: Page, low: int, colon: int) -> int | None:
    doc = page.doc
    finite = [doc[i] for i in range(low, colon) if page.is_finite(doc[i])]
    if finite:
        subject = subject_of(page, finite[0])
        if subject is not None and low <= subject.i < colon and _can_speak(page, subject.i):
            return subject.i
        return None
    for i in range(low, colon):
        candidate = page.actors.at(i)
        if candidate is not None and candidate.kind != "demonym":
            governed = candidate.start > low and doc[candidate.start - 1].pos_ == "ADP"
            if not governed:
                return candidate.head
    return None


def _can_speak(page: Page, i: int) -> bool:
    """Whether the token names a person or body by name or role: a place that acts need not be the one that speaks."""
    candidate = page.actors.at(i)
    if candidate is None or candidate.actor is None:
        return False
    cluster = page.actors.clusters.by_id[candidate.actor]
    return candidate.kind in ("name", "role", "pronoun") and cluster.kind != "country"


def _alone(page: Page, k: int, region: Range) -> Claim | None:
    """A quotation that fills its unit: it leans on what stands before. Others are terms of nobody."""
    doc, quote = page.doc, page.quotes[k]
    rest = [doc[i] for i in range(*region) if not quote.outer[0] <= i < quote.outer[1]]
    words = [t for t in rest if not t.is_punct and not t.is_space]
    others = any(page.inside[t.i] >= 0 for t in words)
    titled = page.zone_of[quote.outer[0]] in ("heading", "headline")
    if titled and not page.has_finite(quote.pieces[0][0], quote.pieces[-1][1]):
        return None
    if quote.depth == 0 and (not words or others and all(page.inside[t.i] >= 0 for t in words)):
        return Claim("leaning", quote_content(page, k), None, None, quotes={k}, inherited=True)
    return None


def speaker_before(page: Page, unit_index: int) -> Token | None:
    """The subject of a unit, when it is somebody who can speak."""
    low, high = page.units[unit_index]
    finite = [page.doc[i] for i in range(low, high) if page.is_finite(page.doc[i]) and page.inside[i] < 0]
    for verb in sorted(finite, key=lambda v: (_is_subordinate(page, v), v.i)):
        subject = subject_of(page, verb)
        if subject is None:
            continue
        candidate = page.actors.at(subject.i)
        if candidate is not None and candidate.kind in ("name", "role", "pronoun"):
            return subject
    return None


def _is_subordinate(page: Page, verb: Token) -> bool:
    """Whether the verb is that of a clause with a mark of its own (*nadat het leger …*)."""
    carrier = verb.head if verb.dep_ in ("aux", "aux:pass", "cop") else verb
    return carrier.dep_ in ("advcl", "acl:relcl", "ccomp") or any(c.dep_ == "mark" for c in carrier.children)


def speaker_range(page: Page, head: int) -> Range:
    """The tokens of the speaker's phrase."""
    return phrase_span(page, page.doc[head])
