"""Files and folders: each kind told by its name, each article with the place where it lies."""

from __future__ import annotations

import gzip
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any

from demarche.errors import InputError
from demarche.sources.columns import Columns
from demarche.sources.item import Item, Media, Refusal, made
from demarche.sources.tables import csv_file, json_file, json_lines, parquet_file
from demarche.sources.text import MAX_BYTES
from demarche.sources.warc import warc_file

Rows = Callable[..., Iterator[Item]]
_PLAIN: dict[str, Media] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_TABLES: dict[str, Rows] = {
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".json": json_file,
    ".csv": csv_file,
    ".tsv": csv_file,
}
_WARC = (".warc", ".warc.gz", ".arc.gz", ".wet", ".wet.gz")
# What is looked for in folders; a file that is named is taken for text where its name says nothing.
SUFFIXES = (*_PLAIN, *_TABLES, *(f"{s}.gz" for s in _TABLES), ".parquet", ".zip", *_WARC)


def path_items(path: str, columns: Columns) -> Iterator[Item]:
    """All articles of a file, or of the files below a folder in the order of their names.

    Raises InputError where the path is not there or holds nothing to read.
    """
    if os.path.isdir(path):
        yield from _folder_items(path, columns)
        return
    if not os.path.exists(path):
        raise InputError(f"{path} is not there", "a file, a folder, a URL or - was expected", "check the path")
    yield from file_items(path, columns)


def standard_input(columns: Columns) -> Iterator[Item]:
    """Articles from standard input: rows where it begins as JSON lines do, else one text."""
    file = sys.stdin.buffer
    head = file.peek(1)[:1] if hasattr(file, "peek") else b""
    if head == b"{":
        yield from json_lines(file, columns, "standard input")
        return
    data = file.read(MAX_BYTES + 1)
    if not data.strip():
        raise InputError("standard input is empty", "the text of an article was expected", "give one")
    yield made("standard input", data, source="standard input")


def file_items(path: str, columns: Columns) -> Iterator[Item]:
    """The articles of one file; what cannot be read of it is a refusal."""
    absolute, lower = os.path.abspath(path), path.lower()
    try:
        if lower.endswith(_WARC):
            yield from warc_file(path, file=absolute)
        elif lower.endswith(".zip"):
            yield from _zip_items(path, columns, absolute)
        elif lower.endswith(".parquet"):
            yield from parquet_file(path, columns, path, file=absolute)
        elif rows := _TABLES.get(_suffix(lower.removesuffix(".gz"))):
            with gzip.open(path) if lower.endswith(".gz") else open(path, "rb") as opened:
                yield from rows(opened, columns, path, file=absolute)
        else:
            with open(path, "rb") as opened:
                yield _plain(opened, path, _PLAIN.get(_suffix(lower), "text"), file=absolute)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        refusal = Refusal("unreadable", f"the file cannot be read ({' '.join(reason.split())[:100]})")
        yield made(path, b"", source="file", refusal=refusal, file=absolute)


def _folder_items(path: str, columns: Columns) -> Iterator[Item]:
    empty = True
    for file in folder_files(path):
        empty = False
        yield from _guarded(file, columns)
    if empty:
        raise InputError(
            f"{path} has no articles", f"files such as {', '.join(SUFFIXES[:8])} were expected", "name another"
        )


def folder_files(path: str) -> Iterator[str]:
    """The files below a folder that may hold articles, hidden ones left out, in the order of their names."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield os.path.join(folder, name)


def _guarded(path: str, columns: Columns) -> Iterator[Item]:
    """The articles of a file that nobody named: one that is malformed as a whole is set aside, the others go on."""
    try:
        yield from file_items(path, columns)
    except InputError as error:
        yield made(path, b"", source="file", refusal=Refusal("malformed", str(error)), file=os.path.abspath(path))


def _plain(opened: IO[bytes], name: str, media: Media, **place: Any) -> Item:
    return made(name, opened.read(MAX_BYTES + 1), source="file", media=media, **place)


def _zip_items(path: str, columns: Columns, absolute: str) -> Iterator[Item]:
    """Members in the order of their names; archives inside the archive are left alone."""
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.infolist(), key=lambda m: m.filename):
            suffix = _suffix(member.filename.lower())
            hidden = PurePosixPath(member.filename).name.startswith((".", "__MACOSX"))
            if member.is_dir() or hidden or suffix not in (*_PLAIN, *_TABLES):
                continue
            name = f"{path}!{member.filename}"
            place: dict[str, Any] = {"file": absolute, "member": member.filename}
            try:
                with archive.open(member) as opened:
                    if rows := _TABLES.get(suffix):
                        yield from rows(opened, columns, name, **place)
                    else:
                        yield _plain(opened, name, _PLAIN[suffix], **place)
            except (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, InputError) as error:
                refusal = Refusal("unreadable", f"the member cannot be read ({' '.join(str(error).split())[:100]})")
                yield made(name, b"", source="file", refusal=refusal, **place)


def _suffix(name: str) -> str:
    return Path(name).suffix
