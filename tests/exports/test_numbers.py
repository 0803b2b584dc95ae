from __future__ import annotations

from demarche.exports.numbers import labelled_events, labelled_positions, labels
from tests import handmade


def test_labels_follow_the_text() -> None:
    reading = handmade.reading()
    assert [(one.label, one.event.id) for one in labelled_events(reading)] == [("e1", "ev1"), ("e2", "ev2")]
    assert [one.position.id for one in labelled_positions(reading)] == ["po1", "po2", "po3"]


def test_every_record_has_a_label() -> None:
    reading = handmade.reading()
    found = labels(reading)
    assert found.keys() == {
        r.id for records in (reading.statements, reading.events, reading.positions) for r in records
    }
    assert len(set(found.values())) == len(found)
