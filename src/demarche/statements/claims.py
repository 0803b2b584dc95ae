"""A claim: what one rule found, in tokens, before it becomes a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from demarche.knowledge.frames import Frame
from demarche.statements.page import Page, Range


@dataclass(slots=True)
class Claim:
    """`content` are token ranges without outer quotation marks; `speaker` is the head token of the speaker or None.

    `rule` names the rule for calibration; `quotes` lists the quotations that the claim takes for itself;
    `told` says by what the speaker was told: `phrase`, `interview`, `below`, `before`.
    """

    rule: str
    content: list[Range]
    cue: Range | None = None
    speaker: int | None = None
    frame: Frame | None = None
    quotes: set[int] = field(default_factory=set)
    speaker_id: str | None = None
    inherited: bool = False
    unsourced: bool = False
    reported_by: str | None = None
    addressee: str | None = None
    prompted: bool = False
    told: str = ""

    @property
    def tokens(self) -> set[int]:
        """All content tokens."""
        return {i for start, end in self.content for i in range(start, end)}

    @property
    def start(self) -> int:
        """The first content token."""
        return min(r[0] for r in self.content)


def words_of(page: Page, content: Sequence[Range]) -> set[int]:
    """Content tokens that are words."""
    return {i for s, e in content for i in range(s, e) if page.is_word[i]}


def overlap(page: Page, one: Sequence[Range], other: Sequence[Range]) -> float:
    """F1 of the two contents' word positions, 0 to 1."""
    a, b = words_of(page, one), words_of(page, other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def quote_content(page: Page, index: int) -> list[Range]:
    """The pieces of a quotation, without the comma before the closing mark."""
    pieces = []
    for start, end in page.quotes[index].pieces:
        while end > start and page.doc[end - 1].text in (",", ";", ":"):
            end -= 1
        if start < end:
            pieces.append((start, end))
    return pieces
