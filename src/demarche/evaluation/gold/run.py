"""Read and score cases of our own gold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from demarche.errors import CorpusError
from demarche.evaluation.ask import Asks
from demarche.evaluation.gold.cases import Case, GoldError, load_case
from demarche.evaluation.gold.score import Tally, score_case
from demarche.evaluation.measured import Figure, Score


def load(path: Path, part: str | None) -> tuple[Case, ...]:
    """The cases of a folder and of the folders in it. Raises CorpusError."""
    if not path.is_dir():
        raise CorpusError(f"{path} is no folder", "a folder of NAME.txt and NAME.json was expected", "check the path")
    files = sorted(f for f in path.rglob("*.txt") if not f.name.startswith(".") and f.with_suffix(".json").exists())
    if not files:
        raise CorpusError(f"{path} has no case", "NAME.txt and NAME.json were expected", "see demarche evaluate --list")
    try:
        return tuple(map(load_case, files))
    except (GoldError, KeyError, TypeError) as error:
        raise CorpusError(f"{path}: {error}", "cases of the project's gold were expected", "mend the case") from None


def text_of(case: Case) -> str:
    """The text of a case."""
    return case.text


def score(cases: Iterable[Case], ask: Asks) -> Score:
    """Read as an article is, header and all; a case that fails or cannot be placed is left out and counted."""
    tally, sizes = Tally(), {"articles": 0}
    for case in cases:
        reading = ask.article(case.text, published=case.published)
        if reading is None:
            continue
        try:
            tally += score_case(case, reading).tally
        except GoldError as error:
            ask.reasons[f"not placed: {error}"] += 1
            continue
        sizes["articles"] += 1
    figures = _figures(tally)
    return Score(figures, {**sizes, **{f"{f.name}s": f.gold for f in figures if f.gold and f.name in _KINDS}})


_KINDS = ("statement", "event", "position", "time")


def _figures(tally: Tally) -> tuple[Figure, ...]:
    measures = {
        "statement": tally.statement,
        "statement and speaker": tally.speaker,
        "statement, exact": tally.exact,
        "event": tally.event,
        "event and status": tally.event_status,
        "position": tally.position,
        "position and force": tally.position_force,
        "time": tally.times,
    }
    return tuple(Figure.of(name, counts) for name, counts in measures.items() if counts.gold)
