"""Tables of a reading: statements by speaker, actors, zones."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from rich.table import Table
from rich.text import Text

from demarche.cli.layout import BOLD, DIM, line, new_table
from demarche.cli.palette import ZONE_STYLES
from demarche.exports.numbers import labels
from demarche.exports.speakers import Numbered, Speaker, said_text
from demarche.exports.wording import beside
from demarche.records import Actor, Reading


def statement_table(reading: Reading, speakers: tuple[Speaker, ...], styles: Mapping[str | None, Style]) -> Table:
    """One row a statement, with the speaker and party named at the first of each."""
    table = new_table("who said what")
    table.add_column("speaker", max_width=18, overflow="fold")
    table.add_column("#", justify="right")
    table.add_column("said", ratio=1, overflow="fold")
    table.add_column("cue", max_width=13, overflow="fold")
    table.add_column("kind")
    table.add_column("sure", justify="right")
    numbers = labels(reading)
    for speaker in speakers:
        for i, one in enumerate(speaker.said):
            table.add_row(
                _who(speaker, styles[speaker.id]) if i == 0 else "",
                Text(str(one.number), styles[speaker.id]),
                _what(one, reading, numbers, styles[speaker.id]),
                Text(line(one.statement.cue.text) if one.statement.cue else "–", DIM),
                Text(one.statement.kind, DIM),
                f"{one.statement.confidence:.2f}",
                end_section=i + 1 == len(speaker.said),
            )
    return table


def actor_table(reading: Reading) -> Table:
    """One row an actor, with every form in which it is named and how often."""
    table = new_table("actors")
    for name, ratio in (("actor", 4), ("party", None), ("kind", None), ("roles", 4), ("named", 6)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for actor in reading.actors:
        party = Text(actor.party or "–", DIM)
        table.add_row(line(actor.name), party, Text(actor.kind, DIM), _roles(actor), _forms(actor), end_section=True)
    return table


def zone_table(reading: Reading) -> Table:
    """One row a zone, with its code points and its text."""
    table = new_table("zones")
    table.add_column("zone")
    table.add_column("from–to", justify="right")
    table.add_column("text", ratio=1, overflow="fold")
    for zone in reading.document.zones:
        style = ZONE_STYLES.get(zone.kind, Style())
        text = Text(line(reading.document.text[zone.start : zone.end]), style)
        table.add_row(Text(zone.kind, style), Text(f"{zone.start}–{zone.end}", DIM), text, end_section=True)
    return table


def _who(speaker: Speaker, style: Style) -> Text:
    who = Text(line(speaker.name), style + BOLD)
    return who.append(f"  {line(speaker.party)}", Style(dim=True, bold=False)) if speaker.party else who


def _what(one: Numbered, reading: Reading, numbers: dict[str, str], style: Style) -> Text:
    what = Text(line(said_text(one.statement)), style)
    more = line(beside(one.statement, reading, numbers))
    return what.append(f"  {more}", DIM) if more else what


def _roles(actor: Actor) -> Text:
    roles = dict.fromkeys(" ".join(part for part in (role.title, role.holder) if part) for role in actor.roles)
    return Text(line(", ".join(roles)) or "–", DIM)


def _forms(actor: Actor) -> Text:
    forms: dict[str, int] = {}
    for mention in actor.mentions:
        forms[line(mention.text)] = forms.get(line(mention.text), 0) + 1
    return Text(", ".join(form if n == 1 else f"{form} ×{n}" for form, n in forms.items()))
