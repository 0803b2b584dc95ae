"""Score a name recogniser on raw text: `python -m training.evaluate_names nl [--errors 40] [--on dev]`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.conllu import entity_doc, read_conllu
from training.train import DATA, HERE

Name = tuple[int, int, str]


@dataclass(slots=True)
class Counts:
    """Names right, found and expected of one type."""

    right: int = 0
    found: int = 0
    expected: int = 0

    @property
    def row(self) -> str:
        """Precision, recall and F1 in percent."""
        precision = 100 * self.right / max(1, self.found)
        recall = 100 * self.right / max(1, self.expected)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{precision:6.1f} {recall:6.1f} {f1:6.1f}   {self.expected:5}"


@dataclass(slots=True)
class Score:
    """Counts per type and for all types, and the texts with errors."""

    counts: dict[str, Counts] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    confusions: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Doc, found: Doc) -> None:
        """Compare one text: a name is right where its characters and its label are."""
        wanted, got = _names(gold), _names(found)
        for label in ("all", *sorted({n[2] for n in wanted | got})):
            counts = self.counts.setdefault(label, Counts())
            counts.right += len([n for n in wanted & got if label in ("all", n[2])])
            counts.found += len([n for n in got if label in ("all", n[2])])
            counts.expected += len([n for n in wanted if label in ("all", n[2])])
        if wanted != got:
            missed, wrong = _listed(gold.text, wanted - got), _listed(gold.text, got - wanted)
            self.errors.append(f"- {missed or '–'}  |  + {wrong or '–'}  |  {gold.text}")
        self.confusions.update(_confusions(wanted, got))

    def report(self, errors: int) -> str:
        """A table per type, the kinds of errors and the first error texts."""
        lines = ["            P      R      F       n"]
        lines += [
            f"{label:5} {self.counts[label].row}" for label in ("PER", "LOC", "ORG", "all") if label in self.counts
        ]
        if errors:
            lines.append("; ".join(f"{kind} {n}" for kind, n in self.confusions.most_common()))
        return "\n".join(lines + self.errors[:errors])


def _names(doc: Doc) -> set[Name]:
    return {(e.start_char, e.end_char, e.label_) for e in doc.ents}


def _listed(text: str, names: Iterable[Name]) -> str:
    return ", ".join(f"{text[start:end]}/{label}" for start, end, label in sorted(names))


def _confusions(wanted: set[Name], got: set[Name]) -> Iterable[str]:
    """Name the errors: another type, other borders, missed or added."""
    for start, end, label in wanted - got:
        touching = sorted(n for n in got if n[0] < end and start < n[1])
        if not touching:
            yield f"{label} missed"
        elif touching[0][:2] == (start, end):
            yield f"{label} as {touching[0][2]}"
        else:
            yield f"{label} borders"
    for start, end, label in got - wanted:
        if not any(n[0] < end and start < n[1] for n in wanted):
            yield f"{label} added"


def score(nlp: Language, gold: Sequence[Doc]) -> Score:
    """Run the recogniser on the raw text of the gold Docs."""
    result = Score()
    for wanted, found in zip(gold, nlp.pipe(d.text for d in gold), strict=True):
        result.add(wanted, found)
    return result


def gold_docs(nlp: Language, language: str, part: str) -> list[Doc]:
    """The Docs of `dev` or `test`, or of an entity file (`europeana-test`)."""
    path = HERE / "work" / language / f"names-{part}.spacy"
    if path.exists():
        return list(DocBin().from_disk(path).get_docs(nlp.vocab))
    sentences = read_conllu(DATA / "entities" / language / f"{part}.conllu.gz")
    return [entity_doc(nlp.vocab, [s]) for s in sentences]


def main() -> None:
    """Print the scores of the named parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--on", nargs="+", default=["test"], help="dev, test, or entity files such as europeana-test")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    nlp = spacy.load(options.model or HERE / "work" / options.language / "names" / "model-best")
    for part in options.on:
        print(f"{part}\n{score(nlp, gold_docs(nlp, options.language, part)).report(options.errors)}")


if __name__ == "__main__":
    main()
