"""Every earlier form of the ledger comes to the present one, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from demarche.errors import LedgerError
from demarche.ledger import Ledger, migrate
from demarche.ledger.address import ledger_address
from demarche.ledger.engine import make_engine, reading, writing
from demarche.ledger.tables import METADATA
from tests.ledger.made import OLD, at, talks

NAMES = migrate.migration_names()


def test_names_count_up() -> None:
    assert [name[:4] for name in NAMES] == [f"{n:04}" for n in range(1, len(NAMES) + 1)]


@pytest.mark.parametrize("before", NAMES)
def test_from_every_earlier_version(address: str, before: str) -> None:
    engine = make_engine(ledger_address(address))
    assert migrate.migrate(engine, upto=before)[-1] == before
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO reader_records VALUES (1, 'reader:kept', '0', '{}', 'then')")
    engine.dispose()
    with Ledger.open(address) as ledger:
        ledger.add(talks(), at("a"), OLD)
        assert len(ledger.statements()) == 1
        assert ledger.sql("SELECT id FROM reader_records ORDER BY no").rows == (("reader:kept",), ("reader:old",))
        assert len(ledger.sql("SELECT name FROM migrations").rows) == len(NAMES)


def test_tables_are_as_the_statements_take_them(address: str) -> None:
    Ledger.open(address, create=True).close()
    engine = make_engine(ledger_address(address))
    with reading(engine) as connection:
        made = {name: [c["name"] for c in inspect(connection).get_columns(name)] for name in METADATA.tables}
    engine.dispose()
    assert made == {name: [c.name for c in table.columns] for name, table in METADATA.tables.items()}


def test_a_failing_migration_leaves_nothing(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make_engine(ledger_address(address))
    real = migrate.statements

    def broken(name: str, dialect: str) -> object:
        yield from real(name, dialect)
        if name == NAMES[1]:
            raise ZeroDivisionError

    monkeypatch.setattr(migrate, "statements", broken)
    with pytest.raises(ZeroDivisionError):
        migrate.migrate(engine)
    with reading(engine) as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_a_newer_ledger_is_refused(address: str) -> None:
    Ledger.open(address, create=True).close()
    engine = make_engine(ledger_address(address))
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO migrations VALUES ('9999_later', 'then')")
    engine.dispose()
    with pytest.raises(LedgerError, match="install a newer demarche"):
        Ledger.open(address)


def test_other_peoples_databases_are_left_alone(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    with pytest.raises(LedgerError, match="recipes"):
        Ledger.open(path)
    (tmp_path / "text.db").write_text("no database")
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger.open(tmp_path / "text.db")


@pytest.mark.parametrize("given", ["mysql://host/x", "none/demarche.db", ".", "postgresql://nobody@127.0.0.1:9/x"])
def test_what_is_no_address_is_one_line(given: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(given, create=True)
    assert "\n" not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    assert ledger_address("postgresql://me:secret@host/db").shown == "postgresql://host/db"
    with pytest.raises(LedgerError) as caught:
        Ledger.open("postgresql://me:secret@127.0.0.1:9/x")
    assert "secret" not in str(caught.value)
