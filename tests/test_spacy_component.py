from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import demarche
from demarche.language.pipeline import MODELS
from demarche.records import Reading, all_spans
from demarche.spacy_component import make_component

TEXT = " date 2023-04 \n\n“Wij gaan door”, zei Xi Jinping.\n\nVolgens Vladimir Poetin is dat niet nodig."
PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


@pytest.fixture(scope="module")
def nlp() -> Language:
    fresh = spacy.load(MODELS / "nl" / "pipeline")
    fresh.add_pipe("demarche", config={"published": "2023-04"})
    return fresh


def test_a_doc_carries_its_reading(nlp: Language) -> None:
    doc = nlp(TEXT)
    reading = doc._.demarche
    assert isinstance(reading, Reading)
    assert reading.document.text == doc.text == TEXT
    assert reading.document.published == "2023-04"
    assert {s.speaker for s in reading.statements} >= {"person:xi-jinping"}
    assert all(TEXT[s.start : s.end] == s.text for s in all_spans(reading))


def test_events_positions_and_times_come_with_it(nlp: Language) -> None:
    text = "Maandag belde Xi Jinping met Vladimir Poetin. China dringt aan op een staakt-het-vuren."
    reading = nlp(text)._.demarche
    by_reader = demarche.read(text, published="2023-04", language="nl")
    assert reading.events and reading.events == by_reader.events
    assert reading.positions and reading.positions == by_reader.positions
    assert reading.times and reading.times == by_reader.times


def test_own_issues(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[issue]]\nid = "quiet-guns"\npatterns.nl = ["staakt-het-vuren"]\n', "utf-8")
    fresh = spacy.load(MODELS / "nl" / "pipeline")
    fresh.add_pipe("demarche", config={"issues": [str(path)]})
    reading = fresh("China dringt aan op een staakt-het-vuren. Xi Jinping belde met Poetin.")._.demarche
    assert [position.issue.id for position in reading.positions] == ["quiet-guns"]


def test_many_docs(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "", "  \n", "Nee."]))
    assert [isinstance(doc._.demarche, Reading) for doc in docs] == [True, False, False, True]


def test_the_same_words_are_read_as_by_the_reader(nlp: Language) -> None:
    plain = "“Wij gaan door”, zei Xi Jinping."
    by_reader = demarche.read(plain, published="2023-04", language="nl").statements
    assert [s.content for s in nlp(plain)._.demarche.statements] == [s.content for s in by_reader]


def test_a_pipeline_of_another_language_is_refused() -> None:
    with pytest.raises(demarche.DemarcheError, match="language"):
        spacy.blank("fi").add_pipe("demarche")


def test_spacy_is_told_where_the_component_is() -> None:
    points = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["entry-points"]["spacy_factories"]
    assert metadata.EntryPoint("demarche", points["demarche"], "spacy_factories").load() is make_component
