"""What a server said of an address, kept so that it need not send the same again."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from demarche.ledger import tables as t
from demarche.ledger.clock import now


@dataclass(frozen=True, slots=True)
class Fetched:
    """`etag` and `modified` as the server gave them, `stamp` what a feed said of the entry (its date of change)."""

    etag: str | None = None
    modified: str | None = None
    stamp: str | None = None


def fetched(connection: Connection, url: str) -> Fetched | None:
    """What was kept of an address; None where it was never fetched."""
    f = t.fetches
    row = connection.execute(select(f.c.etag, f.c.modified, f.c.stamp).where(f.c.url == url)).first()
    return Fetched(*row) if row is not None else None


def remember_fetched(connection: Connection, url: str, said: Fetched) -> None:
    """Keep what was said now in the place of what was said before."""
    f = t.fetches
    connection.execute(delete(f).where(f.c.url == url))
    row = {"url": url, "etag": said.etag, "modified": said.modified, "stamp": said.stamp, "fetched_at": now()}
    connection.execute(insert(f), row)
