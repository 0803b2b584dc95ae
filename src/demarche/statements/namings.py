"""Namings and judgements: *noemt het plan “absurd”*, *doet het af als theater*, *vindt de sancties onaanvaardbaar*."""

from __future__ import annotations

from spacy.tokens import Token

from demarche.statements.borders import clause_end
from demarche.statements.cues import Cue
from demarche.statements.grammar import phrase_span, subject_of, trimmed_range
from demarche.statements.page import Page, Range

# Quotations that are joined by *and*, and words of a phrase behind a quotation.
MAX_JOINED, MAX_TAIL = 3, 7


def naming(page: Page, cue: Cue, verb: Token) -> list[Range]:
    """`noemt het plan absurd` => `het plan absurd`; `“absurd” noemt` => `absurd`."""
    low, high = page.region(verb.i)
    quoted = [k for k in page.quotes_in(low, high, page.depth_at(verb.i)) if _same_clause(page, verb, k)]
    as_like = [i for i in range(low, verb.i) if page.doc[i].lower_ in page.grammar["like_words"]]
    if quoted:
        if cue.frame.fixed and not set(cue.frame.fixed) & page.grammar["as_words"]:
            return _behind_fixed_quoted(page, cue, quoted, high)
        behind = _named_as(page, verb, high, cue.parts)
        if behind and any(
            s <= page.quotes[k].outer[0] and page.quotes[k].outer[1] < e for s, e in behind for k in quoted
        ):
            return behind
        return _named_in_quotes(page, verb, quoted, bool(as_like))
    if cue.frame.fixed and not set(cue.frame.fixed) & page.grammar["as_words"]:
        return _behind_fixed(page, cue, verb, high) if "plain" in cue.frame.content else []
    as_part = {i for i in cue.parts if page.lower[i] in page.grammar["as_words"]}
    named = _named_as(page, verb, high, cue.parts - as_part) or _named_as_before(page, verb, low)
    if named or cue.frame.particle or cue.frame.fixed:
        return _with_fronted(page, verb, low, named)
    clause = _plainly_judged_clause(page, verb, high)
    return clause or _named_plainly(page, verb, high) or _judged(page, cue, verb, high)


def _with_fronted(page: Page, verb: Token, low: int, named: list[Range]) -> list[Range]:
    """`Het akkoord beschouwt ze als dood` => `Het akkoord`, `als dood`: with the thing that stands before the verb."""
    doc = page.doc
    if not named or not page.is_finite(verb) or doc[named[0][0]].lower_ not in page.grammar["as_words"]:
        return named
    subject = subject_of(page, verb)
    if subject is None or subject.i < verb.i or not any(t.pos_ in ("NOUN", "PROPN") for t in doc[low : verb.i]):
        return named
    return [*trimmed_range(page, low, verb.i), *named]


def _plainly_judged_clause(page: Page, verb: Token, high: int) -> list[Range]:
    """`vindt het logisch dat A` => `logisch dat A`."""
    doc = page.doc
    mark = next((i for i in range(verb.i + 1, min(high, verb.i + MAX_TAIL)) if doc[i].lower_ in _marks(page)), None)
    if mark is None or page.has_finite(verb.i + 1, mark):
        return []
    dummy = next((i for i in range(verb.i + 1, mark) if doc[i].lower_ in page.grammar["clause_dummies"]), None)
    plain = (
        dummy is not None and mark - dummy > 1 and all(t.pos_ in ("ADJ", "ADV", "VERB") for t in doc[dummy + 1 : mark])
    )
    return trimmed_range(page, dummy + 1, clause_end(page, verb, mark, high)) if plain and dummy is not None else []


def _marks(page: Page) -> frozenset[str]:
    return page.grammar["complementisers"]


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
        clause = _judged_clause(page, verb, quote.outer)
        if clause:
            return clause
        thing = _object_before(page, verb, quote.outer[0])
        whole = whole_phrase(page, quote.outer, page.region(verb.i)[1])
        if thing is not None or whole != quote.outer:
            return [(whole[0] if thing is None else thing, whole[1])]
    elif not like and all(page.inside[i] != page.inside[verb.i] for i in range(quote.outer[1], verb.i)):
        thing = _object_in_clause(page, verb, quote.outer[0])
        if thing is not None:
            return [(thing, quote.outer[1])]
    else:
        whole = whole_phrase(page, quote.outer, verb.i)
        if whole[1] == verb.i and whole != quote.outer:
            return [whole]
    return [(start, end)]


def _judged_clause(page: Page, verb: Token, quote: Range) -> list[Range]:
    """`noemde het “absurd” dat A` => `“absurd” dat A`."""
    doc, high = page.doc, page.region(verb.i)[1]
    dummy = any(t.lower_ in page.grammar["clause_dummies"] for t in doc[verb.i + 1 : quote[0]])
    if not dummy or quote[1] >= high or doc[quote[1]].lower_ not in page.grammar["complementisers"]:
        return []
    return trimmed_range(page, quote[0], clause_end(page, verb, quote[1], high))


