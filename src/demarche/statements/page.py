"""What the rules see: a Doc cut into units, its quotations in tokens, its actors, and the language's words.

A unit is a sentence as a reader takes it: borders inside a quotation do not count, nor do those before *zei hij*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from demarche.actors import Actors
from demarche.knowledge.frames import Lexicon
from demarche.knowledge.grammar import Grammar
from demarche.language.quotes import Quote
from demarche.records import Document, Time

TERMINAL = frozenset(".!?…")
CLOSERS = frozenset("”\"’'»“)›")
_AUXILIARIES = ("aux", "aux:pass", "cop")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuoteTokens:
    """A quotation in tokens: `outer` with its marks, `pieces` inside them, one a paragraph."""

    outer: Range
    pieces: tuple[Range, ...]
    depth: int

    @property
    def size(self) -> int:
        """Number of tokens inside the marks."""
        return sum(end - start for start, end in self.pieces)


@dataclass
class Page:
    """One article, ready for the rules."""

    doc: Doc
    document: Document
    actors: Actors
    times: Sequence[Time]
    lexicon: Lexicon
    grammar: Grammar
    quotes: list[QuoteTokens]
    units: list[Range]
    paragraph_of: list[int]
    inside: list[int]  # per token: index of the innermost quotation that holds it, or -1
    zone_of: list[str]
    lower: list[str]  # per token: its text in lower case
    is_word: list[bool]  # per token: whether it is neither punctuation nor space
    misread: frozenset[int] = frozenset()  # finite verbs of speech that the tagger takes for something else
    named: frozenset[int] = frozenset()  # tokens of names, where no verb is looked for

    def region(self, i: int) -> Range:
        """The stretch in which a cue at token `i` finds its content: its unit, or its sentence within a quotation."""
        start, end = self.unit_of(i)
        if self.inside[i] < 0:
            return start, end
        pieces = self.quotes[self.inside[i]].pieces
        low, high = next((p for p in pieces if p[0] <= i < p[1]), pieces[0])
        start, end = max(start, low), min(end, high)
        for j in range(i, start, -1):
            if self.doc[j].is_sent_start and ends_sentence(self.doc, j - 1):
                start = j
                break
        for j in range(i + 1, end):
            if self.doc[j].is_sent_start and ends_sentence(self.doc, j - 1):
                return start, j
        return start, end

    def unit_of(self, i: int) -> Range:
        """The unit that holds token `i`."""
        return self.units[self.unit_index(i)]

    def unit_index(self, i: int) -> int:
        """The number of the unit that holds token `i`."""
        return max(bisect_left(self.units, (i + 1, 0)) - 1, 0)

    def quotes_in(self, start: int, end: int, depth: int = 0) -> list[int]:
        """Indices of quotations of that depth that lie wholly in the range."""
        first = bisect_left(self.quotes, start, key=lambda q: q.outer[0])
        found: list[int] = []
        for k in range(first, len(self.quotes)):
            if self.quotes[k].outer[0] >= end:
                break
            if self.quotes[k].depth == depth and self.quotes[k].outer[1] <= end:
                found.append(k)
        return found

    def depth_at(self, i: int) -> int:
        """How many quotations hold token `i`."""
        return 0 if self.inside[i] < 0 else self.quotes[self.inside[i]].depth + 1

    def is_finite(self, token: Token) -> bool:
        """Whether the token is a finite verb; so is read a participle coordinated with one."""
        if token.pos_ not in ("VERB", "AUX") or token.i in self.misread:
            return token.i in self.misread
        if token.i in self.named:
            return False
        form = token.morph.get("VerbForm", [])
        if not self.grammar.verb_final and "Part" in form and self._has_own_subject(token):
            return True
        if "Fin" in form or "Part" not in form or token.dep_ != "conj":
            return "Fin" in form
        head = token.head
        supported = any(c.dep_ in _AUXILIARIES for t in (token, head) for c in t.children)
        return not supported and "Fin" in head.morph.get("VerbForm", [])

    def _has_own_subject(self, token: Token) -> bool:
        """Whether a past form that looks like a participle (*Russia never signed*) has a subject and no auxiliary."""
        past = "Past" in token.morph.get("Tense", []) and token.dep_ != "acl"
        subject = any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
        return past and subject and not any(c.dep_ in _AUXILIARIES for c in token.children)

    def is_finite_clause(self, head: Token) -> bool:
        """Whether the head is a finite verb or has a finite auxiliary, and a subject of its own."""
        finite = self.is_finite(head) or any(self.is_finite(c) for c in head.children if c.dep_ in _AUXILIARIES)
        return finite and any(c.dep_ in ("nsubj", "nsubj:pass", "csubj", "nsubj:outer") for c in head.children)

    def has_verb(self, start: int, end: int) -> bool:
        """Whether any verb stands in the range (a plural form may be taken for an infinitive)."""
        return any(self.doc[j].pos_ in ("VERB", "AUX") for j in range(start, end))

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb stands in the range."""
        return any(self.is_finite(self.doc[j]) for j in range(start, end))


