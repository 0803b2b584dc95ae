"""Text as it is searched: lower case, without accents, one blank between words."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
# Marks that Unicode puts on the letter before them.
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def folded(text: str) -> str:
    """`António  Guterres => antonio guterres`."""
    plain = text.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    return " ".join(plain.split())


def words(text: str) -> list[str]:
    """The folded words of a text, signs left out."""
    return _WORD.findall(folded(text))
