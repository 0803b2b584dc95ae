"""Quotations in German Wikinews: who said what, in tokens."""
