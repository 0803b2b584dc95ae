"""The store: what was read of each article, kept for good and found again."""

from demarche.ledger.filters import Filter
from demarche.ledger.fingerprint import reader_mark
from demarche.ledger.store import Ledger
from demarche.ledger.write import ReaderMark
from demarche.sources.found import Found

__all__ = ["Filter", "Found", "Ledger", "ReaderMark", "reader_mark"]
