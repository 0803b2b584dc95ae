"""How sure an event is: the share of such events that gold keeps, participants included."""

from __future__ import annotations

from demarche.events.deeds import Deed

# Measured on the open gold articles and checked with `python -m evaluation.calibrate`.
BOTH_SIDES, SOURCE_ONLY, TARGET_ONLY, NOBODY = 0.88, 0.68, 0.4, 0.4
# Factor for what has not happened.
NOT_DONE = 0.85


def confidence(deed: Deed) -> float:
    """0 to 1."""
    if deed.sources:
        value = BOTH_SIDES if deed.targets or len(deed.sources) > 1 else SOURCE_ONLY
    else:
        value = TARGET_ONLY if deed.targets else NOBODY
    return round(value * (1.0 if deed.status in ("occurred", "ongoing") else NOT_DONE), 3)
