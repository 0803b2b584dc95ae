"""The project's own gold: cases, how a reading is scored against them, and the tables of the scores."""
