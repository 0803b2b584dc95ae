"""Where articles come from: each source yields raw articles with their provenance."""
