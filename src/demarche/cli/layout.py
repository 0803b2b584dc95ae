"""What the tables of the page share: their look, and text that cannot steer a terminal."""

from __future__ import annotations

from rich import box
from rich.style import Style
from rich.table import Table
from rich.text import Text

from demarche.exports.wording import Party

DIM = Style(dim=True)
BOLD = Style(bold=True)
# On a narrower page a table keeps only the columns that it is about.
NARROW = 64
_HEAD = Style(dim=True, bold=False)
_NOBODY = "nobody named"


def new_table(title: str) -> Table:
    """An empty table under its title."""
    return Table(
        title=Text(f" {title}", BOLD),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        expand=True,
        pad_edge=True,
        padding=(0, 1, 0, 0),
        header_style=_HEAD,
    )


def visible(text: str) -> str:
    """The text with everything that could steer a terminal replaced, code point for code point."""
    return "".join(c if c.isprintable() or c.isspace() and c in " \n\t" else _stand_in(c) for c in text)


def line(text: str) -> str:
    """Text on one line, harmless to a terminal."""
    return visible(" ".join(text.split()))


def named(party: Party, style: Style = DIM) -> Text:
    """`Xi Jinping CHN`."""
    return Text(line(party.name)).append(f" {line(party.code)}" if party.code else "", style)


def all_named(parties: tuple[Party, ...]) -> Text:
    """`Xi Jinping CHN and Volodymyr Zelensky UKR`; a phrase for nobody."""
    if not parties:
        return Text(_NOBODY, DIM)
    text = Text()
    for i, party in enumerate(parties):
        text.append("" if i == 0 else " and " if i + 1 == len(parties) else ", ", DIM)
        text.append_text(named(party))
    return text


def _stand_in(character: str) -> str:
    return " " if character.isspace() else "\ufffd"
