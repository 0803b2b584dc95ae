"""An answerer for scorers: readings made by hand, by the text that they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import spacy
from spacy.tokens import Doc

from demarche.actors import Actors
from demarche.records import Reading


class Asked:
    """Answers with what it was given; a text that it does not know fails."""

    def __init__(self, readings: Mapping[str, Reading], docs: Mapping[str, Doc] | None = None) -> None:
        self.readings = readings
        self.docs = docs or {}
        self.reasons: Counter[str] = Counter()

    def parse(self, text: str) -> Doc | None:
        return self.docs.get(text)

    def actors(self, text: str) -> tuple[Doc, Actors] | None:
        raise NotImplementedError

    def read(self, text: str, *, published: str | None = None) -> tuple[Doc, Reading] | None:
        reading = self.article(text)
        return (self.docs.get(text, spacy.blank("xx")(text)), reading) if reading is not None else None

    def article(self, text: str, *, published: str | None = None) -> Reading | None:
        if text not in self.readings:
            self.reasons["not read: made to fail"] += 1
        return self.readings.get(text)
