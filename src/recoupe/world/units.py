"""The administrative units that contain places: provinces, governorates, oblasts of the first level, by GeoNames code."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of ``world/units.csv``: a unit of the first level.

    ``code`` is GeoNames' (``SY.07``); ``id`` is that of our own place where ``sites.csv`` has one, else the English name
    in small letters; ``source`` is the unit's seat (or another town of it) in GeoNames, which carries the code.
    """

    code: str
    name: str
    id: str
    country: str
    source: str


@cache
def units() -> Mapping[str, Unit]:
    """Every unit that we know by name, by its GeoNames code; an unknown code is missing rather than guessed."""
    with (Path(__file__).parent / "units.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["code"]: Unit(**row) for row in csv.DictReader(file)})


@cache
def _by_id() -> Mapping[str, Unit]:
    return MappingProxyType({unit.id: unit for unit in units().values()})


def unit_named(unit_id: str) -> Unit | None:
    """The unit with this id, as a place's ``within`` holds it, or None."""
    return _by_id().get(unit_id)


def unit_id(code: str) -> str:
    """The id of the unit with this GeoNames code; the code itself where we do not know the unit."""
    known = units().get(code)
    return known.id if known else code
