"""Settle rivals: two claims on the same words, a passing-on agency, a quotation that goes on after its cue."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.statements.claims import Claim, overlap, words_of
from demarche.statements.nearby import Nearby
from demarche.statements.page import Page

# Which rule's reading stands where two claim the same words; the first wins.
PRECEDENCE = (
    "quote",
    "naming",
    "infinitive",
    "gerund",
    "clause",
    "noun",
    "colon-quote",
    "colon",
    "plain",
    "bare",
    "sentence-before",
    "according",
    "own-words",
    "as-clause",
    "parenthetical",
    "leaning",
    "colon-free",
    "hearsay",
    "reportative",
)
# Two contents are the same above this F1 of word positions; the scorers ask for 0.7.
SAME = 0.7
# Words besides cue, speaker and content that a reporting clause may hold (*heeft*, *maandag*).
MAX_OUTSIDE = 4


def settle(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """Each stretch of text once for each source, continued quotations joined."""
    claims = [c for c in claims if page.zone_of[c.start] != "furniture" or c.quotes]
    kept: list[Claim] = []
    drawers = Nearby[Claim]()
    for claim in sorted(claims, key=lambda c: (PRECEDENCE.index(c.rule), c.start)):
        near = drawers.at(claim.content)
        rivals = [k for k in near if overlap(page, k.content, claim.content) >= SAME]
        rival = next((k for k in rivals if not _reports(page, claim, k)), None)
        if rival is None:  # *said he hoped to come*: once is enough
            for inner in rivals:
                if inner.rule in ("infinitive", "gerund") and inner in kept:
                    kept.remove(inner)
                    near.remove(inner)
        if rival is None and not _swallowed(page, claim, near):
            kept.append(claim)
            drawers.add([*claim.content, *([claim.cue] if claim.cue is not None else [])], claim)
        elif rival is not None:
            _pass_on(page, rival, claim)
    return _joined(page, kept)


def _reports(page: Page, outer: Claim, inner: Claim) -> bool:
    """`told senators that Beijing had promised to help`: what is said holds another's speech, which is most of it."""
    nested = inner.cue is not None and inner.cue[0] in outer.tokens and inner.tokens < outer.tokens
    return not page.grammar.verb_final and nested and outer.rule in ("clause", "bare", "as-clause", "parenthetical")


def _swallowed(page: Page, claim: Claim, kept: Sequence[Claim]) -> bool:
    """A sourceless reading inside sourced speech is that source's; a cueless quotation inside one is part of it."""
    if claim.rule in ("according", "parenthetical"):
        return _reports_another(page, claim, kept)
    if claim.rule not in ("reportative", "hearsay", "leaning"):
        return False
    if claim.rule == "reportative" and any(k.cue and k.cue[0] in claim.tokens and not k.unsourced for k in kept):
        return True
    return any(claim.tokens <= k.tokens for k in kept)


def _reports_another(page: Page, claim: Claim, kept: Sequence[Claim]) -> bool:
    """`“A”, zei X volgens persbureau Y`: the source phrase goes with the cue whose words it holds."""
    for other in kept:
        if other.cue is None or other.cue[0] not in claim.tokens or other.rule == "own-words":
            continue
        outside = words_of(page, claim.content) - other.tokens - {other.cue[0], other.speaker}
        if 2 * len(other.tokens & claim.tokens) > len(claim.tokens) or len(outside) <= MAX_OUTSIDE:
            outlet = page.actors.actor_of(claim.speaker) if claim.speaker is not None else None
            if outlet is not None and page.actors.clusters.by_id[outlet].kind == "media":
                other.reported_by = outlet
            return True
    return False


def _pass_on(page: Page, rival: Claim, claim: Claim) -> None:
    """Of two sources of the same words an outlet is the one that passes them on."""
    for outer, inner in ((claim, rival), (rival, claim)):
        outlet = page.actors.actor_of(outer.speaker) if outer.speaker is not None else None
        if outlet is None or page.actors.clusters.by_id[outlet].kind != "media":
            continue
        if inner is rival:
            rival.reported_by = outlet
        else:
            rival.reported_by = outlet
            rival.speaker, rival.cue, rival.frame = claim.speaker, claim.cue, claim.frame
        return


def _joined(page: Page, claims: list[Claim]) -> list[Claim]:
    """“A”, zei X. “B”: a cueless quotation right behind a cued one of the same paragraph is its second span."""
    claims = sorted(claims, key=lambda c: c.start)
    result: list[Claim] = []
    for claim in claims:
        previous = _quoted_before(page, claim, result)
        if previous is not None:
            previous.content += claim.content
            previous.quotes |= claim.quotes
        else:
            result.append(claim)
    return result


def _quoted_before(page: Page, claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    if claim.rule != "leaning":
        return None
    index = page.unit_index(claim.start)
    for other in reversed(earlier):
        nested = page.depth_at(other.start) > page.depth_at(claim.start)
        if other.rule not in ("quote", "colon-quote") or not other.quotes or nested:
            continue
        last = max(e for _, e in other.content)
        cue_unit = page.unit_index(other.cue[0] if other.cue else other.start)
        joined_already = page.unit_index(last - 1)
        if index - max(cue_unit, joined_already) == 1 and page.paragraph_of[claim.start] == page.paragraph_of[last - 1]:
            return other
        return None
    return None
