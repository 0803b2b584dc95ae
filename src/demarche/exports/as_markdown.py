"""A reading as Markdown, for notes and reports: who said what, speaker by speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from demarche.exports.chosen import Part
from demarche.exports.speakers import Numbered, by_speaker, said_text
from demarche.records import Reading

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def as_markdown(reading: Reading, *, file: str | None = None, only: Part | None = None) -> str:
    """Markdown without a line end after it; text of the article is escaped, so that it shows as it stands."""
    lines = [f"# {_plain(reading.document.title or file or reading.document.id)}", "", *_origin(reading, file)]
    if only in (None, "statements"):
        lines += _statements(reading)
    if only == "actors":
        lines += _actors(reading)
    if only == "times":
        lines += _times(reading)
    if only == "zones":
        lines += _zones(reading)
    if only is None:
        lines += _reasons(reading)
    return "\n".join(lines).rstrip("\n")


def _origin(reading: Reading, file: str | None) -> Iterator[str]:
    document = reading.document
    known = (document.publisher, document.published, document.language, document.url, file)
    yield " · ".join(_plain(part) for part in known if part)
    yield ""


def _statements(reading: Reading) -> Iterator[str]:
    yield from ("## Statements", "")
    for speaker in by_speaker(reading):
        party = f" ({_plain(speaker.party)})" if speaker.party else ""
        yield from (f"### {_plain(speaker.name)}{party}", "")
        yield from (_said(one) for one in speaker.said)
        yield ""
    if not reading.statements:
        yield from ("None.", "")


def _said(one: Numbered) -> str:
    statement = one.statement
    cue = f", *{_plain(statement.cue.text)}*" if statement.cue else ""
    return f"- {_plain(said_text(statement))} ({statement.kind}{cue}, {statement.confidence:.2f})"


def _actors(reading: Reading) -> Iterator[str]:
    yield from ("## Actors", "")
    for actor in reading.actors:
        about = ", ".join(_plain(part) for part in (actor.kind, actor.party, actor.sector) if part)
        forms = ", ".join(_plain(form) for form in dict.fromkeys(m.text for m in actor.mentions))
        yield f"- **{_plain(actor.name)}** ({about}): {forms}"


def _times(reading: Reading) -> Iterator[str]:
    yield from ("## Times", "")
    for time in reading.times:
        known = (time.value or time.duration, time.kind, time.direction)
        yield f"- *{_plain(time.text)}*: {', '.join(_plain(part) for part in known if part)}"


def _zones(reading: Reading) -> Iterator[str]:
    yield from ("## Zones", "")
    for zone in reading.document.zones:
        yield f"- {zone.kind}: {_plain(reading.document.text[zone.start : zone.end])}"


def _reasons(reading: Reading) -> Iterator[str]:
    if reading.reasons:
        yield from ("## Not read", "")
        yield from (f"- {_plain(code)}: {n}" for code, n in Counter(r.code for r in reading.reasons).most_common())


def _plain(text: str) -> str:
    """Text on one line, the marks of Markdown in it escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
