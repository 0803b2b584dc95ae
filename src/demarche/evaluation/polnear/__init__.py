"""PolNeAR: who said what in US political news, as spans of source, cue and content."""
