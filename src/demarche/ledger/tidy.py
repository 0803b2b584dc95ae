"""The ledger as tidy tables in a folder: CSV or Parquet, with a codebook made of what the rows' fields mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demarche.errors import NotInstalledError
from demarche.exports.as_csv import as_csv
from demarche.ledger.results import Results, hints, meanings
from demarche.ledger.store import Ledger

_CODEBOOK = ("table", "column", "type", "may_be_missing", "meaning")


def write_csv(ledger: Ledger, folder: Path, *, as_of: str | None = None) -> list[str]:
    """One CSV file a table, and `codebook.csv`; the names of the files."""
    names = []
    for name, kind, pieces in ledger.tables(as_of=as_of):
        columns = Results(kind, ()).columns()
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as opened:
            opened.write(as_csv(columns, ()))
            for piece in pieces:
                opened.write(as_csv(columns, (row.values() for row in piece.to_dicts()), head=False))
        names.append(f"{name}.csv")
    return [*names, _write_codebook(ledger, folder)]


def write_parquet(ledger: Ledger, folder: Path, *, as_of: str | None = None) -> list[str]:
    """One Parquet file a table (Zstandard), what each column means in its metadata too, and `codebook.csv`."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise NotInstalledError.of("pyarrow, which writes Parquet,", "arrow") from None
    names = []
    for name, kind, pieces in ledger.tables(as_of=as_of):
        schema = _described(Results(kind, ()).to_arrow().schema, meanings(kind))
        with pyarrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as writer:
            for piece in pieces:
                writer.write_table(piece.to_arrow().cast(schema))
        names.append(f"{name}.parquet")
    return [*names, _write_codebook(ledger, folder)]


def codebook(kinds: dict[str, type]) -> str:
    """What each column of each table means, as CSV."""
    rows = [
        (table, name, *_typed(hint), meanings(kind)[name])
        for table, kind in kinds.items()
        for name, hint in hints(kind).items()
    ]
    return as_csv(_CODEBOOK, rows)


def _write_codebook(ledger: Ledger, folder: Path) -> str:
    kinds = {name: kind for name, kind, _ in ledger.tables()}
    (folder / "codebook.csv").write_text(codebook(kinds), "utf-8")
    return "codebook.csv"


def _typed(hint: Any) -> tuple[str, bool]:
    """`str | None => text, True`."""
    text = str(hint) if not isinstance(hint, type) else hint.__name__
    missing = text.endswith(" | None")
    names = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "0 or 1",
        "tuple[str, ...]": "list of text",
    }
    return names[text.removesuffix(" | None")], missing


def _described(schema: Any, meaning: dict[str, str]) -> Any:
    import pyarrow

    return pyarrow.schema([field.with_metadata({"description": meaning[field.name]}) for field in schema])
