"""The case: reports, readings, judgements and incidents in one database."""
