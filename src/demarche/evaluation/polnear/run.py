"""Read PolNeAR's articles and score them."""

from __future__ import annotations

from collections.abc import Iterable

from demarche.evaluation.ask import Asks
from demarche.evaluation.measured import Score
from demarche.evaluation.polnear.conventions import attributions
from demarche.evaluation.polnear.read import Article
from demarche.evaluation.polnear.score import Tally


def text_of(article: Article) -> str:
    """The text of an article."""
    return article.text


def score(articles: Iterable[Article], ask: Asks) -> Score:
    """Read and score; an article that fails is missed whole."""
    tally = Tally()
    sizes = {"articles": 0, "attributions": 0}
    for article in articles:
        ask.reasons.update(article.faults)
        answer = ask.read(article.text, published=article.published)
        tally.add(article.text, article.attributions, list(attributions(*answer)) if answer else [])
        sizes["articles"] += 1
        sizes["attributions"] += len(article.attributions)
    return Score(tally.figures(), sizes)
