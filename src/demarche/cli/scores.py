"""The pages that `demarche evaluate` prints: the figures beside published ones, and the list of corpora."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from demarche.cli.layout import BOLD, DIM, line, new_table
from demarche.evaluation.corpora import Card, card_of, load_cards
from demarche.evaluation.measured import Figure, Measured

MAX_WIDTH = 120
NOTHING = "–"


def as_text(measured: Measured, *, out: TextIO) -> str:
    """The page of one corpus as it should look on `out`."""
    return _printed(_page(measured), out)


def corpora_as_text(*, out: TextIO) -> str:
    """The page of all corpora."""
    return _printed((_corpus(card) for card in load_cards().values()), out)


def _printed(parts: Iterable[RenderableType], out: TextIO) -> str:
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for part in parts:
            console.print(Constrain(part, min(console.width, MAX_WIDTH)))
    return "\n".join(text.rstrip() for text in captured.get().splitlines()).strip("\n")


def _page(measured: Measured) -> Iterator[RenderableType]:
    card = card_of(measured.corpus)
    sizes = ", ".join(f"{size:,} {kind}" for kind, size in measured.sizes.items())
    yield Text(f" {card.title}", BOLD)
    yield Text(f" {' · '.join(part for part in (measured.part, measured.language, sizes) if part)}", DIM)
    for note in measured.notes:
        yield Padding(Text(line(note)), (1, 0, 0, 1))
    yield _figures(measured, card)
    yield Padding(Text(f"Counted: {card.method}.", DIM), (0, 0, 0, 1))
    if sources := dict.fromkeys(p.source for p in card.published):
        yield Padding(Text(f"Published: {'; '.join(sources)}.", DIM), (0, 0, 0, 1))
    for reason, number in measured.reasons.items():
        yield Text(f" {number} × {line(reason)}", DIM)


def _figures(measured: Measured, card: Card) -> Table:
    table = new_table("scores")
    for name in ("gold", "system", "P", "R", "F"):
        if name == "gold":
            table.add_column("measure")
        table.add_column(name, justify="right", style=BOLD if name == "F" else None)
    table.add_column("published", ratio=1, overflow="fold")
    shown = {figure.name for figure in measured.figures}
    for figure in measured.figures:
        table.add_row(*_cells(figure), _beside(card, figure.name, measured.language))
    for measure in dict.fromkeys(p.measure for p in card.published if p.measure not in shown):
        if card.beside(measure, measured.language):
            table.add_row(measure, *[NOTHING] * 5, _beside(card, measure, measured.language))
    return table


def _cells(figure: Figure) -> tuple[str, ...]:
    numbers = (NOTHING if n is None else f"{n:,}" for n in (figure.gold, figure.system))
    shares = (NOTHING if s is None else f"{s:.3f}" for s in (figure.precision, figure.recall, figure.f))
    return figure.name, *numbers, *shares


def _beside(card: Card, measure: str, language: str) -> Text:
    published = card.beside(measure, language)
    return Text("\n".join(f"{p.value:.3f} {p.by} ({p.on})" for p in published), DIM)


def _corpus(card: Card) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=True)
    table.add_column(no_wrap=True, min_width=9)
    table.add_column(overflow="fold")
    rows = {"holds": card.holds, "PATH": card.path, "--part": ", ".join(card.parts), "find it": card.find}
    table.add_row(Text(f" {card.name}", BOLD), Text(card.title, BOLD))
    for label, text in rows.items():
        if text:
            table.add_row(Text(f"   {label}", DIM), text)
    return Padding(table, (0, 0, 1, 0))
