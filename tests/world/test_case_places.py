"""Places that belong to one case: only its reader knows them, and only the reports that name them are read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recoupe.errors import InputError
from recoupe.ground.places import settle_places
from recoupe.lang.pack import load_pack
from recoupe.model.mention import Site
from recoupe.model.text import Report
from recoupe.recognise.places import places as found_places
from recoupe.store import Case as Store
from recoupe.store.places import keep_places, kept_places
from recoupe.world import World, load_world
from recoupe.world.case_places import case_places
from recoupe.world.cities import Layer, Listed, write_layer
from recoupe.world.gazetteer import MANY
from recoupe.world.imports import read_gazetteer

if TYPE_CHECKING:
    from pathlib import Path

WELL = Listed(
    Site(
        id="wells:1", name="Bir Zirban", kind="village", lat=34.5, lon=39.5, radius_km=2.0, country="SY",
        within=("homs-governorate",), source="wells.csv",
    ),
    ("Puits de Zirban",),
)  # fmt: skip
MOVED = Listed(Site(id="wells:1", name="Bir Zirban", kind="village", lat=30.0, lon=40.0, radius_km=2.0), ())


def test_the_reader_of_a_case_finds_its_places_before_all_others(tmp_path: Path) -> None:
    places = case_places([WELL], tmp_path)
    assert World(places).sites.given_by_hand("bir zirban")[0].lat == 34.5
    assert World(places).sites.named("Puits de Zirban")[0].id == "wells:1"
    assert load_world().sites.given_by_hand("Bir Zirban") == ()


def test_no_places_make_no_index(tmp_path: Path) -> None:
    assert case_places([], tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_only_a_text_that_names_a_place_of_the_case_is_marked(tmp_path: Path) -> None:
    places = case_places([WELL], tmp_path)
    assert places is not None
    assert places.mark_of("Une patrouille est passée à Bir-Zirban hier.") != ""
    assert places.mark_of("Une patrouille est passée au Puits de Zirban.") != ""
    assert places.mark_of("Une patrouille est passée à Homs.") == ""


def test_the_mark_changes_with_the_place_that_is_meant(tmp_path: Path) -> None:
    text = "Une patrouille est passée à Bir Zirban."
    here, there = case_places([WELL], tmp_path), case_places([MOVED], tmp_path)
    other = case_places([WELL, Listed(Site(id="x:1", name="Ailleurs", kind="city", lat=1.0, lon=1.0), ())], tmp_path)
    assert here is not None
    assert there is not None
    assert other is not None
    assert here.mark_of(text) != there.mark_of(text)
    assert here.mark_of(text) == other.mark_of(text)


def test_a_damaged_index_of_a_case_is_written_anew(tmp_path: Path) -> None:
    places = case_places([WELL], tmp_path)
    assert places is not None
    places.path.write_bytes(b"no index")
    again = case_places([WELL], tmp_path)
    assert again is not None
    assert again.mark_of("Bir Zirban") != ""


def test_a_case_keeps_its_places_and_a_list_of_the_same_name_replaces_the_one_before() -> None:
    with Store.open(None) as store:
        keep_places(store, "wells", "table", [WELL])
        assert kept_places(store) == (WELL,)
        keep_places(store, "wells", "table", [MOVED])
        assert kept_places(store) == (MOVED,)


def test_a_table_is_read_without_being_stored(tmp_path: Path) -> None:
    table = tmp_path / "wells.csv"
    table.write_text("name,lat,lon\nBir Zirban,34.5,39.5\n", encoding="utf-8")
    places, form = read_gazetteer(table)
    assert ([place.site.name for place in places], form) == (["Bir Zirban"], "table")
    with pytest.raises(InputError):
        read_gazetteer(tmp_path / "none.csv")


def test_a_place_of_the_case_is_found_in_a_report_and_means_that_place(tmp_path: Path) -> None:
    places = case_places([WELL], tmp_path)
    pack, report = load_pack("fr"), Report("r", "Des tirs ont éclaté près de Bir Zirban.", "")
    found = settle_places(found_places(report.text, (), World(places), pack), report, (), World(places), pack)
    assert [(place.text, place.site) for place in found] == [("Bir Zirban", WELL.site)]


def test_a_dump_of_a_country_makes_no_common_word_a_name(tmp_path: Path) -> None:
    many = [
        Listed(Site(id=f"d:{n}", name=f"Zirban {n}", kind="village", lat=34.0, lon=39.0, radius_km=2.0), ())
        for n in range(MANY + 1)
    ]
    layer = Layer(tmp_path / "dump.sqlite")
    write_layer(layer.path, many, "dump")
    assert layer.titles(MANY) == ()
    assert len(layer.titles(MANY + 1)) == MANY + 1
