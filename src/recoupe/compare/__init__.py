"""Incidents in, claims, agreement and voices out."""
