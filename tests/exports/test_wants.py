from __future__ import annotations

import dataclasses

from demarche.exports.wants import about, aim, issue_text, legend, stance, wants
from demarche.records import Position, Reading
from tests import handmade


def with_positions(*positions: Position) -> Reading:
    return dataclasses.replace(handmade.reading(), positions=positions)


def test_a_matrix_of_what_can_be_compared_and_a_list_of_the_rest() -> None:
    found = wants(handmade.reading())
    assert found.issues == ("ceasefire", "borders")
    assert [(row.holder.name, [[one.label for one in cell] for cell in row.cells]) for row in found.rows] == [
        ("Ada Lind", [["p1"], []]),
        ("Omar Haas", [[], ["p3"]]),
    ]
    assert [one.label for one in found.rest] == ["p2"]


def test_one_position_alone_is_no_matrix() -> None:
    found = wants(with_positions(handmade.position("a", "ceasefire", "het bestand")))
    assert (found.issues, found.rows, len(found.rest)) == ((), (), 1)
    assert wants(with_positions()).rest == ()


def test_those_of_one_party_stand_together() -> None:
    actors = tuple(
        dataclasses.replace(handmade.reading().actors[0], id=name, name=name, party=code)
        for name, code in (("a", "RUS"), ("b", "CHN"), ("c", "RUS"))
    )
    positions = (
        handmade.position("1", "ceasefire", "Raad", holder="a"),
        handmade.position("2", "ceasefire", "GENÈVE", holder="b"),
        handmade.position("3", "ceasefire", "De grens", holder="c"),
    )
    found = wants(dataclasses.replace(handmade.reading(), actors=actors, positions=positions))
    assert [row.holder.name for row in found.rows] == ["a", "c", "b"]


def test_two_positions_on_one_issue_share_a_cell() -> None:
    positions = (
        handmade.position("1", "ceasefire", "Raad"),
        handmade.position("2", "ceasefire", "GENÈVE", polarity="against"),
        handmade.position("3", "borders", "De grens"),
    )
    assert [len(cell) for cell in wants(with_positions(*positions)).rows[0].cells] == [2, 1]


def test_positions_in_words() -> None:
    demand, _, line = handmade.positions()
    reading = handmade.reading()
    assert (stance(demand), stance(line)) == ("+ demand", "− red line?")
    assert (aim(demand, reading), aim(line, reading)) == ("of Omar Haas", "for ceasefire")
    assert about(demand, reading) == "ceasefire, of Omar Haas"
    assert aim(dataclasses.replace(demand, target="person:ada-lind"), reading, named=False) == "of UN"


def test_the_issues_of_most_holders_are_kept() -> None:
    positions = (
        handmade.position("1", "borders", "Raad"),
        handmade.position("2", "ceasefire", "GENÈVE"),
        handmade.position("3", "ceasefire", "De grens", holder="person:local:haas"),
    )
    found = wants(with_positions(*positions), most=1)
    assert found.issues == ("ceasefire",) and [one.position.id for one in found.rest] == ["1"]
    assert wants(with_positions(*positions), most=0).rows == ()


def test_a_long_issue_is_cut() -> None:
    long = dataclasses.replace(handmade.positions()[0].issue, text="woord " * 90)
    assert issue_text(dataclasses.replace(handmade.positions()[0], issue=long)).endswith("woord…")


def test_the_legend_explains_what_occurs() -> None:
    words = [word for word, _ in legend(handmade.reading())]
    assert words == ["+", "−", "view:", "demand:", "red line:", "?"]
