"""Where the ledger is: what was asked for, else the environment's `DEMARCHE_LEDGER`, else a file in the folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from demarche.errors import LedgerError

VARIABLE = "DEMARCHE_LEDGER"
DEFAULT = "demarche.db"
_MAGIC = b"SQLite format 3\x00"
_DRIVER = "postgresql+psycopg"


@dataclass(frozen=True, slots=True)
class Address:
    """`url` as SQLAlchemy takes it; `path` of the file, None for a server; `shown` holds no password."""

    url: str
    path: Path | None
    shown: str


def ledger_address(given: str | os.PathLike[str] | None = None) -> Address:
    """The address of a ledger, given as a path or as `postgresql://…`. Raises LedgerError for what is neither."""
    text = os.fspath(given) if given is not None else os.environ.get(VARIABLE) or DEFAULT
    scheme, separator, rest = text.partition("://")
    if not separator:
        return _file(Path(text))
    if scheme in ("postgresql", "postgres", _DRIVER):
        return Address(f"{_DRIVER}://{rest}", None, f"postgresql://{rest.rpartition('@')[2]}")
    if scheme == "sqlite" and rest.startswith("/"):
        return _file(Path(rest[1:]))
    raise LedgerError(
        f"the ledger {scheme}://…", "a path or postgresql://USER@HOST/NAME was expected", "name it with --ledger"
    )


def _file(path: Path) -> Address:
    if path.is_dir():
        example = f"name one, as in {path}/demarche.db"
        raise LedgerError(f"{path} is a folder", "the file of a ledger was expected", example)
    if not path.parent.is_dir():
        raise LedgerError(f"{path.parent} is not there", "a folder for the ledger was expected", "make it first")
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as opened:
            if opened.read(len(_MAGIC)) != _MAGIC:
                raise LedgerError(f"{path} is no ledger", "an SQLite file was expected", "name another file")
    return Address(f"sqlite:///{path}", path, str(path))
