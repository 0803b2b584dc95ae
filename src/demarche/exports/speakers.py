"""Statements by speaker, numbered as they stand in the text."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.records import Actor, Reading, Statement


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with its number in the article, from 1."""

    number: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker, or nobody named (`id` None), and what was said, in the order of the text."""

    id: str | None
    actor: Actor | None
    said: tuple[Numbered, ...]

    @property
    def name(self) -> str:
        """The actor's name; its id where the reading has no such actor; a phrase for nobody."""
        return self.actor.name if self.actor else self.id or "nobody named"

    @property
    def party(self) -> str | None:
        """For whom the speaker acts."""
        return self.actor.party if self.actor else None


def numbered(reading: Reading) -> tuple[Numbered, ...]:
    """All statements in the order in which their content begins; the outer one before what is nested in it."""
    ordered = sorted(reading.statements, key=lambda s: (_start(s), -_end(s), s.id))
    return tuple(Numbered(i, statement) for i, statement in enumerate(ordered, start=1))


def by_speaker(reading: Reading) -> tuple[Speaker, ...]:
    """Speakers in the order of their first statement."""
    said: dict[str | None, list[Numbered]] = {}
    for one in numbered(reading):
        said.setdefault(one.statement.speaker, []).append(one)
    return tuple(Speaker(actor_id, reading.actor(actor_id), tuple(ones)) for actor_id, ones in said.items())


def said_text(statement: Statement) -> str:
    """The content on one line, its pieces joined by an ellipsis; inside quotation marks where all of it is quoted."""
    joined = " … ".join(" ".join(span.text.split()) for span in statement.content)
    return f"“{joined}”" if statement.kind == "direct" else joined


def _start(statement: Statement) -> int:
    return min((span.start for span in statement.content), default=0)


def _end(statement: Statement) -> int:
    return max((span.end for span in statement.content), default=0)
