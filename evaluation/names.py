"""Score the names that a whole reading finds (recogniser, knowledge base, carried surnames) on labelled Docs.

`python -m evaluation.names DOCS.spacy [LANGUAGE [MODEL]]` prints precision, recall and F1 of exact labelled spans.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from demarche.actors import find_actors
from demarche.documents import build_document
from demarche.evaluation.names.score import names_of_actors
from demarche.knowledge.entities import load_knowledge
from demarche.knowledge.grammar import load_zone_patterns
from demarche.language.parse import paragraphs, parse
from demarche.language.pipeline import load_pipeline
from demarche.reader import Reader


def score(docs: Path, language: str, model: str | None = None) -> Counter[str]:
    """Counts of right, found and gold names, per label and in all."""
    nlp = load_pipeline(language, model)
    words = replace(Reader().names(language), base=load_knowledge(language, places=False))
    counts: Counter[str] = Counter()
    for doc in DocBin().from_disk(docs).get_docs(spacy.blank(language).vocab):
        gold = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        document = build_document(
            doc.text, language=language, detect=lambda _: language, patterns=load_zone_patterns, as_it_is=True
        )
        parsed = parse(nlp, document.text, paragraphs(document.text))
        found = names_of_actors(find_actors(parsed, document, words))
        for label in ("PER", "LOC", "ORG", "all"):
            of = [{n for n in names if label in (n[2], "all")} for names in (gold, found)]
            counts[f"{label} gold"] += len(of[0])
            counts[f"{label} found"] += len(of[1])
            counts[f"{label} right"] += len(of[0] & of[1])
    return counts


def main(docs: str, language: str = "nl", model: str | None = None) -> None:
    """Print a line a label."""
    counts = score(Path(docs), language, model)
    for label in ("PER", "LOC", "ORG", "all"):
        right, found, gold = (counts[f"{label} {what}"] for what in ("right", "found", "gold"))
        f1 = 2 * right / (found + gold) if found + gold else 0.0
        print(f"{label:4} P {right / max(found, 1):.3f}  R {right / max(gold, 1):.3f}  F {f1:.3f}  ({gold} names)")


if __name__ == "__main__":
    main(*sys.argv[1:])
