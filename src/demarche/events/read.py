"""Deeds to event records: which deeds are events, one record for each event however often it is told."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.actors.clusters import Cluster
from demarche.events.blame import blames
from demarche.events.clauses import find_clauses
from demarche.events.confidence import confidence
from demarche.events.context import Context
from demarche.events.deed import HEARD, UNNAMED, Deed
from demarche.events.demands import demands
from demarche.events.merge import merge
from demarche.events.places import place_of
from demarche.events.reactions import reactions
from demarche.events.reciprocal import MUTUAL, sides
from demarche.events.refusals import refusals
from demarche.events.threats import threats
from demarche.knowledge.codes import goldstein
from demarche.records import Event, stable_id
from demarche.statements.grammar import clause_left, clause_right, trim
from demarche.statements.page import Range


def read_events(
    context: Context,
    deeds: Sequence[Deed],
    made: dict[str, Deed] | None = None,
    joined: dict[str, str] | None = None,
) -> tuple[Event, ...]:
    """Events in text order.

    `made` is filled with the deed of each mention by its id, and `joined` with the mentions that others took in.
    """
    if not is_political(context, deeds):
        return ()
    clauses = find_clauses(context.page)
    derived = [rule(context, deeds) for rule in (reactions, threats, refusals, blames)]
    derived.append(demands(context, clauses, deeds))
    done = sorted([*deeds, *(deed for found in derived for deed in found)], key=lambda d: d.hit.i)
    done = [side for deed in done if _is_event(context, deed) for side in sides(context, clauses, deed)]
    records = [_record(context, deed) for deed in done]
    if made is not None:
        made.update({record.id: deed for record, deed in zip(records, done, strict=True)})
    return tuple(merge(records, joined))


def _is_event(context: Context, deed: Deed) -> bool:
    """Named by the lexicon, neither denied nor asked about, with the participants that its kind and status need."""
    if not deed.hit.action.event or deed.negated or deed.status == "denied":
        return False
    if deed.under is not None and (deed.under.negated or deed.under.hit.action.embeds == "none"):
        return False
    if context.page.doc[context.page.unit_of(deed.hit.i)[1] - 1].text == "?":
        return False
    return _is_manned(context, deed)


def _is_manned(context: Context, deed: Deed) -> bool:
    """What is only wanted, planned or thought of needs a doer; so does a noun; a meeting needs two who meet."""
    noun = deed.hit.action.pos == "NOUN"
    suffered = deed.hit.action.event in _SUFFERED and bool(deed.targets)
    if UNNAMED in deed.path and not deed.sources and not (suffered and deed.hit.action.source[:1] != ("nsubj",)):
        return False
    if deed.hit.action.event == "CONSULT" and noun:
        return len({*deed.sources, *deed.targets}) > 1
    if deed.status == "hypothetical":
        threatened = deed.under is not None and deed.under.hit.action.event == "THREATEN"
        return bool(deed.sources) and not noun and (threatened or deed.under is None and not deed.supposed)
    if deed.status not in ("occurred", "ongoing"):
        return bool(deed.sources) and not noun
    if noun:
        return bool(deed.sources) or suffered or HEARD in deed.path and bool(deed.targets)
    return bool(deed.sources or deed.targets) or (bool(deed.hit.action.fixed) and deed.hit.action.event in _UNMANNED)


# Types that the news tells of without saying who: *het vuren is gestaakt*, *er werden vrachtwagens in brand gestoken*.
_UNMANNED = frozenset({"RETREAT", "ASSAULT", "COERCE", "PROTEST"})


# Types whose nouns tell of what somebody suffered, whoever did it: *de gifaanslag op X*.
_SUFFERED = frozenset({"ASSAULT"})


def is_political(context: Context, deeds: Sequence[Deed] = ()) -> bool:
    """Whether the article is about those who act for states or organisations; of others no events are read.

    Countries alone, and one country with a grave deed, show it only where no words of sport and play stand beside them.
    """
    clusters = [c for c in context.page.actors.clusters.by_id.values() if _is_named(c)]
    if any(c.party and c.sector in _POLITICAL and c.kind != "country" for c in clusters):
        return True
    words = context.page.grammar["unpolitical_words"]
    played = sum(token.lower_ in words for token in context.page.doc)
    if played < MAX_PLAYED and len({c.party for c in clusters if c.party}) >= MIN_PARTIES:
        return True
    if played:
        return False
    in_office = any(c.kind == "person" and any(c.has_title(t) for t in _NATIONAL) for c in clusters)
    return in_office or any(c.party for c in clusters) and any(d.hit.action.event in _GRAVE for d in deeds)


def _is_named(cluster: Cluster) -> bool:
    """Whether the text calls the actor by a name, and not only by a common word."""
    return any(m.text[:1].isupper() or m.kind == "role" for m in cluster.mentions.values())


# From so many words of sport, stage or kitchen on an article without office-holders is no political one.
MAX_PLAYED = 2
# Without office-holders so many parties must be named.
MIN_PARTIES = 2
# Who bears one of these titles acts for a state, also where the text does not say for which.
_NATIONAL = ("president", "vice-president", "head-of-state", "prime-minister", "foreign-minister", "defence-minister")
# Deeds with which one party is enough.
_GRAVE = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
_POLITICAL = frozenset({"GOV", "MIL", "LEG", "REB", "IGO", "SPY", "UAF", "PTY", "JUD"})


def evidence_range(context: Context, i: int) -> Range:
    """The clause that proves a record: from border to border of the sentence round token `i`."""
    page = context.page
    low, high = page.region(i)
    start, end = trim(page, clause_left(page, i, low), clause_right(page, i, high))
    return (start, end) if start <= i < end else (i, i + 1)


def _id(context: Context, deed: Deed) -> str:
    """Of type and trigger; of a deed that is told with its counterpart also of who does it."""
    trigger = context.span(deed.hit.i, deed.hit.i + 1)
    mutual = deed.sources if deed.how.get("targets") == MUTUAL else []
    document = context.page.document
    return stable_id("event", document.id, deed.hit.action.event, trigger.start, trigger.end, *mutual)


def _record(context: Context, deed: Deed) -> Event:
    action = deed.hit.action
    trigger = context.span(deed.hit.i, deed.hit.i + 1)
    evidence = context.span(*evidence_range(context, deed.hit.i))
    statement = context.statement_at(deed.hit.i)
    place = place_of(context, deed)
    return Event(
        id=_id(context, deed),
        type=action.event,
        mode=action.mode or None,
        cameo=action.cameo,
        goldstein=goldstein(action.cameo),
        sources=tuple(deed.sources),
        targets=tuple(deed.targets),
        time=deed.time,
        place=place,
        status=deed.status,
        trigger=trigger,
        evidence=evidence,
        more_evidence=(),
        contexts=action.contexts,
        statement=statement.id if statement is not None else None,
        confidence=confidence(deed),
    )
