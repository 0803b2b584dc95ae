"""Time expressions as TempEval-3 counts them (UzZaman et al. 2013).

*strict*: both borders are right; *relaxed*: the expressions overlap; *value* and *type*: they overlap, and the value
or the type is that of gold. Pairs are one to one, the largest overlap first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from demarche.evaluation.ask import Asks
from demarche.evaluation.counts import Counts, one_to_one
from demarche.evaluation.measured import Figure, Score
from demarche.evaluation.timeml.read import Article, Timex
from demarche.evaluation.timeml.values import timex_value
from demarche.records import Time

MEASURES = ("strict", "relaxed", "value", "type")
_TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}


def text_of(article: Article) -> str:
    """The text of an article."""
    return article.text


def score(articles: Iterable[Article], ask: Asks) -> Score:
    """Read and score; an article that fails is missed whole."""
    counts = dict.fromkeys(MEASURES, Counts())
    sizes = {"articles": 0, "expressions": 0}
    for article in articles:
        answer = ask.read(article.text, published=article.published)
        found = compare(article.times, answer[1].times if answer else ())
        counts = {measure: counts[measure] + found[measure] for measure in MEASURES}
        sizes["articles"] += 1
        sizes["expressions"] += len(article.times)
    return Score(tuple(Figure.of(measure, found) for measure, found in counts.items()), sizes)


def compare(gold: Sequence[Timex], system: Sequence[Time]) -> dict[str, Counts]:
    """The counts of one text."""

    def weight(i: int, j: int) -> tuple[float, ...] | None:
        one, other = gold[i], system[j]
        shared = min(one.end, other.end) - max(one.start, other.start)
        if shared <= 0:
            return None
        same = (one.start, one.end) == (other.start, other.end)
        return shared, same, timex_value(other) == one.value, _TYPES[other.kind] == one.type

    pairs = [value for _, _, value in one_to_one(len(gold), len(system), weight)]
    right = {
        "strict": sum(bool(value[1]) for value in pairs),
        "relaxed": len(pairs),
        "value": sum(bool(value[2]) for value in pairs),
        "type": sum(bool(value[3]) for value in pairs),
    }
    return {measure: Counts(len(gold), len(system), right[measure], right[measure]) for measure in MEASURES}
