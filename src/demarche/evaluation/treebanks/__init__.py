"""Universal Dependencies: words, sentences, tags, lemmas and trees of raw text."""
