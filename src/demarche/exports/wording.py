"""Values of records in words that people read: who, to whom, when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from demarche.records import Event, Reading, Statement

_DAY = re.compile(r"(\d{4}-\d{2})-(\d{2})")
# A page is for finding; the whole of a long phrase stands in the article and in JSON.
MOST_LETTERS = 100


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a table shows it: its name, and for whom it acts."""

    name: str
    code: str | None


def party(reading: Reading, actor_id: str) -> Party:
    """`person:xi-jinping => Xi Jinping, CHN`; the id for an actor that the reading lacks."""
    actor = reading.actor(actor_id)
    return Party(actor.name, actor.party) if actor else Party(actor_id, None)


def sides(event: Event, reading: Reading) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who did it, and to whom."""
    return (
        tuple(party(reading, actor) for actor in event.sources),
        tuple(party(reading, actor) for actor in event.targets),
    )


def joined(items: Sequence[str], word: str = "and") -> str:
    """`[a, b, c] => a, b and c`."""
    return f" {word} ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def when(value: str | None) -> str:
    """An EDTF value in words; nothing for none.

    2023-04-05                          2023-04-05
    2022-02-24/..                       since 2022-02-24
    2024-05-20/2024-05-26               2024-05-20 to 2024-05-26
    [2023-04-05,2023-04-12,2023-04-19]  2023-04-05, 12 or 19
    """
    if not value:
        return ""
    if value.startswith("[") and value.endswith("]"):
        return _one_of(value[1:-1].split(","))
    start, slash, end = value.partition("/")
    if slash and end in ("..", ""):
        return f"since {start}"
    if slash and start in ("..", ""):
        return f"until {end}"
    return f"{start} to {end}" if slash else value.replace("T", " ")


def shortened(text: str, most: int = MOST_LETTERS) -> str:
    """Text on one line, cut after `most` letters, at a word's end where one is near."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole = cut.rpartition(" ")[0]
    return (whole if len(whole) > most // 2 else cut).rstrip(" ,;:") + "…"


def beside(statement: Statement, reading: Reading, numbers: dict[str, str]) -> str:
    """What else is known of a statement: with whom, to whom, passed on by whom, when, inside which one."""
    parts = [f"with {party(reading, actor).name}" for actor in statement.joint_with]
    parts += [f"to {party(reading, statement.addressee).name}"] if statement.addressee else []
    parts += [f"via {party(reading, statement.reported_by).name}"] if statement.reported_by else []
    parts += ["asked"] if statement.prompted else []
    parts += [when(statement.time)] if statement.time else []
    parts += [f"inside {numbers[outer]}"] if (outer := statement.nested_in) and outer in numbers else []
    return f"({', '.join(parts)})" if parts else ""


def _one_of(values: Sequence[str]) -> str:
    """The month once where all are days of it."""
    days = [_DAY.fullmatch(value.strip()) for value in values]
    if len({day[1] for day in days if day}) == 1 and all(days):
        return joined([values[0].strip(), *(day[2] for day in days[1:] if day)], "or")
    return joined([value.strip() for value in values], "or")
