"""TimeML: time expressions with their values."""
