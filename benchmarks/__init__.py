"""Speed and memory; never imported by the package itself."""
