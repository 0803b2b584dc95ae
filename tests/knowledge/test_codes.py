from __future__ import annotations

from pathlib import Path

import pytest

from demarche.errors import KnowledgeError
from demarche.knowledge.actions import COLUMNS, TYPES
from demarche.knowledge.codes import QUADS, goldstein, load_cameo, load_plover, plover_modes
from demarche.knowledge.tables import FOLDER, read_table

ROOTS = {f"{n:02}" for n in range(1, 21)}


@pytest.mark.parametrize(
    ("code", "value"),
    [
        *(("01", 0.0), ("016", -2.0), ("0256", -0.3), ("036", 4.0), ("041", 1.0), ("046", 7.0), ("057", 8.0)),
        *(("072", 8.3), ("0871", 9.0), ("0874", 10.0), ("1246", -4.0), ("127", -5.0), ("130", -4.4), ("13", -6.0)),
        *(("1452", -7.5), ("1622", -5.6), ("163", -8.0), ("1711", -9.2), ("173", -5.0), ("190", -10.0), ("196", -9.5)),
    ],
)
def test_goldstein_values(code: str, value: float) -> None:
    assert goldstein(code) == value


@pytest.mark.parametrize(
    ("code", "value"),
    [("1213", -4.0), ("1214", -4.0), ("176", -7.0), ("1834", -10.0), ("1952", -10.0)],
)
def test_a_code_without_a_value_has_its_parents(code: str, value: float) -> None:
    assert load_cameo()[code].goldstein is None
    assert goldstein(code) == value


@pytest.mark.parametrize("code", ["", "0", "21", "0419", "12133", "peace"])
def test_what_is_no_code_has_no_value(code: str) -> None:
    assert goldstein(code) is None


def test_all_of_cameo_is_there() -> None:
    codes = load_cameo()
    assert {code for code in codes if len(code) == 2} == ROOTS
    assert len(codes) >= 300
    assert len({row.name for row in codes.values()}) == len(codes)


def test_all_of_plover_is_there() -> None:
    modes = plover_modes()
    assert modes.keys() == TYPES
    assert "phone" in modes["CONSULT"] and "suicide-attack" in modes["ASSAULT"] and not modes["AID"]
    assert {row.quad for row in load_plover().values()} == QUADS
    assert load_plover()["RETREAT", "ceasefire"].score == 7.5
    assert all(load_plover()[name, ""].score is not None for name in TYPES)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/actions/*.tsv")), ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_every_action_has_codes_that_exist(path: Path) -> None:
    known = {f"{kind}-{mode}" if mode else kind for kind, mode in load_plover()}
    rows = [row for row in read_table(path, COLUMNS) if row["event"] or row["cameo"]]
    unknown = [
        f"{row['lemma']}: {row['event']} {row['cameo']}"
        for row in rows
        if row["event"] not in known or row["cameo"] not in load_cameo()
    ]
    assert not unknown, "no such codes: " + "; ".join(unknown)


@pytest.mark.parametrize(
    "rows",
    [
        "0411\ttalk\t1.0",
        "04\ttalk\t",
        "04\ttalk\televen",
        "04\ttalk\t11",
        "4x\ttalk\t1",
        "04\t\t1",
        "04\ta\t1\n04\tb\t1",
    ],
)
def test_a_malformed_table_of_cameo_is_refused(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "cameo.tsv"
    path.write_text(f"code\tname\tgoldstein\n{rows}\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"cameo\.tsv"):
        load_cameo(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("AID\t\t10", "HELP\t\t10"),
        ("AID\t\t10", "AID\tfast\t10"),
        ("AID\t\t10", "AID\t\tten"),
        ("phone\t1.5\tverbal-cooperation", "phone\t1.5\tmaterial-cooperation"),
        ("material-conflict", "war"),
        ("CONSULT\tphone", "CONSULT\tvisit"),
    ],
)
def test_a_malformed_table_of_plover_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = (FOLDER / "shared" / "plover.tsv").read_text("utf-8")
    path = tmp_path / "plover.tsv"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(KnowledgeError, match=r"plover\.tsv"):
        load_plover(path)
