"""Rows of the lexicon as a person finds them again."""

from __future__ import annotations

from demarche.explanations.records import Row
from demarche.knowledge.actions import Action
from demarche.knowledge.frames import Frame


def action_row(action: Action, *, derived: bool = False) -> Row | None:
    """The row of an action; None for one that grammar alone gives. Of a `derived` event the row has no code."""
    if not action.where:
        return None
    event = f"{action.event}-{action.mode}" if action.mode else action.event
    barred = ("pos", "event", "cameo") if derived else ()
    cells = {
        "pos": action.pos,
        "particle": action.particle,
        "event": event,
        "cameo": action.cameo,
        "source": " ".join(action.source),
        "target": " ".join(action.target),
        "content": " ".join(action.content),
        "embeds": action.embeds,
        "polarity": action.polarity,
        "force": action.force,
        "status": action.status,
    }
    return Row(
        action.where, action.key, tuple((name, cell) for name, cell in cells.items() if cell and name not in barred)
    )


def frame_row(frame: Frame) -> Row:
    """The row of a speech cue."""
    cells = {
        "pos": frame.pos,
        "particle": frame.particle,
        "act": frame.act,
        "statement": "required" if frame.required else "optional",
        "content": " ".join(sorted(frame.content)),
        "speaker": " ".join(frame.speaker),
        "addressee": " ".join(frame.addressee),
    }
    key = " + ".join((frame.lemma, " ".join(frame.fixed))) if frame.fixed else frame.lemma
    return Row(frame.where, key, tuple((name, cell) for name, cell in cells.items() if cell))
