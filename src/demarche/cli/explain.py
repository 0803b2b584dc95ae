"""`demarche explain`: why a record was made."""

from __future__ import annotations

import json
import sys
from typing import Any, Literal

import click

Format = Literal["text", "json"]


@click.command()
@click.argument("file", metavar="FILE|-")
@click.argument("record_id", metavar="RECORD-ID")
@click.option(
    "--format", type=click.Choice(("text", "json")), default="text", show_default=True, help="How to write it."
)
@click.option("--model", metavar="PATH_OR_NAME", help="A spaCy pipeline with Universal Dependencies labels.")
@click.option("--actors", multiple=True, metavar="FILE", help="Your own actors (TOML); may be given again.")
@click.option("--issues", multiple=True, metavar="FILE", help="Your own issues (TOML); may be given again.")
@click.option("--language", metavar="TAG", help="The article's language; detected unless given.")
@click.option("--published", metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD; read from a header unless given.")
def explain(file: str, record_id: str, format: Format, **options: Any) -> int:
    """Tell why a record was made: its row in the lexicon, its grammar, its actors, its confidence.

    RECORD-ID is an id as `demarche read FILE --format json` writes it, the beginning of one, or a label of the page
    that `demarche read FILE` prints: 4 or s4 for a statement, e2 for an event, p1 for a position.
    """
    from demarche.documents.dates import published_date
    from demarche.documents.decode import decode
    from demarche.exports.numbers import labels
    from demarche.sources.text import read_file

    if options["published"] is not None:
        options["published"] = published_date(options["published"])
    raw = read_file(file)
    text, repairs = decode(raw.data, raw.name)
    from demarche.reader import Reader

    reader = Reader(**{name: options.pop(name) for name in ("model", "actors", "issues")})
    explanation = reader.explain(text, record_id, labels=labels, repairs=repairs, **options)
    if format == "json":
        written = json.dumps({"file": file, **explanation.to_dict()}, ensure_ascii=False, allow_nan=False, indent=2)
        _put(written, "utf-8")
    else:
        from demarche.cli.why import as_text

        _put(as_text(explanation, out=sys.stdout), sys.stdout.encoding or "utf-8")
    return 0


def _put(text: str, encoding: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write((text + "\n").encode(encoding, "replace"))
    sys.stdout.buffer.flush()
