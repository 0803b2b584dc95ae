"""What we know, as data files: shared by all languages, and one folder a language."""
