"""The gate with its pinned floors, and checks of our own gold; never imported by the package itself."""
