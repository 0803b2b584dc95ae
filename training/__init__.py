"""How the shipped pipelines are trained."""
