"""Read a corpus and score the system on it: the order of the steps, for all corpora alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demarche.errors import CorpusError
from demarche.evaluation.ask import Ask, Asks
from demarche.evaluation.corpora import card_of
from demarche.evaluation.gold import run as gold
from demarche.evaluation.measured import Measured, Score
from demarche.evaluation.names import read as names_files
from demarche.evaluation.names import score as names
from demarche.evaluation.plover import read as plover_files
from demarche.evaluation.plover import score as plover
from demarche.evaluation.polnear import read as polnear_files
from demarche.evaluation.polnear import run as polnear
from demarche.evaluation.timeml import read as timeml_files
from demarche.evaluation.timeml import score as timeml
from demarche.evaluation.treebanks import run as treebanks
from demarche.evaluation.wikinews import read as wikinews_files
from demarche.evaluation.wikinews import score as wikinews
from demarche.knowledge.tables import installed_languages

# Characters from which the language of a corpus is told.
_SAMPLE = 3000


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How a corpus is read, and how the system is scored on its items."""

    load: Callable[[Path, str | None], Sequence[Any]]
    text_of: Callable[[Any], str]
    score: Callable[[Iterable[Any], Asks], Score]


YARDSTICKS = {
    "polnear": Yardstick(polnear_files.load, polnear.text_of, polnear.score),
    "plover": Yardstick(plover_files.load, plover.text_of, plover.score),
    "german-wikinews": Yardstick(wikinews_files.load, wikinews.text_of, wikinews.score),
    "ud": Yardstick(treebanks.load, treebanks.text_of, treebanks.score),
    "conll-names": Yardstick(names_files.load, names.text_of, names.score),
    "timeml": Yardstick(timeml_files.load, timeml.text_of, timeml.score),
    "gold": Yardstick(gold.load, gold.text_of, gold.score),
}


def evaluate(
    corpus: str,
    path: Path,
    *,
    part: str | None = None,
    limit: int | None = None,
    language: str | None = None,
    model: str | None = None,
    track: Callable[[Sequence[Any]], Iterable[Any]] = iter,
) -> Measured:
    """Read a corpus and score it. `track` is handed the items and hands them on, to show how far it is.

    In a language that is not installed nothing is read: the result has no figures, and a note. Raises CorpusError,
    LanguageError, ModelError, KnowledgeError.
    """
    card = card_of(corpus)
    if part is not None and part not in card.parts:
        known = f"one of {', '.join(card.parts)}" if card.parts else "no part"
        raise CorpusError(f"part {part!r} of {corpus}", f"{known} was expected", "leave --part out or name another")
    if not path.exists():
        raise CorpusError(f"{path} is not there", f"{card.path} was expected", f"{corpus} is to be had: {card.find}")
    yardstick = YARDSTICKS[corpus]
    items = yardstick.load(path, part)
    code = language or card.language or _detected(map(yardstick.text_of, items))
    items = items[:limit]
    part = part or next(iter(card.parts), None)
    if code not in installed_languages():
        return Measured(corpus, part, code, len(items), {card.unit: len(items)}, (), notes=(_not_learnt(code),))
    ask = _ask(code, model)
    score = yardstick.score(track(items), ask)
    return Measured(corpus, part, code, len(items), score.sizes, score.figures, dict(ask.reasons.most_common()))


def _ask(code: str, model: str | None) -> Ask:
    from demarche.language.pipeline import load_pipeline
    from demarche.reader import Reader

    load_pipeline(code, model)
    return Ask(Reader(model=model), code)


def _detected(texts: Iterable[str]) -> str:
    from demarche.language.detect import detect_language

    sample, length = [], 0
    for text in texts:
        sample.append(text)
        length += len(text)
        if length > _SAMPLE:
            break
    return detect_language(" ".join(sample))


def _not_learnt(code: str) -> str:
    known = ", ".join(installed_languages())
    return f"no reading in {code!r}: demarche reads {known}; the corpus was read and is ready to be scored"
