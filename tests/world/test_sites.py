from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import LexiconError
from recoupe.world.distance import DIRECTIONS, km_between, moved
from recoupe.world.gazetteer import load_sites
from recoupe.world.site_table import load_table

HEADER = "id,name,kind,lat,lon,radius_km,country,within,names,source\n"
ENTRIES = load_table()


def test_the_table_holds_the_theatres_of_many_wars() -> None:
    assert len(ENTRIES) >= 1500
    covered = {entry.site.country for entry in ENTRIES if entry.site.kind != "country"}
    assert {
        "SY",
        "IQ",
        "UA",
        "PS",
        "IL",
        "LB",
        "YE",
        "LY",
        "CD",
        "SD",
        "ML",
        "BF",
        "NE",
        "NG",
        "SO",
        "AF",
        "AZ",
    } <= covered


def test_every_row_has_a_source() -> None:
    assert [entry.site.id for entry in ENTRIES if not entry.site.source] == []


def test_coordinates_lie_on_earth_and_only_lines_lack_them() -> None:
    for site in (entry.site for entry in ENTRIES):
        if site.lat is None or site.lon is None:
            assert site.kind in {"river", "border"}, site
        else:
            assert -90 <= site.lat <= 90, site
            assert -180 <= site.lon <= 180, site


def test_every_place_but_a_line_has_a_radius() -> None:
    assert [e.site.id for e in ENTRIES if e.site.radius_km <= 0 and e.site.kind not in {"river", "border"}] == []


def test_a_place_lies_within_reach_of_its_country() -> None:
    countries = {e.site.country: e.site for e in ENTRIES if e.site.kind == "country"}
    # France and the United States have lands overseas, some countries are long or scattered.
    loose = {
        "FR",
        "US",
        "RU",
        "CL",
        "NO",
        "PT",
        "ES",
        "ID",
        "KI",
        "EH",
        "DK",
        "GL",
        "NZ",
        "CA",
        "BR",
        "CU",
        "GQ",
        "MY",
        "EC",
        "YE",
    }
    for site in (e.site for e in ENTRIES):
        home = countries.get(site.country)
        if home is None or site.country in loose or site.lat is None or site.lon is None:
            continue
        assert home.lat is not None
        assert home.lon is not None
        away = km_between(site.lat, site.lon, home.lat, home.lon)
        assert away <= 2.2 * home.radius_km + 250, (site.id, round(away), home.radius_km)


@pytest.mark.parametrize(
    ("site", "lat", "lon"),
    [
        ("abu-kamal", 34.45, 40.92), ("palmyra", 34.56, 38.27), ("al-tanf", 33.51, 38.62), ("bakhmut", 48.59, 38.0),
        ("timbuktu", 16.77, -3.0), ("bunagana", -1.3, 29.6), ("el-fasher", 13.63, 25.35), ("stepanakert", 39.82, 46.75),
    ],
)  # fmt: skip
def test_a_place_stands_where_it_is(site: str, lat: float, lon: float) -> None:
    found = load_sites().site(site)
    assert found is not None
    assert found.lat is not None
    assert found.lon is not None
    assert km_between(found.lat, found.lon, lat, lon) < 5


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("a,,city,1,2,3,SY,,,x\n", "line 2: a place needs an id, a name and a kind"),
        ("a,A,planet,1,2,3,SY,,,x\n", "line 2: a place needs an id, a name and a kind"),
        ("a,A,city,north,2,3,SY,,,x\n", "line 2: could not convert"),
        ("a,A,city,1,2,3,SY,,,x\na,B,city,1,2,3,SY,,,x\n", "line 3: the id “a” stands there twice"),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, row: str, says: str) -> None:
    table = tmp_path / "sites.csv"
    table.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        load_table(table)


@pytest.mark.parametrize("way", DIRECTIONS)
def test_a_step_in_a_direction_has_its_length(way: str) -> None:
    lat, lon = moved(34.5, 40.0, way, 40)
    assert km_between(34.5, 40.0, lat, lon) == pytest.approx(40, abs=0.5)


def test_north_is_up_and_east_is_right() -> None:
    assert moved(10, 10, "n", 111.195) == (11.0, 10)
    assert moved(0, 179.9, "e", 50)[1] < -179
