"""Mentions in, settled mentions out: days, places of the gazetteer, actors of the register."""
