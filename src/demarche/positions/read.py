"""Wants to position records: the holder's party, the issue's id, the polarity towards it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from demarche.events.clauses import find_clauses
from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.events.read import evidence_range, is_political
from demarche.events.slots import Slots
from demarche.events.when import time_of
from demarche.knowledge.issues import Issues, Match
from demarche.positions.conditions import wants_of_conditions
from demarche.positions.judgements import wants_of_judgements
from demarche.positions.modals import wants_of_modals
from demarche.positions.wants import Finder, Want, opposite, wants_of_deeds, wants_of_purposes
from demarche.records import Event, Force, Issue, Polarity, Position, stable_id
from demarche.statements.grammar import trim
from demarche.statements.page import Range

# By rule, measured on the open gold articles; the factors below come from those set apart
# (`python -m evaluation.calibrate apart`).
_CONFIDENCE = {
    "lexicon": 0.78,
    "judgement": 0.65,
    "want-that": 0.7,
    "want": 0.65,
    "will": 0.65,
    "must": 0.65,
    "condition": 0.65,
    "purpose": 0.65,
}
# Factors: an issue of the catalogue is more often one than a phrase that it does not know.
KNOWN_ISSUE, UNKNOWN_ISSUE = 1.05, 0.6
# Meetings as such: *zulke gesprekken* are about what was named before.
GENERIC = "talks"
# One word alone names an issue only where it is such a one.
_NAMING = ("NOUN", "PROPN", "X", "PRON", "ADJ", "NUM")
# Words of an issue's text, at most: the rest of a long clause says no more of what it is about.
MAX_ISSUE = 30


@dataclass(frozen=True, slots=True)
class Subject:
    """What a position is about; `flipped` by what `turns` lists, `match` is the pattern that named the issue."""

    id: str | None
    tokens: Range
    flipped: bool
    turns: tuple[str, ...] = ()
    match: Match | None = None


@dataclass(slots=True)
class Origins:
    """What each position was made of, by its id."""

    wants: dict[str, Want] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)


def read_positions(
    context: Context, deeds: Sequence[Deed], events: Sequence[Event], issues: Issues, origins: Origins | None = None
) -> tuple[Position, ...]:
    """Positions in text order, one for each holder; `origins` is filled where it is given."""
    if not is_political(context, deeds):
        return ()
    clauses = find_clauses(context.page)
    finder = Finder(context, clauses, Slots(context.page, clauses))
    wants = [*wants_of_deeds(finder, list(deeds)), *wants_of_judgements(finder, list(deeds)), *wants_of_modals(finder)]
    wants += [*wants_of_purposes(finder, list(deeds)), *wants_of_conditions(finder, wants)]
    by_trigger = {e.trigger.start: e for e in events}
    found: list[Position] = []
    for want in sorted(_without_rivals(wants), key=lambda w: (w.i, w.issue)):
        for position in _records(finder, want, issues, by_trigger):
            if origins is not None:
                origins.wants.setdefault(position.id, want)
                origins.subjects.setdefault(position.id, _subject(finder, want, issues))
            index = next((k for k, known in enumerate(found) if _same(known, position)), None)
            if index is None:
                found.append(position)
            elif found[index].issue.id is None and position.issue.id is not None:
                found[index] = position
    return tuple(sorted(found, key=lambda p: (p.issue.start, p.id)))


def _same(one: Position, other: Position) -> bool:
    """The same stand of the same holder: on one issue of the catalogue, or on words that overlap."""
    if (one.holder, one.polarity, one.force) != (other.holder, other.polarity, other.force):
        return False
    if one.issue.id is not None and one.issue.id == other.issue.id:
        return True
    return one.issue.start < other.issue.end and other.issue.start < one.issue.end


def _without_rivals(wants: Sequence[Want]) -> Iterator[Want]:
    """A modal inside what the lexicon already gives a position on says nothing new."""
    firm = [w for w in wants if w.rule in ("lexicon", "condition", "want-that")]
    named = {w.i for w in wants if w.rule == "lexicon"}
    for want in wants:
        if want.rule in ("want", "want-that") and want.i in named:
            continue
        rival = any(f is not want and f.issue[0] <= want.i < f.issue[1] for f in firm)
        if want.rule in ("must", "will") and rival:
            continue
        yield want


def _records(finder: Finder, want: Want, issues: Issues, events: dict[int, Event]) -> Iterator[Position]:
    context = finder.context
    if context.page.zone_of[want.i] == "furniture" or want.issue[0] >= want.issue[1]:
        return
    subject = _subject(finder, want, issues)
    if subject.id is None and subject.tokens[1] - subject.tokens[0] == 1 and want.head.pos_ not in _NAMING:
        return
    polarity = opposite(want.polarity) if subject.flipped else want.polarity
    issue = context.span(*subject.tokens)
    statement = context.statement_at(want.i)
    trigger = context.span(want.i, want.i + 1)
    event = events.get(trigger.start)
    loose = want.rule == "will" and subject.id is None
    if loose and (context.page.grammar.verb_final or want.force != "red-line") or _disbelieved(finder, want):
        return
    for holder in dict.fromkeys(_party_of(context, h) for h in want.holders):
        yield Position(
            id=stable_id("position", context.page.document.id, holder, polarity, want.force, issue.start, issue.end),
            holder=holder,
            polarity=cast(Polarity, polarity),
            force=cast(Force, want.force),
            issue=Issue(subject.id, issue.text, issue.start, issue.end),
            target=next((t for t in want.targets if t != holder), None),
            condition_of=_condition_of(finder, want, issues),
            time=_time(finder, want),
            evidence=context.span(*evidence_range(context, want.i)),
            statement=statement.id if statement is not None else None,
            event=event.id if event is not None else None,
            confidence=round(math.prod(value for _, value in factors(want, subject)), 3),
        )


def _disbelieved(finder: Finder, want: Want) -> bool:
    """`gelooft niet dat X oorlog wil`: what a speaker does not believe of somebody else is not what that one wants."""
    context = finder.context
    statement = context.statement_at(want.i)
    if statement is None or statement.cue is None or statement.speaker in want.holders:
        return False
    cue, start = context.tokens(statement.cue)[0], context.tokens(statement.content[0])[0]
    return cue < start and finder.negated(cue + 1, start)


def factors(want: Want, subject: Subject) -> list[tuple[str, float]]:
    """What the confidence is the product of, each with its name: `[(rule lexicon, 0.78), (known issue, 1.1)]`."""
    known = ("unknown issue", UNKNOWN_ISSUE) if subject.id is None else ("known issue", KNOWN_ISSUE)
    return [(f"rule {want.rule}", _CONFIDENCE[want.rule]), known]


def _time(finder: Finder, want: Want) -> str | None:
    if want.deed is not None:
        return want.deed.time
    return time_of(finder.context, finder.clauses, want.i, want.head.i, [want.issue])


def _subject(finder: Finder, want: Want, issues: Issues) -> Subject:
    """What the position is about: `de opheffing van de sancties => sanctions, flipped`."""
    start, end = want.issue[0], min(want.issue[1], want.issue[0] + MAX_ISSUE)
    while start < end - 1 and finder.context.page.doc[start].pos_ == "CCONJ":
        start += 1
    start, turned = _behind_ending(finder, start, end)
    end = _before_aside(finder, start, end)
    words = finder.words(start, end)
    match = issues.find(words)
    turns = ["ending verb"] if turned else []
    if match is not None and match.id == GENERIC and _points_back(finder, start):
        before = _issue_before(finder, start, issues)
        return Subject(before or match.id, (start, end), turned, tuple(turns), None if before else match)
    if match is None:
        return _unknown(finder, want, (start, end), turned, issues)
    flips = turned or _ended(finder, words, match.id, issues)
    turns += ["ended word"] if flips and not turned else []
    if want.rule not in _NEGATED and want.head.pos_ != "NOUN" and finder.negated(start, end):
        flips = not flips
        turns.append("negation")
    return Subject(match.id, (start, end), flips, tuple(turns), match)


# Rules that have looked for a negator themselves.
_NEGATED = frozenset({"must", "condition", "want-that"})


def _unknown(finder: Finder, want: Want, tokens: Range, turned: bool, issues: Issues) -> Subject:
    """What no pattern names: `het beleg te staken => het beleg, flipped`, `geen wapens te leveren => wapens`."""
    start, end = tokens
    turns = ["ending verb"] if turned else []
    plain = not finder.context.page.grammar.verb_final and want.polarity == "against"  # *refused to end X* stays so
    if want.head.pos_ == "VERB" and not plain and want.head.lower_ in finder.context.page.grammar["ending_verbs"]:
        ended = _what_ends(finder, want, tokens)
        if ended is not None and not turned:
            match = issues.find(finder.words(*ended))
            flips = not finder.negated(start, max(ended[0], want.head.i))
            return Subject(match.id if match else None, ended, flips, ("ending verb",) if flips else (), match)
    none = next((i for i in range(start, min(end, start + 2)) if _is_none(finder, i)), None)
    if want.rule not in _NEGATED and want.head.pos_ == "VERB" and none is not None and not turned:
        phrase = finder.slots.phrase(finder.context.page.doc[none].head)
        return Subject(None, (max(phrase[0], none + 1), phrase[1]), True, ("negation",))
    return Subject(_pointed_at(finder, want, tokens, issues), tokens, turned, tuple(turns))


def _is_none(finder: Finder, i: int) -> bool:
    """`geen wapens te leveren`: a negator that determines a noun."""
    token = finder.context.page.doc[i]
    return token.lower_ in finder.context.page.grammar["negators"] and token.dep_ == "det" and token.head.dep_ == "obj"


def _what_ends(finder: Finder, want: Want, tokens: Range) -> Range | None:
    """The phrase of what is to end: the object of the verb, the subject of its passive, or what it ends *with*."""
    labels = ("obj", "nsubj:pass", "obl", "obl:arg")
    inside = [c for c in want.head.children if c.dep_ in labels and tokens[0] <= c.i < tokens[1] and c.pos_ in _ENDED]
    ranked = sorted(inside, key=lambda c: (labels.index(c.dep_), c.i))
    phrase = finder.slots.phrase(ranked[0]) if ranked else None
    return phrase if phrase is not None and phrase[0] < phrase[1] else None


_ENDED = ("NOUN", "PROPN")


def _before_aside(finder: Finder, start: int, end: int) -> int:
    """The end of the issue before a clause that gives its reason, aim or time: `X te steunen, | zodat Y`."""
    page = finder.context.page
    marks = page.grammar["aside_marks"]
    joined = page.grammar["complementisers"] | page.grammar["purpose_marks"]
    for i in range(start + 2, end):
        if page.doc[i].pos_ == "CCONJ" and i + 1 < end and page.lower[i + 1] in joined:
            return trim(page, start, i)[1]
        if page.lower[i] in marks and page.doc[i].pos_ in ("SCONJ", "CCONJ", "ADV"):
            return trim(page, start, i)[1]
    return end


def _pointed_at(finder: Finder, want: Want, issue: Range, issues: Issues) -> str | None:
    """`Dat is onaanvaardbaar`: the issue that the sentence before names; None where the phrase points nowhere."""
    pointing = _points_back(finder, issue[0]) or want.rule == "judgement" and want.head.pos_ == "VERB"
    return _issue_before(finder, issue[0], issues) if pointing else None


def _points_back(finder: Finder, start: int) -> bool:
    page = finder.context.page
    return page.doc[start].lower_ in page.grammar["pointing_words"]


def _issue_before(finder: Finder, start: int, issues: Issues) -> str | None:
    """The issue that the sentence names before the phrase, else the sentence before it."""
    page = finder.context.page
    low, _ = page.unit_of(start)
    stretches = [(low, start), page.unit_of(low - 1) if low else (0, 0)]
    found = (issues.find(finder.words(*s)) for s in stretches if s[0] < s[1])
    return next((match.id for match in found if match is not None), None)


def _behind_ending(finder: Finder, start: int, end: int) -> tuple[int, bool]:
    """`te voorkomen dat A => A, turned round`."""
    page = finder.context.page
    marks = page.grammar["complementisers"]
    for i in range(start, min(end, start + 4)):
        if page.doc[i].lower_ in page.grammar["ending_verbs"] and i + 1 < end and page.doc[i + 1].lower_ in marks:
            return i + 2, True
    return start, False


def _ended(finder: Finder, words: list[str], issue_id: str, issues: Issues) -> bool:
    """Whether a word ends what was matched: `opheffing van de sancties`, `sancties opheffen`.

    Where the issue itself is the end of something, it is not found without that word.
    """
    ending = finder.context.page.grammar["ended_words"] | finder.context.page.grammar["ending_verbs"]
    if not any(word in ending for word in words):
        return False
    match = issues.find(["" if word in ending else word for word in words])
    return match is not None and match.id == issue_id


def _condition_of(finder: Finder, want: Want, issues: Issues) -> str | None:
    if want.condition_of is None:
        return None
    match = issues.find(finder.words(*want.condition_of))
    return match.id if match is not None else finder.context.span(*want.condition_of).text


def _party_of(context: Context, actor_id: str) -> str:
    """A spokesman speaks for his party: its state or organisation, where the article or the knowledge base knows it."""
    cluster = context.page.actors.clusters.by_id.get(actor_id)
    if cluster is None or not cluster.has_title("spokesperson") or not cluster.party:
        return actor_id
    base = context.page.actors.clusters.base
    for known in (f"country:{cluster.party}", f"org:{cluster.party}"):
        if known in base.entities:
            return context.page.actors.clusters.of_entity(known).id
    return actor_id
