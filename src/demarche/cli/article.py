"""The article as it stands, paragraph by paragraph, with its statements, events and positions marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rich.style import Style
from rich.text import Text

from demarche.cli.layout import visible
from demarche.cli.palette import CUE, KIND_STYLES, MARK, SPEAKER, TIME, ZONE_STYLES
from demarche.exports.numbers import labelled_events, labelled_positions
from demarche.exports.speakers import Numbered
from demarche.records import Reading, ZoneKind

_CLOSING = re.compile("[.,!?…]?[\"'”’“»«]")
_SMALL = str.maketrans("0123456789ep", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵉᵖ")
_QUIET: frozenset[ZoneKind] = frozenset(("promo", "furniture", "caption", "byline"))


def paragraphs(
    reading: Reading, said: tuple[Numbered, ...], styles: Mapping[str | None, Style], *, coloured: bool
) -> Iterator[Text]:
    """The lines of the text, styled, with an empty one between paragraphs.

    A line is a paragraph of its own unless the text itself sets paragraphs apart with empty lines. After each piece
    of a statement stands its number, after the word that names an event its label, and after what a position is about
    its own: small, or `[1,e2,p3]` where there is no colour.
    """
    text = Text(visible(reading.document.text), overflow="fold")
    for zone in reading.document.zones:
        text.stylize(ZONE_STYLES.get(zone.kind, Style()), zone.start, zone.end)
    for start, end, style in (*_marks(said, styles), *_dates(reading)):
        text.stylize(style, start, end)
    notes = _notes(reading, said, styles, coloured=coloured)
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


def _dates(reading: Reading) -> Iterator[tuple[int, int, Style]]:
    """Time expressions with a value."""
    yield from ((time.start, time.end, TIME) for time in reading.times if time.value)


def _notes(
    reading: Reading, said: tuple[Numbered, ...], styles: Mapping[str | None, Style], *, coloured: bool
) -> dict[int, Text]:
    """What stands after an offset: the labels of all that ends there, a closing quotation mark before them."""
    labels: dict[int, dict[str, Style]] = {}
    for end, label, style in _labels(reading, said, styles):
        closing = _CLOSING.match(reading.document.text, end)
        labels.setdefault(closing.end() if closing else end, {})[label] = style
    return {offset: _note(found, coloured=coloured) for offset, found in labels.items()}


def _labels(
    reading: Reading, said: tuple[Numbered, ...], styles: Mapping[str | None, Style]
) -> Iterator[tuple[int, str, Style]]:
    """Each label with the end of the stretch that it belongs to."""
    for one in said:
        for span in one.statement.content:
            yield span.end, str(one.number), styles[one.statement.speaker]
    yield from ((e.event.trigger.end, e.label, MARK) for e in labelled_events(reading))
    yield from ((p.position.issue.end, p.label, MARK) for p in labelled_positions(reading))


def _note(labels: Mapping[str, Style], *, coloured: bool) -> Text:
    """`¹·ᵉ²` in colour, `[1,e2]` without."""
    if not coloured:
        return Text(f"[{','.join(labels)}]")
    return Text("·", MARK).join(Text(label.translate(_SMALL), style) for label, style in labels.items())


def _with_notes(text: Text, start: int, end: int, notes: Mapping[int, Text]) -> Text:
    """The stretch of the text with the notes that fall in it."""
    offsets = sorted(offset for offset in notes if start < offset <= end)
    pieces = text.divide([start, *offsets, end])[1:]
    line = Text(overflow="fold")
    for piece, offset in zip(pieces, [*offsets, -1], strict=False):
        line.append_text(piece)
        line.append_text(notes.get(offset, Text()))
    return line
