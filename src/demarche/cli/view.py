"""The page that `demarche read` prints: the article with its statements, who said what, when, what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.text import Text

from demarche.cli.article import paragraphs, visible
from demarche.cli.palette import speaker_styles
from demarche.cli.tables import actor_table, statement_table, time_table, zone_table
from demarche.exports.chosen import Part
from demarche.exports.speakers import Speaker, by_speaker, numbered
from demarche.records import Reading

# Running text is read badly when lines are longer, and a table gains nothing from more.
MAX_ARTICLE, MAX_TABLE = 88, 120
_DIM = Style(dim=True)


def as_text(reading: Reading, *, file: str, only: Part | None, out: TextIO) -> str:
    """The page as it should look on `out`: with colours on a terminal, with numbers alone elsewhere."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for part in _page(reading, file, only, coloured=console.is_terminal and not console.no_color):
            console.print(Constrain(part, min(console.width, MAX_TABLE)))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _page(reading: Reading, file: str, only: Part | None, *, coloured: bool) -> Iterator[RenderableType]:
    speakers = by_speaker(reading)
    styles = speaker_styles(speaker.id for speaker in speakers)
    yield _header(reading, file)
    if only == "actors":
        yield actor_table(reading)
    elif only == "times":
        yield time_table(reading)
    elif only == "zones":
        yield zone_table(reading)
    else:
        if only is None:
            lines = paragraphs(reading, numbered(reading), styles, coloured=coloured)
            yield Constrain(Padding(Group(*lines), (1, 2, 1, 2)), MAX_ARTICLE)
        yield from _statements(reading, speakers, styles, coloured=coloured and only is None)
        if only is None and (when := _when(reading)):
            yield Constrain(Padding(when, (0, 2, 1, 1)), MAX_ARTICLE)
        if only is None and reading.reasons:
            yield Padding(_reasons(reading), (0, 0, 1, 1))


def _header(reading: Reading, file: str) -> Rule:
    document = reading.document
    known = (document.publisher, document.published, document.language, *document.repairs)
    title = Text(" ".join(visible(file).split()), Style(bold=True))
    title.append(
        "".join(f" · {' '.join(visible(part).split())}" for part in known if part), Style(dim=True, bold=False)
    )
    return Rule(title, align="left", style=_DIM)


def _statements(
    reading: Reading, speakers: tuple[Speaker, ...], styles: Mapping[str | None, Style], *, coloured: bool
) -> Iterator[RenderableType]:
    if not speakers:
        yield Padding(Text("No statements.", _DIM), (1, 0, 1, 2))
        return
    if coloured:
        yield Constrain(Padding(_legend(speakers, styles), (0, 2, 0, 2)), MAX_ARTICLE)
    yield statement_table(reading, speakers, styles)


def _legend(speakers: tuple[Speaker, ...], styles: Mapping[str | None, Style]) -> Text:
    entries = []
    for speaker in speakers:
        name = " ".join(visible(speaker.name).split()).replace(" ", "\u00a0")
        party = f"\u00a0{visible(speaker.party)}" if speaker.party else ""
        entries.append(Text("■\u00a0", styles[speaker.id]).append(name + party, Style(dim=False)))
    return Text("   ").join(entries)


def _when(reading: Reading) -> Text | None:
    """The expressions with a value, each once, in text order: `when  dinsdag 2024-05-14   juni 2024-06`."""
    known = dict.fromkeys((time.text.lower(), time.value) for time in reading.times if time.value is not None)
    if not known:
        return None
    entries = [Text("when", _DIM)]
    for words, value in known:
        words = " ".join(visible(words).split()).replace(" ", "\u00a0")
        entries.append(Text(words, Style(dim=False)).append(f"\u00a0{value}", _DIM))
    return Text("   ").join(entries)


def _reasons(reading: Reading) -> Text:
    """How often something was not read, by reason, each with the first place."""
    counts = Counter(reason.code for reason in reading.reasons)
    first = {reason.code: reason for reason in reversed(reading.reasons)}
    lines = Text("not read", _DIM)
    for code, count in counts.most_common():
        place = " ".join(visible(reading.document.text[first[code].start : first[code].end]).split())
        excerpt = place if len(place) <= 40 else place[:39] + "…"
        lines.append(f"\n  {count} × {visible(code)}").append(f"  {excerpt}" if excerpt else "", _DIM)
    return lines
