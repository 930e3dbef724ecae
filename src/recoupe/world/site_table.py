"""The places that we wrote down ourselves: ``sites.csv``, each row with its source."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import LexiconError
from recoupe.model.mention import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parent / "sites.csv"
KINDS = (
    "country", "region", "governorate", "city", "village", "base", "field", "river", "border", "desert", "facility",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the place, and its names outside the language packs (English, transliterations)."""

    site: Site
    names: tuple[str, ...]


@cache
def load_table(path: Path = TABLE) -> tuple[Entry, ...]:
    """The rows of a table of places, in the table's order.

    Raises:
        LexiconError: a row lacks its name, has an unknown kind or coordinates that are none; the message names the line.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_entries(csv.DictReader(file), path))


def _entries(rows: csv.DictReader[str], path: Path) -> Iterator[Entry]:
    seen: set[str] = set()
    for row in rows:
        where = f"{path.name}, line {rows.line_num}"
        if not row["id"] or not row["name"] or row["kind"] not in KINDS:
            raise LexiconError(f"{where}: a place needs an id, a name and a kind of {', '.join(KINDS)}.")
        if row["id"] in seen:
            raise LexiconError(f"{where}: the id “{row['id']}” stands there twice.", "Give one of the two another id.")
        seen.add(row["id"])
        try:
            site = Site(
                id=row["id"], name=row["name"], kind=row["kind"],
                lat=float(row["lat"]) if row["lat"] else None, lon=float(row["lon"]) if row["lon"] else None,
                radius_km=float(row["radius_km"] or 0), country=row["country"] or None,
                within=tuple(filter(None, row["within"].split(";"))), source=row["source"],
                population=int(row.get("population") or 0),
            )  # fmt: skip
        except ValueError as fault:
            raise LexiconError(f"{where}: {fault}.", "Coordinates are decimal degrees.") from fault
        yield Entry(site, (site.name, *filter(None, row["names"].split(";"))))
