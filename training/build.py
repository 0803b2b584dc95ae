"""Build a language's whole pipeline: `python -m training.build nl` trains trees and names and joins them.

With `--join` only the joining is done, from the checkpoints that training left in `training/work`.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import spacy

from training.train import HERE, give_tokenizer
from training.train import main as train_part

MODELS = HERE.parent / "src" / "demarche" / "models"
VERSION = "0.1.0"


def join(language: str) -> Path:
    """One pipeline of the tree parts and the name recogniser, each with its own embedding; return its folder."""
    work = HERE / "work" / language
    nlp = spacy.load(work / "parse" / "model-best")
    names = spacy.load(work / "names" / "model-best")
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
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
    target = MODELS / language / "pipeline"
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    return target


def build(language: str, *, train: bool) -> None:
    """Train where asked, then join."""
    if train:
        train_part("parse", language)
        train_part("names", language)
    print(join(language))


if __name__ == "__main__":
    build(sys.argv[1], train="--join" not in sys.argv)
