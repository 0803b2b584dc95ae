"""What the stages made records of, kept beside them while one article is explained."""

from __future__ import annotations

from dataclasses import dataclass, field

from demarche.events.context import Context
from demarche.events.deed import Deed
from demarche.positions.read import Origins
from demarche.records import Span
from demarche.statements.claims import Claim


@dataclass(slots=True)
class Trace:
    """Claims, deeds and wants by the id of the record that was made of them.

    `joined` has the ids of mentions that an event took in, with the id of that event.
    """

    claims: dict[str, Claim] = field(default_factory=dict)
    deeds: dict[str, Deed] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    origins: Origins = field(default_factory=Origins)
    context: Context | None = None

    @property
    def seen(self) -> Context:
        """The page as the rules saw it; only once an article has been read."""
        assert self.context is not None, "nothing has been read with this trace"
        return self.context

    def sentence(self, i: int) -> Span:
        """The sentence that holds token `i`, without spaces round it."""
        doc = self.seen.page.doc
        low, high = self.seen.page.unit_of(i)
        words = [t for t in doc[low:high] if not t.is_space]
        return self.seen.span(words[0].i, words[-1].i + 1)
