"""All statements of a page: claims of the rules, rivals settled, speakers given, records made."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.records import Span, Statement, StatementKind, stable_id
from demarche.statements.claims import Claim, words_of
from demarche.statements.clauses import noun_claim, verb_claim
from demarche.statements.confidence import confidence
from demarche.statements.cues import Cue, noun_cues, phrase_cues, verb_cues
from demarche.statements.page import Page, Range
from demarche.statements.phrases import phrase_claim, reportative_claims
from demarche.statements.quotations import quote_claims, speaker_range
from demarche.statements.settle import settle
from demarche.statements.speakers import give_speakers
from demarche.times import time_of_clause


def read_statements(page: Page, made: dict[str, Claim] | None = None) -> tuple[Statement, ...]:
    """Statements in text order; the page's actors gain those speakers that were no actors before.

    `made` is filled with what each record was made of, by its id.
    """
    claims = settle(page, _claims(page))
    give_speakers(page, claims)
    claims.sort(key=lambda c: (c.start, c.rule))
    records = [_record(page, claim, claims) for claim in claims]
    if made is not None:
        made.update({record.id: claim for record, claim in zip(records, claims, strict=True)})
    return tuple(_nested(page, claims, records))


def _claims(page: Page) -> list[Claim]:
    phrases, nouns = list(phrase_cues(page)), list(noun_cues(page))
    in_phrases = {i for cue in phrases for i in cue.parts}
    verbs = [cue for cue in verb_cues(page) if cue.i not in in_phrases]
    indirect = [c for cue in verbs if (c := verb_claim(page, cue)) is not None]
    indirect += [c for cue in phrases if (c := phrase_claim(page, cue)) is not None]
    indirect += [c for cue in nouns if (c := noun_claim(page, cue)) is not None]
    taken = _taken_quotes(page, [c for c in indirect if not _holds_quote_cue(page, c, verbs)])
    quoted = quote_claims(page, [*verbs, *nouns], phrases, taken)
    return [*indirect, *quoted, *reportative_claims(page)]


def _taken_quotes(page: Page, claims: Sequence[Claim]) -> set[int]:
    """Quotations that stand inside an indirect claim's content, and so are part of it."""
    taken = set()
    for claim in claims:
        tokens = claim.tokens
        for k, quote in enumerate(page.quotes):
            if all(i in tokens for s, e in quote.pieces for i in range(s, e)) and not _inside_quote(page, claim, k):
                taken.add(k)
    return taken


def _holds_quote_cue(page: Page, claim: Claim, verbs: Sequence[Cue]) -> bool:
    """Whether a source phrase's clause has its own speech verb next to a quotation (*“A”, zei X volgens Y*)."""
    if claim.rule not in ("according", "own-words", "parenthetical"):
        return False
    tokens = claim.tokens
    ends = {quote.outer[1] for quote in page.quotes}
    return any(v.i in tokens and ends & set(range(v.i - 2, v.i + 1)) and v.span != claim.cue for v in verbs)


def _inside_quote(page: Page, claim: Claim, k: int) -> bool:
    """A claim whose cue stands in the quotation does not take it."""
    return claim.cue is not None and page.inside[claim.cue[0]] == k


def _record(page: Page, claim: Claim, claims: Sequence[Claim]) -> Statement:
    content = tuple(_span(page, r) for r in claim.content)
    cue = _span(page, claim.cue) if claim.cue is not None else None
    where = [(s.start, s.end) for s in content]
    actors = page.actors
    joint = _joint(page, claim) if claim.speaker is not None else ()
    return Statement(
        id=stable_id("statement", page.document.id, cue.start if cue else None, where),
        kind=_kind(page, claim, claims),
        speaker=claim.speaker_id,
        joint_with=tuple(a for a in joint if a != claim.speaker_id),
        speaker_span=_span(page, speaker_range(page, claim.speaker)) if claim.speaker is not None else None,
        cue=cue,
        content=content,
        addressee=claim.addressee,
        reported_by=claim.reported_by,
        time=_time(page, claim),
        prompted=claim.prompted,
        nested_in=None,
        confidence=confidence(page, claim, actors.at(claim.speaker) if claim.speaker is not None else None),
    )


def _time(page: Page, claim: Claim) -> str | None:
    """The value of the time that the cue's own clause carries; the content's times are its own."""
    if claim.cue is None:
        return None
    verbs = [i for i in range(*claim.cue) if page.doc[i].pos_ in ("VERB", "AUX", "NOUN")]
    heads = verbs or [claim.cue[0]]
    found = (time_of_clause(page.doc, i, page.times, barred=claim.tokens, inside=page.inside) for i in heads)
    return next((time.value for time in found if time is not None), None)


def _span(page: Page, tokens: Range) -> Span:
    first, last = page.doc[tokens[0]], page.doc[tokens[1] - 1]
    return page.document.span(first.idx, last.idx + len(last.text))


def _joint(page: Page, claim: Claim) -> tuple[str, ...]:
    """Those who speak with the speaker: coordinated names of the same phrase."""
    assert claim.speaker is not None
    head = page.doc[claim.speaker]
    group = [head, *(c for c in head.conjuncts)]
    low, high = page.region(head.i)
    found = [page.actors.actor_of(t.i) for t in group if low <= t.i < high]
    return tuple(dict.fromkeys(a for a in found if a is not None))


def _kind(page: Page, claim: Claim, claims: Sequence[Claim]) -> StatementKind:
    """Direct where all content stands in its own quotation marks, mixed where part does.

    A quotation inside that another statement gives to somebody else does not count.
    """
    if claim.quotes and _wholly_quoted(page, claim):
        return "direct"
    others = [c for c in claims if c is not claim and c.tokens < claim.tokens and c.speaker_id != claim.speaker_id]
    foreign = {i for c in others for i in c.tokens}
    words = [i for i in sorted(claim.tokens) if not page.doc[i].is_punct and not page.doc[i].is_space]
    level = page.depth_at(claim.cue[0]) if claim.cue is not None else 0
    quoted = [i for i in words if page.depth_at(i) > level and i not in foreign]
    if not quoted:
        return "indirect"
    if claim.rule == "naming":
        return "direct" if claim.frame is not None and claim.frame.fixed and len(quoted) == len(words) else "mixed"
    return "direct" if len(quoted) == len(words) else "mixed"


def _wholly_quoted(page: Page, claim: Claim) -> bool:
    """Whether every word stands inside the quotations that the claim took for itself."""
    held = {i for k in claim.quotes for start, end in page.quotes[k].pieces for i in range(start, end)}
    return words_of(page, claim.content) <= held


def _nested(page: Page, claims: Sequence[Claim], records: Sequence[Statement]) -> list[Statement]:
    from dataclasses import replace

    result = []
    for claim, record in zip(claims, records, strict=True):
        holders = [
            (len(other.tokens), outer.id)
            for other, outer in zip(claims, records, strict=True)
            if other is not claim and _holds(other, claim)
        ]
        result.append(replace(record, nested_in=min(holders)[1] if holders else None))
    return result


def _holds(outer: Claim, inner: Claim) -> bool:
    anchor = set(range(*inner.cue)) if inner.cue is not None else set()
    whole = inner.tokens | anchor
    return whole < outer.tokens or (whole <= outer.tokens and len(outer.tokens) > len(inner.tokens))
