"""Find the cues: verbs, nouns and set phrases of the frame lexicon that stand in the text with what they require."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from demarche.knowledge.frames import Frame
from demarche.statements.page import Page, Range

# How far a separated particle or a fixed word may stand from its verb, in tokens.
PARTICLE_REACH, FIXED_REACH = 25, 12


@dataclass(frozen=True, slots=True)
class Cue:
    """A trigger at token `i`; `span` covers it, `parts` lists tokens that belong to it (particle, fixed words)."""

    i: int
    span: Range
    frames: tuple[Frame, ...]
    parts: frozenset[int]

    @property
    def frame(self) -> Frame:
        """The most special sense."""
        return self.frames[0]


def verb_cues(page: Page) -> Iterator[Cue]:
    """Verb cues in text order."""
    for token in page.doc:
        if token.pos_ not in ("VERB", "AUX", "ADJ") and token.i not in page.misread or token.i in page.named:
            continue
        cue = _verb_cue(page, token)
        if cue is not None:
            yield cue


def _verb_cue(page: Page, token: Token) -> Cue | None:
    form = token.lower_
    if _is_idiom(page, token) or _leads_to_cue(page, token):
        return None
    for separated, table in ((True, page.lexicon.separated), (False, page.lexicon.verbs)):
        frames, parts = [], {token.i}
        for frame in table.get(form, ()):
            if not separated and other_verb(page, token, frame.particle, frame.fixed):
                continue
            found = _requirements(page, token, frame, separated)
            if found is not None and (token.pos_ != "AUX" or frame.fixed):
                frames.append(frame)
                parts |= found
        if separated:
            frames = [f for f in frames if f.particle]
        if frames:
            best = [f for f in frames if len(f.fixed) == len(frames[0].fixed)]
            return Cue(token.i, (token.i, token.i + 1), tuple(best), frozenset(parts))
    return None


def other_verb(page: Page, token: Token, particle: str, fixed: tuple[str, ...]) -> bool:
    """Whether a particle in the tree makes it another verb than the frame's: *uit te stellen* is no *stellen*."""
    own = {particle, *fixed}
    others = page.grammar["particles"] - own
    if any(c.lower_ in page.grammar["pronominal_adverbs"] for c in token.children):
        return False  # *zei daar gisteren over*: the preposition of a pronoun
    infinitive = "Inf" in token.morph.get("VerbForm", [])
    placed = (c for c in token.children if c.i > token.i or infinitive and c.i == token.i - 2)
    level = page.inside[token.i]
    single = (c for c in placed if page.inside[c.i] == level and not any(g.dep_ == "fixed" for g in c.children))
    return any(c.dep_ == "compound:prt" and c.lower_ in others for c in single)


def _is_idiom(page: Page, token: Token) -> bool:
    """A form that belongs to a set phrase of another meaning (*vroeg of laat*)."""
    for words in page.grammar.phrases["not_cues"]:
        if words[0] == token.lower_ and [t.lower_ for t in page.doc[token.i : token.i + len(words)]] == list(words):
            return True
    acting = any(c.dep_ == "nsubj" for c in token.children)
    return not page.grammar.verb_final and not acting and prompts(page, token.i)


def prompts(page: Page, i: int) -> bool:
    """Whether the token belongs to words that say that somebody was asked: *when asked*."""
    for words in page.grammar.phrases["prompts"]:
        for start in range(max(0, i - len(words) + 1), i + 1):
            if [t.lower_ for t in page.doc[start : start + len(words)]] == list(words):
                return True
    return False


def _leads_to_cue(page: Page, token: Token) -> bool:
    """`quoted X as saying`: the words are said, not quoted."""
    clauses = (c for c in token.children if c.dep_ in ("advcl", "xcomp") and c.lower_ in page.lexicon.verbs)
    marks = page.grammar["as_words"]
    return not page.grammar.verb_final and any(
        g.dep_ == "mark" and g.lower_ in marks and c.pos_ == "VERB" for c in clauses for g in c.children
    )


