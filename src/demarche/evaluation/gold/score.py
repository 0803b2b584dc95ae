"""How well a reading agrees with gold: statements, speakers, cues, zones, times, names, and spans that do not hold.

Events and positions are matched in `acts.py`.

A statement is found when its words overlap the gold's, by position, with F of at least 0.7; pairs are one to one,
the best F first. Optional gold counts neither as missed nor, when found, as spurious.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from demarche.evaluation.counts import Counts, one_to_one
from demarche.evaluation.gold.acts import Acts, Events, Positions, counts_by_type, match_events, match_positions
from demarche.evaluation.gold.cases import Case, GoldSpan, GoldStatement, place
from demarche.evaluation.gold.matching import same_actor
from demarche.records import Reading, Span, Statement, Time, Zone, all_spans
from demarche.times.values import same

OVERLAP = 0.7
ZONE_SHARE = 0.5
ENTITY_LABELS = {"PERSON": "PER", "GPE": "LOC"}
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_CUE_WORD = re.compile(r"\w+|[^\w\s]")

Entity = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """All counts of a case or of a set; tallies add up. Empty counts mean that nothing was measured."""

    statement: Counts = Counts()
    speaker: Counts = Counts()
    exact: Counts = Counts()
    cue: Counts = Counts()
    kind: Counts = Counts()
    names: Counts = Counts()
    times: Counts = Counts()
    event: Counts = Counts()
    event_status: Counts = Counts()
    position: Counts = Counts()
    position_force: Counts = Counts()
    event_types: Mapping[str, Counts] = field(default_factory=dict)
    zones: Mapping[str, Counts] = field(default_factory=dict)
    offsets: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.statement + other.statement,
            self.speaker + other.speaker,
            self.exact + other.exact,
            self.cue + other.cue,
            self.kind + other.kind,
            self.names + other.names,
            self.times + other.times,
            self.event + other.event,
            self.event_status + other.event_status,
            self.position + other.position,
            self.position_force + other.position_force,
            _added(self.event_types, other.event_types),
            _added(self.zones, other.zones),
            self.offsets + other.offsets,
        )

    def zone_macro(self) -> tuple[float, float, float]:
        """Precision, recall and F, each averaged over the kinds that gold lists; 0 when it lists none."""
        listed = [c for c in self.zones.values() if c.gold]
        if not listed:
            return 0.0, 0.0, 0.0
        return (
            sum(c.precision for c in listed) / len(listed),
            sum(c.recall for c in listed) / len(listed),
            sum(c.f for c in listed) / len(listed),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold statement and the system's for it."""

    gold: GoldStatement
    system: Statement
    overlap: float
    speaker_right: bool


@dataclass(frozen=True, slots=True)
class CaseScore:
    """One case: its counts and the records behind them. `missed` and `spurious` are those that count."""

    case: Case
    reading: Reading
    tally: Tally
    pairs: tuple[Pair, ...]
    missed: tuple[GoldStatement, ...]
    spurious: tuple[Statement, ...]
    events: Events = Acts()
    positions: Positions = Acts()


def score_case(case: Case, reading: Reading, names: Iterable[Entity] | None = None) -> CaseScore:
    """Score a reading of the case's text; `names` are the parser's entities in `Document.text`, if they are asked."""
    case = place(case, reading.document.text)
    pairs = match_statements(case, reading)
    matched_gold = {id(p.gold) for p in pairs}
    matched_system = {id(p.system) for p in pairs}
    missed = tuple(g for g in case.statements if not g.optional and id(g) not in matched_gold)
    spurious = tuple(s for s in reading.statements if id(s) not in matched_system)
    required = [p for p in pairs if not p.gold.optional]
    gold, system = len(required) + len(missed), len(required) + len(spurious)
    events, positions = match_events(case, reading), match_positions(case, reading)

    def counted(right: int) -> Counts:
        return Counts(gold, system, right, right)

    def among_pairs(right: int) -> Counts:
        return Counts(len(required), len(required), right, right)

    tally = Tally(
        statement=counted(len(required)),
        speaker=counted(sum(p.speaker_right for p in required)),
        exact=counted(sum(p.overlap == 1.0 for p in required)),
        cue=among_pairs(sum(_same_cue(p) for p in required)),
        kind=among_pairs(sum(p.gold.kind == p.system.kind for p in required)),
        names=Counts() if names is None or not case.names else score_names(case.names, names),
        times=score_times(case.times, reading.times),
        event=events.counts(),
        event_status=events.counts(whole=True),
        position=positions.counts(),
        position_force=positions.counts(whole=True),
        event_types=counts_by_type(events),
        zones=score_zones(case, reading.document.zones),
        offsets=wrong_offsets(reading),
    )
    return CaseScore(case, reading, tally, pairs, missed, spurious, events, positions)


def total(scores: Iterable[CaseScore]) -> Tally:
    """The counts of all cases together."""
    return sum((s.tally for s in scores), Tally())


