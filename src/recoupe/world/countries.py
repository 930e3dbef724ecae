"""Countries as the field's databases number them: ISO, ACLED's regions, Gleditsch and Ward's numbers."""

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
class Country:
    """One row of ``world/countries.csv``; numbers are text because an export writes them as they stand."""

    iso2: str
    iso_numeric: str
    name: str
    acled_region: str
    ged_region: str
    gwno: str


@cache
def countries() -> Mapping[str, Country]:
    """Every country by its ISO 3166 code of two letters."""
    with (Path(__file__).parent / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = [{key: value for key, value in row.items() if key != "source"} for row in csv.DictReader(file)]
    return MappingProxyType({row["iso2"]: Country(**row) for row in rows})
