"""Accusations that are worded as namings: who calls somebody, or what somebody does, something bad.

`X noemt Y een “terreurstaat”`, `X noemde het optreden van Y schandalig` => X accuses Y.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.events.reactions import is_judgement
from demarche.records import Statement

# CAMEO: criticise or denounce.
CAMEO = "111"


def blames(context: Context, deeds: Sequence[Deed]) -> Iterator[Deed]:
    """An ACCUSE for each bad name that a statement gives to another party or its doings."""
    for deed in deeds:
        action = deed.hit.action
        if not is_judgement(action) or action.polarity != "against" or deed.negated:
            continue
        statement = context.statement_at(deed.hit.i)
        if statement is None or statement.speaker is None or not _names(context, statement):
            continue
        blamed = _blamed(context, deed, statement)
        if blamed:
            hit = replace(
                deed.hit,
                action=replace(
                    action, event="ACCUSE", mode="disapprove", cameo=CAMEO, pos="VERB", polarity="", force=""
                ),
            )
            how = {"sources": "speaker", "targets": "whom or whose act it names", "derived": "a bad name accuses"}
            yield replace(deed, hit=hit, sources=[statement.speaker], targets=blamed, contents=[], how=how)


def _names(context: Context, statement: Statement) -> bool:
    if statement.cue is None:
        return False
    start, _ = context.tokens(statement.cue)
    frames = context.page.lexicon.verbs.get(context.page.doc[start].lower_, ())
    return any(f.act == "name" for f in frames)


def _blamed(context: Context, deed: Deed, statement: Statement) -> list[str]:
    """Those of another party whom the words before the judgement name, or to whom what they name belongs."""
    start, _ = context.tokens(statement.content[0])
    cue = context.page.doc[context.tokens(statement.cue)[0]] if statement.cue is not None else None
    things = [context.page.doc[i] for i in range(start, deed.hit.i)]
    things = [t for t in things if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("nmod", "flat")][:1]
    things += (
        [c for c in cue.children if c.dep_ == "obj" and c.i != deed.hit.i] if cue is not None and not things else []
    )
    own = context.party_of(str(statement.speaker))
    return [a for thing in things for a in _actors(context, thing) if context.party_of(a) != own]


def _actors(context: Context, thing: Token) -> list[str]:
    return context.actors_of(thing) if thing.pos_ in ("NOUN", "PROPN") else []
