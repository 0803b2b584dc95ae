"""What each party wants, accepts or refuses."""

from demarche.positions.read import read_positions

__all__ = ["read_positions"]
