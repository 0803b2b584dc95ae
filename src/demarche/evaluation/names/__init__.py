"""Names of persons, places and organisations, as spans with their type."""
