"""The tokenizer that pipelines are trained and shipped with: spaCy's own, less what harms running news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex

from training.conllu import Sentence

SLASH_BETWEEN_LETTERS = r"(?<=[^\W\d_])/(?=[^\W\d_])"


def adapt_tokenizer(nlp: Language, sentences: Iterable[Sentence]) -> None:
    """Split at a slash between letters (`ANP/RTR`), and drop emoticons and abbreviations that are mostly plain words.

    spaCy keeps `hand.`, `dat.`, `top.` whole and so swallows full stops; an exception stays only where the treebank
    writes the word with its full stop, and at least as often as without, or where more stops stand inside (`a.u.b.`).
    Each exception also costs start-up time: of 4,300 some 250 are left.
    """
    forms = Counter(w.form.lower() for s in sentences for w in s.words)
    tokenizer: Any = nlp.tokenizer
    rules = {text: cases for text, cases in tokenizer.rules.items() if _keeps(text, forms)}
    tokenizer.rules = rules
    infixes = [*(nlp.Defaults.infixes or ()), SLASH_BETWEEN_LETTERS]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _keeps(text: str, forms: Counter[str]) -> bool:
    if not any(c.isalpha() for c in text) or not text[0].isalnum() and text[0] not in "'’":
        return text.isspace()
    if text.endswith(")"):
        return False
    if not text.endswith(".") or len(text) < 3:
        return True
    seen = forms[text.lower()]
    return "." in text[:-1] or seen > 0 and seen >= forms[text[:-1].lower()]
