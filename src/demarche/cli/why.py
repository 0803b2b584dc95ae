"""The page that `demarche explain` prints: the record in words, its sentence, and a labelled line for each reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.console import Console, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from demarche.cli.layout import BOLD, DIM, line, visible
from demarche.explanations import Chain, Explanation, Factor, Named, Row
from demarche.exports.speakers import said_text
from demarche.exports.wording import joined, shortened, when
from demarche.knowledge.words import event_name, issue_name, load_forces
from demarche.records import Event, Position, Statement

MAX_WIDTH = 100
# Of a long chain so many mentions are shown: the first, and those nearest before the record.
MAX_MENTIONS = 5
# Letters of a row's words: a long list of alternatives stands in the table.
MAX_KEY = 90
_TRIGGER = Style(bold=True, underline=True)


def as_text(explanation: Explanation, *, out: TextIO) -> str:
    """The page as it should look on `out`; the trigger stands between `[` and `]` where there is no colour."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    coloured = console.is_terminal and not console.no_color
    with console.capture() as captured:
        for part in _page(explanation, coloured=coloured):
            console.print(Constrain(part, min(console.width, MAX_WIDTH)))
    return "\n".join(text.rstrip() for text in captured.get().splitlines()).rstrip("\n")


def _page(explanation: Explanation, *, coloured: bool) -> Iterator[RenderableType]:
    yield Rule(Text(explanation.record.id, DIM), align="left", style=DIM)
    yield Padding(Text(_in_words(explanation), BOLD), (1, 1, 0, 1))
    yield Padding(_sentence(explanation, coloured=coloured), (1, 1, 1, 3))
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in _lines(explanation):
        table.add_row(Text(f" {label}", DIM), text)
    yield table


def _in_words(explanation: Explanation) -> str:
    record = explanation.record
    if isinstance(record, Event):
        who, whom = (_names(explanation, part) for part in ("source", "target"))
        sides = f"{who or 'nobody named'} → {whom}" if whom else who or "nobody named"
        about = ", ".join(part for part in (record.status, when(record.time)) if part)
        return line(f"{sides}: {event_name(record.type, record.mode)} ({record.type} {record.cameo}, {about})")
    if isinstance(record, Position):
        force = load_forces()[record.force].name
        issue = issue_name(record.issue.id) if record.issue.id else f"“{shortened(record.issue.text)}”"
        target = _names(explanation, "target")
        of = f", of {target}" if target else ""
        return line(f"{_names(explanation, 'holder')}: {record.polarity} {issue} ({force}{of})")
    return line(f"{_names(explanation, 'speaker') or 'nobody named'}: {shortened(said_text(record))} ({record.kind})")


def _names(explanation: Explanation, part: str) -> str:
    return joined([c.name + (f" {c.party}" if c.party else "") for c in explanation.actors if c.part == part])


def _sentence(explanation: Explanation, *, coloured: bool) -> Text:
    """The sentence with its trigger marked."""
    sentence, trigger = explanation.sentence, explanation.trigger
    text = visible(sentence.text).replace("\n", " ")
    if trigger is None or not sentence.start <= trigger.start < sentence.end:
        return Text(text)
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    marked = text[start:end] if coloured else f"[{text[start:end]}]"
    return Text.assemble(text[:start], (marked, _TRIGGER), text[end:])


def _lines(explanation: Explanation) -> Iterator[tuple[str, Text]]:
    if explanation.row is not None:
        yield from _row("row", explanation.row)
    else:
        yield "row", Text("none: grammar alone")
    for step in explanation.steps:
        yield step.label, Text(line(step.text))
        if step.row is not None:
            yield from _row("", step.row)
    for chain in explanation.actors:
        yield from _chain(chain)
    yield "confidence", Text(_product(explanation.confidence, explanation.record))


def _row(label: str, row: Row) -> Iterator[tuple[str, Text]]:
    """`knowledge/nl/actions/verbs.tsv:12  eisen`, and its cells below."""
    yield label, Text(line(row.where), BOLD).append(f"  {shortened(line(row.key), MAX_KEY)}", Style(bold=False))
    yield "", Text(" · ".join(f"{name} {line(cell)}" for name, cell in row.cells), DIM)


def _chain(chain: Chain) -> Iterator[tuple[str, Text]]:
    name = Text(line(chain.name), BOLD).append(f" {line(chain.party or '')}".rstrip(), Style(bold=False))
    yield chain.part, name.append(f"  {line(chain.id)}", Style(dim=True, bold=False))
    shown = _shown(chain)
    for mention in shown:
        mark = "›" if mention.here else " "
        text = Text(f"{mark} {line(mention.span.text)}")
        yield "", text.append(f"  {mention.kind} at {mention.span.start}, {line(mention.how)}", DIM)
    if len(chain.mentions) > len(shown):
        yield "", Text(f"  and {len(chain.mentions) - len(shown)} more", DIM)


def _shown(chain: Chain) -> tuple[Named, ...]:
    """The first, and of the others the last up to those of the sentence, or the next ones where none stands in it."""
    if len(chain.mentions) <= MAX_MENTIONS:
        return chain.mentions
    here = [i for i, mention in enumerate(chain.mentions) if mention.here]
    end = max(here[-1] + 1 if here else 0, MAX_MENTIONS)
    return (chain.mentions[0], *chain.mentions[end - MAX_MENTIONS + 1 : end])


def _product(factors: tuple[Factor, ...], record: Statement | Event | Position) -> str:
    """`0.52 = 0.57 rule want × 0.92 unknown issue`."""
    return f"{record.confidence:.2f} = " + " × ".join(f"{one.value:g} {one.name}" for one in factors)
