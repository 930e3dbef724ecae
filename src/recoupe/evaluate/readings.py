"""Readings against the reference readings of the same reports."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from recoupe.errors import InputError
from recoupe.evaluate.events import compare_events
from recoupe.evaluate.mentions import compare_actors, compare_places, compare_sources, compare_times
from recoupe.evaluate.score import Score, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.evaluate.reference import Reference


def score_readings(reference: Reference, readings: Iterable[Mapping[str, Any]]) -> Score:
    """How well readings (as ``recoupe read --format jsonl`` prints them) agree with the reference, layer by layer.

    Each layer is scored on its own: an event's roles count where the event was found, its sources where they were.
    Places are right within 30 km (150 km for a governorate, 250 for a desert or a region, 700 for a country).

    Raises:
        InputError: there is no reading of a report that the reference has.
    """
    by_report = {PurePosixPath(reading["report"]).name: reading for reading in readings}
    tally = Tally()
    for expected in reference.readings:
        name = expected["report"]
        found = by_report.get(name)
        if found is None:
            raise InputError(f"There is no reading of {name}.", "Give --reports the folder in which it lies.")
        text, kinship = found["text"], reference.kinship
        compare_times(name, text, expected["times"], found["times"], tally)
        compare_places(name, text, expected["places"], found["places"], tally)
        compare_actors(name, text, expected["actors"], found["actors"], kinship, tally)
        sources = compare_sources(name, text, expected["sources"], found["sources"], tally)
        compare_events(name, text, expected["events"], found["events"], sources, kinship, tally)
    return tally.score(len(reference.readings))
