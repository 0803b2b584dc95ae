"""`demarche` with a reader that needs no model: `python tests/engine/fast.py SECONDS ARGUMENT…`, SECONDS an article.

For tests that start and stop many processes.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from demarche.engine import workers  # noqa: E402
from demarche.errors import InputError  # noqa: E402
from demarche.records import Reading  # noqa: E402
from tests.ledger.made import did, person, reading, said, wants  # noqa: E402


class FastReader:
    """Reads `NAME said: WORDS.` and knows that NAME of NLD phones Omar Haas of EGY."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds

    def read(self, text: str, **known: object) -> Reading:
        time.sleep(self.seconds)
        known.pop("repairs", None)
        known["language"] = known.get("language") or "nl"
        if "crash" in text:
            os._exit(1)
        if "fault" in text:
            raise ZeroDivisionError("deep\ninside")
        if "zei" not in text:
            raise InputError("a text without a word said", "one was expected", "write one")
        name = text.partition(" zei")[0].strip()
        who = person(text, name, f"person:local:{name.lower()}", "NLD", "minister")
        words = text.partition("zei: ")[2].split(".")[0]
        statement, event = said(text, who, words), did(text, "zei", (who,), ())
        wish = wants(text, who, words, "ceasefire", statement=statement.id)
        return reading(text, who, statement, event, wish, **known)


def use_fast_reader(seconds: float) -> None:
    def made(self: object) -> FastReader:
        print("reading", file=sys.stderr, flush=True)
        return FastReader(seconds)

    workers.Settings.reader = made  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    from demarche.cli.main import cli

    use_fast_reader(float(sys.argv[1]))
    cli(sys.argv[2:])
