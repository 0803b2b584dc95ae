"""What a scorer asks of the system: an article's parse, its names, its reading.

What fails is counted and stops nothing. Texts are taken as they are, so that a corpus' offsets hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from demarche.errors import DemarcheError, KnowledgeError, ModelError

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from demarche.actors import Actors
    from demarche.reader import Reader
    from demarche.records import Reading

T = TypeVar("T")


class Asks(Protocol):
    """What a scorer may ask; None is an answer that failed. `reasons` counts what was not read or scored, and why."""

    reasons: Counter[str]

    def parse(self, text: str) -> Doc | None:
        """The Doc of a text."""

    def actors(self, text: str) -> tuple[Doc, Actors] | None:
        """The Doc, and everybody named in it."""

    def read(self, text: str, *, published: str | None = None) -> tuple[Doc, Reading] | None:
        """The Doc and the reading."""

    def article(self, text: str, *, published: str | None = None) -> Reading | None:
        """The reading of an article that may have a header or need mending."""


class Ask:
    """Asks a `Reader`, in one language. Raises ModelError and KnowledgeError, which would come back each time."""

    def __init__(self, reader: Reader, language: str) -> None:
        self.reader = reader
        self.language = language
        self.reasons: Counter[str] = Counter()

    def parse(self, text: str) -> Doc | None:
        """The Doc of a text."""
        from demarche.language.parse import paragraphs, parse
        from demarche.language.pipeline import load_pipeline

        nlp = load_pipeline(self.language, self.reader.model)
        return self._answer(lambda: parse(nlp, text, paragraphs(text)))

    def actors(self, text: str) -> tuple[Doc, Actors] | None:
        """The Doc, and everybody named in it."""
        return self._answer(lambda: self._actors(text))

    def read(self, text: str, *, published: str | None = None) -> tuple[Doc, Reading] | None:
        """The Doc and the reading."""
        return self._answer(lambda: self.reader.read_as_it_is(text, language=self.language, published=published))

    def article(self, text: str, *, published: str | None = None) -> Reading | None:
        """The reading of an article that may have a header or need mending."""
        return self._answer(lambda: self.reader.read(text, language=self.language, published=published))

    def _actors(self, text: str) -> tuple[Doc, Actors] | None:
        from demarche.actors import find_actors
        from demarche.documents import build_document
        from demarche.knowledge.grammar import load_zone_patterns

        document = build_document(
            text, language=self.language, detect=lambda _: self.language, patterns=load_zone_patterns, as_it_is=True
        )
        doc = self.parse(text)
        return (doc, find_actors(doc, document, self.reader.names(self.language))) if doc is not None else None

    def _answer(self, find: Callable[[], T]) -> T | None:
        try:
            return find()
        except (ModelError, KnowledgeError):
            raise
        except DemarcheError as error:
            self.reasons[f"not read: {error.expected}"] += 1
        except Exception as error:  # a hard text is counted, whatever it broke
            self.reasons[f"not read: {type(error).__name__}, a fault in demarche itself"] += 1
        return None
