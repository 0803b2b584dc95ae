"""Tables of a reading: statements by speaker, actors, zones."""

from __future__ import annotations

from collections.abc import Mapping

from rich import box
from rich.style import Style
from rich.table import Table
from rich.text import Text

from demarche.cli.article import visible
from demarche.cli.palette import ZONE_STYLES
from demarche.exports.speakers import Numbered, Speaker, said_text
from demarche.records import Actor, Reading, Statement

_DIM = Style(dim=True)
_HEAD = Style(dim=True, bold=False)


def statement_table(reading: Reading, speakers: tuple[Speaker, ...], styles: Mapping[str | None, Style]) -> Table:
    """One row a statement, with the speaker and party named at the first of each."""
    table = _table()
    table.add_column("speaker", min_width=18, ratio=3, overflow="fold")
    table.add_column("#", justify="right")
    table.add_column("said", min_width=24, ratio=8, overflow="fold")
    table.add_column("cue", max_width=16, overflow="fold")
    table.add_column("kind")
    table.add_column("sure", justify="right")
    numbers = {one.statement.id: one.number for speaker in speakers for one in speaker.said}
    for speaker in speakers:
        for i, one in enumerate(speaker.said):
            table.add_row(
                _who(speaker, styles[speaker.id]) if i == 0 else "",
                Text(str(one.number), styles[speaker.id]),
                _what(one, reading, numbers, styles[speaker.id]),
                Text(_line(one.statement.cue.text) if one.statement.cue else "–", _DIM),
                Text(one.statement.kind, _DIM),
                f"{one.statement.confidence:.2f}",
                end_section=i + 1 == len(speaker.said),
            )
    return table


def actor_table(reading: Reading) -> Table:
    """One row an actor, with every form in which it is named and how often."""
    table = _table()
    for name, ratio in (("actor", 4), ("party", None), ("kind", None), ("roles", 4), ("named", 6)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for actor in reading.actors:
        party = Text(actor.party or "–", _DIM)
        table.add_row(_line(actor.name), party, Text(actor.kind, _DIM), _roles(actor), _forms(actor), end_section=True)
    return table


def time_table(reading: Reading) -> Table:
    """One row an expression in text order, with its code points, its value or how long it lasts, and its direction."""
    table = _table()
    table.add_column("time", ratio=3, overflow="fold")
    table.add_column("from–to", justify="right")
    table.add_column("value", ratio=4, overflow="fold")
    table.add_column("kind")
    table.add_column("direction")
    for time in reading.times:
        table.add_row(
            _line(time.text),
            Text(f"{time.start}–{time.end}", _DIM),
            time.value or time.duration or "–",
            Text(time.kind, _DIM),
            Text(time.direction or "–", _DIM),
        )
    return table


def zone_table(reading: Reading) -> Table:
    """One row a zone, with its code points and its text."""
    table = _table()
    table.add_column("zone")
    table.add_column("from–to", justify="right")
    table.add_column("text", ratio=1, overflow="fold")
    for zone in reading.document.zones:
        style = ZONE_STYLES.get(zone.kind, Style())
        text = Text(_line(reading.document.text[zone.start : zone.end]), style)
        table.add_row(Text(zone.kind, style), Text(f"{zone.start}–{zone.end}", _DIM), text, end_section=True)
    return table


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=True, padding=(0, 1, 0, 0), header_style=_HEAD)


def _who(speaker: Speaker, style: Style) -> Text:
    who = Text(_line(speaker.name), style + Style(bold=True))
    return who.append(f"  {_line(speaker.party)}", Style(dim=True, bold=False)) if speaker.party else who


def _what(one: Numbered, reading: Reading, numbers: Mapping[str, int], style: Style) -> Text:
    what = Text(_line(said_text(one.statement)), style)
    beside = _beside(one.statement, reading, numbers)
    return what.append(f"  {beside}", _DIM) if beside else what


def _beside(statement: Statement, reading: Reading, numbers: Mapping[str, int]) -> str:
    """What else is known: with whom, to whom, passed on by whom, when, inside which statement."""
    parts = [f"with {_name(actor, reading)}" for actor in statement.joint_with]
    parts += [f"to {_name(statement.addressee, reading)}"] if statement.addressee else []
    parts += [f"via {_name(statement.reported_by, reading)}"] if statement.reported_by else []
    parts += ["asked"] if statement.prompted else []
    parts += [statement.time] if statement.time else []
    parts += [f"inside {numbers[outer]}"] if (outer := statement.nested_in) and outer in numbers else []
    return f"({', '.join(parts)})" if parts else ""


def _name(actor_id: str, reading: Reading) -> str:
    actor = reading.actor(actor_id)
    return _line(actor.name if actor else actor_id)


def _roles(actor: Actor) -> Text:
    roles = dict.fromkeys(" ".join(part for part in (role.title, role.holder) if part) for role in actor.roles)
    return Text(_line(", ".join(roles)) or "–", _DIM)


def _forms(actor: Actor) -> Text:
    forms: dict[str, int] = {}
    for mention in actor.mentions:
        forms[_line(mention.text)] = forms.get(_line(mention.text), 0) + 1
    return Text(", ".join(form if n == 1 else f"{form} ×{n}" for form, n in forms.items()))


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
