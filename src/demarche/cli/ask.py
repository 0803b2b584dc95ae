"""`demarche statements`, `events`, `positions`, `articles`: lists of what the ledger holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from demarche.cli.ledgers import format_options, ledger_option

_LIMIT = 50


def filter_options(*names: str) -> Callable[[Any], Any]:
    """The options of these names, in this order."""

    def add(command: Any) -> Any:
        for name in reversed(names):
            command = _OPTIONS[name](command)
        return command

    return add


def _text(name: str, metavar: str, text: str, *more: str) -> Any:
    return click.option(f"--{name}", *more, metavar=metavar, help=text)


_WHO = "an id, a party's code, a Wikidata id or words of a name"
_OPTIONS: dict[str, Any] = {
    "speaker": _text("speaker", "WHO", f"Who said it: {_WHO}.", "actor"),
    "holder": _text("holder", "WHO", f"Who holds it: {_WHO}.", "--speaker", "actor"),
    "source": _text("source", "WHO", f"Who did it: {_WHO}.", "--speaker", "actor"),
    "target": _text("target", "WHO", "To whom it was done, or of whom it is wanted."),
    "about": _text("about", "WHO", "Whom it names beside, is said to or done to."),
    "party": _text("party", "CODE", "For whom the one acts who speaks or holds; of an event either side."),
    "since": _text("since", "DATE", "From this EDTF date on: 2023, 2023-04, 2023-04-27."),
    "until": _text("until", "DATE", "Up to this EDTF date, the whole of it."),
    "kind": click.option("--kind", type=click.Choice(("direct", "mixed", "indirect")), help="How it is reported."),
    "type": _text("type", "TYPE", "PLOVER type, as CONSULT."),
    "mode": _text("mode", "MODE", "PLOVER mode, as phone."),
    "cameo": _text("cameo", "CODE", "CAMEO code or its beginning, as 04."),
    "status": click.option(
        "--status",
        type=click.Choice(("occurred", "ongoing", "planned", "called-for", "hypothetical", "denied")),
        help="Whether it happened.",
    ),
    "polarity": click.option("--polarity", type=click.Choice(("for", "against")), help="For or against the issue."),
    "force": click.option(
        "--force",
        type=click.Choice(("view", "wish", "demand", "precondition", "red-line", "goal", "offer", "commitment")),
        help="How strongly it is wanted.",
    ),
    "issue": _text("issue", "ID", "Issue of the catalogue, with all that are part of it."),
    "text": _text("text", "WORDS", 'Words that occur in it: both of two, "side by side", begin*, -not.'),
    "publisher": _text("publisher", "NAME", "Who published the article."),
    "language": _text("language", "TAG", "The article's language."),
    "article": _text("article", "ID", "The article that it stands in."),
    "min-confidence": click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="0..1", help="Leave out what is less sure."
    ),
    "as-of": _text("as-of", "DATE", "What the ledger said at the end of that day."),
    "limit": click.option(
        "--limit", type=click.IntRange(0), default=_LIMIT, show_default=True, help="At most so many; 0 for all."
    ),
    "oldest": click.option("--oldest", is_flag=True, help="The oldest first."),
}
_POSITION = ("issue", "polarity", "force")
_COMMON = ("party", "since", "until", "text", "publisher", "language", "article", "min-confidence", "as-of")


def list_command(name: str, own: tuple[str, ...], text: str) -> click.Command:
    """The command that lists one kind of record."""

    @click.command(name, help=text)
    @filter_options(*own, *_COMMON, "limit", "oldest")
    @ledger_option
    @format_options
    def command(**options: Any) -> int:
        from demarche.cli.answers import write
        from demarche.ledger import Ledger

        format, output = options.pop("format"), options.pop("output")
        with Ledger.open(options.pop("ledger_at")) as ledger:
            options["limit"] = options["limit"] or None
            write(getattr(ledger, name)(**options), format, output, title=name)
        return 0

    return command


statements = list_command(
    "statements",
    ("speaker", "about", "kind", *_POSITION),
    "List what was said, the newest first. All filters must hold.",
)
events = list_command(
    "events",
    ("source", "target", "about", "type", "mode", "cameo", "status", *_POSITION),
    "List what happened, the newest first. All filters must hold.",
)
positions = list_command(
    "positions",
    ("holder", "target", "about", *_POSITION),
    "List what parties want, the newest first. All filters must hold.",
)


@click.command()
@filter_options("text", "publisher", "language", "since", "until", "limit")
@click.option("--copies-of", metavar="ID", help="The articles that print the same dispatch as this one.")
@ledger_option
@format_options
def articles(**options: Any) -> int:
    """List articles in their newest version, the last published first."""
    from demarche.cli.answers import write
    from demarche.ledger import Ledger

    format, output = options.pop("format"), options.pop("output")
    with Ledger.open(options.pop("ledger_at")) as ledger:
        options["limit"] = options["limit"] or None
        write(ledger.articles(**options), format, output, title="articles")
    return 0


@click.group(invoke_without_command=True)
@click.option("--name", metavar="WHO", help="An id, a Wikidata id or words of a name.")
@click.option("--party", metavar="CODE", help="For whom they act.")
@click.option("--kind", metavar="KIND", help="person, country, organization, bloc, role or media.")
@click.option("--sector", metavar="CODE", help="PLOVER sector, as GOV.")
@filter_options("limit")
@ledger_option
@format_options
@click.pass_context
def actors(context: click.Context, /, **options: Any) -> int:
    """List actors, those that occur in most articles first; merge and split them."""
    if context.invoked_subcommand is not None:
        context.obj = options["ledger_at"]
        return 0
    from demarche.cli.answers import write
    from demarche.ledger import Ledger

    format, output = options.pop("format"), options.pop("output")
    with Ledger.open(options.pop("ledger_at")) as ledger:
        options["limit"] = options["limit"] or None
        write(ledger.actors(**options), format, output, title="actors")
    return 0


@actors.command()
@click.argument("kept")
@click.argument("merged")
@ledger_option
@click.pass_obj
def merge(outer: str | None, kept: str, merged: str, ledger_at: str | None) -> int:
    """Let the actor KEPT stand for MERGED too, in all that was and will be read; each an id or a name of one alone."""
    from demarche.ledger import Ledger

    with Ledger.open(ledger_at or outer) as ledger:
        keeper, other = ledger.merge_actors(kept, merged)
    click.echo(f"{keeper} now stands for {other}")
    return 0


@actors.command()
@click.argument("actor")
@ledger_option
@click.pass_obj
def split(outer: str | None, actor: str, ledger_at: str | None) -> int:
    """Let ACTOR, the id of one that was merged into another, stand for itself again."""
    from demarche.ledger import Ledger

    with Ledger.open(ledger_at or outer) as ledger:
        ledger.split_actor(actor)
    click.echo(f"{actor} stands for itself again")
    return 0
