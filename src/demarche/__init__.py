"""Demarche reads the news and keeps the ledger of diplomacy: who said what, each with the words that prove it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from demarche.api import explain, read
    from demarche.errors import DemarcheError
    from demarche.explanations import Explanation
    from demarche.reader import Reader
    from demarche.records import Actor, Document, Event, Issue, Position, Reading, Span, Statement, Time

_HOMES = {
    "explain": "demarche.api",
    "read": "demarche.api",
    "Explanation": "demarche.explanations",
    "Reader": "demarche.reader",
    "DemarcheError": "demarche.errors",
    **dict.fromkeys(
        ("Actor", "Document", "Event", "Issue", "Position", "Reading", "Span", "Statement", "Time"), "demarche.records"
    ),
}

__all__ = [
    "Actor",
    "DemarcheError",
    "Document",
    "Event",
    "Explanation",
    "Issue",
    "Position",
    "Reader",
    "Reading",
    "Span",
    "Statement",
    "Time",
    "__version__",
    "explain",
    "read",
]


def __getattr__(name: str) -> Any:
    """Load on first use: `import demarche` alone costs no parser."""
    if name not in _HOMES:
        raise AttributeError(f"module 'demarche' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
