"""TimeML files (`.tml`): a document time in `DCT`, and `TIMEX3` tags inside `TEXT`.

<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">…</TIMEX3></DCT>
<TEXT>… on <TIMEX3 tid="t1" type="DATE" value="2013-03-19">Tuesday</TIMEX3> …</TEXT>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from demarche.errors import CorpusError
from demarche.evaluation.files import as_text, corpus_files

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: start and end in code points of the text, its type (DATE, TIME, DURATION, SET), its value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its time expressions, `published` as precise as the document time is."""

    name: str
    text: str
    published: str | None
    times: tuple[Timex, ...]


def load(path: Path, part: str | None) -> tuple[Article, ...]:
    """The texts of a file, a folder or an archive by name. Raises CorpusError."""
    if path.is_file() and path.suffix in (".tml", ".xml"):
        files = {path.name: path.read_bytes()}
    else:
        files = corpus_files(path, lambda name: name.endswith(".tml"))
    if not files:
        raise CorpusError(f"{path} has no .tml files", "TimeML was expected", "see demarche evaluate --list")
    return tuple(_article(name, as_text(data, name)) for name, data in files.items())


def _article(name: str, xml: str) -> Article:
    if "<!ENTITY" in xml:
        raise CorpusError(f"{name} defines entities of its own", "plain TimeML was expected", "take them out")
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise CorpusError(f"{name}: {error}", "well-formed XML was expected", "mend the file") from None
    body = root.find("TEXT")
    if body is None:
        raise CorpusError(f"{name} has no TEXT", "TimeML was expected", "see demarche evaluate --list")
    stamp = root.find("DCT/TIMEX3")
    date = _DATE.match(stamp.get("value", "")) if stamp is not None else None
    pieces: list[str] = []
    times = tuple(_walk(body, pieces))
    return Article(name, "".join(pieces), date[0] if date else None, times)


def _walk(element: ElementTree.Element, pieces: list[str]) -> Iterator[Timex]:
    """Fill `pieces` with the text in order, and yield the expressions as they close."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        yield from _walk(child, pieces)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        yield Timex(start, sum(map(len, pieces)), element.get("type", ""), element.get("value", ""))
