"""`demarche read`: articles in, what they say out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import click

from demarche.cli.complaints import complain, complain_of_fault
from demarche.errors import DemarcheError, KnowledgeError, LanguageError, ModelError
from demarche.exports.chosen import PARTS, Part, parts_named

if TYPE_CHECKING:
    from demarche.reader import Reader
    from demarche.records import Reading

Format = Literal["text", "json", "jsonl", "markdown"]
FORMATS = ("text", "json", "jsonl", "markdown")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller wants to see of each reading, and how; `about` is what is known of the articles."""

    format: Format
    only: tuple[Part, ...]
    min_confidence: float
    debug: bool
    about: dict[str, str | None]


class PartNames(click.ParamType):  # type: ignore[type-arg]  # a class of two kinds, by the version of click
    """Names of parts, separated by commas: `events,positions`."""

    name = "parts"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Part, ...]:
        """The parts in our own order; fails with the name that is none."""
        if isinstance(value, tuple):
            return value
        try:
            return parts_named(name.strip() for name in str(value).split(","))
        except ValueError as error:
            self.fail(f"{str(error)!r} is no part; choose from {', '.join(PARTS)}, separated by commas.", param, ctx)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|- ...")
@click.option("--format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write it.")
@click.option(
    "--only",
    type=PartNames(),
    default=(),
    metavar="PARTS",
    help=f"Write these alone, separated by commas: {', '.join(PARTS)}.",
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="0..1", help="Leave out what is less sure."
)
@click.option("--model", metavar="PATH_OR_NAME", help="A spaCy pipeline with Universal Dependencies labels.")
@click.option("--actors", multiple=True, metavar="FILE", help="Your own actors (TOML); may be given again.")
@click.option("--issues", multiple=True, metavar="FILE", help="Your own issues (TOML); may be given again.")
@click.option("--language", metavar="TAG", help="The articles' language; detected unless given.")
@click.option("--published", metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD; read from a header unless given.")
@click.option("--publisher", metavar="NAME", help="Who published the articles.")
@click.option("--url", metavar="URL", help="Where the article was found (one article).")
@click.option("--title", metavar="TEXT", help="The article's title (one article).")
@click.option("--debug", is_flag=True, help="Show a traceback where demarche itself fails.")
def read(files: tuple[str, ...], **options: Any) -> int:
    """Read articles: who said what, what happened, what each party wants, and when.

    FILE is a text file in any common encoding; - is standard input. Several files give several readings. The exit
    code is 2 where an article could not be read.
    """
    wanted = _wanted(files, options)
    run = Run(wanted, {name: options[name] for name in ("model", "actors", "issues")})
    texts: Iterable[str | None] = (run.attempt(file) for file in files)
    if len(files) > 1 and sys.stderr.isatty():
        texts = _with_progress(texts, len(files))
        texts = list(texts) if sys.stdout.isatty() else texts
    _write((text for text in texts if text is not None), wanted.format, several=len(files) > 1)
    return run.code


class Run:
    """One call of the command: the reader, loaded for the first article that can be decoded, and how it went."""

    def __init__(self, wanted: Wanted, known: dict[str, Any]) -> None:
        self.code = 0
        self._wanted = wanted
        self._known = known
        self._reader: Reader | None = None

    def attempt(self, file: str) -> str | None:
        """One article as text to write; None where it failed, which is said on standard error and kept in `code`.

        Raises DemarcheError only for what would fail for each article alike.
        """
        try:
            return _rendered(self._read(file), file, self._wanted)
        except (ModelError, KnowledgeError):
            raise
        except DemarcheError as error:
            if isinstance(error, LanguageError) and self._wanted.about["language"]:
                raise
            complain(str(error) if error.given.startswith(file) or file == "-" else f"{file}: {error}")
            self.code = self.code or 2
        except Exception as error:  # nothing in one article stops the others
            complain_of_fault(file, error, debug=self._wanted.debug)
            self.code = 1
        return None

    def _read(self, file: str) -> Reading:
        from demarche.documents.decode import decode
        from demarche.sources.text import read_file

        raw = read_file(file)
        text, repairs = decode(raw.data, raw.name)
        if self._reader is None:
            from demarche.reader import Reader

            self._reader = Reader(**self._known)
        return self._reader.read(text, repairs=repairs, **self._wanted.about)


def _wanted(files: tuple[str, ...], options: dict[str, Any]) -> Wanted:
    from demarche.documents.dates import published_date

    about = {name: options[name] for name in ("published", "title", "publisher", "url", "language")}
    if len(files) > 1 and (about["title"] or about["url"]):
        raise click.UsageError("--title and --url belong to one article; give one file.")
    if about["published"] is not None:
        about["published"] = published_date(about["published"])
    return Wanted(options["format"], options["only"], options["min_confidence"], options["debug"], about)


def _rendered(reading: Reading, file: str, wanted: Wanted) -> str:
    from demarche.exports.chosen import confident

    reading = confident(reading, wanted.min_confidence)
    match wanted.format:
        case "json":
            from demarche.exports.as_json import as_json

            return as_json(reading, file=file, only=wanted.only)
        case "jsonl":
            from demarche.exports.as_jsonl import as_jsonl

            return as_jsonl(reading, file=file, only=wanted.only)
        case "markdown":
            from demarche.exports.as_markdown import as_markdown

            return as_markdown(reading, file=file, only=wanted.only)
        case "text":
            from demarche.cli.view import as_text

            return as_text(reading, file=file, only=wanted.only, out=sys.stdout)


def _with_progress(texts: Iterable[str | None], total: int) -> Iterator[str | None]:
    """The same texts, with a bar on standard error that goes when they are done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Standard output is the result's: left to rich, its lines would come out on standard error.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield from bar.track(texts, total=total)


def _write(texts: Iterator[str], format: Format, *, several: bool) -> None:
    if format == "json" and several:
        from demarche.exports.as_json import as_json_list

        objects = list(texts)
        texts = iter([as_json_list(objects)] if objects else [])
    gap = "\n" if format in ("text", "markdown") else ""
    for i, text in enumerate(texts):
        if text:
            _put((gap if i else "") + text + "\n", as_utf8=format != "text")


def _put(text: str, *, as_utf8: bool) -> None:
    """Write to standard output; the view in the terminal's own encoding, everything else in UTF-8."""
    encoding = "utf-8" if as_utf8 else sys.stdout.encoding or "utf-8"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(encoding, "replace"))
    sys.stdout.buffer.flush()
