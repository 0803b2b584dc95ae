"""SQL of the user's own: it may read all and change nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from demarche.errors import LedgerError
from demarche.ledger.engine import is_sqlite, reading

# What a statement may do on SQLite beside reading rows of the ledger: call functions, and recurse.
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: names of columns, and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(engine: Engine, query: str) -> Answer:
    """Run one statement that reads. Raises LedgerError for one that is wrong or would write."""
    with reading(engine) as connection:
        driver: Any = connection.connection.driver_connection
        try:
            return _of_file(driver, query) if is_sqlite(connection) else _of_server(driver, query)
        except engine.dialect.loaded_dbapi.Error as error:
            raise _wrong(str(error)) from None


def _of_file(driver: Any, query: str) -> Answer:
    driver.set_authorizer(_may)
    try:
        return _answer(driver.execute(query))
    finally:
        driver.set_authorizer(None)


def _of_server(driver: Any, query: str) -> Answer:
    """Prepared, it can only be one statement, and none that would leave the transaction."""
    with driver.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
        return _answer(cursor.execute(query, prepare=True))


def _wrong(reason: str) -> LedgerError:
    return LedgerError(
        f"the query failed ({' '.join(reason.split())[:300]})",
        "one statement that reads was expected",
        'see the names with: demarche sql "SELECT name, sql FROM sqlite_master"',
    )


def _may(action: int, *about: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _answer(cursor: Any) -> Answer:
    if cursor.description is None:
        raise _wrong("it has no rows")
    return Answer(tuple(column[0] for column in cursor.description), tuple(tuple(row) for row in cursor))
