"""How well readings agree with what people noted down: readers and scorers of corpora, and of our own gold."""
