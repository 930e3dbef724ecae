"""Readings and incidents against reference readings."""
