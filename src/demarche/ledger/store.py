"""The ledger: opened once, written and asked by any number of processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Unpack

from sqlalchemy import Engine

from demarche.errors import LedgerError
from demarche.ledger import aside, catalogue, overviews
from demarche.ledger.address import Address, ledger_address
from demarche.ledger.aside import Failure
from demarche.ledger.engine import make_engine, reading, writing
from demarche.ledger.fetched import Fetched, fetched, remember_fetched
from demarche.ledger.filters import Asked, Filter, Kind
from demarche.ledger.merge import merge, split
from demarche.ledger.migrate import migrate
from demarche.ledger.overviews import Cell, Contact, Moment
from demarche.ledger.query import ROWS, count_records, record_numbers, record_rows
from demarche.ledger.rebuild import Stored, stored_readings
from demarche.ledger.results import ActorRow, ArticleRow, EventRow, PositionRow, Results, StatementRow
from demarche.ledger.shown import Shown, show
from demarche.ledger.sql import Answer, ask
from demarche.ledger.unread import Unread, unread_article, unread_numbers
from demarche.ledger.write import Outcome, ReaderMark, store
from demarche.records import Reading
from demarche.sources.found import Found

# Rows of a table that are held at once.
_PIECE = 10_000


class Ledger:
    """A ledger of readings. Use `Ledger.open`; close it, or use it in a `with` statement."""

    def __init__(self, engine: Engine, address: Address) -> None:
        self._engine = engine
        self.address = address

    @classmethod
    def open(cls, address: str | os.PathLike[str] | None = None, *, create: bool = False) -> Ledger:
        """Open a ledger by path or `postgresql://…`; without one, that of DEMARCHE_LEDGER or `demarche.db`.

        It is brought to the present form; with `create`, made where it is not there. Raises LedgerError.
        """
        found = ledger_address(address)
        if found.path is not None and not create and not found.path.exists():
            raise LedgerError(
                f"{found.shown} is not there",
                "a ledger was expected",
                "make one with demarche ingest, or name it with --ledger",
            )
        engine = make_engine(found)
        try:
            migrate(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, found)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def add(self, reading_: Reading, found: Found, mark: ReaderMark) -> Outcome:
        """Store what was read of an article, all of it or nothing; what it was to the ledger."""
        with writing(self._engine) as connection:
            outcome = store(connection, reading_, found, mark)
            aside.solve(connection, found)
            return outcome

    def set_aside(
        self,
        found: Found,
        *,
        name: str,
        code: str,
        message: str,
        reader: str,
        about: Mapping[str, Any] | None = None,
        raw: bytes | None = None,
    ) -> None:
        """Keep an article that could not be read, with the reason; `reader` is the id of the reader's mark."""
        with writing(self._engine) as connection:
            aside.set_aside(
                connection, found, name=name, code=code, message=message, reader=reader, about=about or {}, raw=raw
            )

    def known(self, found: Found, reader: str) -> bool:
        """Whether these bytes were read, or set aside, at this place by this reader."""
        with reading(self._engine) as connection:
            return aside.known(connection, found, reader)

    def failures(self) -> list[Failure]:
        """The articles that are kept aside, the oldest first."""
        with reading(self._engine) as connection:
            return aside.failures(connection)

    def unread(self, reader: str) -> Iterator[Unread]:
        """The newest version of each article that the reader of this id has not read, in the order of coming."""
        with reading(self._engine) as connection:
            numbers = unread_numbers(connection, reader)
        for number in numbers:
            with reading(self._engine) as connection:
                yield unread_article(connection, number)

    def fetched(self, url: str) -> Fetched | None:
        """What the server said of an address when it was last fetched."""
        with reading(self._engine) as connection:
            return fetched(connection, url)

    def remember_fetched(self, url: str, said: Fetched) -> None:
        """Keep what the server said of an address."""
        with writing(self._engine) as connection:
            remember_fetched(connection, url, said)

    def merge_actors(self, kept: str, merged: str) -> tuple[str, str]:
        """Let one actor stand for another too, each by its id or a name that is its alone; their ids."""
        with writing(self._engine) as connection:
            return merge(connection, kept, merged)

    def split_actor(self, actor: str) -> str:
        """Undo the merging of an actor, by its own id."""
        with writing(self._engine) as connection:
            return split(connection, actor)

    # Asking

    def statements(
        self, *, limit: int | None = None, oldest: bool = False, **asked: Unpack[Asked]
    ) -> Results[StatementRow]:
        """Statements that stand and that all filters keep, the newest first; see `Filter`."""
        return Results(StatementRow, self._records("statement", asked, limit, oldest))

    def events(self, *, limit: int | None = None, oldest: bool = False, **asked: Unpack[Asked]) -> Results[EventRow]:
        """Events, as `statements`."""
        return Results(EventRow, self._records("event", asked, limit, oldest))

    def positions(
        self, *, limit: int | None = None, oldest: bool = False, **asked: Unpack[Asked]
    ) -> Results[PositionRow]:
        """Positions, as `statements`."""
        return Results(PositionRow, self._records("position", asked, limit, oldest))

    def actors(
        self,
        *,
        name: str | None = None,
        party: str | None = None,
        kind: str | None = None,
        sector: str | None = None,
        limit: int | None = None,
    ) -> Results[ActorRow]:
        """Actors, those that occur in most texts first; `name` is an id or words of a name."""
        with reading(self._engine) as connection:
            rows = catalogue.actor_rows(connection, name=name, party=party, kind=kind, sector=sector, limit=limit)
            return Results(ActorRow, rows)

    def articles(
        self,
        *,
        text: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        copies_of: str | None = None,
        limit: int | None = None,
    ) -> Results[ArticleRow]:
        """Articles in their newest version, the last published first; `copies_of` is the id of one of them."""
        with reading(self._engine) as connection:
            rows = catalogue.article_rows(
                connection,
                text=text,
                publisher=publisher,
                language=language,
                since=since,
                until=until,
                copies_of=copies_of,
                limit=limit,
            )
            return Results(ArticleRow, rows)

    def count(self, record: Kind, **asked: Unpack[Asked]) -> int:
        """How many records of a kind stand and are kept by all filters."""
        with reading(self._engine) as connection:
            return count_records(connection, record, Filter(**asked))

    def show(self, wanted: str) -> Shown:
        """All that is known of a record, an article or an actor, by its id or the beginning of one."""
        with reading(self._engine) as connection:
            return show(connection, wanted)

    def timeline(
        self,
        *,
        kinds: Sequence[Kind] = ("statement", "event", "position"),
        limit: int | None = None,
        **asked: Unpack[Asked],
    ) -> Results[Moment]:
        """Records in the order of time; with `limit`, the last of them."""
        with reading(self._engine) as connection:
            return Results(Moment, overviews.timeline(connection, Filter(**asked), kinds=kinds, limit=limit))

    def matrix(
        self, *, parties: Sequence[str] = (), issues: Sequence[str] = (), **asked: Unpack[Asked]
    ) -> Results[Cell]:
        """What parties want of issues, one row a party and issue."""
        with reading(self._engine) as connection:
            return Results(Cell, overviews.matrix(connection, Filter(**asked), parties=parties, issues=issues))

    def contacts(self, *, by_party: bool = False, limit: int | None = None, **asked: Unpack[Asked]) -> Results[Contact]:
        """Who met or spoke with whom, those with most contacts first."""
        with reading(self._engine) as connection:
            found = overviews.contacts(connection, Filter(**asked), by_party=by_party, limit=limit)
            return Results(Contact, found)

    def sql(self, query: str) -> Answer:
        """The answer to a query that reads."""
        return ask(self._engine, query)

    def readings(self, *, shared: bool = True, as_of: str | None = None) -> Iterator[Stored]:
        """The readings that stand, in the order of their texts' ids.

        With `shared`, actors have their ids across articles. One state of the ledger is read to its end.
        """
        with reading(self._engine) as connection:
            yield from stored_readings(connection, shared=shared, as_of=as_of)

    def tables(self, *, as_of: str | None = None) -> Iterator[tuple[str, type, Iterator[Results[Any]]]]:
        """All that stands as tidy tables: name, kind of row, and the rows in pieces that fit in memory."""
        yield "statements", StatementRow, self._pieces("statement", as_of)
        yield "events", EventRow, self._pieces("event", as_of)
        yield "positions", PositionRow, self._pieces("position", as_of)
        yield "actors", ActorRow, iter([self.actors()])
        yield "articles", ArticleRow, iter([self.articles()])

    def _pieces(self, kind: Kind, as_of: str | None) -> Iterator[Results[Any]]:
        with reading(self._engine) as connection:
            numbers = record_numbers(connection, kind, Filter(as_of=as_of), oldest=True)
            for start in range(0, len(numbers), _PIECE):
                rows = list(record_rows(connection, kind, numbers[start : start + _PIECE], as_of=as_of))
                yield Results(ROWS[kind], rows)

    def _records(self, kind: Kind, asked: Asked, limit: int | None, oldest: bool) -> Any:
        wanted = Filter(**asked)
        with reading(self._engine) as connection:
            numbers = record_numbers(connection, kind, wanted, limit=limit, oldest=oldest)
            return list(record_rows(connection, kind, numbers, as_of=wanted.as_of))