def ends_sentence(doc: Doc, i: int) -> bool:
    """Whether a sentence may end with token `i`: final punctuation, perhaps inside closing marks."""
    while i > 0 and (CLOSERS.issuperset(doc[i].text) or doc[i].is_space):
        i -= 1
    return doc[i].text[-1] in TERMINAL


def build_page(
    doc: Doc,
    document: Document,
    actors: Actors,
    times: Sequence[Time],
    lexicon: Lexicon,
    grammar: Grammar,
    quotes: Sequence[Quote],
    paragraphs: Sequence[Range],
) -> Page:
    """Lay the article out for the rules."""
    starts = [t.idx for t in doc]
    quoted = [_in_tokens(q, starts, doc) for q in quotes]
    quoted = [q for q in quoted if q.pieces]
    paragraph_of = _paragraph_numbers(starts, paragraphs)
    inside = [-1] * len(doc)
    for k, quote in enumerate(quoted):
        for low, high in quote.pieces:
            inside[low:high] = [k] * (high - low)
    units = _units(doc, quoted, paragraph_of)
    zone_of = _zones(starts, document)
    lower = [t.lower_ for t in doc]
    words = [not t.is_punct and not t.is_space for t in doc]
    page = Page(
        doc, document, actors, times, lexicon, grammar, quoted, units, paragraph_of, inside, zone_of, lower, words
    )
    if not grammar.verb_final:
        names = (c for c in actors.candidates if c.kind == "name" and c.actor is not None)
        page.named = frozenset(i for c in names for i in range(c.start, c.end))
    page.misread = frozenset(_misread(page))
    return page


def _misread(page: Page) -> Iterator[int]:
    """`The EU fears that …`: a noun by its tag that has the form of a verb of speech, behind the one who speaks.

    Only where verbs and plurals look alike, and where a clause follows or the sentence has no other verb. A number that
    the parser makes the root of a sentence is a verb too (*acht*).
    """
    yield from (t.i for t in page.doc if t.pos_ == "NUM" and _is_verb(page, t))
    if not page.grammar.verb_final:
        yield from (t.i for t in page.doc[1:-1] if _is_inverted(page, t) or _closes_aside(page, t))
        yield from (t.i for t in page.doc[1:-1] if _is_described_by(page, t))
        yield from (t.i for t in page.doc if _is_short_auxiliary(page, t))
    for token in page.doc[1:] if not page.grammar.verb_final else ():
        frames = page.lexicon.verbs.get(token.lower_, ()) if token.pos_ in ("NOUN", "PROPN") else ()
        if all(frame.fixed for frame in frames) or token.i + 1 >= len(page.doc):
            continue
        speaker = page.actors.at(token.i - 1)
        clause = page.doc[token.i + 1].lower_ in page.grammar["complementisers"]
        if not clause and all(frame.lemma == token.lower_ for frame in frames):
            continue
        if (clause or _opens_clause(page, token)) and page.doc[token.i - 1].lower_ in _borders(page):
            yield token.i
        if speaker is not None and speaker.end == token.i and (clause or not _has_verb_beside(page, token.i)):
            yield token.i


