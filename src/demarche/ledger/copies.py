"""Texts that are printed elsewhere too, whole or in part: found by MinHash, settled by the words that they share.

Signatures are cut into bands; texts with a band in common are compared word by word. With these numbers a pair that
has half of all its phrases in common is found in 87 of 100 cases, one with six tenths in 99.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, insert, select, update

from demarche.ledger.folding import words
from demarche.ledger.tables import bands, copies, documents, standings

# 32 bands of 4 (Leskovec et al., Mining of Massive Datasets, 3.4).
BANDS, ROWS = 32, 4
# Words a phrase: shorter ones are shared by chance, longer ones are broken by every correction.
PHRASE = 4
# A text of which so much stands in another is its copy: agency copy cut from below, with a new headline, keeps it.
SHARED = 0.7
# Below this a text says too little to be told from another.
FEWEST_PHRASES = 12
_SEED = 20_240_514


def phrases(text: str) -> frozenset[str]:
    """All runs of PHRASE words."""
    found = words(text)
    return frozenset(" ".join(found[i : i + PHRASE]) for i in range(len(found) - PHRASE + 1))


def signature_bands(of: Iterable[str]) -> list[int]:
    """BANDS signed whole numbers of 64 bits; empty for a text of too few phrases."""
    from rensa import RMinHash

    held = sorted(of)
    if len(held) < FEWEST_PHRASES:
        return []
    hashed = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    hashed.update(held)
    digest = hashed.digest()
    return [_band(i, digest[i * ROWS : (i + 1) * ROWS]) for i in range(BANDS)]


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller text's phrases that the other has too, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def link_copies(connection: Connection, number: int, text: str) -> bool:
    """Link a new text with its copies in the ledger; whether there were any.

    All texts of one dispatch carry the number of the text with the smallest id, in whatever order they came.
    """
    own = phrases(text)
    signature = signature_bands(own)
    pairs = list(_alike(connection, number, signature, own))
    if signature:
        connection.execute(insert(bands), [{"band": b, "document": number} for b in dict.fromkeys(signature)])
    if not pairs:
        return False
    linked = documents.c.no.in_([number, *(other for other, _ in pairs)])
    ids = {row.no: row.id for row in connection.execute(select(documents.c.no, documents.c.id).where(linked))}
    rows = [
        {"one": min(number, other, key=ids.__getitem__), "other": max(number, other, key=ids.__getitem__), "shared": s}
        for other, s in pairs
    ]
    connection.execute(insert(copies), rows)
    _join(connection, [number, *(other for other, _ in pairs)])
    return True


def _alike(
    connection: Connection, number: int, signature: Sequence[int], own: frozenset[str]
) -> Iterable[tuple[int, float]]:
    if not signature:
        return
    same_band = select(bands.c.document).where(bands.c.band.in_(signature)).distinct()
    for row in connection.execute(
        select(documents.c.no, documents.c.text).where(documents.c.no.in_(same_band)).order_by(documents.c.no)
    ).all():
        share = shared(own, phrases(row.text))
        if row.no != number and share >= SHARED:
            yield row.no, round(share, 4)


def _join(connection: Connection, numbers: Sequence[int]) -> None:
    """Make one dispatch of those that these texts belong to."""
    dispatches = select(documents.c.dispatch).where(documents.c.no.in_(numbers)).distinct()
    joined = [row[0] for row in connection.execute(dispatches)]
    members = documents.c.dispatch.in_(joined)
    smallest = select(func.min(documents.c.id)).where(members).scalar_subquery()
    first: int = connection.execute(select(documents.c.no).where(documents.c.id == smallest)).scalar_one()
    for table in (documents, standings):
        connection.execute(update(table).where(table.c.dispatch.in_(joined)).values(dispatch=first))


def _band(index: int, values: Sequence[int]) -> int:
    text = f"{index}:{','.join(map(str, values))}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
