"""Readings and incidents against reference readings."""

from __future__ import annotations

from recoupe.evaluate.incidents import reference_incidents, score_incidents
from recoupe.evaluate.readings import score_readings
from recoupe.evaluate.reference import Kinship, Reference, reference_readings
from recoupe.evaluate.score import Accuracy, Difference, Harmony, Rates, Score

__all__ = [
    "Accuracy", "Difference", "Harmony", "Kinship", "Rates", "Reference", "Score", "reference_incidents", "reference_readings", "score_incidents",
    "score_readings",
]  # fmt: skip
