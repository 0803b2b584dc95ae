"""Corpus readers, scorers, and the gate with its pinned floors; never imported by the package itself."""
