"""Zones: which stretch of a page is headline, lead, body, dateline, byline, promo, caption or furniture.

Each line is judged by its marks (patterns of the language, as data) and by its place and length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.knowledge.grammar import ZonePatterns
from demarche.records import Zone, ZoneKind

# Longest headline and sub-heading, in code points: the longest in our gold are 118 and 61.
MAX_HEADLINE, MAX_HEADING = 160, 80
MIN_PARAGRAPH = 90
MAX_PLACE = 2
# A live blog's headline has at least so many words.
MIN_LIVE = 5
# Kinds of which neighbouring lines make one zone, where no empty line stands between.
_BLOCKS: frozenset[ZoneKind] = frozenset({"promo", "byline"})


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: ZoneKind | None = None

    @property
    def closed(self) -> bool:
        return self.text.rstrip("\"'”’»)").endswith((".", "!", "?", "…", ":", ";", ","))


_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
# What an item of a list begins with.
_BULLET = re.compile(r"[•*>–-]\s*\S|\d{1,2}[.)]\s")


def find_zones(text: str, patterns: ZonePatterns) -> tuple[Zone, ...]:
    """Zones that cover the text without gap or overlap; empty for an empty text."""
    if not text:
        return ()
    lines = _lines(text)
    _mark_by_pattern(lines, patterns)
    _mark_promo_lists(lines, patterns)
    _mark_by_place(lines, patterns)
    return _covering(text, _with_datelines(lines, patterns))


def _lines(text: str) -> list[_Line]:
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            lines.append(_Line(start, start + len(stripped), stripped))
    return lines


def _mark_by_pattern(lines: Sequence[_Line], patterns: ZonePatterns) -> None:
    first_body = next((i for i, line in enumerate(lines) if len(line.text) >= MIN_PARAGRAPH and line.closed), 0)
    for i, line in enumerate(lines):
        short = len(line.text) <= 2 * MAX_HEADLINE
        if short and _columns(line.text):
            line.kind = "furniture"
        elif short and _any(patterns.caption, line.text) and not (i == first_body and len(line.text) > MAX_HEADLINE):
            line.kind = "caption"
        elif short and _any(patterns.promo, line.text) and not (i == 0 and _opens_live(line.text, patterns)):
            line.kind = "promo"
        elif short and _any(patterns.byline, line.text):
            line.kind = "byline"
        elif short and _any(patterns.furniture, line.text):
            line.kind = "furniture"


def _any(patterns: Sequence[re.Pattern[str]], text: str) -> bool:
    plain = re.sub(r"\s+", " ", text.lstrip("> ►▶•*-–"))
    return any(p.search(plain) or p.search(text) for p in patterns)


def _opens_live(text: str, patterns: ZonePatterns) -> bool:
    """`LIVE | A truce holds in X`: the headline of a live blog, no teaser for another."""
    return _any(patterns.live, text) and len(text.split()) >= MIN_LIVE


def _columns(text: str) -> bool:
    """Three or more short items in a row, set apart by wide space, dots or bars: a menu or a list of tags."""
    items = [item for item in re.split(r"\s{2,}|\t|\s[·•|›>]\s", text) if item]
    return len(items) >= 3 and all(len(item.split()) <= 5 for item in items) and not text.endswith((".", "!"))


def _mark_promo_lists(lines: Sequence[_Line], patterns: ZonePatterns) -> None:
    """The short lines under a list head (*Lees ook:*) are teasers too, until running text begins again."""
    inside = False
    bulleted: bool | None = None
    for line in lines:
        if _any(patterns.promo_list_heads, line.text) and not _columns(line.text):
            line.kind, inside, bulleted = line.kind or "promo", True, None
            if line.kind == "furniture":
                line.kind = "promo"
        elif inside and bulleted and not _BULLET.match(line.text):
            inside = False
        elif inside:
            bulleted = bool(_BULLET.match(line.text)) if bulleted is None else bulleted
            title_like = len(line.text) <= MAX_HEADLINE and not line.text.endswith((".", "!"))
            if line.kind in (None, "promo") and (title_like or line.kind == "promo"):
                line.kind = "promo"
            else:
                inside = False


def _mark_by_place(lines: Sequence[_Line], patterns: ZonePatterns) -> None:
    open_lines = [line for line in lines if line.kind is None]
    paragraphs = [line for line in open_lines if line.closed and len(line.text) >= MIN_PARAGRAPH]
    first = paragraphs[0] if paragraphs else None
    headline = _headline(open_lines, first)
    for i, line in enumerate(open_lines):
        title_like = not _ends_sentence(line.text) and len(line.text) <= MAX_HEADLINE
        if line is headline:
            line.kind = "headline"
        elif title_like and first is not None and line.start < first.start and _any(patterns.kicker, line.text):
            line.kind = "heading"
        elif first is not None and open_lines[min(i + 1, len(open_lines) - 1)] is first and _is_place(line.text):
            line.kind = "dateline"
        elif title_like and first is not None and line.start < first.start and _signature(line.text):
            line.kind = "furniture" if headline is not None and line.start < headline.start else "byline"
        elif title_like and len(line.text) <= MAX_HEADING and i and not line.text[:1].islower():
            line.kind = "heading" if i + 1 < len(open_lines) or _title_case(line.text) else "body"
        elif line is first and len(paragraphs) > 1:
            line.kind = "lead"
        else:
            line.kind = "body"


def _headline(lines: Sequence[_Line], first: _Line | None) -> _Line | None:
    """The longest title before the first paragraph; section labels and names beside it are shorter."""
    titles = [
        line
        for line in lines
        if (first is None or line.start < first.start)
        and not _ends_sentence(line.text)
        and len(line.text) <= MAX_HEADLINE
    ]
    if not titles or len(lines) < 2:
        return None
    long = [line for line in titles if len(line.text.split()) >= 4]
    return long[0] if long else titles[0]


def _is_place(text: str) -> bool:
    """A word or two in capitals right above the first paragraph: where it was written."""
    return text.isupper() and len(text.split()) <= MAX_PLACE and text.replace(" ", "").replace("-", "").isalpha()


def _signature(text: str) -> bool:
    """One to four words, each capitalised or a particle: a section label or an author's name."""
    words = text.split()
    return len(words) <= 4 and sum(w[:1].isupper() for w in words) >= min(2, len(words)) and not text.endswith("?")


