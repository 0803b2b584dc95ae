"""The page that `demarche read` prints: the article with its marks, a table for each part, what was not read."""

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

from demarche.cli.article import paragraphs
from demarche.cli.dates import full_time_table, time_tables
from demarche.cli.happened import event_table
from demarche.cli.layout import DIM, visible
from demarche.cli.palette import speaker_styles
from demarche.cli.tables import actor_table, statement_table, zone_table
from demarche.cli.wanted import position_tables
from demarche.exports.chosen import Part
from demarche.exports.speakers import Speaker, by_speaker, numbered
from demarche.records import Reading

# Running text is read badly when lines are longer, and a table gains nothing from more.
MAX_ARTICLE, MAX_TABLE = 88, 120
# The parts of the whole page, under the article.
_PAGE: tuple[Part, ...] = ("statements", "events", "positions", "times")


def as_text(reading: Reading, *, file: str, only: tuple[Part, ...] = (), out: TextIO) -> str:
    """The page as it should look on `out`: with colours on a terminal, with labels alone elsewhere."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    width = min(console.width, MAX_TABLE)
    styles = speaker_styles(speaker.id for speaker in by_speaker(reading))
    coloured = console.is_terminal and not console.no_color
    with console.capture() as captured:
        for part in (_header(reading, file), *_page(reading, only, styles, width, coloured=coloured)):
            console.print(Constrain(part, width))
    return "\n".join(line.rstrip() for line in captured.get().splitlines()).rstrip("\n")


def _page(
    reading: Reading, only: tuple[Part, ...], styles: Mapping[str | None, Style], width: int, *, coloured: bool
) -> Iterator[RenderableType]:
    yield from [Text()] if only else _article(reading, styles, coloured=coloured)
    for part in only or _PAGE:
        if _has(reading, part):
            yield from _tables(reading, part, styles, width, only)
        elif part in only or part == "statements":
            yield Padding(Text(f"No {part}.", DIM), (0, 0, 1, 1))
    if not only and reading.reasons:
        yield Padding(_reasons(reading), (0, 0, 1, 1))


def _article(reading: Reading, styles: Mapping[str | None, Style], *, coloured: bool) -> Iterator[RenderableType]:
    lines = paragraphs(reading, numbered(reading), styles, coloured=coloured)
    yield Constrain(Padding(Group(*lines), (1, 2, 1, 2)), MAX_ARTICLE)
    if coloured and reading.statements:
        yield Constrain(Padding(_legend(by_speaker(reading), styles), (0, 2, 1, 2)), MAX_ARTICLE)


def _has(reading: Reading, part: Part) -> bool:
    return part in ("actors", "zones") or bool(getattr(reading, part))


def _tables(
    reading: Reading, part: Part, styles: Mapping[str | None, Style], width: int, only: tuple[Part, ...]
) -> Iterator[RenderableType]:
    match part:
        case "statements":
            yield statement_table(reading, by_speaker(reading), styles)
        case "events":
            yield event_table(reading, only, width)
        case "positions":
            yield from position_tables(reading, width, alone=bool(only))
        case "times":
            yield from [full_time_table(reading, width)] if only else time_tables(reading)
        case "actors":
            yield actor_table(reading)
        case "zones":
            yield zone_table(reading)


def _header(reading: Reading, file: str) -> Rule:
    document = reading.document
    known = (document.publisher, document.published, document.language, *document.repairs)
    title = Text(" ".join(visible(file).split()), Style(bold=True))
    title.append(
        "".join(f" · {' '.join(visible(part).split())}" for part in known if part), Style(dim=True, bold=False)
    )
    return Rule(title, align="left", style=DIM)


def _legend(speakers: tuple[Speaker, ...], styles: Mapping[str | None, Style]) -> Text:
    entries = []
    for speaker in speakers:
        name = " ".join(visible(speaker.name).split()).replace(" ", "\u00a0")
        party = f"\u00a0{visible(speaker.party)}" if speaker.party else ""
        entries.append(Text("■\u00a0", styles[speaker.id]).append(name + party, Style(dim=False)))
    return Text("   ").join(entries)


def _reasons(reading: Reading) -> Text:
    """How often something was not read, by reason, each with the first place."""
    counts = Counter(reason.code for reason in reading.reasons)
    first = {reason.code: reason for reason in reversed(reading.reasons)}
    lines = Text("not read", DIM)
    for code, count in counts.most_common():
        place = " ".join(visible(reading.document.text[first[code].start : first[code].end]).split())
        excerpt = place if len(place) <= 40 else place[:39] + "…"
        lines.append(f"\n  {count} × {visible(code)}").append(f"  {excerpt}" if excerpt else "", DIM)
    return lines
