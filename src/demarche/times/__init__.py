"""When: time expressions found, anchored to the day of publication, as EDTF."""

from demarche.times.clauses import time_of_clause
from demarche.times.find import find_times

__all__ = ["find_times", "time_of_clause"]
