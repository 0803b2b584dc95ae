"""The article as it stands, paragraph by paragraph, with its statements marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rich.style import Style
from rich.text import Text

from demarche.cli.palette import CUE, KIND_STYLES, SPEAKER, ZONE_STYLES
from demarche.exports.speakers import Numbered
from demarche.records import Reading, ZoneKind

_CLOSING = re.compile("[.,!?…]?[\"'”’“»«]")
_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUIET: frozenset[ZoneKind] = frozenset(("promo", "furniture", "caption", "byline"))


def visible(text: str) -> str:
    """The text with everything that could steer a terminal replaced, code point for code point."""
    return "".join(c if c.isprintable() or c.isspace() and c in " \n\t" else _stand_in(c) for c in text)


def _stand_in(character: str) -> str:
    return " " if character.isspace() else "\ufffd"


def paragraphs(
    reading: Reading, said: tuple[Numbered, ...], styles: Mapping[str | None, Style], *, coloured: bool
) -> Iterator[Text]:
    """The lines of the text, styled, with an empty one between paragraphs.

    A line is a paragraph of its own unless the text itself sets paragraphs apart with empty lines. After each piece
    of a statement stands its number: small and coloured, or `[1]` where there is no colour.
    """
    text = Text(visible(reading.document.text), overflow="fold")
    for zone in reading.document.zones:
        text.stylize(ZONE_STYLES.get(zone.kind, Style()), zone.start, zone.end)
    for start, end, style in _marks(said, styles):
        text.stylize(style, start, end)
    notes = _notes(reading.document.text, said, styles, coloured=coloured)
    last: ZoneKind | None = None
    spaced = re.search(r"\n[^\S\n]*\n", text.plain) is not None
    end = 0
    for match in re.finditer(r"[^\n]*\S[^\n]*", text.plain):
        kind = next((z.kind for z in reading.document.zones if z.start <= match.start() < z.end), None)
        apart = not spaced or text.plain.count("\n", end, match.start()) > 1
        if last is not None and (kind != last or (apart and kind not in _QUIET)):
            yield Text("")
        yield _with_notes(text, match.start(), match.end(), notes)
        last, end = kind, match.end()


def _marks(said: tuple[Numbered, ...], styles: Mapping[str | None, Style]) -> Iterator[tuple[int, int, Style]]:
    """Contents first, the longest first, so that what is nested shows; then speakers and cues over them."""
    contents = [
        (span.start, span.end, styles[one.statement.speaker] + KIND_STYLES[one.statement.kind])
        for one in said
        for span in one.statement.content
    ]
    yield from sorted(contents, key=lambda mark: mark[0] - mark[1])
    for one in said:
        for span, style in ((one.statement.speaker_span, SPEAKER), (one.statement.cue, CUE)):
            if span is not None:
                yield span.start, span.end, styles[one.statement.speaker] + style


def _notes(
    text: str, said: tuple[Numbered, ...], styles: Mapping[str | None, Style], *, coloured: bool
) -> dict[int, Text]:
    """Numbers by the offset that they follow: the end of a piece, with its closing quotation mark."""
    notes: dict[int, Text] = {}
    for one in said:
        number = str(one.number).translate(_SMALL) if coloured else f"[{one.number}]"
        for span in one.statement.content:
            closing = _CLOSING.match(text, span.end)
            offset = closing.end() if closing else span.end
            note = notes.setdefault(offset, Text())
            note.append("·" if coloured and note else "").append(number, styles[one.statement.speaker])
    return notes


def _with_notes(text: Text, start: int, end: int, notes: Mapping[int, Text]) -> Text:
    """The stretch of the text with the notes that fall in it."""
    offsets = sorted(offset for offset in notes if start < offset <= end)
    pieces = text.divide([start, *offsets, end])[1:]
    line = Text(overflow="fold")
    for piece, offset in zip(pieces, [*offsets, -1], strict=False):
        line.append_text(piece)
        line.append_text(notes.get(offset, Text()))
    return line
