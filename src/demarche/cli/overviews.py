"""`demarche timeline`, `matrix`, `contacts`: what many records say together; `show`: one of them whole; `sql`."""

from __future__ import annotations

import json
from typing import Any

import click

from demarche.cli.ask import filter_options
from demarche.cli.ledgers import format_options, ledger_option

_KINDS = ("statement", "event", "position")


class Codes(click.ParamType):  # type: ignore[type-arg]  # a class of two kinds, by the version of click
    """Values separated by commas: `RUS,UKR`."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The values without blanks and empty ones."""
        if isinstance(value, tuple):
            return value
        return tuple(part.strip() for part in str(value).split(",") if part.strip())


@click.command()
@click.option(
    "--record", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only these kinds; may be given again."
)
@filter_options(
    *("speaker", "about", "target", "party", "issue", "polarity", "force", "kind", "type", "status"),
    *("since", "until", "text", "publisher", "language", "min-confidence", "as-of", "limit"),
)
@ledger_option
@format_options
def timeline(**options: Any) -> int:
    """Show records in the order of time, the last of them; all filters must hold."""
    from demarche.cli.answers import write
    from demarche.ledger import Ledger

    format, output = options.pop("format"), options.pop("output")
    with Ledger.open(options.pop("ledger_at")) as ledger:
        options["limit"], options["kinds"] = options["limit"] or None, options["kinds"] or _KINDS
        write(ledger.timeline(**options), format, output, title="moments")
    return 0


@click.command()
@click.option("--parties", type=Codes(), default=(), metavar="CODES", help="These parties or holders: RUS,UKR,CHN.")
@click.option("--issues", type=Codes(), default=(), metavar="IDS", help="These issues: ceasefire,sanctions.")
@filter_options("about", "force", "since", "until", "publisher", "language", "min-confidence", "as-of")
@ledger_option
@format_options
def matrix(**options: Any) -> int:
    """Show what parties want of issues. With --until, as far as was known then."""
    from demarche.cli.answers import as_matrix, put, write
    from demarche.ledger import Ledger

    format, output = options.pop("format"), options.pop("output")
    with Ledger.open(options.pop("ledger_at")) as ledger:
        cells = ledger.matrix(**options)
    if format == "table":
        put(as_matrix(cells), output)
    else:
        write(cells, format, output)
    return 0


@click.command()
@click.option("--by-party", is_flag=True, help="Count parties, not persons.")
@filter_options("party", "about", "mode", "since", "until", "publisher", "min-confidence", "as-of", "limit")
@ledger_option
@format_options
def contacts(**options: Any) -> int:
    """Show who met or spoke with whom, those with most contacts first."""
    from demarche.cli.answers import write
    from demarche.ledger import Ledger

    format, output = options.pop("format"), options.pop("output")
    with Ledger.open(options.pop("ledger_at")) as ledger:
        options["limit"] = options["limit"] or None
        write(ledger.contacts(**options), format, output, title="contacts")
    return 0


@click.command()
@click.argument("record_id", metavar="ID")
@click.option(
    "--format", type=click.Choice(("text", "json")), default="text", show_default=True, help="How to write it."
)
@ledger_option
def show(record_id: str, format: str, ledger_at: str | None) -> int:
    """Show a record in its paragraph, with its article and outlets; or an article, or an actor.

    ID is an id, or the beginning of one; an actor also has its name.
    """
    import dataclasses

    from demarche.cli.answers import put
    from demarche.cli.shown import as_text
    from demarche.ledger import Ledger

    with Ledger.open(ledger_at) as ledger:
        shown = ledger.show(record_id)
    if format == "json":
        put(json.dumps(dataclasses.asdict(shown), ensure_ascii=False, allow_nan=False, indent=2) + "\n")
    else:
        put(as_text(shown))
    return 0


@click.command()
@click.argument("query")
@click.option(
    "--format", type=click.Choice(("table", "json", "csv")), default="table", show_default=True, help="How to write it."
)
@ledger_option
def sql(query: str, format: str, ledger_at: str | None) -> int:
    """Ask the ledger in SQL; it may read all and change nothing. docs/ledger.md names the views."""
    from demarche.cli.answers import put
    from demarche.cli.shown import answer_table
    from demarche.exports.as_csv import as_csv
    from demarche.ledger import Ledger

    with Ledger.open(ledger_at) as ledger:
        answer = ledger.sql(query)
    if format == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        put(json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n")
    elif format == "csv":
        put(as_csv(answer.columns, answer.rows))
    else:
        put(answer_table(answer))
    return 0
