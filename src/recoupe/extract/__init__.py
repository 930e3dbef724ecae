"""Sentences and settled mentions in, events with their sources and status out."""
