"""Why a record was made: its row, its grammar, its actors, its confidence."""

from demarche.explanations.explain import explain_record
from demarche.explanations.records import Chain, Explanation, Factor, Named, Row, Step
from demarche.explanations.trace import Trace

__all__ = ["Chain", "Explanation", "Factor", "Named", "Row", "Step", "Trace", "explain_record"]