def whole_phrase(page: Page, quote: Range, high: int, *, any_tail: bool = False) -> Range:
    """`een “vuile” deal`, `“schild” van Europa`, `“onjuist” en “laf”`: the phrase that holds the quotation."""
    doc, (start, end) = page.doc, quote
    for _ in range(MAX_JOINED):
        other = next((q.outer for q in page.quotes if q.outer[0] == end + 1), None)
        if other is None or end >= high or doc[end].pos_ != "CCONJ" or page.inside[end] != page.inside[start - 1]:
            break
        end = other[1]
    stop = next((i for i in range(end, high) if doc[i].is_punct or doc[i].pos_ in ("SCONJ", "CCONJ")), high)
    tail = doc[end:stop]
    nominal = len(tail) > 0 and tail[0].pos_ in ("NOUN", "ADP", "ADJ", "PROPN")
    if not nominal or len(tail) > MAX_TAIL or any(t.pos_ in ("VERB", "AUX", "ADV", "PRON") for t in tail):
        return start, end
    own = page.grammar["belonging_prepositions"] | page.grammar["concern_prepositions"]
    if tail[0].pos_ == "ADP" and tail[0].lower_ not in own and not any_tail:
        return start, end
    while start > 0 and doc[start - 1].pos_ in ("DET", "ADJ") and tail[-1].pos_ != "ADP":
        start -= 1
    return start, stop


def _behind_fixed_quoted(page: Page, cue: Cue, quoted: list[int], high: int) -> list[Range]:
    """`sprak van “een klap” voor de sector`: the quotation right behind the set words, where its phrase is longer."""
    last = max(cue.parts)
    for k in quoted:
        quote = page.quotes[k].outer
        if quote[0] == last + 1 and "naming" in cue.frame.content:
            whole = whole_phrase(page, quote, high, any_tail=True)
            return [whole] if whole != quote else []
    return []


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
    doings = [w for w in words if w.pos_ == "VERB" and w.i > start and doc[w.i - 1].pos_ == "DET"]  # *het optreden*
    noun = next((w for w in words if w.pos_ in ("NOUN", "PROPN", "X") or w in doings), None)
    if len(words) == 1 and words[0].pos_ in ("PRON", "DET"):
        return start
    verbal = any(w.pos_ in ("ADV", "VERB", "AUX") and w not in doings for w in words)
    if noun is None or len(words) > 10 or verbal:
        return None
    return start


def _behind_fixed(page: Page, cue: Cue, verb: Token, high: int) -> list[Range]:
    """`spreekt van een doorbraak` => `een doorbraak`."""
    last = max(cue.parts)
    if last <= verb.i or last + 1 >= high:
        return []
    end = next((i for i in range(last + 1, high) if page.doc[i].text in (",", ".", ";", ":")), high)
    joined = (i for i in range(last + 2, end - 1) if page.doc[i].pos_ == "CCONJ" and page.is_finite(page.doc[i + 1]))
    return trimmed_range(page, last + 1, next(joined, end))


def _named_as(page: Page, verb: Token, high: int, parts: frozenset[int]) -> list[Range]:
    """`beschouwt het eiland als een provincie` => `het eiland als een provincie`."""
    doc = page.doc
    end = next((i for i in range(verb.i + 1, high) if doc[i].text in (",", ".", ";", ":")), high)
    mark = next((i for i in range(verb.i + 1, end) if doc[i].lower_ in page.grammar["as_words"]), None)
    if mark is None:
        return []
    opening = page.grammar["relatives"] | page.grammar["complementisers"]
    stop = next((i for i in range(mark + 1, end) if doc[i].lower_ in opening and doc[i].dep_ != "det"), end)
    if page.has_finite(verb.i + 1, stop):
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
    relatives = page.grammar["relatives"]
    end = next((i for i in range(start, high) if doc[i].is_punct or doc[i].pos_ in ("SCONJ", "CCONJ")), high)
    end = next((i for i in range(start, end) if doc[i].lower_ in relatives and doc[i].pos_ == "PRON"), end)
    words = [doc[i] for i in range(start, end) if not doc[i].is_space]
    noun = next((k for k, w in enumerate(words) if w.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if noun is None or noun + 1 >= len(words) or len(words) > 12 or any(w.pos_ in ("VERB", "AUX") for w in words[:-1]):
        return []
    rest = words[noun + 1 :]
    adjective = rest[-1].pos_ == "ADJ" or "Part" in rest[-1].morph.get("VerbForm", [])
    bare = len(rest) == 1 and rest[0].dep_ != "flat" and any(w.pos_ == "DET" for w in words[:noun])
    noun_phrase = rest[-1].pos_ == "NOUN" and (bare or any(w.pos_ == "DET" for w in rest))
    if not adjective and not noun_phrase:
        return []
    if end < high and doc[end].lower_ in relatives:
        end = next((i for i in range(end, high) if doc[i].is_punct and page.has_finite(end, i)), high)
    return trimmed_range(page, start, end)


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
