"""Killed at any moment and begun again, with others beside it, an ingest ends in the ledger of an undisturbed one."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from demarche.ledger import Ledger
from tests.engine.corpus import contents, run, start, write_corpus

KILLS = 20


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "articles", 150)


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    path = str(tmp_path_factory.mktemp("undisturbed") / "ledger.db")
    out = run(0, "ingest", str(corpus), "--ledger", path)
    assert "set aside: " in out
    return contents(path)


def test_twice_gives_the_same_ledger(corpus: Path, address: str, undisturbed: dict[str, object]) -> None:
    run(0, "ingest", str(corpus), "--ledger", address)
    assert contents(address) == undisturbed
    out = run(0, "ingest", str(corpus), "--ledger", address)
    assert "0 new, 178 known" in out
    assert contents(address) == undisturbed


UNREAD = """
    SELECT count(*) FROM publication_records p
    WHERE NOT EXISTS (SELECT 1 FROM reading_records r WHERE r.document = p.document)
"""


def test_killed_at_random_moments(corpus: Path, address: str, undisturbed: dict[str, object]) -> None:
    chance, seen = random.Random(7), []
    Ledger.open(address, create=True).close()
    for _ in range(KILLS if address.endswith(".db") else KILLS // 2):
        process, wanted = start(0.005, "ingest", str(corpus), "--ledger", address), chance.randint(2, 9)
        while process.articles() < wanted and not process.ended():
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        with Ledger.open(address) as ledger:
            seen.append(len(ledger.articles()))
            assert ledger.sql(UNREAD).rows == ((0,),), "an article is stored whole or not at all"
    assert seen == sorted(seen), "nothing that was stored is lost"
    assert len(set(seen)) > 4, "the kills came while articles were stored"
    run(0, "ingest", str(corpus), "--ledger", address)
    assert contents(address) == undisturbed


def test_two_ingests_and_a_reader_at_once(corpus: Path, address: str, undisturbed: dict[str, object]) -> None:
    Ledger.open(address, create=True).close()
    both = [start(0.002, "ingest", str(corpus), "--ledger", address) for _ in range(2)]
    asked = 0
    with Ledger.open(address) as ledger:
        while not all(process.ended() for process in both):
            statements, count = ledger.statements(limit=20, text="bestand"), ledger.count("event")
            assert len(statements) <= 20 and count >= 0
            ledger.matrix(parties=["NLD"])
            asked += 1
            time.sleep(0.02)
    for process in both:
        code, _, err = process.wait()
        assert code == 0, err
    assert asked > 3
    assert contents(address) == undisturbed


def test_merging_while_another_ingests(corpus: Path, address: str) -> None:
    run(0, "ingest", str(corpus / "0000.txt"), str(corpus / "0001.txt"), "--ledger", address)
    process = start(0.001, "ingest", str(corpus), "--ledger", address)
    with Ledger.open(address) as ledger:
        kept, merged = (row.id for row in sorted(ledger.actors(), key=lambda row: row.name)[:2])
        ledger.merge_actors(kept, merged)
        ledger.split_actor(merged)
        ledger.merge_actors(kept, merged)
        code, _, err = process.wait()
        assert code == 0, err
        assert ledger.show(merged).row.id == kept
