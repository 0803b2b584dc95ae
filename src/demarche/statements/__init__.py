"""Who said what: cue, content, speaker, nesting."""

from demarche.statements.read import read_statements

__all__ = ["read_statements"]
