"""Namings and judgements: *noemt het plan “absurd”*, *doet het af als theater*, *vindt de sancties onaanvaardbaar*."""

from __future__ import annotations

from spacy.tokens import Token

from demarche.statements.cues import Cue
from demarche.statements.grammar import phrase_span, subject_of, trimmed_range
from demarche.statements.page import Page, Range


def naming(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`noemt het plan absurd` => `het plan absurd`; `“absurd” noemt` => `absurd`."""
    low, high = page.region(verb.i)
    quoted = [k for k in page.quotes_in(low, high, page.depth_at(verb.i)) if _same_clause(page, verb, k)]
    as_like = [i for i in range(low, verb.i) if page.doc[i].lower_ in page.grammar["like_words"]]
    if quoted:
        if cue.frame.fixed:
            return []
        behind = _named_as(page, verb, high, cue.parts)
        if behind and any(
            s <= page.quotes[k].outer[0] and page.quotes[k].outer[1] < e for s, e in behind for k in quoted
        ):
            return behind
        return _named_in_quotes(page, verb, quoted, bool(as_like))
    if cue.frame.fixed:
        return _behind_fixed(page, cue, verb, high) if "plain" in cue.frame.content else []
    named = _named_as(page, verb, high, cue.parts) or _named_as_before(page, verb, low)
    if named or cue.frame.particle:
        return named
    return _named_plainly(page, verb, high) or _judged(page, cue, verb, high)


def _same_clause(page: Page, verb: Token, k: int) -> bool:
    outer = page.quotes[k].outer
    low, high = (verb.i + 1, outer[0]) if outer[0] > verb.i else (outer[1], verb.i)
    return high - low < 20 and not any(
        page.is_finite(page.doc[i]) and page.inside[i] == page.inside[verb.i] for i in range(low, high)
    )


def _named_in_quotes(page: Page, verb: Token, quoted: list[int], like: bool) -> list[Range]:
    behind = [k for k in quoted if page.quotes[k].outer[0] > verb.i]
    chosen = behind[0] if behind and not like else min(quoted, key=lambda k: abs(page.quotes[k].outer[1] - verb.i))
    quote = page.quotes[chosen]
    start, end = quote.pieces[0][0], quote.pieces[-1][1]
    if chosen in behind:
        thing = _object_before(page, verb, quote.outer[0])
        if thing is not None:
            return [(thing, quote.outer[1])]
    elif not like and all(page.inside[i] != page.inside[verb.i] for i in range(quote.outer[1], verb.i)):
        thing = _object_in_clause(page, verb, quote.outer[0])
        if thing is not None:
            return [(thing, quote.outer[1])]
    return [(start, end)]


def _object_in_clause(page: Page, verb: Token, end: int) -> int | None:
    """The named thing before a name and a verb at the clause's end (*die zijn land een “gevangene” noemt*)."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < end), None)
    if subject is None:
        return None
    start = phrase_span(page, subject)[1] if page.actors.at(subject.i) else subject.i + 1
    words = [page.doc[i] for i in range(start, end) if not page.doc[i].is_punct]
    plain = words and not any(w.pos_ in ("ADV", "VERB", "AUX") or w.text == "," for w in words)
    return start if plain and any(w.pos_ in ("NOUN", "PROPN") for w in words) and len(words) <= 10 else None


def _object_before(page: Page, verb: Token, end: int) -> int | None:
    """Where the named thing begins that stands between verb and name; None for a pronoun or nothing."""
    doc = page.doc
    start = verb.i + 1
    subject = subject_of(page, verb)
    if subject is not None and subject.i > verb.i:
        start = phrase_span(page, subject)[1]
    while start < end and (doc[start].is_punct or doc[start].pos_ == "ADV"):
        start += 1
    words = [doc[i] for i in range(start, end) if not doc[i].is_punct]
    noun = next((w for w in words if w.pos_ in ("NOUN", "PROPN", "X")), None)
    if len(words) == 1 and words[0].pos_ in ("PRON", "DET"):
        return start
    if noun is None or len(words) > 10 or any(w.pos_ in ("ADV", "VERB", "AUX") for w in words):
        return None
    return start


def _behind_fixed(page: Page, cue: Cue, verb: Token, high: int) -> list[Range]:
    """`spreekt van een doorbraak` => `een doorbraak`."""
    last = max(cue.parts)
    if last <= verb.i or last + 1 >= high:
        return []
    end = next((i for i in range(last + 1, high) if page.doc[i].text in (",", ".", ";", ":")), high)
    return trimmed_range(page, last + 1, end)


def _named_as(page: Page, verb: Token, high: int, parts: frozenset[int]) -> list[Range]:
    """`beschouwt het eiland als een provincie` => `het eiland als een provincie`."""
    doc = page.doc
    end = next((i for i in range(verb.i + 1, high) if doc[i].text in (",", ".", ";", ":")), high)
    mark = next((i for i in range(verb.i + 1, end) if doc[i].lower_ in page.grammar["as_words"]), None)
    if mark is None or page.has_finite(verb.i + 1, end):
        return []
    start = verb.i + 1
    subject = subject_of(page, verb)
    if subject is not None and verb.i < subject.i < mark:
        start = phrase_span(page, subject)[1]
    particle = next((i for i in parts if start < i < mark), None)
    if particle is not None:
        return trimmed_range(page, start, particle) + trimmed_range(page, mark + 1, end)
    return trimmed_range(page, start, end)


def _named_as_before(page: Page, verb: Token, low: int) -> list[Range]:
    """`die het eiland als een provincie beschouwt` => `het eiland als een provincie`."""
    doc = page.doc
    start = next((i + 1 for i in range(verb.i - 1, low - 1, -1) if doc[i].text in (",", ";", ":")), low)
    mark = next((i for i in range(verb.i - 1, start, -1) if doc[i].lower_ in page.grammar["as_words"]), None)
    if mark is None or page.has_finite(start, verb.i):
        return []
    while start < mark and (doc[start].lower_ in page.grammar["relatives"] or doc[start].pos_ in ("SCONJ", "CCONJ")):
        start += 1
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and start <= c.i < mark), None)
    if subject is not None and page.actors.at(subject.i) is not None:
        start = max(start, phrase_span(page, subject)[1])
    nouns = any(doc[i].pos_ in ("NOUN", "PROPN", "PRON") for i in range(start, mark))
    return trimmed_range(page, start if nouns else mark, verb.i)


