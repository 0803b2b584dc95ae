"""The table of events: what happened."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from demarche.cli.layout import DIM, all_named, line, new_table
from demarche.cli.palette import MARK
from demarche.exports.numbers import labelled_events, labels
from demarche.exports.wording import sides, when
from demarche.knowledge.words import event_name
from demarche.records import Event, Reading


def event_table(reading: Reading, *, alone: bool) -> Table:
    """One row an event in the order of the text; without the columns that would stand empty.

    Where the table stands `alone`, without the article, it says the word that names the event.
    """
    events = labelled_events(reading)
    timed, placed = any(one.event.time for one in events), any(one.event.place for one in events)
    table = new_table("what happened")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("who → whom", ratio=6, overflow="fold")
    table.add_column("what", ratio=5, overflow="fold")
    if alone:
        table.add_column("word", max_width=14, overflow="fold")
    table.add_column("status", no_wrap=True)
    if timed:
        table.add_column("when", max_width=16, overflow="fold")
    if placed:
        table.add_column("where", max_width=14, overflow="fold")
    table.add_column("sure", justify="right", no_wrap=True)
    said = labels(reading)
    for one in events:
        row = [Text(one.label, MARK), _who(one.event, reading), _what(one.event, said)]
        row += [Text(line(one.event.trigger.text), DIM)] if alone else []
        row += [_status(one.event)]
        row += [Text(line(when(one.event.time)))] if timed else []
        row += [Text(line(one.event.place.text) if one.event.place else "")] if placed else []
        table.add_row(*row, f"{one.event.confidence:.2f}")
    return table


def _who(event: Event, reading: Reading) -> Text:
    """`Xi Jinping CHN and Volodymyr Zelensky UKR`, `Rusland RUS → Oekraïne UKR`."""
    sources, targets = sides(event, reading)
    who = all_named(sources)
    return who.append(" → ", DIM).append_text(all_named(targets)) if targets else who


def _what(event: Event, said: dict[str, str]) -> Text:
    """`telephone call`, and the statement that reports it where the article does not say so itself."""
    what = Text(event_name(event.type, event.mode))
    reported = said.get(event.statement or "")
    return what.append(f" (in\u00a0{reported})", DIM) if reported else what


def _status(event: Event) -> Text:
    """What is not simply so stands out."""
    return Text(event.status.replace("-", " "), DIM if event.status == "occurred" else "")
