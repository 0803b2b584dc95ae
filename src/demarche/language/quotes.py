"""Pair quotation marks: which opens, which closes, which is an apostrophe.

Marks are paired paragraph by paragraph. A quotation that runs on over paragraphs is opened again at the head of each
(the newspaper habit) or simply closed later; a mark that finds no partner yields a reason, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from demarche.records import Reason

DOUBLE_OPEN, DOUBLE_CLOSE = "“„«‟", "”»"
# Two commas are the low opening mark of typewriters, closed by two apostrophes or by any high mark.
COMMAS = ",,"
SINGLE_OPEN, SINGLE_CLOSE = "‘‚‹", "’›"
_MARKS = re.compile(r"(?<![\w,]),,(?=[^\s,])|''|[“”„‟\"«»‘’‚‹›'`´]")
# Which marks may close what a mark opened.
_PARTNERS = {
    "“": '”"“',
    "„": '”“"',
    "‟": "”",
    "”": "”",
    '"': '"”',
    "«": "»",
    "»": "«»",
    "‘": "’'",
    "‚": "‘’",
    "‹": "›",
    "'": "'’",
    "’": "’",
    "`": "'´`",
    "´": "´'",
    "''": "''",
    COMMAS: "''”“\"’'",
}
MAX_RUN_ON = 6


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation. `start`/`end` enclose the marks; `pieces` are the stretches inside, one a paragraph.

    `depth` counts the quotations round it; `closed` is false for a piece that runs on without closing mark.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    depth: int

    @property
    def inner(self) -> tuple[int, int]:
        """The first and last code point inside the marks, half-open."""
        return self.pieces[0][0], self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    at: int
    end: int

    def reason(self, code: str) -> Reason:
        return Reason(code, self.at, self.end)


def pair_quotes(
    text: str, paragraphs: Sequence[tuple[int, int]], elisions: frozenset[str]
) -> tuple[list[Quote], list[Reason]]:
    """Quotations of the text in order of their start, and reasons for marks left over."""
    quotes: list[Quote] = []
    reasons: list[Reason] = []
    hanging: list[tuple[int, _Mark]] = []
    for index, (start, end) in enumerate(paragraphs):
        found, opened, stray, lost = _pair_paragraph(text, start, end, elisions)
        quotes += found
        hanging += [(index, mark) for mark in opened]
        stray = _close_hanging(text, paragraphs, index, stray, hanging, quotes, lost)
        reasons += [mark.reason("stray-quotation-mark") for mark in stray]
        reasons += [mark.reason("unclosed-quotation-mark") for mark in lost]
    _resume_hanging(text, paragraphs, hanging, quotes)
    reasons += [mark.reason("unclosed-quotation-mark") for _, mark in hanging]
    quotes.sort(key=lambda q: (q.start, -q.end))
    return _with_depth(quotes), sorted(reasons, key=lambda r: r.start)


def _pair_paragraph(
    text: str, start: int, end: int, elisions: frozenset[str]
) -> tuple[list[Quote], list[_Mark], list[_Mark], list[_Mark]]:
    """Quotations closed in the paragraph, the outermost mark still open, closing marks without partner, lost ones."""
    stack: list[_Mark] = []
    quotes: list[Quote] = []
    stray: list[_Mark] = []
    lost: list[_Mark] = []
    for match in _MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if _is_apostrophe(text, start, end, at, mark, stack, elisions):
            continue
        partner = next((i for i in range(len(stack) - 1, -1, -1) if mark in _PARTNERS[stack[i].text]), None)
        if partner is not None and _can_close(text, start, end, at, mark):
            opened = stack[partner]
            if opened.end < at:
                quotes.append(Quote(opened.at, match.end(), ((opened.end, at),), 0))
            lost += stack[partner + 1 :]
            del stack[partner:]
        elif _can_open(text, start, end, at, mark):
            stack.append(_Mark(mark, at, match.end()))
        else:
            stray.append(_Mark(mark, at, match.end()))
    return quotes, stack[:1], stray, lost + stack[1:]


def _before(text: str, start: int, at: int) -> str:
    return text[at - 1] if at > start else " "


def _after(text: str, end: int, at: int, mark: str) -> str:
    nxt = at + len(mark)
    return text[nxt] if nxt < end else " "


def _can_open(text: str, start: int, end: int, at: int, mark: str) -> bool:
    if mark in DOUBLE_CLOSE + SINGLE_CLOSE and mark not in "”»’":
        return False
    before, after = _before(text, start, at), _after(text, end, at, mark)
    if mark in DOUBLE_OPEN + SINGLE_OPEN or mark == COMMAS:
        return True
    loose = before.isspace() or before in "([{-–—/:;,“„«‘\"'…"
    return loose and (not after.isspace() or mark == '"') and after not in ".,;:!?)"


def _can_close(text: str, start: int, end: int, at: int, mark: str) -> bool:
    before, after = _before(text, start, at), _after(text, end, at, mark)
    if mark == COMMAS:
        return False
    if mark in "\"'":
        if not before.isspace() and not (after.isalnum() and before in "([{-–—"):
            return not (after.isalnum() and mark == "'")
        return after.isspace() or not after.isalnum()
    if mark in "’'":
        return not before.isspace() and not after.isalnum()
    return True


def _is_apostrophe(
    text: str, start: int, end: int, at: int, mark: str, stack: list[_Mark], elisions: frozenset[str]
) -> bool:
    if mark not in "'’‘`´":
        return False
    before, after = _before(text, start, at), _after(text, end, at, mark)
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and (after.isalpha() or after.isdigit()):
        return _elided(text, at + len(mark), end, elisions)
    open_single = any(o.text in "'‘‚’`" for o in stack)
    if before.isalnum() and mark in "'’´" and not open_single:
        return True
    if before in "sxzSXZ" and mark in "'’" and open_single and after == " ":
        return _closes_later(text, at + 1, end, mark)
    return False


def _elided(text: str, after: int, end: int, elisions: frozenset[str]) -> bool:
    match = re.compile(r"(\w+)").match(text, after, end)
    if not match:
        return False
    word = match.group().lower()
    follows = text[match.end() : match.end() + 1]
    if word.isdigit():
        return len(word) == 2 and follows not in "'’"
    return word in elisions and (follows in " -" or not follows)


def _closes_later(text: str, after: int, end: int, mark: str) -> bool:
    """Whether a possessive (*‘Poetins’ oorlog’*) is followed by the real closing mark before anything opens."""
    nxt = text[after + 1 : after + 2]
    if not nxt.isalpha() or not nxt.islower():
        return False
    later = re.compile(r"(?<=\S)['’](?!\w)").search(text, after + 1, end)
    opens = re.compile(r"(?<!\w)[‘“„\"'](?=\w)").search(text, after + 1, end)
    comma = re.compile(r"[.,;:!?]\s").search(text, after + 1, end)
    if later is None or (opens is not None and opens.start() < later.start()):
        return False
    return comma is None or later.start() < comma.start() + 2


def _close_hanging(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    index: int,
    stray: list[_Mark],
    hanging: list[tuple[int, _Mark]],
    quotes: list[Quote],
    lost: list[_Mark],
) -> list[_Mark]:
    """Close quotations of earlier paragraphs with stray closing marks of this one; return the marks left over.

    A mark inside another quotation closes nothing outside it, and what was opened later than what is closed is lost.
    """
    left: list[_Mark] = []
    for mark in stray:
        enclosed = any(q.start <= mark.at < q.end for q in quotes)
        place = None if enclosed else _partner_before(index, mark, hanging)
        if place is None:
            left.append(mark)
            continue
        first, opened = hanging[place]
        pieces = _pieces(text, paragraphs, first, index, opened, mark.at, {q.start for q in quotes})
        if pieces:
            quotes.append(Quote(opened.at, mark.end, pieces, 0))
        lost += [later for _, later in hanging[place + 1 :] if later.at < mark.at]
        hanging[place:] = [entry for entry in hanging[place + 1 :] if entry[1].at > mark.at]
    return left


def _partner_before(index: int, mark: _Mark, hanging: Sequence[tuple[int, _Mark]]) -> int | None:
    for place in range(len(hanging) - 1, -1, -1):
        first, opened = hanging[place]
        if first < index <= first + MAX_RUN_ON and mark.text in _PARTNERS[opened.text]:
            return place
    return None


def _pieces(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    first: int,
    last: int,
    opened: _Mark,
    close: int,
    nested: set[int],
) -> tuple[tuple[int, int], ...]:
    """One piece a paragraph, less the mark that repeats at its head, unless that opens a quotation inside."""
    pieces = []
    for i in range(first, last + 1):
        start = opened.end if i == first else paragraphs[i][0]
        if i > first and text[start] in DOUBLE_OPEN + SINGLE_OPEN + "\"'”»" and start not in nested:
            start += 1
        end = close if i == last else paragraphs[i][1]
        pieces.append((start, end))
    return tuple(p for p in pieces if p[0] < p[1])


def _resume_hanging(
    text: str, paragraphs: Sequence[tuple[int, int]], hanging: list[tuple[int, _Mark]], quotes: list[Quote]
) -> None:
    """Join paragraphs that each begin with an opening mark, of which only the last is closed."""
    for entry in sorted(hanging, key=lambda e: e[0], reverse=True):
        index, opened = entry
        following = index + 1
        if following >= len(paragraphs):
            continue
        head = paragraphs[following][0]
        nxt = next((q for q in quotes if q.start == head and text.startswith(opened.text, head)), None)
        if nxt is None:
            continue
        quotes.remove(nxt)
        rest = (opened.end, paragraphs[index][1])
        pieces = (rest, *nxt.pieces) if rest[0] < rest[1] else nxt.pieces
        quotes.append(Quote(opened.at, nxt.end, pieces, 0))
        hanging.remove(entry)


def _with_depth(quotes: list[Quote]) -> list[Quote]:
    result: list[Quote] = []
    enclosing: list[Quote] = []
    for quote in quotes:
        while enclosing and enclosing[-1].end < quote.end:
            enclosing.pop()
        result.append(replace(quote, depth=len(enclosing)))
        enclosing.append(quote)
    return result
