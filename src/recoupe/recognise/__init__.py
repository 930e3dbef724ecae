"""Sentences in, mentions out: times, places, actors, numbers."""
