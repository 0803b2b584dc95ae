"""How sure an event is: the share of such events that gold keeps, participants included."""

from __future__ import annotations

import math

from demarche.events.deeds import Deed

# Measured on the open gold articles and checked with `python -m evaluation.calibrate`.
BOTH_SIDES, SOURCE_ONLY, TARGET_ONLY, NOBODY = 0.88, 0.68, 0.4, 0.4
# Factor for what has not happened.
NOT_DONE = 0.85


def confidence(deed: Deed) -> float:
    """0 to 1."""
    return round(math.prod(value for _, value in factors(deed)), 3)


def factors(deed: Deed) -> list[tuple[str, float]]:
    """What the confidence is the product of, each with its name: `[(both sides, 0.88), (not done, 0.85)]`."""
    if deed.sources:
        both = deed.targets or len(deed.sources) > 1
        first = ("both sides", BOTH_SIDES) if both else ("source only", SOURCE_ONLY)
    else:
        first = ("target only", TARGET_ONLY) if deed.targets else ("nobody", NOBODY)
    return [first] if deed.status in ("occurred", "ongoing") else [first, ("not done", NOT_DONE)]
