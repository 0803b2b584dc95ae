"""Who is the same as whom, by hand: merges and splits are kept in order, and what stands now follows from them."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, insert, select, update

from demarche.errors import LedgerError
from demarche.ledger import tables as t
from demarche.ledger.clock import now
from demarche.ledger.who import one_actor
from demarche.ledger.write import next_number


def merge(connection: Connection, kept: str, merged: str) -> tuple[str, str]:
    """Let the actor `kept` stand for `merged` too; both by id or a name that is one actor's. Their ids.

    Raises LedgerError where one is unknown or means several, or where both are one already.
    """
    keeper, other = one_actor(connection, kept), one_actor(connection, merged)
    if keeper.stands_for == other.stands_for:
        raise LedgerError(f"{kept} and {merged} are one actor, {keeper.id}", "two were expected", "see demarche actors")
    _note(connection, "merge", other.stands_for, keeper.stands_for)
    return keeper.id, other.id


def split(connection: Connection, actor: str) -> str:
    """Let an actor that was merged into another stand for itself again, by its own id; its id.

    Raises LedgerError where it is unknown or was never merged.
    """
    number = connection.execute(select(t.actors.c.no, t.actors.c.stands_for).where(t.actors.c.id == actor)).first()
    if number is None or number.no == number.stands_for:
        raise LedgerError(
            f"{actor!r} is merged into no other actor",
            "the id of one that is was expected",
            "see demarche show ACTOR-ID",
        )
    _note(connection, "split", number.no, None)
    return actor


def _note(connection: Connection, action: str, actor: int, target: int | None) -> None:
    row = {"no": next_number(connection, t.actor_changes), "action": action, "actor": actor, "target": target}
    connection.execute(insert(t.actor_changes), {**row, "changed_at": now()})
    _settle(connection)


def _settle(connection: Connection) -> None:
    """Replay all changes: each actor that was ever touched gets the number of the one that it now stands under."""
    parents: dict[int, int] = {}
    touched: set[int] = set()
    changes = select(t.actor_changes).order_by(t.actor_changes.c.no)
    for change in connection.execute(changes):
        touched |= {change.actor, change.target or change.actor}
        parents.pop(change.actor, None)
        if change.action == "merge":
            parents[change.actor] = change.target
    rows = [{"who": actor, "root": _root(actor, parents)} for actor in sorted(touched)]
    connection.execute(
        update(t.actors).where(t.actors.c.no == bindparam("who")).values(stands_for=bindparam("root")), rows
    )


def _root(actor: int, parents: dict[int, int]) -> int:
    seen = {actor}
    while (parent := parents.get(actor)) is not None and parent not in seen:
        seen.add(parent)
        actor = parent
    return actor
