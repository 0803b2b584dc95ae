"""Train one component set from a config and Docs on disk: `python -m training.train parse nl OUT`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training.conllu import Sentence, read_conllu
from training.tokenizer import adapt_tokenizer
from training.treebank import treebank_docs

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data"
TREEBANKS = {
    "nl": ("train-alpino-cdb", "train-lassysmall-r13", "train-ud216-dev"),
    "en": ("train-ewt",),
}
# Free corpora with names; a language without them has the sentences in `names` alone.
ENTITIES = {"en": ("wikigold-train", "uner-ewt-train")}
# Where a language departs from the configs: it was trained for so many steps, or with so much dropout.
OVERRIDES: dict[tuple[str, str], dict[str, float]] = {
    ("parse", "en"): {"training.max_steps": 3000},
    ("names", "en"): {
        "training.max_steps": 3500,
        "training.optimizer.learn_rate.total_steps": 3700,
        "training.dropout": 0.25,
    },
}
SEED = 7


def blank(language: str) -> Language:
    """An empty pipeline with the project's tokenizer for the language."""
    nlp = spacy.blank(language)
    adapt_tokenizer(nlp, _treebank(language, *TREEBANKS[language]))
    return nlp


def _treebank(language: str, *names: str) -> list[Sentence]:
    folder = DATA / "treebanks" / language
    return [s for name in names for s in read_conllu(folder / f"{name}.conllu.gz")]


def give_tokenizer(nlp: Language, language: str) -> None:
    """Set the project's tokenizer for the language in a pipeline."""
    given: Any = blank(language).tokenizer
    taken: Any = nlp.tokenizer
    taken.from_bytes(given.to_bytes())


def write_tree_docs(language: str, work: Path) -> None:
    """Write `parse-train.spacy` and `parse-dev.spacy`."""
    vocab = spacy.blank(language).vocab
    treebank_docs(vocab, _treebank(language, *TREEBANKS[language]), seed=SEED, copies=2).to_disk(
        work / "parse-train.spacy"
    )
    treebank_docs(vocab, _treebank(language, "dev"), seed=SEED).to_disk(work / "parse-dev.spacy")


def fit(language: str, config_path: Path, stem: str, work: Path, overrides: dict[str, Any] | None = None) -> Path:
    """Train what the config describes on `STEM-train.spacy`; return the folder of the best checkpoint."""
    config = load_config(config_path, overrides=overrides or {})
    config["nlp"]["lang"] = language
    config["paths"] = {"train": str(work / f"{stem}-train.spacy"), "dev": str(work / f"{stem}-dev.spacy")}
    nlp = init_nlp(config)
    give_tokenizer(nlp, language)
    (work / stem).mkdir(parents=True, exist_ok=True)
    train(nlp, work / stem)
    return work / stem / "model-best"


def main(stem: str, language: str, *overrides: str) -> None:
    """Build the Docs and train the part named by `stem` (`parse` or `names`)."""
    work = HERE / "work" / language
    work.mkdir(parents=True, exist_ok=True)
    if stem == "parse":
        write_tree_docs(language, work)
    else:
        from training.names import write_name_docs

        write_name_docs(language, work)
    pairs = dict(o.split("=") for o in overrides)
    asked = {k: float(v) if "." in v else int(v) for k, v in pairs.items()}
    fit(language, HERE / f"{stem}.cfg", stem, work, {**OVERRIDES.get((stem, language), {}), **asked})


if __name__ == "__main__":
    main(*sys.argv[1:])
