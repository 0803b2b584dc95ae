"""Quotations in groups, as Petersen-Frey and Biemann (2024) count them.

System and gold quotations are matched one to one by the F of their quote's tokens, the best first; what is left over
is a group of its own. Of each role, precision is the share of the system's tokens that are gold's, averaged over the
groups in which the system has the role; recall likewise over those in which gold has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from demarche.evaluation.ask import Asks
from demarche.evaluation.counts import f_of, one_to_one
from demarche.evaluation.marks import with_marks
from demarche.evaluation.measured import Figure, Score
from demarche.evaluation.wikinews.read import ROLES, Article, Quotation, Tokens
from demarche.records import Reading

NONE = Quotation(frozenset(), frozenset(), frozenset())

Group = tuple[Quotation, Quotation]


def text_of(article: Article) -> str:
    """The text of an article."""
    return article.text


def score(articles: Iterable[Article], ask: Asks) -> Score:
    """Read and score; an article that fails is missed whole."""
    groups: list[Group] = []
    sizes = {"articles": 0, "quotations": 0}
    for article in articles:
        ask.reasons.update(article.faults)
        answer = ask.read(article.text, published=article.published)
        groups += matched(article.quotations, quotations(article, answer[1]) if answer else ())
        sizes["articles"] += 1
        sizes["quotations"] += len(article.quotations)
    return Score(tuple(_figure(role, groups) for role in ROLES), sizes)


def quotations(article: Article, reading: Reading) -> tuple[Quotation, ...]:
    """The statements of a reading in the corpus' tokens, quotation marks included."""
    return tuple(
        Quotation(
            _tokens(article, (with_marks(article.text, s.start, s.end) for s in statement.content)),
            _tokens(article, ((s.start, s.end) for s in (statement.speaker_span,) if s)),
            _tokens(article, ((s.start, s.end) for s in (statement.cue,) if s)),
        )
        for statement in reading.statements
    )


def matched(gold: Sequence[Quotation], system: Sequence[Quotation]) -> list[Group]:
    """Pairs of gold and system, then what either has alone."""

    def weight(i: int, j: int) -> tuple[float, ...] | None:
        shared = len(gold[i].quote & system[j].quote)
        return (2 * shared / (len(gold[i].quote) + len(system[j].quote)),) if shared else None

    pairs = one_to_one(len(gold), len(system), weight)
    taken = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    return [
        *((gold[i], system[j]) for i, j, _ in pairs),
        *((one, NONE) for i, one in enumerate(gold) if i not in taken[0]),
        *((NONE, one) for j, one in enumerate(system) if j not in taken[1]),
    ]


def _figure(role: str, groups: Sequence[Group]) -> Figure:
    sides = [(getattr(gold, role), getattr(system, role)) for gold, system in groups]
    precision, ours = _mean((system, gold) for gold, system in sides)
    recall, theirs = _mean((gold, system) for gold, system in sides)
    return Figure(role, f_of(precision, recall), precision, recall, theirs, ours)


def _mean(pairs: Iterable[tuple[Tokens, Tokens]]) -> tuple[float, int]:
    """The share of the first that the second has, averaged over the pairs that have a first; and how many do."""
    shares = [len(one & other) / len(one) for one, other in pairs if one]
    return (sum(shares) / len(shares) if shares else 0.0), len(shares)


def _tokens(article: Article, places: Iterable[tuple[int, int]]) -> Tokens:
    return frozenset(_touched(article, places))


def _touched(article: Article, places: Iterable[tuple[int, int]]) -> Iterator[int]:
    for start, end in places:
        yield from (i for i, (a, b) in enumerate(article.tokens) if a < end and start < b)
