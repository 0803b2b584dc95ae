"""Readings to text for other programs: one writer a format, each a pure function."""
