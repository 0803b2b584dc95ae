"""`demarche ingest` and `demarche watch`: articles into the ledger."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from demarche.cli.complaints import complain
from demarche.cli.ledgers import ledger_option, reader_options, web_options
from demarche.errors import InputError

if TYPE_CHECKING:
    from demarche.engine.ingest import Ingest, Tally, Watcher
    from demarche.ledger import Ledger
    from demarche.sources.item import Item, Memory
    from demarche.sources.web import Web


def about_options(command: Any) -> Any:
    """What is known of all articles alike."""
    for option in (
        click.option("--language", metavar="TAG", help="The articles' language, where their source names none."),
        click.option("--published", metavar="DATE", help="When they were published, where their source does not say."),
        click.option("--publisher", metavar="NAME", help="Who published them, where their source does not say."),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="FIELD=NAME",
            help="The column that holds text, html, title, published, publisher, url or language; may be given again.",
        ),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@ledger_option
@reader_options
@about_options
@web_options
@click.option("--failed", is_flag=True, help="List what was set aside, try it again, and list what is left.")
@click.option("--reread", is_flag=True, help="Read what the ledger has again, where another model or version read it.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def ingest(sources: tuple[str, ...], failed: bool, reread: bool, **options: Any) -> int:
    """Read articles into the ledger.

    SOURCE is a file or a folder (text, HTML, JSON lines, JSON, CSV, Parquet, ZIP, WARC), the address of a page, of a
    feed or of a list of feeds (OPML), or - for standard input. What is there already is left alone, so that the same
    command goes on where it stopped. What cannot be read is set aside with its reason.
    """
    if bool(sources) + failed + reread != 1:
        raise click.UsageError("Name at least one SOURCE, or give --failed or --reread alone.")
    with _opened(options, create=not (failed or reread)) as (ledger, run, web):
        from demarche.engine.ingest import failed_items, stored_items
        from demarche.sources.columns import columns_given

        if failed:
            columns = columns_given(options["columns"])
            return _retry(ledger, run, failed_items(ledger, web, columns), options)
        if reread:
            with _progress(options, None) as watch:
                _report(run.run(stored_items(ledger, run.mark), again=True, watch=watch), ledger)
            return 0
        with _progress(options, _count(sources)) as watch:
            _report(run.run(_items(sources, options, web), watch=watch), ledger)
    return 0


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option("--every", default="15m", show_default=True, metavar="TIME", help="How often to look: 90s, 15m, 2h, 1d.")
@click.option("--rounds", type=click.IntRange(1), metavar="NUMBER", help="Stop after so many rounds.")
@ledger_option
@reader_options
@about_options
@web_options
def watch(feeds: tuple[str, ...], every: str, rounds: int | None, **options: Any) -> int:
    """Read feeds into the ledger again and again, until stopped with Ctrl-C.

    FEED is the address of a feed, of a list of feeds (OPML), or any other SOURCE of ingest. One line a round.
    """
    from demarche.engine.watch import rounds as _rounds
    from demarche.engine.watch import span_seconds

    seconds = span_seconds(every)
    with _opened(options, create=True) as (_, run, web):
        for number in _rounds(seconds):
            tally = run.run(_items(feeds, options, web))
            click.echo(f"{time.strftime('%Y-%m-%d %H:%M')}  {_line(tally)}")
            if number == rounds:
                break
    return 0


@contextmanager
def _opened(options: dict[str, Any], *, create: bool) -> Iterator[tuple[Ledger, Ingest, Web]]:
    """The ledger, and what reads into it."""
    from demarche import __version__
    from demarche.documents.dates import published_date
    from demarche.engine.ingest import Ingest, recall
    from demarche.engine.workers import Settings
    from demarche.ledger import Ledger, reader_mark
    from demarche.sources.fetch import AGENT, Fetcher, Manners
    from demarche.sources.item import About
    from demarche.sources.web import Web

    made = {name: options[name] for name in ("model", "actors", "issues")}
    published = published_date(options["published"]) if options["published"] else None
    about = About(published=published, publisher=options["publisher"], language=options["language"])
    manners = Manners(
        delay=options["delay"],
        allowed=frozenset(options["allow_host"]),
        agent=options["user_agent"] or f"{AGENT}/{__version__}",
    )
    mark = reader_mark(**made)
    with Ledger.open(options["ledger_at"], create=create) as ledger:
        run = Ingest(ledger, mark, Settings(**made), options["workers"], about)
        yield ledger, run, Web(Fetcher(manners), recall(ledger))


def _items(sources: Iterable[str], options: dict[str, Any], web: Web) -> Iterator[Item | Memory]:
    """The articles of all sources; one that is not there is said, and the others go on."""
    from demarche.sources.columns import columns_given
    from demarche.sources.open import source_items

    columns, wrong = columns_given(options["columns"]), []
    for source in sources:
        try:
            yield from source_items([source], columns, web)
        except InputError as error:
            wrong.append(error)
            complain(str(error))
    if wrong:
        raise click.exceptions.Exit(2)


def _count(sources: tuple[str, ...]) -> int | None:
    """How many articles there are, where that can be told at once: files that are one article each."""
    from demarche.sources.count import count_items

    return count_items(sources)


def _retry(ledger: Ledger, run: Ingest, items: Iterator[Item | Memory], options: dict[str, Any]) -> int:
    before = len(ledger.failures())
    if not before:
        click.echo("nothing is set aside")
        return 0
    with _progress(options, before) as watch:
        run.run(items, again=True, watch=watch)
    left = ledger.failures()
    click.echo(f"{before} set aside, {before - len(left)} read after all, {len(left)} left")
    for one in left:
        click.echo(f"  {one.name}: {one.message} ({one.code}, tried {one.tries} times)")
    return 0


def _report(tally: Tally, ledger: Ledger) -> None:
    click.echo(f"{ledger.address.shown}: {_line(tally)}")
    if tally.refusals:
        click.echo("  set aside: " + ", ".join(f"{count} {code}" for code, count in tally.refusals.most_common()))
        click.echo("  demarche ingest --failed lists them and tries again")


def _line(tally: Tally) -> str:
    """`12 new, 3 versions, 40 known; 51 statements, 60 events, 20 positions`."""
    words = {"new": "new", "copy": "copies", "version": "new versions", "read again": "read again"}
    same = tally.outcomes["same"] + tally.known
    parts = [f"{tally.outcomes[name]} {word}" for name, word in words.items() if tally.outcomes[name] or name == "new"]
    parts += [f"{same} known"] if same else []
    parts += [f"{tally.refusals.total()} set aside"] if tally.refusals else []
    records = ", ".join(f"{tally.records[name]} {name}" for name in ("statements", "events", "positions"))
    return f"{', '.join(parts)}; {records}"


@contextmanager
def _progress(options: dict[str, Any], total: int | None) -> Iterator[Watcher | None]:
    """A bar on standard error with the rate and, where the number of articles is known, the time that is left."""
    if options.get("quiet") or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    rate = TextColumn("{task.fields[rate]:.1f}/s {task.fields[aside]} set aside")
    times = TimeElapsedColumn(), TimeRemainingColumn()
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        rate,
        *times,
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total, rate=0.0, aside=0)
        start = time.monotonic()

        def watch(tally: Tally) -> None:
            rate = tally.seen / max(time.monotonic() - start, 1e-6)
            bar.update(task, completed=tally.seen, rate=rate, aside=tally.refusals.total())

        yield watch
