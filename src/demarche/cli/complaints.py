"""What goes wrong, as one line each on standard error."""

from __future__ import annotations

import sys
import traceback


def complain(message: str) -> None:
    """Print `demarche: error: message`, on one line whatever the message holds."""
    printable = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(message.split()))
    print(f"demarche: error: {printable}", file=sys.stderr, flush=True)


def complain_of_fault(article: str, error: Exception, *, debug: bool) -> None:
    """Name the article and the class of an exception that nobody foresaw; with `debug`, its traceback first."""
    if debug:
        traceback.print_exception(error, file=sys.stderr)
    hint = "" if debug else "; --debug shows where"
    complain(f"{article}: {type(error).__name__}, a fault in demarche itself{hint}")
