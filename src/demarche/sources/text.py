"""Plain text from a file or from standard input."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from demarche.errors import InputError

# The longest newspaper articles run to some 100,000 characters; what is larger is no article.
MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class RawArticle:
    """Bytes as received; `name` says where they came from."""

    name: str
    data: bytes


def read_file(path: str) -> RawArticle:
    """Read one article; `-` is standard input. Raises InputError where there is nothing to read."""
    if path == "-":
        return _checked(RawArticle("standard input", sys.stdin.buffer.read(MAX_BYTES + 1)))
    file = Path(path)
    if file.is_dir():
        raise InputError(f"{path} is a folder", "a text file was expected", f"name its files, as in {path}/*.txt")
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            f"{path} is not there", "a text file was expected", "check the path, or use - for input"
        ) from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror})", "a text file was expected", "check it") from None
    return _checked(RawArticle(path, data))


def _checked(raw: RawArticle) -> RawArticle:
    if not raw.data.strip():
        raise InputError(f"{raw.name} is empty", "the text of an article was expected", "give a file with text in it")
    if len(raw.data) > MAX_BYTES:
        raise InputError(
            f"{raw.name} is larger than {MAX_BYTES:,} bytes", "one article was expected", "split it into articles"
        )
    return raw
