"""The `demarche` command: its subcommands, and how every one of them fails.

0    done                              1    a fault of our own, or the reader of a pipe has gone
2    a caller's mistake, one line      130  stopped with Ctrl-C
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from demarche.cli.ask import actors, articles, events, positions, statements
from demarche.cli.complaints import complain
from demarche.cli.evaluate import evaluate
from demarche.cli.explain import explain
from demarche.cli.export import export
from demarche.cli.ingest import ingest, watch
from demarche.cli.overviews import contacts, matrix, show, sql, timeline
from demarche.cli.read import read
from demarche.errors import DemarcheError


class OneLineErrors(click.Group):
    """A group whose commands return their exit code and whose errors are one line on standard error."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and exit; with `standalone_mode` off, return or raise as click does."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name or "demarche", complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            complain(error.format_message())
            code = 2
        except DemarcheError as error:
            complain(str(error))
            code = 2
        except (click.Abort, KeyboardInterrupt):
            code = 130
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=OneLineErrors, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="demarche", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Read news articles about foreign affairs: who said what, who did what to whom, and who wants what."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


cli.add_command(read)
cli.add_command(explain)
cli.add_command(ingest)
cli.add_command(watch)
for command in (statements, events, positions, actors, articles, show, timeline, matrix, contacts, sql, export):
    cli.add_command(command)
cli.add_command(evaluate)
