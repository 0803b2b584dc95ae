"""Which language an article is in, told by `lingua` among the languages that its readers are likely to meet."""

from __future__ import annotations

import functools
import re
from typing import Any

from demarche.errors import LanguageError

_SAMPLE = 1500  # code points; longer samples change no verdict on our gold and cost time
_MIN_LETTERS = 12
# ISO 639-1 codes; each one more costs start-up time (all seventy: a quarter of a second).
_TOLD_APART = "NL EN DE FR ES IT PT AF DA SV NB PL RU UK TR AR FA HE ZH JA KO EL"


@functools.cache
def _detector() -> Any:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code) for code in _TOLD_APART.split()]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the text's language. Raises LanguageError where it cannot be told."""
    sample = re.sub(r"\s+", " ", text.strip())[:_SAMPLE]
    found = _detector().detect_language_of(sample) if sum(map(str.isalpha, sample)) >= _MIN_LETTERS else None
    if found is None:
        raise LanguageError(
            f"a text of {len(text.strip())} characters", "a language was to be told from it", "name it with --language"
        )
    return str(found.iso_code_639_1.name).lower()
