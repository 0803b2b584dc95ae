"""`python -m benchmarks.ledger`: what the store costs beside reading, and how fast a large ledger answers.

The open gold articles are read alone and into a ledger; the difference is the store's. Then a ledger of a million
made-up records (statements, events and positions together) is asked each kind of question, several times over, on one
core. Names, parties, issues and words are as unevenly spread as in news (Zipf).
"""

from __future__ import annotations

import argparse
import dataclasses
import gc
import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.speed import one_core
from demarche.evaluation.gold.cases import Case, load_cases
from demarche.evaluation.gold.report import table
from demarche.ledger import Found, Ledger, ReaderMark
from demarche.ledger import tables as t
from demarche.ledger.clock import now
from demarche.ledger.engine import writing
from demarche.ledger.rows import Numbers, reading_rows
from demarche.ledger.write import _search, store
from demarche.records import (
    Actor,
    Document,
    Event,
    Issue,
    Mention,
    Polarity,
    Position,
    Reading,
    Role,
    Span,
    Statement,
    StatementKind,
    stable_id,
)
from evaluation.gate import GOLD

RECORDS, RUNS = 1_000_000, 7
# Of each article: with these an article has ten records.
STATEMENTS, EVENTS, POSITIONS = 4, 3, 3
ACTORS, WORDS = 5_000, 20_000
BATCH = 1_000
MAX_SHARE, MAX_MILLISECONDS, MAX_GROWTH = 0.10, 100.0, 1.5
MARK = ReaderMark("reader:benchmark", "0")
PARTIES = (
    "USA",
    "RUS",
    "CHN",
    "UKR",
    "ISR",
    "NLD",
    "DEU",
    "FRA",
    "GBR",
    "IRN",
    "EU",
    "NATO",
    "UN",
    "TUR",
    "EGY",
    "SDN",
)
KINDS: tuple[StatementKind, ...] = ("direct", "mixed", "indirect")
SIDES: tuple[Polarity, ...] = ("for", "against")
DEEDS = (("CONSULT", "041"), ("ASSAULT", "190"), ("AID", "071"), ("ACCUSE", "112"))
ISSUES = ("ceasefire", "sanctions", "peace-negotiations", "arms-supplies", "nato-membership", "tariffs", "talks", "aid")


