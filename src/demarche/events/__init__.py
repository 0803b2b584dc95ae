"""Who did what to whom."""

from demarche.events.context import Context, build_context
from demarche.events.deed import Deed
from demarche.events.deeds import read_deeds
from demarche.events.read import read_events

__all__ = ["Context", "Deed", "build_context", "read_deeds", "read_events"]
