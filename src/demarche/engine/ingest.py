"""Articles into the ledger: what is there is left alone, what cannot be read is set aside; each is kept when done."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from demarche.engine.workers import Settings, read_items
from demarche.ledger import Ledger, ReaderMark
from demarche.ledger.aside import Failure
from demarche.ledger.fetched import Fetched
from demarche.records import Reading
from demarche.sources.addresses import is_web_address
from demarche.sources.columns import Columns
from demarche.sources.files import file_items
from demarche.sources.item import About, Item, Memory, Refusal, over_all
from demarche.sources.web import Web, url_items


@dataclass
class Tally:
    """How an ingest went: `outcomes` by what an article was to the ledger, `refusals` by reason.

    `known` counts those that were read, or set aside, before; `records` what was read of the others.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    known: int = 0

    @property
    def seen(self) -> int:
        """How many articles have passed."""
        return self.known + self.outcomes.total() + self.refusals.total()


Watcher = Callable[[Tally], None]


@dataclass(frozen=True, slots=True)
class Ingest:
    """Reads what sources yield into a ledger. `about` holds for all articles whose source says nothing else."""

    ledger: Ledger
    mark: ReaderMark
    settings: Settings = Settings()
    workers: int = 1
    about: About = About()

    def run(self, items: Iterable[Item | Memory], *, again: bool = False, watch: Watcher | None = None) -> Tally:
        """Read and store everything; safe to be stopped anywhere and begun again.

        With `again`, what was read or set aside before is read all the same. `watch` is told after each article.
        Raises what would fail for every article alike.
        """
        tally = Tally()
        fresh = self._with_about(items) if again else self._fresh(items, tally, watch)
        for found in read_items(fresh, self.settings, self.workers):
            if isinstance(found, Memory):
                self._remember(found)
                continue
            item, answer = found
            self._keep(item, answer, tally)
            if watch is not None:
                watch(tally)
        return tally

    def _with_about(self, items: Iterable[Item | Memory]) -> Iterator[Item | Memory]:
        for item in items:
            yield over_all(item, self.about) if isinstance(item, Item) else item

    def _fresh(self, items: Iterable[Item | Memory], tally: Tally, watch: Watcher | None) -> Iterator[Item | Memory]:
        """Those that are not in the ledger yet."""
        for item in items:
            if isinstance(item, Memory) or not self.ledger.known(item.found, self.mark.id):
                yield from self._with_about([item])
                continue
            tally.known += 1
            if item.memory is not None:
                yield item.memory
            if watch is not None:
                watch(tally)

    def _keep(self, item: Item, answer: Reading | Refusal, tally: Tally) -> None:
        if isinstance(answer, Refusal):
            self._set_aside(item, answer)
            tally.refusals[answer.code] += 1
        else:
            tally.outcomes[self.ledger.add(answer, item.found, self.mark)] += 1
            for name in ("statements", "events", "positions"):
                tally.records[name] += len(getattr(answer, name))
        if item.memory is not None:
            self._remember(item.memory)

    def _set_aside(self, item: Item, refusal: Refusal) -> None:
        kept = {"about": dataclasses.asdict(item.about), "media": item.media, "charset": item.charset}
        self.ledger.set_aside(
            item.found,
            name=item.name,
            code=refusal.code,
            message=refusal.message,
            reader=self.mark.id,
            about=kept,
            # What its source refused was never an article's own bytes.
            raw=item.data if item.data and item.refusal is None else None,
        )

    def _remember(self, memory: Memory) -> None:
        self.ledger.remember_fetched(memory.url, Fetched(memory.etag, memory.modified, memory.stamp))


def failed_items(ledger: Ledger, web: Web, columns: Columns) -> Iterator[Item | Memory]:
    """What was set aside, once more: from its kept bytes, from the web, else from its file."""
    files: dict[str, set[str]] = {}
    for failure in ledger.failures():
        url, file = failure.found.url, failure.found.file
        if failure.raw:
            yield _kept_item(failure)
        elif file is not None:
            files.setdefault(file, set()).add(failure.found.key)
        elif url is not None and is_web_address(url):
            yield from url_items(web, url)
    for file, keys in files.items():
        if os.path.isfile(file):
            yield from (item for item in file_items(file, columns) if item.found.key in keys)


def _kept_item(failure: Failure) -> Item:
    about = failure.about
    return Item(
        failure.name,
        failure.found,
        failure.raw or b"",
        about.get("media", "text"),
        About(**about.get("about", {})),
        charset=about.get("charset"),
    )


def stored_items(ledger: Ledger, mark: ReaderMark) -> Iterator[Item]:
    """The articles of the ledger, in their newest version, that this reader has not read."""
    for one in ledger.unread(mark.id):
        about = About(one.title, one.published, one.publisher, one.url, one.language)
        yield Item(one.url or one.found.key, one.found, one.text.encode("utf-8"), "text", about)


def recall(ledger: Ledger) -> Callable[[str], Memory | None]:
    """What the ledger remembers of addresses, as sources ask for it."""

    def remembered(url: str) -> Memory | None:
        found = ledger.fetched(url)
        return Memory(url, found.etag, found.modified, found.stamp) if found is not None else None

    return remembered
