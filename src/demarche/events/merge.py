"""One record for each event: mentions of the same event in one article become evidence of one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.records import Event

# Types that are done by speaking: each speech act is an event of its own.
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})


def merge(events: Sequence[Event], joined: dict[str, str] | None = None) -> list[Event]:
    """Join mentions that agree in type, participants, time and status; the fuller mention stays, the other is added.

    `joined` is filled with the id of each mention that another one took in, and that one's id.
    """
    kept: list[Event] = []
    for event in events:
        index = next((k for k, other in enumerate(kept) if _same(other, event)), None)
        if index is None:
            kept.append(event)
        else:
            pair, kept[index] = (kept[index], event), _joined(kept[index], event)
            if joined is not None:
                joined.update({one.id: kept[index].id for one in pair if one.id != kept[index].id})
    return kept


def _same(one: Event, other: Event) -> bool:
    if one.type != other.type or (one.mode and other.mode and one.mode != other.mode):
        return False
    if one.time and other.time and one.time != other.time:
        return False
    if one.status != other.status and not {one.status, other.status} <= {"occurred", "ongoing"}:
        return False
    if one.evidence == other.evidence and one.trigger != other.trigger and one.type in _SPOKEN:
        return False
    return _agree(one, other)


def _agree(one: Event, other: Event) -> bool:
    """Spoken events must have the same parties on both sides; others may leave a side out."""
    if one.type in _SPOKEN:
        same_word = one.trigger.text.casefold() == other.trigger.text.casefold()
        return same_word and one.sources == other.sources and one.targets == other.targets
    if one.type == "CONSULT":
        ours, theirs = {*one.sources, *one.targets}, {*other.sources, *other.targets}
        return ours <= theirs or theirs <= ours
    return _compatible(one.sources, other.sources) and _compatible(one.targets, other.targets)


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _joined(one: Event, other: Event) -> Event:
    fuller, poorer = (one, other) if _fullness(one) >= _fullness(other) else (other, one)
    more = {*one.more_evidence, *other.more_evidence, poorer.evidence} - {fuller.evidence}
    return replace(
        fuller,
        time=fuller.time or poorer.time,
        place=fuller.place or poorer.place,
        mode=fuller.mode or poorer.mode,
        more_evidence=tuple(sorted(more)),
        confidence=max(one.confidence, other.confidence),
    )


def _fullness(event: Event) -> int:
    return len(event.sources) + len(event.targets) + bool(event.time)