def _ends_sentence(text: str) -> bool:
    bare = text.rstrip("\"'”’»)")
    return bare.endswith((".", "…", ":", ";", ",")) or (bare.endswith(("!", "?")) and len(bare) > MAX_HEADING)


def _title_case(text: str) -> bool:
    return len(text.split()) <= 6


def _with_datelines(lines: Sequence[_Line], patterns: ZonePatterns) -> list[tuple[int, ZoneKind]]:
    starts: list[tuple[int, ZoneKind]] = []
    for line in lines:
        kind = line.kind or "body"
        match = patterns.dateline.match(line.text) if kind in ("lead", "body") else None
        if match and match.end() < len(line.text) and not _any(patterns.kicker, match.group()):
            starts += [(line.start, "dateline"), (line.start + match.end(), kind)]
        else:
            starts.append((line.start, kind))
    return starts


def _covering(text: str, starts: Sequence[tuple[int, ZoneKind]]) -> tuple[Zone, ...]:
    """Each zone runs to the next line; neighbours of one kind stay apart unless both are body or one block."""
    if not starts:
        return (Zone("body", 0, len(text)),)
    zones: list[Zone] = []
    for i, (start, kind) in enumerate(starts):
        begin = 0 if i == 0 else start
        end = starts[i + 1][0] if i + 1 < len(starts) else len(text)
        block = kind in _BLOCKS and bool(zones) and not _EMPTY_LINE.search(text, zones[-1].start, begin)
        if zones and zones[-1].kind == kind and (kind in ("body", "furniture") or block):
            zones[-1] = Zone(kind, zones[-1].start, end)
        else:
            zones.append(Zone(kind, begin, end))
    return tuple(zones)