def _requirements(page: Page, token: Token, frame: Frame, separated: bool) -> set[int] | None:
    """The tokens that the frame asks for besides the verb; None where one is missing."""
    parts: set[int] = set()
    if separated and frame.particle:
        particle = _particle(page, token, frame.particle)
        if particle is None:
            return None
        parts.add(particle)
    if frame.fixed:
        fixed = _fixed(page, token, frame.fixed)
        if fixed is None:
            return None
        parts |= fixed
    return parts


def _particle(page: Page, token: Token, particle: str) -> int | None:
    for child in token.children:
        if child.dep_ == "compound:prt" and child.lower_ == particle:
            return child.i
    low, high = page.region(token.i)
    for i in range(token.i + 1, min(high, token.i + PARTICLE_REACH)):
        word = page.doc[i]
        if page.inside[i] != page.inside[token.i]:
            continue
        if word.lower_ == particle and word.pos_ in ("ADP", "ADV", "ADJ"):
            nxt = page.doc[i + 1] if i + 1 < high and (page.grammar.verb_final or i > token.i + 1) else None
            if nxt is None or nxt.is_punct or nxt.is_space or nxt.pos_ in ("SCONJ", "CCONJ", "ADP"):
                return i
        if word.text in (",", ":", ";"):
            return None
    return None


def _fixed(page: Page, token: Token, words: tuple[str, ...]) -> set[int] | None:
    """The fixed words in their order near the verb, behind it or else before it."""
    low, high = page.region(token.i)
    end = min(high, token.i + FIXED_REACH + 1)
    for start in (token.i + 1, max(low, token.i - FIXED_REACH)):
        found = _in_order(page, token, words, start, end)
        if found is not None:
            return found
    return None


def _in_order(page: Page, token: Token, words: tuple[str, ...], start: int, end: int) -> set[int] | None:
    found: set[int] = set()
    i = start
    for word in words:
        while i < end and not _is_fixed(page, token, i, word):
            i += 1
        if i >= end:
            return None
        found.add(i)
        i += 1
    if max(found) - min(found) > len(words) + 4:
        return None
    between = range(min(token.i, *found), max(token.i, *found))
    return None if any(page.doc[j].text in (";", ":", ",") for j in between) else found


def _is_fixed(page: Page, token: Token, i: int, word: str) -> bool:
    """Whether token `i` is the fixed word; where no particle stands apart a preposition must be the verb's own."""
    if page.lower[i] != word or i == token.i or page.inside[i] != page.inside[token.i]:
        return False
    found = page.doc[i]
    if page.grammar.verb_final or found.pos_ not in ("ADP", "SCONJ") or i == token.i + 1:
        return True
    return token.i in (found.head.i, found.head.head.i)


def phrase_cues(page: Page) -> Iterator[Cue]:
    """Set phrases (*volgens*, *aldus*, *naar eigen zeggen*) in text order, longest first."""
    taken = -1
    for token in page.doc:
        if token.i <= taken:
            continue
        for words, frame in page.lexicon.phrases.get(token.lower_, ()):
            end = token.i + len(words)
            if end <= len(page.doc) and all(page.doc[token.i + k].lower_ == w for k, w in enumerate(words)):
                taken = end - 1
                yield Cue(token.i, (token.i, end), (frame,), frozenset(range(token.i, end)))
                break


def noun_cues(page: Page) -> Iterator[Cue]:
    """Nouns that take a clause (*de vrees dat …*, *zijn verklaring: “…”*)."""
    for token in page.doc:
        if token.pos_ in ("NOUN", "PROPN") and token.lower_ in page.lexicon.nouns:
            yield Cue(token.i, (token.i, token.i + 1), page.lexicon.nouns[token.lower_], frozenset({token.i}))