def _judged(page: Page, cue: Cue, verb: Token, high: int) -> list[Range]:
    """`noemt de sancties illegaal`: object and predicate behind a finite verb, up to the clause's end."""
    doc = page.doc
    if not page.is_finite(verb):
        return []
    start = verb.i + 1
    subject = subject_of(page, verb)
    if subject is not None and subject.i > verb.i:
        start = phrase_span(page, subject)[1]
    end = next((i for i in range(start, high) if doc[i].is_punct or doc[i].pos_ in ("SCONJ", "CCONJ")), high)
    words = [doc[i] for i in range(start, end) if not doc[i].is_space]
    noun = next((k for k, w in enumerate(words) if w.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if noun is None or noun + 1 >= len(words) or len(words) > 12 or any(w.pos_ in ("VERB", "AUX") for w in words[:-1]):
        return []
    rest = words[noun + 1 :]
    adjective = rest[-1].pos_ == "ADJ" or "Part" in rest[-1].morph.get("VerbForm", [])
    noun_phrase = cue.frame.act == "name" and any(w.pos_ == "DET" for w in rest) and rest[-1].pos_ == "NOUN"
    return trimmed_range(page, start, end) if adjective or noun_phrase else []


def _named_plainly(page: Page, verb: Token, high: int) -> list[Range]:
    doc = page.doc
    complements = [c for c in verb.children if c.dep_ in ("xcomp", "obl:arg", "advcl") and c.i > verb.i]
    objects = [c for c in verb.children if c.dep_ in ("obj", "nsubj") and c.i > verb.i]
    if not complements:
        return []
    subject = subject_of(page, verb)
    objects = [o for o in objects if subject is None or o.i != subject.i]
    nodes = [*objects, complements[0]]
    start = min(n.left_edge.i for n in nodes)
    end = max(n.right_edge.i for n in nodes) + 1
    if start <= verb.i or end > high or not objects:
        return []
    stop = next((i for i in range(start, end) if doc[i].text in (",", ";")), end)
    return trimmed_range(page, start, stop) if stop > complements[0].i else trimmed_range(page, start, end)
