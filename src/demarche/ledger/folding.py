"""Text as it is searched: lower case, without accents, one blank between words."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """`António  Guterres => antonio guterres`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def words(text: str) -> list[str]:
    """The folded words of a text, signs left out."""
    return _WORD.findall(folded(text))
