"""The reader: orders the stages, from text to records."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from demarche.actors import find_actors
from demarche.actors.candidates import Names
from demarche.documents import build_document
from demarche.events import build_context, read_deeds, read_events
from demarche.explanations import Explanation, Trace, explain_record
from demarche.knowledge.actions import load_actions
from demarche.knowledge.entities import load_knowledge
from demarche.knowledge.frames import load_lexicon
from demarche.knowledge.grammar import load_grammar, load_zone_patterns
from demarche.knowledge.issues import load_issues
from demarche.knowledge.kit import language_kit
from demarche.knowledge.user import with_user_actors
from demarche.language.detect import detect_language
from demarche.language.parse import paragraphs, parse
from demarche.language.pipeline import check_language, load_pipeline
from demarche.language.quotes import pair_quotes
from demarche.positions import read_positions
from demarche.records import Document, Reading, Reason
from demarche.statements import read_statements
from demarche.statements.page import build_page
from demarche.times import find_times

if TYPE_CHECKING:
    from spacy.tokens import Doc

STAGES = ("documents", "parse", "quotes", "actors", "times", "statements", "events", "positions")


class Reader:
    """Reads articles. Pipelines and knowledge are loaded on first use of their language and kept.

    `model` names another spaCy pipeline with Universal Dependencies labels; `actors` and `issues` are TOML
    files of one's own.
    `timings` adds up seconds by stage over all readings.
    """

    def __init__(
        self, *, model: str | Path | None = None, actors: Sequence[str | Path] = (), issues: Sequence[str | Path] = ()
    ) -> None:
        self.model = str(model) if model is not None else None
        self.actors = tuple(str(a) for a in actors)
        self.issues = tuple(str(i) for i in issues)
        self.timings: dict[str, float] = dict.fromkeys(STAGES, 0.0)
        self._names: dict[str, Names] = {}

    def read(
        self,
        text: str,
        *,
        published: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        language: str | None = None,
        repairs: tuple[str, ...] = (),
    ) -> Reading:
        """Read one article. Raises InputError, DateError, LanguageError, ModelError or KnowledgeError."""
        known = {"published": published, "title": title, "publisher": publisher, "url": url}
        return self.read_doc(*self._parsed(text, repairs, language, known))

    def read_as_it_is(
        self, text: str, *, language: str | None = None, published: str | None = None
    ) -> tuple[Doc, Reading]:
        """The Doc and the reading of a text in which nothing is mended and no header is looked for.

        Offsets are those of the text as given. Raises what `read` raises.
        """
        doc, document, spans = self._parsed(text, (), language, {"published": published}, as_it_is=True)
        return doc, self.read_doc(doc, document, spans)

    def explain(
        self,
        text: str,
        record_id: str,
        *,
        labels: Callable[[Reading], Mapping[str, str]] | None = None,
        published: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        language: str | None = None,
        repairs: tuple[str, ...] = (),
    ) -> Explanation:
        """Why a record of the article was made; the beginning of its id is enough.

        `labels` gives records other names, by their id; the rest is as for `read`. Raises what `read` raises, and
        InputError for an id that means no record or several.
        """
        trace = Trace()
        known = {"published": published, "title": title, "publisher": publisher, "url": url}
        reading = self.read_doc(*self._parsed(text, repairs, language, known), trace)
        return explain_record(reading, trace, record_id, labels(reading) if labels is not None else {})

    def _parsed(
        self,
        text: str,
        repairs: tuple[str, ...],
        language: str | None,
        known: Mapping[str, str | None],
        *,
        as_it_is: bool = False,
    ) -> tuple[Doc, Document, list[tuple[int, int]]]:
        """The article as a Doc, with its document and its paragraphs."""
        start = time.perf_counter()
        document = build_document(
            text,
            repairs=repairs,
            published=known.get("published"),
            title=known.get("title"),
            publisher=known.get("publisher"),
            url=known.get("url"),
            language=check_language(language) if language else None,
            detect=_detected,
            patterns=lambda tag: load_zone_patterns(check_language(tag)),
            as_it_is=as_it_is,
        )
        code = check_language(document.language)
        self._clock("documents", start)
        nlp = load_pipeline(code, self.model)
        start = time.perf_counter()
        spans = _apart(paragraphs(document.text), document)
        doc = parse(nlp, document.text, spans)
        self._clock("parse", start)
        return doc, document, spans

    def read_doc(
        self, doc: Doc, document: Document, spans: Sequence[tuple[int, int]], trace: Trace | None = None
    ) -> Reading:
        """Read a parsed Doc whose text is the document's; `spans` are its paragraphs in code points.

        `trace` is filled with what the records were made of.
        """
        code = check_language(document.language)
        names, start = self.names(code), time.perf_counter()
        quotes, reasons = pair_quotes(document.text, spans, names.grammar["elisions"])
        start = self._clock("quotes", start)
        actors = find_actors(doc, document, names, quotes)
        start = self._clock("actors", start)
        times = find_times(doc, document, code)
        start = self._clock("times", start)
        page = build_page(doc, document, actors, times, load_lexicon(code), names.grammar, quotes, spans)
        statements = read_statements(page, trace.claims if trace else None)
        start = self._clock("statements", start)
        context = build_context(page, statements)
        if trace is not None:
            trace.context = context
        deeds = read_deeds(context, load_actions(code))
        events = read_events(context, deeds, *((trace.deeds, trace.joined) if trace else (None, None)))
        start = self._clock("events", start)
        positions = read_positions(
            context, deeds, events, load_issues(code, self.issues), trace.origins if trace else None
        )
        self._clock("positions", start)
        used = {a for s in statements for a in (s.speaker, s.addressee, s.reported_by, *s.joint_with) if a}
        used |= {a for e in events for a in (*e.sources, *e.targets)}
        used |= {a for p in positions for a in (p.holder, p.target) if a}
        return Reading(
            document=document,
            actors=actors.finished(frozenset(used)),
            statements=statements,
            reasons=tuple(_unique(reasons)),
            times=times,
            events=events,
            positions=positions,
        )

    def read_many(self, articles: Iterable[Mapping[str, Any]]) -> Iterator[Reading]:
        """Read articles given as keyword arguments of `read`, one at a time."""
        for article in articles:
            yield self.read(**article)

    def names(self, code: str) -> Names:
        """Knowledge base, grammar and kit of a language, the user's actors added."""
        if code not in self._names:
            base = with_user_actors(load_knowledge(code), self.actors, code)
            lexicon = load_lexicon(code)
            self._names[code] = Names(
                base, load_grammar(code), language_kit(code), frozenset(lexicon.verbs), lexicon.source_words
            )
        return self._names[code]

    def _clock(self, stage: str, start: float) -> float:
        now = time.perf_counter()
        self.timings[stage] += now - start
        return now


def _apart(spans: Sequence[tuple[int, int]], document: Document) -> list[tuple[int, int]]:
    """Paragraphs, with a dateline split off its sentence: parsed together they spoil the tree."""
    ends = sorted(z.end for z in document.zones if z.kind == "dateline")
    result = []
    for start, end in spans:
        border = next((e for e in ends if start < e < end), None)
        head = [(start, start + len(document.text[start:border].rstrip()))] if border else []
        result += [*head, (border or start, end)]
    return result


def _detected(text: str) -> str:
    return check_language(detect_language(text))


def _unique(reasons: Sequence[Reason]) -> Iterator[Reason]:
    yield from dict.fromkeys(reasons)