class Maker:
    """Makes up readings; the same seed makes the same ones."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.words = [f"w{n:05}" for n in range(WORDS)]
        self.word_weights = list(_adding(1 / (n + 1) for n in range(WORDS)))
        self.actor_weights = list(_adding(1 / (n + 1) for n in range(ACTORS)))
        self.actors = [self._actor(n) for n in range(ACTORS)]

    def _actor(self, n: int) -> Actor:
        name, party = f"Naam{n} Achternaam{n}", PARTIES[min(n % 40, 15)]
        return Actor(f"person:a{n}", name, "person", party, "GOV", (Role("minister", party, None),), None, ())

    def reading(self, number: int) -> Reading:
        """An article of some 300 words on a day between 2015 and 2025, with its records."""
        chance = self.chance
        text = " ".join(chance.choices(self.words, cum_weights=self.word_weights, k=300)) + f" nr {number}"
        day = f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        who = list({a.id: a for a in chance.choices(self.actors, cum_weights=self.actor_weights, k=5)}.values())
        spans = self._spans(text, STATEMENTS + EVENTS + POSITIONS)
        digest = hashlib.sha256(text.encode()).hexdigest()
        publisher = f"Krant {chance.randint(1, 30)}"
        return Reading(
            document=Document(f"sha256:{digest}", text, (), "nl", day, f"Kop {number}", publisher, None, ()),
            actors=tuple(dataclasses.replace(a, mentions=(Mention(0, 5, text[:5], "name"),)) for a in who),
            statements=tuple(self._statement(digest, s, who) for s in spans[:STATEMENTS]),
            reasons=(),
            events=tuple(self._event(digest, s, who) for s in spans[STATEMENTS : STATEMENTS + EVENTS]),
            positions=tuple(self._position(digest, s, who) for s in spans[STATEMENTS + EVENTS :]),
        )

    def _spans(self, text: str, count: int) -> list[Span]:
        starts = [6 * self.chance.randint(0, 280) for _ in range(count)]
        return [Span(start, start + 119, text[start : start + 119]) for start in starts]

    def _statement(self, digest: str, span: Span, who: Sequence[Actor]) -> Statement:
        kind: StatementKind = self.chance.choice(KINDS)
        sure = round(self.chance.random(), 3)
        speaker, record = self.chance.choice(who).id, stable_id("statement", digest, span.start)
        return Statement(record, kind, speaker, (), None, None, (span,), None, None, None, False, None, sure)

    def _event(self, digest: str, span: Span, who: Sequence[Actor]) -> Event:
        event_type, cameo = self.chance.choice(DEEDS)
        one, other = (self.chance.choice(who).id for _ in range(2))
        return Event(
            *(stable_id("event", digest, span.start), event_type, None, cameo, 1.0, (one,), (other,), None, None),
            *("occurred", span, span, (), (), None, round(self.chance.random(), 3)),
        )

    def _position(self, digest: str, span: Span, who: Sequence[Actor]) -> Position:
        name = self.chance.choices(ISSUES, weights=range(len(ISSUES), 0, -1))[0]
        issue = Issue(name, span.text, span.start, span.end)
        polarity: Polarity = self.chance.choice(SIDES)
        holder, record = self.chance.choice(who).id, stable_id("position", digest, span.start)
        return Position(record, holder, polarity, "demand", issue, None, None, None, span, None, None, 0.8)


def fill(ledger: Ledger, records: int) -> int:
    """Fill a new ledger with made-up articles, many at a time, as `store` would one by one; how many."""
    articles, maker = records // (STATEMENTS + EVENTS + POSITIONS), Maker()
    with writing(ledger._engine) as connection:
        at = now()
        connection.execute(
            insert(t.readers), {"no": 1, "id": MARK.id, "version": "0", "settings": "{}", "added_at": at}
        )
        rows = [_actor_row(n, a, at) for n, a in enumerate(maker.actors, 1)]
        connection.execute(insert(t.actors), rows)
        words = [{"word": w, "actor": n} for n, a in enumerate(maker.actors, 1) for w in a.name.lower().split()]
        connection.execute(insert(t.actor_words), words)
    actors = {actor.id: n for n, actor in enumerate(maker.actors, 1)}
    next_numbers = dict.fromkeys(("appearances", "statements", "events", "positions", "times"), 1)
    for start in range(1, articles + 1, BATCH):
        with writing(ledger._engine) as connection:
            _batch(connection, maker, range(start, min(start + BATCH, articles + 1)), next_numbers, actors)
    return articles


def _batch(connection: Any, maker: Maker, numbers: range, free: dict[str, int], actors: dict[str, int]) -> None:
    held: dict[Any, list[Any]] = {}
    searched: dict[str, list[Any]] = {}
    at = now()
    for number in numbers:
        reading = maker.reading(number)
        for into, row in _article_rows(reading, number, at):
            held.setdefault(into, []).append(row)
        made = reading_rows(reading, number, Numbers(free, actors))
        for name in free:
            rows = getattr(made, name)
            held.setdefault(getattr(t, name), []).extend(rows)
            free[name] += len(rows)
        held.setdefault(t.participants, []).extend(made.participants)
        searched.setdefault("document", []).append({"rowid": number, "words": reading.document.text})
        for kind, words in made.searched.items():
            searched.setdefault(kind, []).extend(words)
    for into, rows in held.items():
        if rows:
            connection.execute(insert(into), rows)
    for kind, rows in searched.items():
        _search(connection, kind, rows)


def _article_rows(reading: Reading, number: int, at: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    about, found = reading.document, made_found(number)
    yield t.documents, {"no": number, "id": about.id, "text": about.text, "dispatch": number, "added_at": at}
    article = {"no": number, "id": stable_id("article", found.key), "key": found.key, "url": None, "added_at": at}
    yield t.articles, article
    publication = {
        **{"no": number, "id": stable_id("publication", number), "article": number, "version": 1, "latest": 1},
        **{"document": number, "title": about.title, "publisher": about.publisher, "published": about.published},
        **{"published_first": about.published, "published_last": about.published, "repairs": "[]", "added_at": at},
    }
    yield t.publications, publication
    read = {"no": number, "id": stable_id("reading", number), "document": number, "published": about.published}
    yield t.readings, {**read, "language": "nl", "reader": 1, "zones": "[]", "reasons": "[]", "read_at": at}
    standing = {"no": number, "dispatch": number, "reading": number, "publication": number, "printings": 1}
    yield t.standings, {**standing, "since": at, "until": None}
    # 32 bands a text, as signatures have, so that their table is as large as it would be.
    for band in range(32):
        yield t.bands, {"band": hash((number, band)), "document": number}


def _actor_row(number: int, actor: Actor, at: str) -> dict[str, Any]:
    about = {name: getattr(actor, name) for name in ("id", "name", "kind", "party", "sector", "wikidata")}
    return {"no": number, **about, "stands_for": number, "added_at": at}


def made_found(number: int) -> Found:
    """The place of a made-up article."""
    return Found(f"file:{number}", str(number), "benchmark", file=str(number))


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What people ask, by what it is called."""
    return {
        "newest statements": lambda: ledger.statements(limit=50),
        "statements of a busy speaker": lambda: ledger.statements(actor="Naam0", limit=50),
        "statements of a rare speaker": lambda: ledger.statements(actor="Achternaam900", limit=50),
        "statements of a party since a month": lambda: ledger.statements(party="RUS", since="2023-04", limit=50),
        "sure direct statements of a party": lambda: ledger.statements(
            party="UKR", kind="direct", min_confidence=0.7, since="2022", until="2023", limit=50
        ),
        "statements with a common word": lambda: ledger.statements(text="w00040", limit=50),
        "statements with a rare word": lambda: ledger.statements(text="w15000", limit=50),
        "statements with two words": lambda: ledger.statements(text="w00100 w00200", limit=50),
        "events of a party": lambda: ledger.events(party="IRN", limit=50),
        "events of a type": lambda: ledger.events(type="AID", since="2024", limit=50),
        "events of a pair": lambda: ledger.events(actor="Naam3", target="Naam5", limit=50),
        "positions on an issue": lambda: ledger.positions(issue="ceasefire", polarity="against", limit=50),
        "articles with a word": lambda: ledger.articles(text="w03000", limit=50),
        "actors by name": lambda: ledger.actors(name="Naam77"),
        "timeline of a party on an issue": lambda: ledger.timeline(
            kinds=("position",), party="RUS", issue="peace-negotiations", limit=50
        ),
        "matrix of three parties in a year": lambda: ledger.matrix(
            parties=("RUS", "UKR", "CHN"), since="2024", until="2024"
        ),
        "contacts of a party in a month": lambda: ledger.contacts(party="NLD", since="2024-05", until="2024-05"),
    }


