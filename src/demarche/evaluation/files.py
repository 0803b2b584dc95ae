"""The files of a corpus as its owners publish it: one file, a folder, or a tar archive, packed or not."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Callable
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from demarche.errors import CorpusError


def corpus_files(path: Path, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The bytes of the wanted files by their name inside the folder or archive, in the order of their names.

    Hidden files are left out. Raises CorpusError where nothing can be opened.
    """
    if not path.exists():
        raise CorpusError(f"{path} is not there", "a folder or an archive was expected", "check the path")
    try:
        found = _of_folder(path, wanted) if path.is_dir() else _of_archive(path, wanted)
    except (OSError, EOFError, tarfile.TarError, LZMAError, zlib.error) as error:
        raise CorpusError(
            f"{path} cannot be opened ({type(error).__name__})", "a folder or a tar archive was expected", "check it"
        ) from None
    return dict(sorted(found.items()))


def corpus_bytes(path: Path) -> bytes:
    """The bytes of one file, unpacked where it ends in `.gz`. Raises CorpusError."""
    if path.is_dir():
        raise CorpusError(f"{path} is a folder", "a file was expected", "name one of its files")
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except FileNotFoundError:
        raise CorpusError(f"{path} is not there", "a file was expected", "check the path") from None
    except (OSError, EOFError, zlib.error) as error:
        raise CorpusError(
            f"{path} cannot be read ({type(error).__name__})", "a file was expected", "check it"
        ) from None


def as_text(data: bytes, name: str) -> str:
    """The bytes as UTF-8, line ends as they stand. Raises CorpusError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{name}, byte {error.start}", "text in UTF-8 was expected", "convert it") from None


def _of_folder(folder: Path, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if _visible(name) and wanted(name)}


def _of_archive(path: Path, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    with tarfile.open(path) as archive:
        members = (member for member in archive if member.isfile() and _visible(member.name) and wanted(member.name))
        return {m.name: file.read() for m in members if (file := archive.extractfile(m)) is not None}


def _visible(name: str) -> bool:
    return not any(part.startswith(".") for part in PurePosixPath(name).parts if part != ".")
