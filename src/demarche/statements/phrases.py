"""Set phrases as cues: *volgens X*, *aldus X*, *naar eigen zeggen*, *naar verluidt*, and the reportative *zou*."""

from __future__ import annotations

from spacy.tokens import Token

from demarche.actors.candidates import Candidate
from demarche.statements.borders import comment_start
from demarche.statements.claims import Claim
from demarche.statements.clauses import all_quoted
from demarche.statements.cues import Cue
from demarche.statements.grammar import clause_left, clause_right, phrase_span, subject_of, trim
from demarche.statements.page import Page, Range

MAX_SOURCE_TOKENS = 14


def phrase_claim(page: Page, cue: Cue) -> Claim | None:
    """The claim of a set phrase; None where it introduces no source (*volgens plan*)."""
    slot = (cue.frame.speaker or ("none",))[0]
    low, high = page.region(cue.i)
    if slot == "following":
        source = _source(page, cue.span[1], high)
        if source is None:
            return None
        head, end = source
        end = _behind_apposition(page, end, high)
        content = _clause_round(page, (cue.span[0], end), low, high)
        return Claim("according", content, cue.span, head, cue.frame) if content else None
    content = _clause_round(page, cue.span, low, high)
    if not content:
        return None
    if slot == "none":
        content = [*_antecedent(page, cue.i, low), *content]
        return Claim("hearsay", content, cue.span, None, cue.frame, unsourced=True)
    named = next((i for i in range(*cue.span) if page.actors.actor_of(i) is not None), None)
    speaker = named if named is not None else _clause_subject(page, cue, content)
    return Claim("own-words", content, cue.span, speaker, cue.frame)


def _antecedent(page: Page, i: int, low: int) -> list[Range]:
    """`X, who is said to have left`: X."""
    doc = page.doc
    if page.grammar.verb_final or i < low + 3 or doc[i - 1].lower_ not in page.grammar["relatives"]:
        return []
    noun = doc[i - 3] if doc[i - 2].text == "," else doc[i - 2]
    return [phrase_span(page, noun)] if noun.pos_ in ("NOUN", "PROPN") else []


def _source(page: Page, i: int, high: int) -> tuple[int, int] | None:
    """Head token and end of the noun phrase at `i`, when it can be a source."""
    doc = page.doc
    if i >= high or doc[i].is_punct and not doc[i].is_quote:
        return None
    candidate, j = page.actors.at(i), i
    while candidate is None and j + 1 < min(high, i + 5) and doc[j].pos_ in ("DET", "ADJ", "NUM", "ADV", "PRON"):
        j += 1
        candidate = page.actors.at(j)
    if candidate is None or (doc[candidate.head].pos_ == "ADJ" and candidate.label != "PER"):
        noun = doc[j]
        while noun.pos_ in ("ADJ", "DET", "NUM") and noun.i + 1 < high:
            noun = doc[noun.i + 1]
        if noun.pos_ not in ("NOUN", "PROPN", "X") or noun.lower_ in page.grammar["not_sources"]:
            return None
        return noun.i, _phrase_end(page, noun, noun.i + 1, high)
    head = doc[candidate.head]
    return head.i, _phrase_end(page, head, phrase_span(page, head)[1], high)


def _behind_apposition(page: Page, end: int, high: int) -> int:
    """`Volgens X, die er woont, is A`: the clause begins with the finite verb behind the second comma."""
    doc = page.doc
    if end >= high or doc[end].text != ",":
        return end
    if not page.grammar.verb_final:
        return _behind_description(page, end, high)
    for j in range(end + 2, high):
        if doc[j - 1].text == "," and page.is_finite(doc[j]) and page.inside[j] == page.inside[end]:
            return j
    return end


def _behind_description(page: Page, end: int, high: int) -> int:
    """`According to X, who lives there, A`, `X, a lawyer, A`: behind the second comma."""
    doc = page.doc
    role = page.actors.at(end + 1) if end + 1 < high else None
    if role is not None and role.kind == "role" and role.end < high and doc[role.end].text == ",":
        return role.end
    if end + 1 < high and doc[end + 1].lower_ in page.grammar["relatives"]:
        return next((j for j in range(end + 2, high) if doc[j].text == ","), end)
    return end


