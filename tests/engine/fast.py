"""A reader that needs no model, for tests that start and stop many processes."""

from __future__ import annotations

import os
import sys
import time

from demarche.engine import workers
from demarche.errors import InputError
from demarche.records import Reading
from tests.ledger.made import did, person, reading, said, wants


class FastReader:
    """Reads `NAME zei: WORDS.` and knows that NAME of NLD wants a ceasefire; takes `seconds` an article.

    A text with `crash` in it ends the process, one with `fault` raises what nobody foresaw.
    """

    def __init__(self, seconds: float = 0.0, *, tell: bool = False) -> None:
        self.seconds, self.tell = seconds, tell

    def read(self, text: str, **known: object) -> Reading:
        if self.tell:
            print("reading", file=sys.stderr)
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
    """Let this process, for the rest of its life, read so and tell each article on standard error."""
    workers.Settings.reader = lambda self: FastReader(seconds, tell=True)  # type: ignore[method-assign, assignment, return-value]
