"""The table of events: what happened."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from demarche.cli.layout import DIM, NARROW, all_named, line, new_table
from demarche.cli.palette import MARK
from demarche.exports.chosen import Part
from demarche.exports.numbers import labelled_events, labels
from demarche.exports.wording import sides, when
from demarche.knowledge.words import event_name
from demarche.records import Event, Reading

# From so many columns on there is room for the word that names an event.
WIDE = 96
_MAY_BE_EMPTY = ("word", "when", "where")


def event_table(reading: Reading, shown: tuple[Part, ...], width: int) -> Table:
    """One row an event in the order of the text; without the columns that would stand empty or find no room.

    `shown` are the parts on the page; with none of them the article stands there. Without it the table says the word
    that names the event, and where statements are shown, which of them reports it.
    """
    said = labels(reading) if not shown or "statements" in shown else {}
    rows = [{"#": Text(one.label, MARK), **_cells(one.event, reading, said)} for one in labelled_events(reading)]
    empty = {name for name in _MAY_BE_EMPTY if not any(row[name] for row in rows)}
    crowded = width < WIDE and not {"when", "where"} & empty
    empty |= {*_MAY_BE_EMPTY, "sure"} if width < NARROW else set() if shown and not crowded else {"word"}
    table = new_table("what happened")
    _add_columns(table, empty)
    for row in rows:
        table.add_row(*(cell for name, cell in row.items() if name not in empty))
    return table


def _add_columns(table: Table, empty: set[str]) -> None:
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("who → whom", ratio=6, width=14, overflow="fold")
    table.add_column("what", ratio=5, width=11, overflow="fold")
    for name, widest in (("word", 14), ("status", 12), ("when", 16), ("where", 14), ("sure", 4)):
        if name not in empty:
            table.add_column(name, max_width=widest, overflow="fold")


def _cells(event: Event, reading: Reading, said: dict[str, str]) -> dict[str, Text]:
    return {
        "who → whom": _who(event, reading),
        "what": _what(event, said),
        "word": Text(line(event.trigger.text), DIM),
        "status": _status(event),
        "when": Text(line(when(event.time))),
        "where": Text(line(event.place.text) if event.place else ""),
        "sure": Text(f"{event.confidence:.2f}"),
    }


def _who(event: Event, reading: Reading) -> Text:
    """`Xi Jinping CHN and Volodymyr Zelensky UKR`, `Rusland RUS → Oekraïne UKR`."""
    sources, targets = sides(event, reading)
    who = all_named(sources)
    return who.append(" → ", DIM).append_text(all_named(targets)) if targets else who


def _what(event: Event, said: dict[str, str]) -> Text:
    """`telephone call`, and the statement that reports it where the article does not say so itself."""
    what = Text(event_name(event.type, event.mode))
    reported = said.get(event.statement or "")
    return what.append(f" (in {reported})", DIM) if reported else what


def _status(event: Event) -> Text:
    """What is not simply so stands out."""
    return Text(event.status.replace("-", " "), DIM if event.status == "occurred" else "")
