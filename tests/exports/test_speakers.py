from __future__ import annotations

from demarche.exports.speakers import by_speaker, numbered, said_text
from tests import handmade


def test_numbers_follow_the_text_and_the_outer_statement_comes_first() -> None:
    assert [(one.number, one.statement.id) for one in numbered(handmade.reading())] == [
        (1, "s1"),
        (2, "s5"),
        (3, "s2"),
        (4, "s3"),
        (5, "s4"),
    ]


def test_speakers_in_the_order_of_their_first_statement() -> None:
    speakers = by_speaker(handmade.reading())
    assert [speaker.name for speaker in speakers] == ["Ada Lind", "Omar Haas", "nobody named"]
    assert [speaker.party for speaker in speakers] == ["UN", None, None]
    assert [len(speaker.said) for speaker in speakers] == [3, 1, 1]


def test_what_was_said_on_one_line() -> None:
    statements = handmade.statements()
    assert said_text(statements[1]) == "“We gaan door … tot iedereen tekent.”"
    assert said_text(statements[0]) == "het bestand “geen dag” mag wachten"
