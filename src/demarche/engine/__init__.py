"""Many articles: read by several processes, stored by one, stopped and resumed at any moment."""
