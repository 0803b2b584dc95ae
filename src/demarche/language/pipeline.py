"""Find and load the spaCy pipeline that parses a language: ours, or any other with Universal Dependencies labels."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language

from demarche.errors import LanguageError, ModelError
from demarche.knowledge.tables import installed_languages

MODELS = Path(__file__).parent.parent / "models"
# A pipeline speaks Universal Dependencies when its parser knows these.
_UD_LABELS = frozenset({"nsubj", "obj", "ccomp", "obl"})


def check_language(code: str) -> str:
    """The language's own code (`nl-BE => nl`). Raises LanguageError where nothing is installed for it."""
    base = code.strip().lower().replace("_", "-").partition("-")[0]
    if base not in installed_languages():
        have = ", ".join(installed_languages())
        raise LanguageError(f"language {code!r}", f"one of these was expected: {have}", "leave the article out")
    return base


@functools.cache
def load_pipeline(code: str, model: str | None = None) -> Language:
    """Load the shipped pipeline of a language, or `model` by path or package name. Raises ModelError."""
    nlp = _load(model) if model else _load_shipped(code)
    if nlp.lang != code:
        raise ModelError(f"the model for {nlp.lang!r}", f"one for {code!r} was expected", "name another with --model")
    labels = set(nlp.get_pipe("parser").labels) if nlp.has_pipe("parser") else set()  # type: ignore[attr-defined]
    if not labels >= _UD_LABELS:
        raise ModelError(
            f"the model {model or code!r}", "a parser with Universal Dependencies labels was expected", "name another"
        )
    return nlp


def _load_shipped(code: str) -> Language:
    folder = MODELS / code / "pipeline"
    if not (folder / "config.cfg").exists():
        raise ModelError(
            f"no model for {code!r} is installed", "a trained pipeline was expected", "name one with --model"
        )
    with _without_exceptions(code):
        return spacy.load(folder)


@contextlib.contextmanager
def _without_exceptions(code: str) -> Iterator[None]:
    """Let spaCy build no tokenizer exceptions of its own for the language: the pipeline on disk brings its tokenizer.

    Building thousands that are thrown away at once took a third of the start.
    """
    defaults = spacy.util.get_lang_class(code).Defaults
    built_in = defaults.tokenizer_exceptions
    defaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        defaults.tokenizer_exceptions = built_in


def _load(model: str) -> Language:
    try:
        return spacy.load(Path(model) if Path(model).exists() else model)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).split("\n")[0].split(".")[0][:80]
        raise ModelError(
            f"the model {model!r} cannot be loaded ({reason})",
            "a folder or an installed package was expected",
            "check the path or install the package",
        ) from None
