"""A statement as PolNeAR's annotators would have marked it.

Our records leave out what their spans take in: a content has its quotation marks with the comma or stop before the
closing one, and the conjunction of its clause; a cue its auxiliaries, adverbs and colon; a source is the whole noun
phrase, or the relative pronoun that stands for it. Found by eye and by counting in the train part; the grammar is that
of Universal Dependencies, for any language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from demarche.evaluation.marks import with_marks
from demarche.evaluation.polnear.read import Attribution, Places
from demarche.knowledge.grammar import load_grammar
from demarche.records import Reading, Span, Statement

_BEFORE_CUE = frozenset({"aux", "aux:pass", "cop", "advmod", "neg"})
_PART_OF_NAME = frozenset({"compound", "flat", "flat:name", "amod", "nummod", "fixed", "goeswith", "det"})
_OUTSIDE_PHRASE = frozenset({"parataxis", "punct", "cc", "case", "mark", "cop", "aux", "nsubj", "advcl"})

Range = tuple[int, int]


def attributions(doc: Doc, reading: Reading) -> Iterator[Attribution]:
    """The statements of a reading as attributions; of nested ones the outermost, since no token may stand in two."""
    conjunctions = load_grammar(reading.document.language)["complementisers"]
    for statement in reading.statements:
        if statement.cue is not None and statement.nested_in is None:
            yield _attribution(doc, statement, statement.cue, conjunctions)


def _attribution(doc: Doc, statement: Statement, cue: Span, conjunctions: frozenset[str]) -> Attribution:
    content = _contents(doc, statement, cue, conjunctions)
    place = _cue(doc, cue, content[0][0])
    return Attribution(_source(doc, statement, place, content), (place,), content)


def _contents(doc: Doc, statement: Statement, cue: Span, conjunctions: frozenset[str]) -> Places:
    first, *others = (with_marks(doc.text, span.start, span.end) for span in statement.content)
    start = _beginning(doc, first, conjunctions)
    start = _with_named(doc, (start, first[1]), cue)
    return tuple(sorted(((start, first[1]), *others)))


def _beginning(doc: Doc, piece: Range, conjunctions: frozenset[str]) -> int:
    """Where the piece begins with the conjunction before it (*that*, *to*), and without the *but* of its sentence."""
    inside = _tokens(doc, *piece)
    if not inside:
        return piece[0]
    before = doc[inside.start - 1] if inside.start else None
    if before is not None and before.text == "," and before.i:
        before = doc[before.i - 1] if doc[before.i - 1].lower_ in conjunctions else before
    if before is not None and (before.lower_ in conjunctions or before.dep_ == "mark" and _heads(before, piece)):
        return before.idx
    return inside[1].idx if inside[0].dep_ == "cc" and inside[0].is_sent_start and len(inside) > 1 else piece[0]


def _with_named(doc: Doc, piece: Range, cue: Span) -> int:
    """Where a naming begins together with the pronoun of what is named: *called [it a “disaster”]*."""
    between = _tokens(doc, cue.end, piece[0]) if cue.end < piece[0] else None
    inside = _tokens(doc, *piece)
    if not between or not inside or any(t.pos_ in ("VERB", "AUX") for t in inside):
        return piece[0]
    kinds = [t.pos_ for t in between if not t.is_space and t.idx >= cue.end]
    named = kinds[:1] == ["PRON"] and set(kinds[1:]) <= {"DET"}
    return next(t.idx for t in between if t.pos_ == "PRON") if named else piece[0]


def _cue(doc: Doc, cue: Span, content: int) -> Range:
    """The cue with the auxiliaries and adverbs before it, and with what `_behind` adds."""
    tokens = _tokens(doc, cue.start, cue.end)
    if not tokens:
        return cue.start, cue.end
    verb = tokens.root
    heads = {verb, verb.head} if verb.dep_ in _BEFORE_CUE else {verb}
    start = tokens.start
    while start and doc[start - 1].head in heads and doc[start - 1].dep_ in _BEFORE_CUE:
        start -= 1
    last = doc[_behind(doc, tokens, content) - 1]
    return doc[start].idx, last.idx + len(last)


def _behind(doc: Doc, cue: DocSpan, content: int) -> int:
    """Where the cue ends: behind its colon, the adjective of its copula, the preposition of its content."""
    verb, end = cue.root, cue.end
    if verb.dep_ == "cop" and end <= verb.head.i and verb.head.idx + len(verb.head) <= content:
        end = verb.head.i + 1
    behind = doc[end] if end < len(doc) else None
    if behind is not None and (behind.text == ":" or behind.pos_ == "ADP" and _reaches(doc, behind, content)):
        end += 1
    return end


def _reaches(doc: Doc, token: Token, place: int) -> bool:
    """Whether nothing but white space stands between the token and the place."""
    end = token.idx + len(token)
    return end <= place and not doc.text[end:place].strip()


def _source(doc: Doc, statement: Statement, cue: Range, content: Places) -> Places:
    if statement.speaker_span is None:
        return ()
    span = _tokens(doc, statement.speaker_span.start, statement.speaker_span.end)
    verb = _tokens(doc, *cue)
    if not span or not verb:
        return ((statement.speaker_span.start, statement.speaker_span.end),)
    relative = next((t for t in verb.root.children if "Rel" in t.morph.get("PronType", []) and "subj" in t.dep_), None)
    if relative is not None:
        return ((relative.idx, relative.idx + len(relative)),)
    return (_phrase(doc, span, (cue, *content)),)


def _phrase(doc: Doc, span: DocSpan, taken: Sequence[Range]) -> Range:
    """The noun phrase of the span, as far as it runs on without what is taken by cue and content."""
    head = span.root
    while head.dep_ in _PART_OF_NAME and head.head is not head and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    own = {t.i for t in _members(head)} | set(range(span.start, span.end))
    inside = {t.i for t in doc if any(start <= t.idx < end for start, end in taken)}
    first, last = span.start, span.end - 1
    while first - 1 not in inside and (first - 1 in own or _bridge(doc, first - 1, own, -1)):
        first -= 1
    while last + 1 not in inside and (last + 1 in own or _bridge(doc, last + 1, own, 1)):
        last += 1
    last = _closed(doc, first, last, span.end - 1, before=taken[0][0])
    return doc[first].idx, doc[last].idx + len(doc[last])


def _closed(doc: Doc, first: int, last: int, least: int, *, before: int) -> int:
    """The last token of a phrase without signs at its end, but with the bracket and the comma that close an aside."""
    while last > least and doc[last].is_punct and not doc[last].is_right_punct:
        last -= 1
    if last + 1 < len(doc) and doc[last + 1].is_right_punct and any(doc[i].is_left_punct for i in range(first, last)):
        last += 1
    aside = any(doc[i].text == "," for i in range(first, last))
    if aside and last + 1 < len(doc) and doc[last + 1].text == "," and doc[last + 1].idx < before:
        last += 1
    return last


def _members(head: Token) -> Iterable[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "case" and child.i > head.i:
            yield child
        elif child.dep_ not in _OUTSIDE_PHRASE:
            yield from child.subtree


def _bridge(doc: Doc, i: int, own: set[int], step: int) -> bool:
    """Whether a sign or a coordinator stands between two members of the phrase."""
    return 0 <= i < len(doc) and (doc[i].is_punct or doc[i].dep_ == "cc") and i + step in own


def _heads(token: Token, piece: Range) -> bool:
    return piece[0] <= token.head.idx < piece[1]


def _tokens(doc: Doc, start: int, end: int) -> DocSpan | None:
    return doc.char_span(start, end, alignment_mode="expand") or None