# Words of a noun phrase that closes a sentence with its verb.
MAX_CLOSING = 6


def _borders(page: Page) -> frozenset[str]:
    """What stands before a verb that goes on with the sentence: a coordinator, a comma that closes an aside."""
    return page.grammar["coordinators"] | {","}


def _opens_clause(page: Page, token: Token) -> bool:
    """`…, reckons he will lose`: a form that is no verb's name, a pronoun and a finite verb."""
    behind = page.doc[token.i + 1 : token.i + 4]
    inflected = all(frame.lemma != token.lower_ for frame in page.lexicon.verbs.get(token.lower_, ()))
    pronoun = page.grammar.pronouns.get(behind[0].lower_) if len(behind) > 1 else None
    personal = pronoun is not None and pronoun.kind == "personal"
    return inflected and personal and any(page.is_finite(t) for t in behind[1:])


def _is_described_by(page: Page, token: Token) -> bool:
    """`but accused Prime Minister X of it`: what looks like a participle between a coordinator and a name."""
    past = token.pos_ == "VERB" and "Past" in token.morph.get("Tense", []) and token.dep_ == "amod"
    before = page.doc[token.i - 1].lower_ in page.grammar["coordinators"]
    plain = any(not frame.fixed for frame in page.lexicon.verbs.get(token.lower_, ()))
    behind = page.actors.at(token.i + 1)
    return past and before and plain and behind is not None and behind.start == token.i + 1


def _has_verb_beside(page: Page, i: int) -> bool:
    """Whether the region of a token has a finite verb that is not quoted there; *Jane argues …* needs none."""
    low, high = page.region(i)
    return any(page.is_finite(page.doc[j]) and page.inside[j] == page.inside[i] for j in range(low, high))


def _is_short_auxiliary(page: Page, token: Token) -> bool:
    """`he’d stay`: a clitic that the tagger takes for a name."""
    words = page.grammar["conditional_auxiliaries"] | page.grammar["future_auxiliaries"]
    return token.text[0] in "'’" and token.pos_ not in ("AUX", "VERB") and token.lower_ in words


def _is_inverted(page: Page, token: Token) -> bool:
    """`“No,” insisted Jane Doe`: what looks like a participle behind a comma or quotation, before a name."""
    past = token.pos_ == "VERB" and "Past" in token.morph.get("Tense", [])
    if not past or any(c.dep_ in _AUXILIARIES for c in token.children) or token.i in page.named:
        return False
    frames = page.lexicon.verbs.get(token.lower_, ())
    speech = any({"quote", "main"} <= frame.content and not frame.fixed for frame in frames)
    behind = page.actors.at(token.i + 1)
    named = behind is not None and behind.kind in ("name", "metonym", "role") and behind.start == token.i + 1
    fenced = page.doc[token.i - 1].text == "," or CLOSERS.issuperset(page.doc[token.i - 1].text)
    return speech and named and fenced


def _closes_aside(page: Page, token: Token) -> bool:
    """`A is ill, state media reports.`: behind a comma a noun phrase, and at the sentence's end what looks like one."""
    doc, i = page.doc, token.i
    speech = token.pos_ == "NOUN" and any(
        frame.lemma != token.lower_ and "main" in frame.content and not frame.fixed
        for frame in page.lexicon.verbs.get(token.lower_, ())
    )
    if not speech or doc[i + 1].text not in TERMINAL or doc[i - 1].pos_ not in ("NOUN", "PROPN"):
        return False
    comma = next((k for k in range(i - 1, max(0, i - MAX_CLOSING), -1) if doc[k].text == ","), 0)
    nominal = all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN") for t in doc[comma + 1 : i])
    return comma > 0 and nominal and comma < i - 1 and page.has_finite(page.region(i)[0], comma)


