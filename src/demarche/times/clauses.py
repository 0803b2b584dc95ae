"""The time of a clause: the expression that hangs on its verb, or stands right beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc, Token

from demarche.records import Time

_HELPERS = ("aux", "aux:pass", "cop")
_BESIDE = 3
_NO_PLACE: frozenset[int] = frozenset()


def time_of_clause(
    doc: Doc,
    head: int | Token,
    times: Sequence[Time],
    *,
    barred: Container[int] = _NO_PLACE,
    inside: Sequence[int] | None = None,
) -> Time | None:
    """The time that the clause (or noun phrase) of token `head` carries; None where it carries none.

    A time counts when it hangs on the head itself, on one of its auxiliaries, or on the verb that shares its finite
    verb (*wil vrijdag vertrekken*); failing that, when it stands at most three words from the head with no mark
    between. Only dates and clock times with a value are taken, the nearest first. `barred` are tokens that are none
    of the clause's own, such as a statement's content; `inside` gives for each token the quotation that holds it
    (`Page.inside`), and times in another quotation than the head's are left out. `times` are those of the whole
    document, in text order.

    `… zei de minister dinsdag dat hij vrijdag komt`, head `zei` => *dinsdag*; head `komt` => *vrijdag*.
    """
    token = doc[head] if isinstance(head, int) else head
    own = _own(token)
    best: tuple[int, int, Time] | None = None
    for low, high, time in _near(doc, token, times):
        if any(i in barred for i in range(low, high)) or (inside and inside[low] != inside[token.i]):
            continue
        rank = _rank(doc, low, high, token, own, barred)
        if rank is not None and (best is None or (rank, abs(low - token.i)) < best[:2]):
            best = (rank, abs(low - token.i), time)
    return best[2] if best else None


def _own(token: Token) -> frozenset[int]:
    """The head, its auxiliaries, and the verbs that it shares them with."""
    found = {token.i, *(c.i for c in token.children if c.dep_ in _HELPERS)}
    if token.dep_ in (*_HELPERS, "xcomp"):
        found.add(token.head.i)
    found.update(c.i for c in token.children if c.dep_ == "xcomp" and not any(g.dep_ == "mark" for g in c.children))
    return frozenset(found)


def _near(doc: Doc, token: Token, times: Sequence[Time]) -> Iterator[tuple[int, int, Time]]:
    """Dates with a value in the token's sentence, with their tokens."""
    start, end = token.sent.start_char, token.sent.end_char
    for time in times[bisect_left(times, start, key=lambda t: t.start) :]:
        if time.start >= end:
            return
        if time.value is not None and time.kind in ("date", "time"):
            low = bisect_right(doc, time.start, key=lambda t: t.idx) - 1
            yield low, bisect_left(doc, time.end, key=lambda t: t.idx), time


def _rank(doc: Doc, low: int, high: int, token: Token, own: frozenset[int], barred: Container[int]) -> int | None:
    """0 for a time on the head, 1 on what belongs to it, 2 beside it; None for another clause's."""
    outward = {doc[i].head.i for i in range(low, high) if not low <= doc[i].head.i < high}
    if token.i in outward:
        return 0
    if outward & own:
        return 1
    first, last = (high, token.i) if high <= token.i else (token.i + 1, low)
    beside = last - first <= _BESIDE and not any(doc[i].is_punct or i in barred for i in range(first, last))
    verb = any(doc[i].pos_ in ("VERB", "AUX") and i not in own for i in range(first, last))
    elsewhere = any(doc[i].pos_ == "VERB" and i not in own for i in outward)
    of_noun = doc[low].dep_ == "nmod" and (low == 0 or doc[low - 1].pos_ == "ADP")
    return 2 if beside and not (verb or elsewhere or of_noun) else None