def milliseconds(ask: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a question, once asked before."""
    ask()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def store_share(cases: Sequence[Case], folder: Path) -> tuple[float, float]:
    """Seconds an article of reading, and of storing what was read; medians over rounds."""
    from demarche.reader import Reader

    reader, read, stored = Reader(), [], []
    reader.read(cases[0].text, published=cases[0].published)
    # As an ingest does after its first article.
    gc.collect()
    gc.freeze()
    for turn in range(3):
        readings, start = [], time.perf_counter()
        for case in cases:
            readings.append(reader.read(case.text, published=case.published))
        read.append((time.perf_counter() - start) / len(cases))
        with Ledger.open(folder / f"share{turn}.db", create=True) as ledger:
            # The first article of a process pays for what the others use.
            ledger.add(Maker().reading(0), made_found(10**6), MARK)
            start = time.perf_counter()
            for number, reading in enumerate(readings):
                found = made_found(number)
                if not ledger.known(found, MARK.id):
                    ledger.add(reading, found, MARK)
            stored.append((time.perf_counter() - start) / len(cases))
    return statistics.median(read), statistics.median(stored)


def add_seconds(ledger: Ledger, first: int, count: int = 200) -> float:
    """Seconds an article of storing new ones; they are taken out again with the transaction."""
    maker = Maker(first)
    made = [maker.reading(first + n) for n in range(count)]
    spent = 0.0
    try:
        with writing(ledger._engine) as connection:
            start = time.perf_counter()
            for number, reading in enumerate(made, first):
                store(connection, reading, made_found(number), MARK)
            spent = time.perf_counter() - start
            raise _Undo
    except _Undo:
        return spent / count


class _Undo(Exception):
    pass


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; with --check, exit code 1 where one is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger", description="The ledger's cost and speed.")
    parser.add_argument("--records", type=int, default=RECORDS, help="how many records the large ledger holds")
    parser.add_argument("--keep", type=Path, help="keep the large ledger here, or use the one there")
    parser.add_argument("--check", action="store_true", help="fail where a figure is over its limit")
    options = parser.parse_args(argv)
    one_core()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        read, stored = store_share(load_cases(GOLD / "open"), folder)
        path = options.keep or folder / "large.db"
        rows, size, growth = _large(path, options.records, folder)
    print(f"reading {read * 1e3:.1f} ms an article, storing {stored * 1e3:.1f} ms: {stored / read:.1%} of reading")
    print(f"{options.records:,} records: {size / 1e3:.1f} KB on disk an article")
    print(f"storing one more costs {growth:.2f} times what it costs in a small ledger\n")
    print(table(("question", "ms, median"), [(name, f"{ms:.1f}") for name, ms in rows.items()]))
    limits = {"store / reading": (stored / read, MAX_SHARE), "growth": (growth, MAX_GROWTH)}
    limits |= {name: (ms, MAX_MILLISECONDS) for name, ms in rows.items()}
    over = [name for name, (value, limit) in limits.items() if value > limit]
    print("", *(f"over its limit: {name}" for name in over), sep="\n")
    return 1 if over and options.check else 0


def _large(path: Path, records: int, folder: Path) -> tuple[dict[str, float], float, float]:
    """Milliseconds by question, bytes an article, and what storing costs beside an empty ledger."""
    fresh = not path.exists()
    with Ledger.open(folder / "small.db", create=True) as small:
        fill(small, 1_000)
        before = min(add_seconds(small, 900_000_000) for _ in range(3))
    with Ledger.open(path, create=True) as ledger:
        if fresh:
            start = time.perf_counter()
            fill(ledger, records)
            print(f"made in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        rows = {name: milliseconds(ask) for name, ask in questions(ledger).items()}
        growth = min(add_seconds(ledger, 900_000_000) for _ in range(3)) / before
    size = sum(p.stat().st_size for p in path.parent.glob(path.name + "*")) / (records / 10)
    return rows, size, growth


def _adding(values: Iterator[float]) -> Iterator[float]:
    total = 0.0
    for value in values:
        total += value
        yield total


if __name__ == "__main__":
    sys.exit(main())