def match_statements(case: Case, reading: Reading) -> tuple[Pair, ...]:
    """Gold statements with the system's: one to one, the best overlap first; in a tie the right speaker's."""
    words = [m.span() for m in _WORD.finditer(reading.document.text)]
    gold = [_positions(words, g.content) for g in case.statements]
    system = [_positions(words, s.content) for s in reading.statements]

    def weight(i: int, j: int) -> tuple[float, ...] | None:
        f = _overlap(gold[i], system[j])
        if f < OVERLAP:
            return None
        right = same_speaker(case, case.statements[i], reading, reading.statements[j])
        return f, right, not case.statements[i].optional

    return tuple(
        Pair(case.statements[i], reading.statements[j], value[0], bool(value[1]))
        for i, j, value in sorted(one_to_one(len(gold), len(system), weight))
    )


def same_speaker(case: Case, gold: GoldStatement, reading: Reading, system: Statement) -> bool:
    """Whether both name the same actor, by name or alias, or both nobody; any of joint speakers will do."""
    accepted = (gold.speaker, *gold.speaker_also, *gold.joint_with)
    if system.speaker is None:
        return None in accepted
    actor = reading.actor(system.speaker)
    return actor is not None and same_actor(case, (name for name in accepted if name is not None), actor)


def score_zones(case: Case, zones: Sequence[Zone]) -> dict[str, Counts]:
    """By kind, body left out: a zone is found, or right, when zones of its kind hold half of its inked characters."""
    gold = [(z.label, _inked(case.text, s.start, s.end)) for z in case.zones for s in z.spans if z.label != "body"]
    marked = [(z.kind, _inked(case.text, z.start, z.end)) for z in zones if z.kind != "body"]
    system = [(kind, inked) for kind, inked in marked if inked]
    counts = {}
    for kind in sorted({k for k, _ in gold if k} | {k for k, _ in system}):
        ours, theirs = ([z for k, z in side if k == kind] for side in (gold, system))
        counts[kind] = Counts(len(ours), len(theirs), _held(ours, theirs), _held(theirs, ours))
    return counts


def score_names(gold: Sequence[GoldSpan], predicted: Iterable[Entity]) -> Counts:
    """Entities with exactly the gold's span and label (PER, LOC, ORG; other labels are left out)."""
    labels = {"PER", "LOC", "ORG"}
    system = {(start, end, ENTITY_LABELS.get(label, label)) for start, end, label in predicted}
    system = {entity for entity in system if entity[2] in labels}
    required = {(s.start, s.end, g.label) for g in gold for s in g.spans if not g.optional and g.label in labels}
    system -= {(s.start, s.end, str(g.label)) for g in gold for s in g.spans if g.optional} - required
    right = len(required & system)
    return Counts(len(required), len(system), right, right)


def score_times(gold: Sequence[GoldSpan], times: Sequence[Time]) -> Counts:
    """Expressions that overlap and have the same EDTF value.

    Times without a value (vague ones, durations) are optional everywhere: they count where gold requires them alone.
    Nothing is counted for gold without times.
    """
    if not gold:
        return Counts()

    def weight(i: int, j: int) -> tuple[float, ...] | None:
        shared = min(gold[i].span.end, times[j].end) - max(gold[i].span.start, times[j].start)
        return (shared, same(gold[i].label, times[j].value)) if shared > 0 else None

    pairs = one_to_one(len(gold), len(times), weight)
    required = sum(not g.optional for g in gold)
    paired = {j: not gold[i].optional for i, j, _ in pairs}
    system = sum(paired.get(j, time.value is not None) for j, time in enumerate(times))
    right = sum(bool(value[1]) for i, _, value in pairs if not gold[i].optional)
    return Counts(required, system, right, right)


def wrong_offsets(reading: Reading) -> int:
    """The number of spans whose text is not what stands there, and of zones that leave a gap or overlap."""
    text, reached = reading.document.text, 0
    wrong = sum(not (0 <= s.start <= s.end and text[s.start : s.end] == s.text) for s in all_spans(reading))
    for zone in reading.document.zones:
        wrong += zone.start != reached or not zone.start < zone.end <= len(text)
        reached = zone.end
    return wrong + (bool(reading.document.zones) and reached != len(text))


def _added(ours: Mapping[str, Counts], theirs: Mapping[str, Counts]) -> dict[str, Counts]:
    return {kind: ours.get(kind, Counts()) + theirs.get(kind, Counts()) for kind in sorted(ours.keys() | theirs.keys())}


def _positions(words: Sequence[tuple[int, int]], spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for i, (a, b) in enumerate(words) if any(a < s.end and s.start < b for s in spans))


def _overlap(gold: frozenset[int], system: frozenset[int]) -> float:
    shared = len(gold & system)
    return 2 * shared / (len(gold) + len(system)) if shared else 0.0


def _same_cue(pair: Pair) -> bool:
    """Whether both have no cue, or their cues share a word (`houdt … verantwoordelijk` and `houdt` do)."""
    if pair.gold.cue is None or pair.system.cue is None:
        return pair.gold.cue is None and pair.system.cue is None
    ours, theirs = (set(_CUE_WORD.findall(c.casefold())) for c in (pair.gold.cue, pair.system.cue.text))
    return not ours.isdisjoint(theirs)


def _inked(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(i for i in range(start, min(end, len(text))) if not text[i].isspace())


def _held(zones: Sequence[frozenset[int]], others: Sequence[frozenset[int]]) -> int:
    held = frozenset[int]().union(*others)
    return sum(len(zone & held) >= ZONE_SHARE * len(zone) for zone in zones)
