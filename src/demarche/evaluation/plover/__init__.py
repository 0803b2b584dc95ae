"""PLOVER's gold standard records: what happened in one sentence, who did it, and to whom."""
