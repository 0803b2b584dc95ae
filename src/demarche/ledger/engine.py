"""Connections: SQLite in WAL mode or PostgreSQL; `writing` holds the one lock under which rows get their numbers."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from demarche.errors import LedgerError, NotInstalledError
from demarche.ledger.address import Address

# A writer holds the lock for milliseconds an article; migrations and merges take longer, on a busy machine far longer.
LOCK_SECONDS = 60
# Any number will do, as long as nothing else locks it: the ledger's write lock on PostgreSQL.
_LOCK = 7_405_926_001
_PRAGMAS = (
    f"PRAGMA busy_timeout = {LOCK_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA mmap_size = 268435456",
)


def make_engine(address: Address) -> Engine:
    """An engine; connects when first used. Raises NotInstalledError where the database's driver is missing."""
    if address.path is not None:
        engine = create_engine(address.url, connect_args={"timeout": LOCK_SECONDS, "isolation_level": None})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(address.url, pool_pre_ping=True)
    except ImportError:
        raise NotInstalledError.of("the driver of PostgreSQL", "postgres") from None


def is_sqlite(connection: Connection) -> bool:
    """Whether the ledger is a file."""
    return connection.dialect.name == "sqlite"


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the ledger from its first question to its last."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with _plainly(engine), engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that alone may write; all of it is kept, or nothing."""
    with _plainly(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not is_sqlite(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield connection


def _set_up_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextlib.contextmanager
def _plainly(engine: Engine) -> Iterator[None]:
    """A server that does not answer, a full disk or a file of others as one line."""
    try:
        yield
    except DBAPIError as error:
        # What a fault of our own in a statement looks like is not for the user to mend.
        if not isinstance(error, OperationalError) and "file is not a database" not in str(error.orig):
            raise
        reason = " ".join(str(error.orig).split())[:200]
        raise LedgerError(
            f"the ledger {engine.url.render_as_string()} cannot be used ({reason})",
            "a file that can be written or a server that answers was expected",
            "check it",
        ) from None
