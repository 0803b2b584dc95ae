"""Build a language's whole pipeline: `python -m training.build nl` trains trees and names and joins them.

With `--join` only the joining is done, from the checkpoints that training left in `training/work`. With `--names` the
trees are left as they are shipped: the recogniser is trained anew and takes the place of the shipped one; `--names
--join` does the latter only.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import spacy
from spacy.strings import StringStore

from training.train import HERE, give_tokenizer
from training.train import main as train_part

MODELS = HERE.parent / "src" / "demarche" / "models"
VERSION = "0.1.0"


def join(language: str, trees: Path, target: Path) -> Path:
    """One pipeline of the tree parts in `trees` and the name recogniser, each with its own embedding."""
    nlp = spacy.load(trees, exclude=["ner"])
    names = spacy.load(HERE / "work" / language / "names" / "model-best")
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    strings = {*nlp.vocab.strings, *names.get_pipe("ner").labels}  # type: ignore[attr-defined]
    nlp.add_pipe("ner", source=names)
    give_tokenizer(nlp, language)
    nlp.meta.update(
        {
            "name": "demarche",
            "version": VERSION,
            "license": "CC BY-SA 4.0",
            "description": "Tags, lemmas, Universal Dependencies trees and names for the news",
            "sources": [],
            "performance": {},
        }
    )
    nlp.config["paths"] = {"train": None, "dev": None}
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    # A recogniser reads letters and hashes; the words of its training sentences need not be shipped.
    StringStore(sorted(strings)).to_disk(target / "vocab" / "strings.json")
    return target


def build(language: str, *, train: bool, names_only: bool = False) -> None:
    """Train where asked, then join; with `names_only` the shipped trees stay."""
    shipped = MODELS / language / "pipeline"
    if train and not names_only:
        train_part("parse", language)
    if train:
        train_part("names", language)
    trees = shipped if names_only else HERE / "work" / language / "parse" / "model-best"
    print(join(language, trees, shipped))


if __name__ == "__main__":
    build(sys.argv[1], train="--join" not in sys.argv, names_only="--names" in sys.argv)
