"""The public names as a user writes them, under the type checker."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import demarche
from demarche import Actor, DemarcheError, Document, Event, Issue, Position, Reader, Reading, Span, Statement

TEXT = "“Wij gaan door”, zei minister Hoekstra dinsdag. Volgens de Chinese president Xi Jinping is dat niet nodig."


def test_read_gives_typed_records() -> None:
    reading: Reading = demarche.read(TEXT, published="2023-04", publisher="De Bode", language="nl")
    document: Document = reading.document
    statement: Statement = reading.statements[0]
    piece: Span = statement.content[0]
    speaker: Actor | None = reading.actor(statement.speaker)
    assert (document.published, document.publisher, document.language) == ("2023-04", "De Bode", "nl")
    assert document.span(piece.start, piece.end) == piece and piece.text == "Wij gaan door"
    assert speaker is not None and speaker.name.endswith("Hoekstra")
    assert reading.actor(None) is None


def test_events_and_positions_are_typed_records() -> None:
    reading = demarche.read("China dringt aan op een staakt-het-vuren. Xi Jinping belde met Poetin.", language="nl")
    event: Event = reading.events[-1]
    position: Position = reading.positions[0]
    issue: Issue = position.issue
    assert (event.type, event.mode, event.status) == ("CONSULT", "phone", "occurred")
    assert (position.polarity, position.force, issue.id) == ("for", "demand", "ceasefire")


def test_own_issues(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[issue]]\nid = "quiet-guns"\npatterns.nl = ["staakt-het-vuren"]\n', "utf-8")
    reading = demarche.read(
        "China dringt aan op een staakt-het-vuren. Xi Jinping belde met Poetin.", language="nl", issues=[path]
    )
    assert [position.issue.id for position in reading.positions] == ["quiet-guns"]


def test_a_reading_is_plain_json() -> None:
    plain: dict[str, Any] = demarche.read(TEXT, language="nl").to_dict()
    assert {"document", "actors", "statements", "reasons", "times", "events", "positions"} <= plain.keys()
    assert json.loads(json.dumps(plain))["document"]["text"] == TEXT


def test_records_cannot_be_changed() -> None:
    reading = demarche.read(TEXT, language="nl")
    with pytest.raises(AttributeError):
        reading.document.text = ""  # type: ignore[misc]


def test_the_language_is_told() -> None:
    assert demarche.read(TEXT).document.language == "nl"


def test_one_reader_for_many() -> None:
    reader = Reader()
    readings = list(reader.read_many([{"text": TEXT, "language": "nl"}, {"text": TEXT, "published": "2023"}]))
    assert [r.document.published for r in readings] == [None, "2023"]
    assert all(seconds > 0 for seconds in reader.timings.values())


@pytest.mark.parametrize(
    "options",
    [
        {"text": " "},
        {"text": TEXT, "published": "ooit"},
        {"text": TEXT, "language": "tlh"},
        {"text": TEXT, "language": "nl", "model": "no_such_model"},
        {"text": TEXT, "language": "nl", "actors": ["none.toml"]},
        {"text": TEXT, "language": "nl", "issues": ["none.toml"]},
        {"text": "The minister said on Tuesday that the talks in Geneva would go on for another week at least."},
    ],
)
def test_a_callers_mistake_is_one_line(options: dict[str, Any]) -> None:
    with pytest.raises(DemarcheError) as caught:
        demarche.read(**options)
    assert "\n" not in str(caught.value)


def test_names_are_what_is_exported() -> None:
    assert all(getattr(demarche, name) is not None for name in demarche.__all__)
    with pytest.raises(AttributeError, match="reed"):
        demarche.reed  # noqa: B018


def test_importing_loads_no_parser() -> None:
    source = str(Path(demarche.__file__).parent.parent)
    code = f"import sys; sys.path.insert(0, {source!r}); import demarche; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
