"""`demarche evaluate`: how well the system does on a corpus, beside what others reached."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from demarche.evaluation.measured import Measured


@click.command()
@click.argument("corpus", required=False)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--list", "listing", is_flag=True, help="Say which corpora there are, and where to find them.")
@click.option("--part", metavar="NAME", help="The part of the corpus, as its owners call it (dev, train, test).")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N articles or sentences.")
@click.option("--json", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write the figures to a file.")
@click.option("--model", metavar="PATH_OR_NAME", help="A spaCy pipeline with Universal Dependencies labels.")
@click.option("--language", metavar="TAG", help="The corpus' language, where it may be in any; detected unless given.")
def evaluate(corpus: str | None, path: Path | None, listing: bool, file: Path | None, **options: Any) -> int:
    """Score the system on a corpus as its owners publish it, beside published scores.

    CORPUS is the name of one that --list shows, PATH where it lies on this machine. Nothing is downloaded, and nothing
    of the corpus is kept.
    """
    from demarche.evaluation.corpora import card_of

    if listing:
        _show_corpora()
        return 0
    if corpus is None or path is None:
        if corpus is not None:
            card_of(corpus)
        raise click.UsageError("CORPUS and PATH are needed; demarche evaluate --list shows which corpora there are.")
    card_of(corpus)
    if file is not None:
        _check_writable(file)
    from demarche.evaluation.run import evaluate as measure

    if options["language"]:
        from demarche.language.pipeline import check_language

        options["language"] = check_language(options["language"])
    measured = measure(corpus, path, track=_tracked, **options)
    _show(measured)
    if file is not None:
        written = _written(measured, _command(corpus, path, options))
        file.write_text(json.dumps(written, ensure_ascii=False, allow_nan=False, indent=2) + "\n", "utf-8")
    return 0


def _check_writable(file: Path) -> None:
    """Say so before the long work, not after it."""
    if file.is_dir() or not file.parent.is_dir():
        raise click.UsageError(f"--json {file}: a file in a folder that is there was expected.")


def _written(measured: Measured, command: str) -> dict[str, Any]:
    """What stands in the file: the figures, how they came about, and what others reached."""
    import dataclasses

    from demarche import __version__
    from demarche.evaluation.corpora import card_of

    card = card_of(measured.corpus)
    published = [dataclasses.asdict(score) for score in card.published if score.language in (None, measured.language)]
    about = {"command": command, "version": __version__, "title": card.title, "method": card.method}
    return {**measured.to_dict(), **about, "published": published}


def _command(corpus: str, path: Path, options: dict[str, Any]) -> str:
    given = [part for name, value in options.items() if value is not None for part in (f"--{name}", str(value))]
    return shlex.join(["demarche", "evaluate", corpus, str(path), *given])


def _tracked(items: Sequence[Any]) -> Iterable[Any]:
    """The same items, with a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield from bar.track(items, total=len(items))


def _show(measured: Measured) -> None:
    from demarche.cli.scores import as_text

    _put(as_text(measured, out=sys.stdout))


def _show_corpora() -> None:
    from demarche.cli.scores import corpora_as_text

    _put(corpora_as_text(out=sys.stdout))


def _put(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write((text + "\n").encode(sys.stdout.encoding or "utf-8", "replace"))
    sys.stdout.buffer.flush()
