"""The present moment as the ledger writes it: UTC, ISO 8601, to the microsecond, so that text order is time order."""

from __future__ import annotations

import datetime


def now() -> str:
    """`2024-05-14T08:30:00.000000Z`."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
