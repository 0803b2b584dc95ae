"""Which colour a speaker has, and how a part of the page looks."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style

from demarche.records import StatementKind, ZoneKind

# Of middle lightness, so that they can be read on black and on white; neighbours differ in hue and lightness.
_COLOURS = (32, 166, 35, 134, 136, 161, 37, 69, 107, 175)
NOBODY = Style(color="color(244)")

ZONE_STYLES: dict[ZoneKind, Style] = {
    "headline": Style(bold=True),
    "heading": Style(bold=True),
    "dateline": Style(dim=True),
    "byline": Style(dim=True),
    "caption": Style(dim=True),
    "promo": Style(dim=True),
    "furniture": Style(dim=True),
}
KIND_STYLES: dict[StatementKind, Style] = {
    "direct": Style(bold=True),
    "mixed": Style(),
    "indirect": Style(italic=True),
}
SPEAKER = Style(bold=True, underline=False)
CUE = Style(dim=True, underline=True)
# Labels of events and positions; times that have a value.
MARK = Style(color="color(244)", bold=False, italic=False)
TIME = Style(underline=True)
FOR, AGAINST = Style(color="color(35)"), Style(color="color(161)")


def speaker_styles(speakers: Iterable[str | None]) -> dict[str | None, Style]:
    """A colour for each speaker in their order, repeating after the last; grey for nobody named."""
    named = [speaker for speaker in speakers if speaker is not None]
    styles: dict[str | None, Style] = {
        speaker: Style(color=f"color({_COLOURS[i % len(_COLOURS)]})") for i, speaker in enumerate(named)
    }
    return {**styles, None: NOBODY}
