"""Articles kept aside with the reason why they could not be read, and what is known already."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from demarche.ledger import tables as t
from demarche.ledger.clock import now
from demarche.ledger.write import next_number
from demarche.sources.found import Found

# Of what cannot be read, so much is kept for another try; more is named only by its place.
MOST_KEPT = 5_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read.

    Attributes:
        name: where it was found, for people.
        code: the reason in one word, for counting.
        message: the reason in one line.
        tries: how often it was tried.
        failed_at: when it last failed, UTC.
        found: its provenance.
        about: what the source says of it: title, date and so on.
        raw: its bytes; None where there were too many to keep, or none came.
    """

    name: str
    code: str
    message: str
    tries: int
    failed_at: str
    found: Found
    about: Mapping[str, Any]
    raw: bytes | None


def set_aside(
    connection: Connection,
    found: Found,
    *,
    name: str,
    code: str,
    message: str,
    reader: str,
    about: Mapping[str, Any],
    raw: bytes | None,
) -> None:
    """Keep an article that could not be read; once more where it is there already."""
    f, at = t.failures, now()
    number = connection.execute(select(f.c.no).where(*_this(found.key, found.raw_sha256))).scalar()
    said = {"name": name, "code": code, "message": message, "reader": reader, "failed_at": at, "solved_at": None}
    if number is not None:
        connection.execute(update(f).where(f.c.no == number).values(**said, tries=f.c.tries + 1))
        return
    kept = zlib.compress(raw, 6) if raw is not None and len(raw) <= MOST_KEPT else None
    article = json.dumps({"found": asdict(found), "about": dict(about)}, ensure_ascii=False, sort_keys=True)
    row = {"no": next_number(connection, f), "key": found.key, "raw_sha256": found.raw_sha256, "tries": 1}
    connection.execute(insert(f), {**row, **said, "article": article, "raw": kept})


def solve(connection: Connection, found: Found) -> None:
    """The article was read after all, whichever bytes of it had failed."""
    f = t.failures
    unsolved = update(f).where(f.c.key == found.key, f.c.solved_at.is_(None))
    connection.execute(unsolved.values(solved_at=now()))


def failures(connection: Connection) -> list[Failure]:
    """All that are kept aside, the oldest first."""
    f = t.failures
    rows = connection.execute(select(f).where(f.c.solved_at.is_(None)).order_by(f.c.no)).mappings()
    return [_failure(row) for row in rows]


def known(connection: Connection, found: Found, reader: str) -> bool:
    """Whether these very bytes were read at this place by this reader, or failed to be."""
    s, p, r = t.sightings, t.publications, t.readings
    read = (
        select(s.c.no)
        .join(p, p.c.no == s.c.publication)
        .join(r, r.c.document == p.c.document)
        .join(t.readers, t.readers.c.no == r.c.reader)
        .where(s.c.key == found.key, s.c.raw_sha256 == found.raw_sha256, t.readers.c.id == reader)
        .where(func.coalesce(r.c.published, "") == func.coalesce(p.c.published, ""))
    )
    failed = select(t.failures.c.no).where(
        *_this(found.key, found.raw_sha256), t.failures.c.reader == reader, t.failures.c.solved_at.is_(None)
    )
    return any(connection.execute(query.limit(1)).first() for query in (read, failed))


def _this(key: str, raw_sha256: str) -> tuple[Any, ...]:
    return t.failures.c.key == key, t.failures.c.raw_sha256 == raw_sha256


def _failure(row: Mapping[Any, Any]) -> Failure:
    article = json.loads(row["article"])
    return Failure(
        **{name: row[name] for name in ("name", "code", "message", "tries", "failed_at")},
        found=Found(**article["found"]),
        about=article["about"],
        raw=zlib.decompress(row["raw"]) if row["raw"] is not None else None,
    )
