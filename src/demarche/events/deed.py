"""A deed: one hit of the lexicon with its participants, content and status."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from demarche.events.hits import Hit
from demarche.records import Status
from demarche.statements.page import Range

# How the path says that a thing is only said to be there.
HEARD = "heard"
# How the path says that the clause has a doer, but one that is no known actor (*Zij*, *een auto*).
UNNAMED = "unnamed"
# How a target was told that only stands in what is said before.
NAMED_BEFORE = "the other party named last before"
# How many deeds back a noun may take its owner from.
MAX_EARLIER = 40


@dataclass(slots=True)
class Deed:
    """`contents` are heads and token ranges of what is asked, promised or judged; `under` is the deed it stands in.

    `how` says what gave each side: `{sources: nsubj, targets: obl:met}`.
    """

    hit: Hit
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    contents: list[tuple[Token, Range]] = field(default_factory=list)
    negated: bool = False
    status: Status = "occurred"
    supposed: bool = False
    time: str | None = None
    under: Deed | None = None
    path: list[str] = field(default_factory=list)
    how: dict[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Tokens of all content."""
        return sum(end - start for _, (start, end) in self.contents)

    def holds(self, i: int) -> bool:
        """Whether the token stands in the content."""
        return any(start <= i < end for _, (start, end) in self.contents)
