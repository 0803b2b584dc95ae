"""The same reading as one spaCy component: `nlp.add_pipe("demarche")` puts a Reading in `doc._.demarche`."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from demarche.documents import build_document
from demarche.knowledge.grammar import load_zone_patterns
from demarche.language.parse import paragraphs
from demarche.language.pipeline import check_language
from demarche.reader import Reader
from demarche.records import Document


class DemarcheComponent:
    """Reads Docs that a pipeline has parsed. The Doc's text is kept as it is, headers and all."""

    def __init__(
        self, language: str, published: str | None, actors: Sequence[str] = (), issues: Sequence[str] = ()
    ) -> None:
        self.language = check_language(language)
        self.published = published
        self.reader = Reader(actors=actors, issues=issues)
        if not Doc.has_extension("demarche"):
            Doc.set_extension("demarche", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.demarche`; an empty Doc keeps None."""
        if doc.text.strip():
            doc._.demarche = self.reader.read_doc(doc, self._document(doc.text), paragraphs(doc.text))
        return doc

    def _document(self, text: str) -> Document:
        return build_document(
            text,
            published=self.published,
            language=self.language,
            detect=lambda _: self.language,
            patterns=load_zone_patterns,
            as_it_is=True,
        )


@Language.factory("demarche", default_config={"published": None, "actors": [], "issues": []})
def make_component(
    nlp: Language, name: str, published: str | None, actors: list[str], issues: list[str]
) -> DemarcheComponent:
    """Factory for `nlp.add_pipe`; `actors` and `issues` are TOML files of one's own."""
    return DemarcheComponent(nlp.lang or "", published, actors, issues)
