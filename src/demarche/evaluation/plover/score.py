"""One prediction a sentence: its type, and the countries of its source and target.

A type is right when one of the sentence's records has it. Countries are compared with the record of the predicted
type, or with the first; in a symmetric record either side will do, and each country counts once, as a source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demarche.evaluation.ask import Asks
from demarche.evaluation.counts import Counts
from demarche.evaluation.measured import Figure, Score
from demarche.evaluation.plover.choose import Prediction, predict
from demarche.evaluation.plover.read import Record, Sentence

NOTHING = Prediction(None, frozenset(), frozenset())


def text_of(sentence: Sentence) -> str:
    """The text of a sentence."""
    return sentence.text


def score(sentences: Iterable[Sentence], ask: Asks) -> Score:
    """Read and score; a sentence that fails has no prediction."""
    tally = Tally()
    for sentence in sentences:
        answer = ask.read(sentence.text, published=sentence.published)
        tally.add(sentence.records, predict(answer[1]) if answer else NOTHING)
    return Score(tally.figures(), {"sentences": tally.sentences, "records": tally.records})


@dataclass(slots=True)
class Tally:
    """Counts over sentences."""

    sentences: int = 0
    records: int = 0
    predicted: int = 0
    right: int = 0
    sources: Counts = Counts()
    targets: Counts = Counts()
    types: Counter[str] | None = None

    def add(self, records: Sequence[Record], found: Prediction) -> None:
        """Count one sentence."""
        kinds = {record.type for record in records}
        self.types = (self.types or Counter()) + Counter(kinds)
        self.sentences += 1
        self.records += len(records)
        self.predicted += found.type is not None
        self.right += found.type in kinds
        gold = next((record for record in records if record.type == found.type), records[0])
        sources, targets = _sides(gold, found)
        self.sources += sources
        self.targets += targets

    def figures(self) -> tuple[Figure, ...]:
        """Type, with the baseline that always says the commonest; then the countries."""
        commonest = max((self.types or Counter()).values(), default=0)
        return (
            Figure("type, accuracy", _share(self.right, self.sentences), gold=self.sentences, system=self.predicted),
            Figure("type, the commonest alone", _share(commonest, self.sentences), gold=self.sentences),
            Figure.of("source country", self.sources),
            Figure.of("target country", self.targets),
            Figure.of("source and target country", self.sources + self.targets),
        )


def _sides(gold: Record, found: Prediction) -> tuple[Counts, Counts]:
    if gold.symmetric:
        return _counts(gold.sources, found.sources | found.targets), Counts()
    return _counts(gold.sources, found.sources), _counts(gold.targets, found.targets)


def _counts(gold: frozenset[str], system: frozenset[str]) -> Counts:
    right = len(gold & system)
    return Counts(len(gold), len(system), right, right)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
