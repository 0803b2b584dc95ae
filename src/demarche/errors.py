"""What can go wrong, and what to type next.

    DemarcheError                 everything below; the command line prints it as one line and exits with 2
    ├── InputError                the article cannot be read: missing, empty, binary, a folder, too large
    ├── DateError                 a publication date that is no EDTF date
    ├── LanguageError             a language that cannot be told, or for which nothing is installed
    ├── ModelError                a pipeline that cannot be found or lacks what reading needs
    ├── KnowledgeError            a knowledge file, ours or the user's, that is malformed
    ├── LedgerError               a ledger that cannot be opened, written or asked so
    ├── NotInstalledError         a library that is installed only on demand
    └── CorpusError               a corpus that is not there, or not as its owners publish it

A hard text raises none of these: it yields reasons, kept in `Reading.reasons`.
"""

from __future__ import annotations


class DemarcheError(Exception):
    """A caller's mistake: `given` is what came in, `expected` what was wanted, `remedy` what to do next."""

    def __init__(self, given: str, expected: str, remedy: str) -> None:
        super().__init__(given, expected, remedy)
        self.given = given
        self.expected = expected
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: what was given, what was expected, what to do."""
        return " ".join(f"{self.given}: {self.expected}; {self.remedy}.".split())


class InputError(DemarcheError):
    """The article cannot be read."""


class DateError(DemarcheError):
    """The publication date cannot be read."""


class LanguageError(DemarcheError):
    """The language cannot be told or is not installed."""


class ModelError(DemarcheError):
    """The pipeline is missing or unfit."""


class KnowledgeError(DemarcheError):
    """A knowledge file is malformed."""


class LedgerError(DemarcheError):
    """The ledger cannot be opened, written or asked so."""


class NotInstalledError(DemarcheError):
    """Something that is installed only on demand is needed."""

    @classmethod
    def of(cls, what: str, extra: str) -> NotInstalledError:
        """What is missing, and the extra of demarche that brings it."""
        return cls(f"{what} is not installed", "it is needed for this", f"install it: pip install 'demarche[{extra}]'")


class CorpusError(DemarcheError):
    """A corpus is missing or malformed."""