def _phrase_end(page: Page, head: Token, end: int, high: int) -> int:
    """Extend over prepositional phrases, further names and appositions that belong to the source."""
    doc = page.doc
    edge = min(head.right_edge.i + 1, high)
    stop = end
    while stop < edge and stop - head.i < MAX_SOURCE_TOKENS and not page.is_finite(doc[stop]):
        if doc[stop].text in (",", ":", ";", "(") or page.inside[stop] != page.inside[head.i]:
            break
        stop += 1
    if stop > end and doc[min(stop, len(doc) - 1)].is_punct or stop == edge:
        end = max(end, stop)
    while end < high and doc[end].pos_ in ("ADP",) and (found := page.actors.at(end + 1) or _second(page, end, high)):
        if doc[end].lower_ not in page.grammar["of_prepositions"]:
            break
        end = found.end
    return _coordinated_end(page, end, high)


def _coordinated_end(page: Page, end: int, high: int) -> int:
    """`Frankrijk, Duitsland en het VK`: behind the last of several sources, which an *and* closes."""
    stop, joined = end, False
    while stop + 1 < high and not joined and (page.doc[stop].text == "," or page.doc[stop].pos_ == "CCONJ"):
        joined = page.doc[stop].pos_ == "CCONJ"
        start = stop + 1
        while start + 1 < high and page.doc[start].pos_ in ("DET", "ADJ") and page.actors.at(start) is None:
            start += 1
        found = page.actors.at(start)
        if found is None or page.doc[found.head].pos_ == "ADJ" or found.kind == "pronoun":
            return end
        stop = max(found.end, found.named_by.end if found.named_by else 0)
    return stop if joined else end


def _second(page: Page, end: int, high: int) -> Candidate | None:
    return page.actors.at(end + 2) if end + 2 < high and page.doc[end + 1].pos_ == "DET" else None


def _clause_round(page: Page, phrase: Range, low: int, high: int) -> list[Range]:
    """The clause that a source phrase stands in, less the phrase and the commas that fence it."""
    doc = page.doc
    relative = _relative_clause(page, phrase, low, high)
    if relative is not None:
        low, high = relative
    closing = not page.grammar.verb_final and phrase[0] > low and not any(page.is_word[phrase[1] : high])
    left = low if closing and doc[phrase[0] - 1].text == "," else clause_left(page, phrase[0], low)
    right = clause_right(page, phrase[1] - 1, high)
    before = trim(page, left, phrase[0])
    after = trim(page, phrase[1], right)
    pieces = [p for p in (before, after) if p[0] < p[1]]
    if after[0] < after[1] and not page.has_finite(*after) and doc[phrase[1]].text == ",":
        pieces = [p for p in pieces if p != after]
    if len(pieces) == 2 and doc[phrase[1]].text == "," and _leaves_clause(page, after[0]):
        pieces = [before]
    if len(pieces) == 2 and not page.has_finite(*after) and all_quoted(page, [before], page.inside[phrase[0]]):
        pieces = [before]
    pieces = [_without_comment(page, p) for p in pieces]
    words = sum(p[1] - p[0] for p in pieces)
    return pieces if words >= 2 and not all_quoted(page, pieces, page.inside[phrase[0]]) else []


def _leaves_clause(page: Page, i: int) -> bool:
    return page.doc[i].lower_ in page.grammar["relatives"] | page.grammar["subordinators"]


def _without_comment(page: Page, piece: Range) -> Range:
    """Less a closing remark of the writer's (*…, iets wat nooit eerder gebeurde*)."""
    return piece[0], comment_start(page, piece[0] + 2, piece[1])


def _relative_clause(page: Page, phrase: Range, low: int, high: int) -> Range | None:
    """The relative clause that holds the phrase, between its commas."""
    doc = page.doc
    opening = (page.grammar["relatives"] | page.grammar["clause_relatives"]) - page.grammar["clause_links"]
    if not page.grammar.verb_final and (fenced := _fenced_in_relative(page, phrase, low, high)) is not None:
        return fenced
    if page.grammar.verb_final and phrase[0] > low + 1 and doc[phrase[0] - 1].lower_ in opening:
        return phrase[0], _relative_end(page, phrase[1], high)
    governor = doc[phrase[0]].head
    for node in (governor, governor.head):
        if node.dep_ == "acl:relcl" and node.i not in range(*phrase):
            start, end = node.left_edge.i, node.right_edge.i + 1
            if low <= start < phrase[0] and phrase[1] <= end <= high and start > low:
                return start, end
    return None


