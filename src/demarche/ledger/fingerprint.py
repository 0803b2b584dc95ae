"""What reads: its version, its code and words, its pipelines and the user's files, as one id.

A reading by another reader is another reading; the earlier one stays.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from demarche import __version__
from demarche.errors import KnowledgeError
from demarche.ledger.write import ReaderMark
from demarche.records import stable_id

_PACKAGE = Path(__file__).parent.parent
# What decides which records come out; the rest of the package only carries them.
_STAGES = ("documents", "knowledge", "language", "actors", "times", "statements", "events", "positions")


def reader_mark(*, model: str | None = None, actors: Sequence[str] = (), issues: Sequence[str] = ()) -> ReaderMark:
    """The mark of a `Reader` made so. Raises KnowledgeError for a file that cannot be read."""
    settings = {
        "demarche": _own_digest(),
        "model": model,
        "actors": [_digest([Path(path)]) for path in actors],
        "issues": [_digest([Path(path)]) for path in issues],
    }
    written = json.dumps(settings, sort_keys=True)
    return ReaderMark(stable_id("reader", __version__, written), __version__, written)


@functools.cache
def _own_digest() -> str:
    """Code, words and pipelines as they are installed; weights by size alone, for they change with their card."""
    files = [_PACKAGE / "reader.py", _PACKAGE / "records.py"]
    for stage in _STAGES:
        files += sorted(p for p in (_PACKAGE / stage).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    pipelines = sorted(p for p in (_PACKAGE / "models").rglob("*") if p.is_file())
    sizes = "\n".join(f"{p.relative_to(_PACKAGE).as_posix()} {p.stat().st_size}" for p in pipelines)
    metas = [p for p in pipelines if p.name in ("meta.json", "config.cfg")]
    return hashlib.sha256(f"{_digest(files)} {sizes} {_digest(metas)}".encode()).hexdigest()


def _digest(files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise KnowledgeError(
                f"{path} cannot be read ({error.strerror})", "a file was expected", "check the path"
            ) from None
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()
