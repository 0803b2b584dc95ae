"""What each party wants: a matrix of holders and issues, and a list of what has no issue of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from demarche.exports.numbers import LabelledPosition, labelled_positions
from demarche.exports.wording import Party, party, shortened
from demarche.knowledge.words import issue_name, load_forces
from demarche.records import Position, Reading

SIGNS = {"for": "+", "against": "−"}
# Below this a position is more likely wrong than right.
UNSURE = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One holder, and what it wants of each issue, in the order of `Wants.issues`."""

    holder: Party
    cells: tuple[tuple[LabelledPosition, ...], ...]


@dataclass(frozen=True, slots=True)
class Wants:
    """`issues` are ids; `rows` is empty where there is nothing to compare, and then all positions stand in `rest`."""

    issues: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: tuple[LabelledPosition, ...]


def wants(reading: Reading, *, most: int | None = None) -> Wants:
    """Positions on issues of the catalogue as a matrix, where two of them can be compared; the rest as a list.

    The matrix has at most so many issues: those that most holders have a position on.
    """
    everything = labelled_positions(reading)
    issues = _shared(everything)[:most]
    known = [one for one in everything if one.position.issue.id in issues]
    if len({(one.position.holder, one.position.issue.id) for one in known}) < 2:
        return Wants((), (), everything)
    issues = tuple(dict.fromkeys(one.position.issue.id for one in known if one.position.issue.id))
    return Wants(issues, _rows(known, issues, reading), tuple(one for one in everything if one not in known))


def _shared(everything: Sequence[LabelledPosition]) -> tuple[str, ...]:
    """The issues of the catalogue, the one with most holders first, then as they stand in the text."""
    holders: dict[str, set[str]] = {}
    for one in everything:
        if one.position.issue.id:
            holders.setdefault(one.position.issue.id, set()).add(one.position.holder)
    return tuple(sorted(holders, key=lambda issue: -len(holders[issue])))


def _rows(known: Sequence[LabelledPosition], issues: Sequence[str], reading: Reading) -> tuple[Row, ...]:
    """Holders that act for the same party stand together, parties in the order of their first position."""
    holders = list(dict.fromkeys(one.position.holder for one in known))
    groups: dict[str, list[str]] = {}
    for holder in holders:
        groups.setdefault(party(reading, holder).code or holder, []).append(holder)
    return tuple(
        Row(party(reading, holder), tuple(_cell(known, holder, issue) for issue in issues))
        for group in groups.values()
        for holder in group
    )


def _cell(known: Sequence[LabelledPosition], holder: str, issue: str) -> tuple[LabelledPosition, ...]:
    return tuple(one for one in known if one.position.holder == holder and one.position.issue.id == issue)


def stance(position: Position) -> str:
    """`+ demand`, `− red line`; with a question mark where it is unsure."""
    doubt = "?" if position.confidence < UNSURE else ""
    return f"{SIGNS[position.polarity]} {load_forces()[position.force].name}{doubt}"


def aim(position: Position, reading: Reading, *, named: bool = True) -> str:
    """Of whom it is wanted and what it is a condition of: `of Rusland, for peace negotiations`.

    With `named` off, the party's code stands for its name.
    """
    target = party(reading, position.target) if position.target else None
    parts = [f"of {target.name if named else target.code or target.name}"] if target else []
    parts += [f"for {issue_name(position.condition_of)}"] if position.condition_of else []
    return ", ".join(parts)


def issue_text(position: Position) -> str:
    """The issue as the article puts it, cut where it is long."""
    return shortened(position.issue.text)


def about(position: Position, reading: Reading) -> str:
    """What is known of an issue beside its words: `ceasefire, of Rusland`; empty for nothing."""
    parts = (issue_name(position.issue.id) if position.issue.id else "", aim(position, reading))
    return ", ".join(part for part in parts if part)


def legend(reading: Reading) -> tuple[tuple[str, str], ...]:
    """The signs, and the forces that occur, each with its meaning, in the order of the table of forces."""
    used = {position.force for position in reading.positions}
    doubt = [("?", "unsure")] if any(p.confidence < UNSURE for p in reading.positions) else []
    return (
        *((sign, word) for word, sign in SIGNS.items()),
        *((f"{words.name}:", words.meaning) for force, words in load_forces().items() if force in used),
        *doubt,
    )