def _fenced_in_relative(page: Page, phrase: Range, low: int, high: int) -> Range | None:
    """`the screen, which, according to X, is broken, was no help`: from the phrase to the comma behind the verb."""
    doc, before = page.doc, phrase[0] - 1 - (page.doc[phrase[0] - 1].text == ",")
    if before <= low or doc[before].lower_ not in page.grammar["relatives"] or doc[before - 1].text != ",":
        return None
    verb = next((i for i in range(phrase[1], high) if doc[i].pos_ in ("VERB", "AUX")), high)
    return phrase[0], next((i for i in range(verb, high) if doc[i].text in (",", ";", "–", "—")), high)


def _relative_end(page: Page, start: int, high: int) -> int:
    """Where a verb-final clause ends: behind its verbs, at a comma or a further clause."""
    doc = page.doc
    finite = next((i for i in range(start, high) if page.is_finite(doc[i])), high)
    return next((i for i in range(finite + 1, high) if doc[i].text in (",", ";", "–")), high)


def _clause_subject(page: Page, cue: Cue, content: list[Range]) -> int | None:
    doc = page.doc
    finite = [doc[i] for s, e in content for i in range(s, e) if page.is_finite(doc[i])]
    nearest = min(finite, key=lambda t: abs(t.i - cue.i), default=None)
    if nearest is None:
        return None
    carrier = nearest.head if nearest.dep_ in ("aux", "cop", "aux:pass") else nearest
    subject = subject_of(page, carrier) or subject_of(page, nearest)
    return subject.i if subject is not None else None


def reportative_claims(page: Page) -> list[Claim]:
    """`Daarbij zouden tien doden zijn gevallen`: passed on without a source."""
    claims = []
    for token in page.doc:
        if token.lower_ in page.grammar["reportative"] and page.inside[token.i] < 0:
            content = _reportative(page, token)
            if content:
                claims.append(Claim("reportative", content, (token.i, token.i + 1), None, None, unsourced=True))
    return claims


def _reportative(page: Page, token: Token) -> list[Range]:
    low, high = page.region(token.i)
    left, right = clause_left(page, token.i, low), clause_right(page, token.i, high)
    clause_ends = (i for i in range(token.i + 1, right) if page.doc[i].text == "," or _relative_word(page, i))
    words = {page.doc[i].lower_ for i in range(left, next(clause_ends, right))}
    if words & page.grammar["reportative_blockers"] or _conditional(page, left, right, token):
        return []
    perfect = words & page.grammar["reportative_perfect"] and any(
        "Part" in page.doc[i].morph.get("VerbForm", []) for i in range(token.i, right)
    )
    verb = any(page.doc[i].pos_ in ("VERB", "AUX") for i in range(token.i + 1, right))
    subordinate = page.grammar["complementisers"] | page.grammar["subordinators"]
    fronted = page.doc[left].lower_ in subordinate and page.doc[left].pos_ == "SCONJ"
    verb = verb or token.dep_ in ("aux", "aux:pass")
    if not (perfect or verb) or fronted or page.doc[right - 1].text == "?":
        return []
    start, end = trim(page, left, right)
    if page.doc[start].pos_ == "CCONJ":
        start += 1
    return [(start, end)]


def _relative_word(page: Page, i: int) -> bool:
    return page.doc[i].lower_ in page.grammar["relatives"] and page.doc[i].head.dep_ == "acl:relcl"


def _conditional(page: Page, left: int, right: int, token: Token) -> bool:
    governing = token.head if token.dep_ in ("aux", "aux:pass") else token
    if governing.dep_ in ("ccomp", "acl:relcl", "advcl", "xcomp", "acl") and page.doc[left].i != token.i:
        marks = [c for c in governing.children if c.dep_ == "mark"]
        return bool(marks) or governing.dep_ == "acl:relcl"
    return False