def _is_verb(page: Page, number: Token) -> bool:
    """Whether a word that looks like a number has the form of a verb of speech and stands where one does."""
    if number.lower_ not in page.lexicon.verbs or number.i + 1 >= len(page.doc):
        return False
    opens = page.doc[number.i + 1].pos_ in ("DET", "PRON") and page.actors.at(number.i - 1) is not None
    return number.dep_ == "ROOT" or opens


def _in_tokens(quote: Quote, starts: list[int], doc: Doc) -> QuoteTokens:
    outer = (bisect_left(starts, quote.start), bisect_left(starts, quote.end))
    pieces = []
    for start, end in quote.pieces:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        while low < high and doc[low].is_space:
            low += 1
        while high > low and doc[high - 1].is_space:
            high -= 1
        if low < high:
            pieces.append((low, high))
    return QuoteTokens(outer, tuple(pieces), quote.depth)


def _paragraph_numbers(starts: list[int], paragraphs: Sequence[Range]) -> list[int]:
    numbers, k = [], -1
    for start in starts:
        while k + 1 < len(paragraphs) and paragraphs[k + 1][0] <= start:
            k += 1
        numbers.append(max(k, 0))
    return numbers


def _zones(starts: list[int], document: Document) -> list[str]:
    ends = [z.end for z in document.zones]
    return [document.zones[min(bisect_left(ends, s + 1), len(ends) - 1)].kind if ends else "body" for s in starts]


# No sentence and no speech within quotation marks has more tokens.
MAX_UNIT = 1500


def _units(doc: Doc, quotes: list[QuoteTokens], paragraph_of: list[int]) -> list[Range]:
    held: set[int] = set()
    closing: set[int] = set()
    opening: set[int] = set()
    for quote in quotes:
        if quote.depth == 0:
            held.update(range(quote.outer[0] + 1, quote.outer[1]))
            closing.add(quote.outer[1])
            opening.add(quote.outer[0])
    borders = [0]
    for token in doc:
        i = token.i
        if i == 0 or i in held or token.is_space:
            continue
        new_paragraph = paragraph_of[i] != paragraph_of[i - 1] or _first_of_paragraph(doc, i, paragraph_of)
        after_quote = i in closing or (i - 1 in closing and doc[i - 1].is_space)
        begins = _begins(doc, i, opening) and (i in opening or not _continues(doc, i, after_quote))
        behind_quote = after_quote and doc[i - 2].text in TERMINAL and token.text[0].isupper()
        if new_paragraph or ((begins or behind_quote) and ends_sentence(doc, i - 1)):
            borders.append(i)
    units = zip(borders, [*borders[1:], len(doc)], strict=True)
    return [piece for unit in units for piece in _pieces(*unit)]


def _pieces(start: int, end: int) -> Iterator[Range]:
    """A unit, or the parts of one so long that no writer meant it: the rules' time grows with its square."""
    cuts = [*range(start, end, MAX_UNIT)] or [start]
    yield from zip(cuts, [*cuts[1:], end], strict=True)


def _begins(doc: Doc, i: int, opening: set[int]) -> bool:
    """The parser's border, an opening mark (its border may stand behind it), a pronoun behind an abbreviation."""
    subject = doc[i].pos_ == "PRON" and doc[i].dep_.startswith("nsubj") and doc[i].is_title and len(doc[i]) > 1
    return bool(doc[i].is_sent_start) or i in opening or subject and len(doc[i - 1]) > 1 and doc[i - 1].text[-1] == "."


def _first_of_paragraph(doc: Doc, i: int, paragraph_of: list[int]) -> bool:
    return doc[i - 1].is_space and "\n" in doc[i - 1].text and (i < 2 or paragraph_of[i - 2] != paragraph_of[i])


def _continues(doc: Doc, i: int, after_quote: bool) -> bool:
    """A lower-case word or a comma behind a closing mark goes on with the sentence: *“Nee.” zegt hij.*"""
    text = doc[i].text
    return CLOSERS.issuperset(text) or text in ",;:" or (after_quote and text[0].islower())
