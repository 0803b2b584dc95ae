"""`demarche export`: the ledger for other programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from demarche.cli.ledgers import ledger_option
from demarche.errors import InputError

if TYPE_CHECKING:
    from demarche.ledger import Ledger
    from demarche.ledger.rebuild import Stored

# Formats that are a folder of files, and those that are one file.
_FOLDERS = ("csv", "parquet")
_FILES = ("jsonl", "gdelt", "polecat", "plover", "annotations", "quotations", "gexf", "graphml", "docbin")


@click.command()
@click.argument("format", type=click.Choice((*_FOLDERS, *_FILES)), metavar="FORMAT")
@click.option(
    "--output", "-o", metavar="PATH", help="A folder for csv and parquet, else a file; standard output unless given."
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="0..1", help="Leave out what is less sure."
)
@click.option("--as-of", metavar="DATE", help="What the ledger said at the end of that day.")
@ledger_option
def export(format: str, output: str | None, min_confidence: float, as_of: str | None, ledger_at: str | None) -> int:
    """Write what stands in the ledger for other programs.

    \b
    csv, parquet   tidy tables in a folder, with a codebook
    jsonl          one reading a line, as demarche read writes it
    gdelt          the 61 columns of GDELT 2.0 events
    polecat        the columns of POLECAT
    plover         PLOVER events, one JSON object a line
    annotations    W3C Web Annotations (JSON-LD)
    quotations     schema.org Quotations (JSON-LD)
    gexf, graphml  who did what to whom, as a network
    docbin         spaCy documents with groups of spans
    """  # noqa: D301 - click keeps the lines behind a backspace
    from demarche.ledger import Ledger

    if output is None and format in (*_FOLDERS, "docbin"):
        raise click.UsageError(f"{format} needs a place: name one with --output.")
    with Ledger.open(ledger_at) as ledger:
        if format in _FOLDERS:
            _tables(ledger, format, Path(output or "."), as_of)
            return 0
        pieces = _PIECES[format](_confident(ledger.readings(as_of=as_of), min_confidence))
        _write(pieces, output)
    return 0


def _tables(ledger: Ledger, format: str, folder: Path, as_of: str | None) -> None:
    from demarche.ledger.tidy import write_csv, write_parquet

    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = (write_csv if format == "csv" else write_parquet)(ledger, folder, as_of=as_of)
    except OSError as error:
        raise _unwritten(str(folder), error) from None
    click.echo("\n".join(str(folder / name) for name in names))


def _confident(readings: Iterator[Stored], floor: float) -> Iterator[Stored]:
    from demarche.exports.chosen import confident
    from demarche.ledger.rebuild import Stored

    for one in readings:
        yield Stored(confident(one.reading, floor), one.article, one.printings) if floor else one


def _jsonl(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_jsonl import as_jsonl

    for one in readings:
        yield as_jsonl(one.reading, file=one.article).encode("utf-8", "replace") + b"\n"


def _gdelt(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_gdelt import as_gdelt

    for one in readings:
        for row in as_gdelt(one.reading, printings=one.printings):
            yield "\t".join(row).encode() + b"\n"


def _polecat(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche import __version__
    from demarche.exports.as_polecat import COLUMNS, as_polecat

    yield "\t".join(COLUMNS).encode() + b"\n"
    for one in readings:
        for row in as_polecat(one.reading, version=f"demarche {__version__}"):
            yield "\t".join(row).encode() + b"\n"


def _plover(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_plover import as_plover

    for one in readings:
        yield from (line.encode() + b"\n" for line in as_plover(one.reading))


def _annotations(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_annotations import as_annotations, collection

    found = [annotation for one in readings for annotation in as_annotations(one.reading)]
    yield json.dumps(collection(found), ensure_ascii=False, indent=1).encode() + b"\n"


def _quotations(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_quotations import as_quotations, graph

    found = [quotation for one in readings for quotation in as_quotations(one.reading)]
    yield json.dumps(graph(found), ensure_ascii=False, indent=1).encode() + b"\n"


def _gexf(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_graph import as_gexf, network

    yield as_gexf(network(one.reading for one in readings)) + b"\n"


def _graphml(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_graph import as_graphml, network

    yield as_graphml(network(one.reading for one in readings)) + b"\n"


def _docbin(readings: Iterator[Stored]) -> Iterator[bytes]:
    from demarche.exports.as_docbin import as_docbin

    yield as_docbin(one.reading for one in readings)


_PIECES: dict[str, Callable[[Iterator[Stored]], Iterator[bytes]]] = {
    "jsonl": _jsonl,
    "gdelt": _gdelt,
    "polecat": _polecat,
    "plover": _plover,
    "annotations": _annotations,
    "quotations": _quotations,
    "gexf": _gexf,
    "graphml": _graphml,
    "docbin": _docbin,
}


def _write(pieces: Iterator[bytes], output: str | None) -> None:
    if output is None:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    try:
        with open(output, "wb") as opened:
            opened.writelines(pieces)
    except OSError as error:
        raise _unwritten(output, error) from None


def _unwritten(path: str, error: OSError) -> InputError:
    return InputError(f"{path} cannot be written ({error.strerror})", "a place of yours was expected", "name another")
