from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from recoupe.web.assets import FOLDER

ROOT = Path(__file__).parent.parent.parent
WORLD = ROOT / "src" / "recoupe" / "world"
MAP: dict[str, Any] = json.loads((FOLDER / "basemap" / "theatres.json").read_text(encoding="utf-8"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RIVERS = rows(ROOT / "tools" / "basemap" / "rivers.csv")
SITES = {site["id"]: site for site in rows(WORLD / "sites.csv")}
BANKS = (
    ("euphrates", "raqqa"), ("euphrates", "deir-ez-zor"), ("tigris", "mosul"), ("tigris", "baghdad"),
    ("niger-river", "gao"), ("dnieper", "kherson"), ("nile", "khartoum"), ("orontes", "hama"), ("khabur", "hasakah"),
)  # fmt: skip
NEAR = 0.12  # degrees, some 12 km: a town on the bank stands on the map's river too


def test_the_map_has_the_rivers_of_the_table() -> None:
    assert [water["id"] for water in MAP["waters"]] == [row["id"] for row in RIVERS]
    drawn = {water["id"]: water["line"] for water in MAP["waters"]}
    for row in RIVERS:
        points = [[float(number) for number in reversed(point.split())] for point in row["points"].split(";")]
        assert drawn[row["id"]] == points


@pytest.mark.parametrize(("river", "town"), BANKS)
def test_a_town_on_the_bank_stands_on_the_river(river: str, town: str) -> None:
    line = next(water["line"] for water in MAP["waters"] if water["id"] == river)
    lon, lat = float(SITES[town]["lon"]), float(SITES[town]["lat"])
    assert min(abs(x - lon) + abs(y - lat) for x, y in line) < NEAR


@pytest.mark.parametrize("river", [row["id"] for row in RIVERS])
def test_a_lake_closes_and_a_river_does_not(river: str) -> None:
    row = next(row for row in RIVERS if row["id"] == river)
    points = row["points"].split(";")
    assert (points[0] == points[-1]) == (row["kind"] == "lake")


def test_every_river_of_the_world_table_that_lies_in_a_theatre_is_drawn() -> None:
    far = {"volga", "lake-tharthar"}  # outside the theatres; a lake, which the land's shape leaves out
    known = {site["id"] for site in SITES.values() if site["kind"] == "river"}
    assert known - far - {row["id"] for row in RIVERS} == set()


def test_towns_stand_where_the_world_table_has_them() -> None:
    known = {(s["name"], f"{float(s['lon']):.2f}") for s in SITES.values() if s["kind"] == "city" and s["lon"]}
    missing = [(name, f"{lon:.2f}") for name, lon, _lat, _rank in MAP["towns"] if (name, f"{lon:.2f}") not in known]
    assert len(missing) <= 2  # JavaScript and Python round a half differently


def test_lines_between_provinces_say_no_more_than_they_know() -> None:
    points = [number for line in MAP["lines"] for point in line for number in point]
    assert points
    assert all(round(number, 2) == number for number in points)
    assert "no borders" in MAP["about"]
