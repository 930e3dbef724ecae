"""Languages: one folder each, lexicons as data."""
