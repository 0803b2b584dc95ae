"""Articles read by several processes, answers in the order of the articles; one that kills its process is found out."""

from __future__ import annotations

import functools
import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, TypeVar

from demarche.engine.article import read_item
from demarche.reader import Reader
from demarche.records import Reading
from demarche.sources.item import Item, Refusal

T = TypeVar("T")
# Articles that wait for each process: enough that none is idle, few enough that they fit in memory.
_WAITING = 4
# A process is replaced after so many articles, so that what libraries leak does not add up.
_LIFE = 2_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How to make a `Reader` in another process."""

    model: str | None = None
    actors: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()

    def reader(self) -> Reader:
        """A reader made so."""
        return Reader(model=self.model, actors=self.actors, issues=self.issues)


def read_items(
    items: Iterable[Item | T], settings: Settings, workers: int
) -> Iterator[tuple[Item, Reading | Refusal] | T]:
    """Each item with its reading or refusal, in order; what is no item passes through in its place."""
    if workers <= 1:
        reader = settings.reader()
        for item in items:
            yield (item, _read_by(reader, item)) if isinstance(item, Item) else item
        return
    with _Crew(settings, workers) as crew:
        yield from crew.read(items)


_reader: Reader | None = None


def _start(settings: Settings) -> None:
    import signal

    # Ctrl-C is for the process that stores; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _reader
    _reader = settings.reader()


def _read(item: Item) -> Reading | Refusal:
    assert _reader is not None
    return _read_by(_reader, item)


@functools.cache
def _settle() -> None:
    """What the first article has loaded stays: the collector of garbage need not walk through it again and again."""
    gc.collect()
    gc.freeze()


def _read_by(reader: Reader, item: Item) -> Reading | Refusal:
    answer = read_item(reader, item)
    if isinstance(answer, Reading):
        _settle()
    return answer


class _Crew:
    """A pool of processes that is made anew when one of them has died."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings, self._workers = settings, workers
        self._pool = self._new(workers)

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _new(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(self._settings,),
            max_tasks_per_child=_LIFE,
        )

    def read(self, items: Iterable[Item | T]) -> Iterator[tuple[Item, Reading | Refusal] | T]:
        waiting: deque[tuple[Any, Future[Reading | Refusal] | None]] = deque()
        for item in items:
            waiting.append((item, self._submit(item) if isinstance(item, Item) else None))
            while len(waiting) > self._workers * _WAITING or (waiting and _done(waiting[0][1])):
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _submit(self, item: Item) -> Future[Reading | Refusal]:
        try:
            return self._pool.submit(_read, item)
        except BrokenProcessPool:
            broken: Future[Reading | Refusal] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def _next(self, waiting: deque[tuple[Any, Future[Reading | Refusal] | None]]) -> Any:
        item, future = waiting.popleft()
        if future is None:
            return item
        try:
            return item, future.result()
        except BrokenProcessPool:
            answer = self._alone(item)
            # The pool is gone, and with it whatever else it was asked.
            self._pool = self._new(self._workers)
            for i, (other, asked) in enumerate(waiting):
                if asked is not None and (not asked.done() or asked.exception() is not None):
                    waiting[i] = (other, self._submit(other))
            return item, answer

    def _alone(self, item: Item) -> Reading | Refusal:
        """Read one article in a process of its own: it may be the one that kills."""
        pool = self._new(1)
        try:
            return pool.submit(_read, item).result()
        except BrokenProcessPool:
            return Refusal("crash", "reading it ended the process: out of memory, or a fault in a library")
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _done(future: Future[Any] | None) -> bool:
    return future is None or future.done()
