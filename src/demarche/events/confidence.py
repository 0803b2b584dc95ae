"""How sure an event is: the share of such events that gold keeps, participants included."""

from __future__ import annotations

import math

from demarche.events.deed import NAMED_BEFORE, Deed

# Nearer to what holds on articles set apart than on those that the rules were written with: on these `both sides` is
# right in 0.80 and `source only` in 0.38, on those in 0.91 and 0.73 (`python -m evaluation.calibrate apart`).
BOTH_SIDES, SOURCE_ONLY, TARGET_ONLY, NOBODY = 0.84, 0.5, 0.2, 0.3
# Factor for what has not happened.
NOT_DONE = 0.85


def confidence(deed: Deed) -> float:
    """0 to 1."""
    return round(math.prod(value for _, value in factors(deed)), 3)


def factors(deed: Deed) -> list[tuple[str, float]]:
    """What the confidence is the product of, each with its name: `[(both sides, 0.88), (not done, 0.85)]`."""
    if deed.sources:
        told = deed.targets and deed.how.get("targets") != NAMED_BEFORE
        both = told or len(deed.sources) > 1
        first = ("both sides", BOTH_SIDES) if both else ("source only", SOURCE_ONLY)
    else:
        first = ("target only", TARGET_ONLY) if deed.targets else ("nobody", NOBODY)
    return [first] if deed.status in ("occurred", "ongoing") else [first, ("not done", NOT_DONE)]
