"""Bring a ledger to the present form: named migrations, each once, all of them in one transaction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from sqlalchemy import Connection, Engine, inspect, text

from demarche.errors import LedgerError
from demarche.ledger.clock import now
from demarche.ledger.engine import is_sqlite, reading, writing

FOLDER = Path(__file__).parent / "migrations"
_MADE = "CREATE TABLE IF NOT EXISTS migrations (name TEXT NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL)"
# What databases call differently.
_WORDS = {
    "sqlite": {"integer": "INTEGER", "real": "REAL", "blob": "BLOB", "list": "group_concat", "newest": "DESC"},
    "postgresql": {
        "integer": "BIGINT",
        "real": "DOUBLE PRECISION",
        "blob": "BYTEA",
        "list": "string_agg",
        "newest": "DESC NULLS LAST",
    },
}
_ONLY = re.compile(r"^-- (sqlite|postgresql|all)$")


def migration_names() -> tuple[str, ...]:
    """All migrations in their order: `0001_records`, …"""
    return tuple(path.stem for path in sorted(FOLDER.glob("[0-9]*.sql")))


def migrate(engine: Engine, *, upto: str | None = None) -> tuple[str, ...]:
    """Apply the migrations that are missing (up to and with `upto`); their names.

    Raises LedgerError for a ledger that a later version of demarche has made.
    """
    with reading(engine) as connection:
        if not _missing(connection):
            return ()
    with writing(engine) as connection:
        connection.exec_driver_sql(_MADE)
        missing = [name for name in _missing(connection) if upto is None or name <= upto]
        for name in missing:
            for statement in statements(name, connection.dialect.name):
                connection.exec_driver_sql(statement)
            connection.execute(text("INSERT INTO migrations VALUES (:name, :at)"), {"name": name, "at": now()})
    return tuple(missing)


def statements(name: str, dialect: str) -> Iterator[str]:
    """The SQL of a migration for one kind of database, statement by statement."""
    sqlite = dialect == "sqlite"
    words = {**_WORDS[dialect], "without_rowid": " WITHOUT ROWID" if sqlite else ""}
    wanted, lines = True, []
    for line in (FOLDER / f"{name}.sql").read_text("utf-8").splitlines():
        if match := _ONLY.match(line):
            wanted = match[1] in (dialect, "all")
        elif wanted and not line.startswith("--"):
            lines.append(line)
    whole = Template("\n".join(lines)).substitute(words)
    yield from (part.strip() for part in re.split(r";\s*$", whole, flags=re.MULTILINE) if part.strip())


def _missing(connection: Connection) -> list[str]:
    names = migration_names()
    if not inspect(connection).has_table("migrations"):
        _refuse_others(connection)
        return list(names)
    applied = {row[0] for row in connection.exec_driver_sql("SELECT name FROM migrations")}
    if unknown := sorted(applied - set(names)):
        raise LedgerError(
            f"the ledger has been through {unknown[-1]}",
            f"at most {names[-1]} was expected",
            "install a newer demarche",
        )
    return [name for name in names if name not in applied]


def _refuse_others(connection: Connection) -> None:
    """A database that holds other things is left alone."""
    others = inspect(connection).get_table_names()
    if others and is_sqlite(connection):
        raise LedgerError(
            f"the database holds {others[0]!r} and no ledger",
            "a ledger or an empty database was expected",
            "name another",
        )
