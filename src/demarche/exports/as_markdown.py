"""A reading as Markdown, for notes and reports: who said what, speaker by speaker, and a table for each other part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from demarche.exports.chosen import Part
from demarche.exports.numbers import LabelledEvent, LabelledPosition, labelled_events, labelled_positions
from demarche.exports.speakers import Numbered, by_speaker, said_text
from demarche.exports.times import dated, vague
from demarche.exports.wants import about, issue_text, legend, stance, wants
from demarche.exports.wording import Party, joined, party, sides, when
from demarche.knowledge.words import event_name, issue_name
from demarche.records import Reading

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def as_markdown(reading: Reading, *, file: str | None = None, only: tuple[Part, ...] = ()) -> str:
    """Markdown without a line end after it; text of the article is escaped, so that it shows as it stands."""
    lines = [f"# {_plain(reading.document.title or file or reading.document.id)}", "", *_origin(reading, file)]
    for part in only or _PAGE:
        found = list(_PARTS[part](reading))
        if found or part in only or part == "statements":
            lines += [f"## {_TITLES[part]}", "", *(found or ["None."]), ""]
    if not only:
        lines += _reasons(reading)
    return "\n".join(lines).rstrip("\n")


def _origin(reading: Reading, file: str | None) -> Iterator[str]:
    document = reading.document
    known = (document.publisher, document.published, document.language, document.url, file)
    yield " · ".join(_plain(part) for part in known if part)
    yield ""


def _statements(reading: Reading) -> Iterator[str]:
    for i, speaker in enumerate(by_speaker(reading)):
        yield from ("",) if i else ()
        yield from (f"### {_named(Party(speaker.name, speaker.party))}", "")
        yield from (_said(one) for one in speaker.said)


def _said(one: Numbered) -> str:
    statement = one.statement
    cue = f", *{_plain(statement.cue.text)}*" if statement.cue else ""
    return f"- {_plain(said_text(statement))} ({statement.kind}{cue}, {statement.confidence:.2f})"


def _events(reading: Reading) -> Iterator[str]:
    """One row an event; the word that names it leads back to the text."""
    rows = [_event(one, reading) for one in labelled_events(reading)]
    yield from _table(("", "who → whom", "what", "word", "status", "when", "where", "sure"), rows)


def _event(one: LabelledEvent, reading: Reading) -> list[str]:
    event = one.event
    sources, targets = (joined([_named(who) for who in side]) for side in sides(event, reading))
    parties = " → ".join([sources or "nobody named", *([targets] if targets else [])])
    word, where = f"*{_plain(event.trigger.text)}*", event.place.text if event.place else ""
    kind, status = event_name(event.type, event.mode), event.status.replace("-", " ")
    return [one.label, parties, kind, word, status, when(event.time), _plain(where), f"{event.confidence:.2f}"]


def _positions(reading: Reading) -> Iterator[str]:
    """A matrix of parties and issues, all positions with the words of the article, and what the signs mean."""
    found = wants(reading)
    if found.rows:
        rows = [[_named(row.holder), *(_cell(cell) for cell in row.cells)] for row in found.rows]
        yield from _table(("party", *(_plain(issue_name(issue)) for issue in found.issues)), rows)
        yield ""
    everything = [_position(one, reading) for one in labelled_positions(reading)]
    yield from _table(("", "party", "wants", "issue", "sure"), everything)
    if reading.positions:
        yield from ("", " · ".join(f"{_plain(word)} {meaning}" for word, meaning in legend(reading)))


def _cell(cell: Sequence[LabelledPosition]) -> str:
    return "<br>".join(f"{stance(one.position)} {one.label}" for one in cell)


def _position(one: LabelledPosition, reading: Reading) -> list[str]:
    more = about(one.position, reading)
    issue = _plain(issue_text(one.position)) + (f" ({_plain(more)})" if more else "")
    holder = _named(party(reading, one.position.holder))
    return [one.label, holder, stance(one.position), issue, f"{one.position.confidence:.2f}"]


def _times(reading: Reading) -> Iterator[str]:
    for one in dated(reading):
        times = f" ×{one.count}" if one.count > 1 else ""
        of = f" ({', '.join(one.dates)})" if one.dates else ""
        yield f"- *{_plain(one.text)}*{times}: {_plain(when(one.value))}{of}"
    if count := vague(reading):
        yield f"- without a date: {count}"


def _actors(reading: Reading) -> Iterator[str]:
    for actor in reading.actors:
        about = ", ".join(_plain(part) for part in (actor.kind, actor.party, actor.sector) if part)
        forms = ", ".join(_plain(form) for form in dict.fromkeys(m.text for m in actor.mentions))
        yield f"- **{_plain(actor.name)}** ({about}): {forms}"


def _zones(reading: Reading) -> Iterator[str]:
    for zone in reading.document.zones:
        yield f"- {zone.kind}: {_plain(reading.document.text[zone.start : zone.end])}"


def _reasons(reading: Reading) -> Iterator[str]:
    if reading.reasons:
        yield from ("## Not read", "")
        yield from (f"- {_plain(code)}: {n}" for code, n in Counter(r.code for r in reading.reasons).most_common())


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are Markdown already; nothing for no rows."""
    if rows:
        yield f"| {' | '.join(head)} |"
        yield f"|{'---|' * len(head)}"
        yield from (f"| {' | '.join(row)} |" for row in rows)


def _named(party: Party) -> str:
    return _plain(party.name) + (f" ({_plain(party.code)})" if party.code else "")


def _plain(text: str) -> str:
    """Text on one line, the marks of Markdown in it escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


_PAGE: tuple[Part, ...] = ("statements", "events", "positions", "times")
_TITLES: dict[Part, str] = {
    "statements": "Statements",
    "events": "What happened",
    "positions": "What each party wants",
    "times": "When",
    "actors": "Actors",
    "zones": "Zones",
}
_PARTS: dict[Part, Callable[[Reading], Iterator[str]]] = {
    "statements": _statements,
    "events": _events,
    "positions": _positions,
    "times": _times,
    "actors": _actors,
    "zones": _zones,
}
