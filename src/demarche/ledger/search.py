"""Full text: what is asked for, in the words of each database.

wapenstilstand gaza     both words
"geen dag"              these words side by side
onderhandel*            whatever begins so
bestand -olie           the first and not the second
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, text

from demarche.errors import LedgerError
from demarche.ledger.engine import is_sqlite
from demarche.ledger.folding import words

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]
    barred: bool
    prefix: bool


def matching(connection: Connection, kind: str, wanted: str) -> TextClause:
    """The numbers of the records of a kind (`statement`, …, `document`) whose words match.

    Raises LedgerError where no word is asked for.
    """
    terms = _terms(wanted)
    if is_sqlite(connection):
        table = f"{kind}_search"
        query = text(f"SELECT rowid FROM {table} WHERE {table} MATCH :wanted")
        return query.bindparams(wanted=_fts5(terms))
    query = text(f"SELECT rowid FROM {kind}_search WHERE words @@ to_tsquery('simple', :wanted)")
    return query.bindparams(wanted=_tsquery(terms))


def _terms(wanted: str) -> list[_Term]:
    terms = []
    for minus, phrase, word in _TERM.findall(wanted):
        if found := tuple(words(phrase or word)):
            terms.append(_Term(found, bool(minus), word.endswith("*")))
    if not any(not term.barred for term in terms):
        raise LedgerError(f"the text {wanted!r}", "at least one word to look for was expected", "give one")
    return terms


def _fts5(terms: list[_Term]) -> str:
    """`"geen dag" AND "bestand"* NOT "olie"`."""
    shown = {term: f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in terms}
    wanted = " AND ".join(shown[term] for term in terms if not term.barred)
    barred = "".join(f" NOT {shown[term]}" for term in terms if term.barred)
    return f"({wanted}){barred}"


def _tsquery(terms: list[_Term]) -> str:
    """`('geen' <-> 'dag') & ('bestand':*) & !('olie')`."""
    parts = []
    for term in terms:
        side_by_side = " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.prefix else "")
        parts.append(f"{'!' if term.barred else ''}({side_by_side})")
    return " & ".join(parts)
