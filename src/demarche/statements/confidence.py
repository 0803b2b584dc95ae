"""How sure a statement is: the share of records of its making that gold keeps, speaker included."""

from __future__ import annotations

import math

from demarche.actors.candidates import Candidate
from demarche.statements.claims import Claim
from demarche.statements.page import Page

# Measured on the open gold articles and checked with `python -m evaluation.calibrate`.
BY_RULE = {
    "quote": 0.94,
    "naming": 0.92,
    "clause": 0.95,
    "noun": 0.75,
    "colon-quote": 0.9,
    "infinitive": 0.92,
    "gerund": 0.85,
    "colon": 0.7,
    "plain": 0.8,
    "bare": 0.75,
    "sentence-before": 0.8,
    "according": 0.95,
    "own-words": 0.88,
    "as-clause": 0.9,
    "parenthetical": 0.9,
    "leaning": 0.85,
    "colon-free": 0.3,
    "hearsay": 0.75,
    "reportative": 0.82,
}
# Factors for how the speaker was told.
NO_SPEAKER, BY_PRONOUN, BY_ROLE, UNREQUIRED = 0.1, 0.97, 0.97, 0.93


def confidence(page: Page, claim: Claim, speaker: Candidate | None) -> float:
    """0 to 1."""
    return round(math.prod(value for _, value in factors(claim, speaker)), 3)


def factors(claim: Claim, speaker: Candidate | None) -> list[tuple[str, float]]:
    """What the confidence is the product of, each with its name: `[(rule quote, 0.94), (by pronoun, 0.97)]`."""
    found = [(f"rule {claim.rule}", BY_RULE[claim.rule])]
    if claim.frame is not None and not claim.frame.required:
        found.append(("cue that may stand without content", UNREQUIRED))
    if claim.speaker_id is None and not claim.unsourced:
        found.append(("no speaker", NO_SPEAKER))
    elif speaker is not None and speaker.kind == "pronoun":
        found.append(("speaker by pronoun", BY_PRONOUN))
    elif speaker is not None and speaker.kind == "role":
        found.append(("speaker by role", BY_ROLE))
    return found
