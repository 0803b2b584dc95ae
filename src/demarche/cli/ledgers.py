"""Options that the commands of the ledger share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv", "parquet")


def ledger_option(command: F) -> F:
    """`--ledger PATH|postgresql://…`."""
    return click.option(
        "--ledger",
        "ledger_at",
        metavar="PATH|URL",
        help="The ledger: a file or postgresql://…; DEMARCHE_LEDGER or demarche.db unless given.",
    )(command)


def reader_options(command: F) -> F:
    """What articles are read with."""
    for option in (
        click.option("--issues", multiple=True, metavar="FILE", help="Your own issues (TOML); may be given again."),
        click.option("--actors", multiple=True, metavar="FILE", help="Your own actors (TOML); may be given again."),
        click.option("--model", metavar="PATH_OR_NAME", help="A spaCy pipeline with Universal Dependencies labels."),
        click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read."),
    ):
        command = option(command)
    return command


def web_options(command: F) -> F:
    """How pages and feeds are fetched."""
    for option in (
        click.option(
            "--allow-host",
            multiple=True,
            metavar="NAME",
            help="A host that may be on a private network; may be given again.",
        ),
        click.option(
            "--delay",
            type=click.FloatRange(0, 3600),
            default=1.0,
            show_default=True,
            metavar="SECONDS",
            help="Pause between two requests to one host.",
        ),
        click.option("--user-agent", metavar="TEXT", help="How to present yourself to servers; name yourself there."),
    ):
        command = option(command)
    return command


def format_options(command: F) -> F:
    """How an answer is written."""
    for option in (
        click.option("--output", "-o", metavar="FILE", type=click.Path(dir_okay=False), help="Write it to a file."),
        click.option(
            "--format", type=click.Choice(FORMATS), default="table", show_default=True, help="How to write it."
        ),
    ):
        command = option(command)
    return command
