from __future__ import annotations

from demarche.exports.times import dated, times, vague
from demarche.records import Reading
from tests import handmade


def test_a_reading_without_times() -> None:
    untimed = Reading(handmade.document(), (), (), ())
    assert (times(untimed), dated(untimed), vague(untimed)) == ((), (), 0)
