"""Why a statement was made."""

from __future__ import annotations

from demarche.actors.candidates import Candidate
from demarche.explanations.chains import chains
from demarche.explanations.records import Explanation, Factor, Step
from demarche.explanations.rows import frame_row
from demarche.explanations.trace import Trace
from demarche.records import Reading, Statement
from demarche.statements.claims import Claim
from demarche.statements.confidence import factors

_TOLD = {
    "interview": "who is asked in this interview",
    "below": "who says in the text below what this title quotes",
    "before": "leant on the sentence before: who spoke there last, or its subject",
}


def explain_statement(reading: Reading, trace: Trace, statement: Statement) -> Explanation:
    """Its row, rule and cue, and how the speaker was told."""
    claim = trace.claims[statement.id]
    sentence = trace.sentence(claim.cue[0] if claim.cue is not None else claim.start)
    steps = [Step("rule", claim.rule)]
    steps += [Step("cue", f"“{statement.cue.text}”")] if statement.cue is not None else []
    steps.append(Step("speaker", _told(trace, claim, statement)))
    steps += [Step("inside", f"statement {statement.nested_in}")] if statement.nested_in else []
    parts = [("speaker", statement.speaker), *(("with", a) for a in statement.joint_with)]
    parts += [("to", statement.addressee), ("reported by", statement.reported_by)]
    return Explanation(
        statement,
        statement.cue,
        sentence,
        frame_row(claim.frame) if claim.frame is not None else None,
        tuple(steps),
        chains(reading, trace, parts, sentence),
        tuple(Factor(*factor) for factor in factors(claim, _speaker(trace, claim))),
    )


def _speaker(trace: Trace, claim: Claim) -> Candidate | None:
    return trace.seen.page.actors.at(claim.speaker) if claim.speaker is not None else None


def _told(trace: Trace, claim: Claim, statement: Statement) -> str:
    if statement.speaker is None:
        return "nobody: the cue needs none" if claim.unsourced else "nobody could be told"
    if claim.told in _TOLD:
        return _TOLD[claim.told]
    phrase = statement.speaker_span.text if statement.speaker_span is not None else ""
    candidate = _speaker(trace, claim)
    how = f"a {candidate.kind}" if candidate is not None else "the phrase as a whole"
    slots = f" ({' or '.join(claim.frame.speaker)})" if claim.frame is not None else ""
    return f"the phrase “{phrase}”{slots}, {how}"
