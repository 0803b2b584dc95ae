"""Score a pipeline on raw text of a treebank file: `python -m training.evaluate [--group 10] [--model PATH] FILE ...`.

The measure is that of `demarche evaluate ud`. Text goes through the shipped pipeline as an article's does, one sentence
at a time or in paragraphs of `--group` sentences.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from demarche.evaluation.conllu import Sentence, read_conllu
from demarche.evaluation.treebanks.score import COLUMNS, Agreement, placed_doc, placed_gold
from demarche.language.parse import paragraphs, parse
from demarche.language.pipeline import load_pipeline


def score(nlp: Language, sentences: Sequence[Sentence], group: int = 1) -> Agreement:
    """Read the treebank's raw text and count what agrees with it."""
    counts = Agreement()
    for start in range(0, len(sentences), group):
        part = sentences[start : start + group]
        text = " ".join(sentence.text for sentence in part)
        gold, borders = placed_gold(part)
        found, found_borders = placed_doc(parse(nlp, text, paragraphs(text)))
        counts.add(gold, found)
        counts.add_sentences(borders, found_borders)
    return counts


def report(name: str, counts: Agreement, relations: int = 0) -> str:
    """One row of the table, and the F1 of the most frequent relations where asked for."""
    row = f"| {name} | " + " | ".join(f"{counts.f1(column):.1f}" for column in COLUMNS) + " |"
    common = [label for label, _ in counts.gold.most_common() if label not in COLUMNS][:relations]
    return "\n".join([row, *(f"    {label:14} {counts.f1(label):5.1f} {counts.gold[label]:6}" for label in common)])


def main() -> None:
    """Print a table with one row a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--language", default="nl")
    parser.add_argument("--model", help="another pipeline than the shipped one")
    parser.add_argument("--group", type=int, default=1, metavar="N", help="sentences a paragraph (1)")
    parser.add_argument("--relations", type=int, default=0, metavar="N", help="show the N most frequent relations")
    options = parser.parse_args()
    nlp = load_pipeline(options.language, options.model)
    print("| | " + " | ".join(COLUMNS) + " |\n|---|" + "---|" * len(COLUMNS))
    for path in options.files:
        counts = score(nlp, list(read_conllu(path)), options.group)
        print(report(path.name.partition(".")[0], counts, options.relations), flush=True)


if __name__ == "__main__":
    main()
