from __future__ import annotations

from pathlib import Path

import pytest
from gazetted import FRENCH, small_layer, small_world
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import InputError
from recoupe.ground.places import lookup
from recoupe.model.mention import Site
from recoupe.world import cities
from recoupe.world.cities import Listed, city_layer, is_index, write_layer
from recoupe.world.gazetteer import Gazetteer
from recoupe.world.imports import import_gazetteer, imported_layers
from recoupe.world.keys import sound_key, sounded
from recoupe.world.likeness import NameTable, likeness, spelling
from recoupe.world.spelling import folded, unaccented

GAO = Listed(Site("1", "Gao", "city", 16.27, -0.04, 3, "ML", population=86_000), ("Gawgaw",))


def a_few() -> list[Listed]:
    return [GAO, Listed(Site("2", "Gao", "village", 1.0, 1.0, 3, "CN"), ())]


def test_the_largest_place_of_a_name_comes_first(tmp_path: Path) -> None:
    write_layer(tmp_path / "x.sqlite", a_few(), "d")
    assert [site.id for site in cities.Layer(tmp_path / "x.sqlite").named("GAO")] == ["1", "2"]


def test_a_name_of_another_spelling_is_found_by_its_sound() -> None:
    assert "Dnipryany" in [s.name for s, _ in small_world().sites.alike("Dniprianny", FRENCH, ("UA",))]


def test_a_missing_index_is_built_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cities, "cities", lambda: iter([GAO]))
    said: list[str] = []
    layer = city_layer.__wrapped__(tmp_path, said.append)
    assert layer.bears("Gao")
    assert said == ["Building the index of cities; this happens once."]


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\x00 and then nothing"])
def test_a_damaged_index_is_built_anew_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    monkeypatch.setattr(cities, "cities", lambda: iter([GAO]))
    (tmp_path / "cities.sqlite").write_bytes(damage)
    said: list[str] = []
    layer = city_layer.__wrapped__(tmp_path, said.append)
    assert layer.bears("Gao")
    assert said == ["The index of cities is damaged or of an older form; it is built anew."]


def test_a_sound_index_is_opened_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cities, "cities", lambda: iter([GAO]))
    city_layer.__wrapped__(tmp_path, lambda _: None)
    said: list[str] = []
    city_layer.__wrapped__(tmp_path, said.append)
    assert said == []


def test_an_index_of_other_content_is_none_of_ours(tmp_path: Path) -> None:
    write_layer(tmp_path / "x.sqlite", a_few(), "old")
    assert not is_index(tmp_path / "x.sqlite", "new")
    assert is_index(tmp_path / "x.sqlite")


def test_a_table_with_name_lat_lon_is_imported(tmp_path: Path) -> None:
    table = tmp_path / "Mes lieux.csv"
    table.write_text("name,lat,lon,country,names\nHameau Vert,15.5,2.25,ne,Green Hamlet;GH\n", encoding="utf-8")
    assert import_gazetteer(table, tmp_path / "store").places == 1
    found = imported_layers(tmp_path / "store")[0].named("green hamlet")[0]
    assert (found.name, found.lat, found.lon, found.country) == ("Hameau Vert", 15.5, 2.25, "NE")


def test_a_geonames_dump_is_imported(tmp_path: Path) -> None:
    row = [
        "99",
        "Jabal X",
        "Jabal X",
        "Djebel X,Mont X",
        "34.5",
        "38.5",
        "T",
        "MT",
        "SY",
        "",
        "08",
        *[""] * 3,
        "0",
        "",
        "",
        "",
        "",
    ]
    (tmp_path / "SY.txt").write_text("\t".join(row) + "\n", encoding="utf-8")
    brought = import_gazetteer(tmp_path / "SY.txt", tmp_path / "store")
    assert (brought.places, brought.form) == (1, "GeoNames dump")
    assert imported_layers(tmp_path / "store")[0].named("Mont X")[0].id == "geonames:99"


def test_an_imported_place_is_searched_before_the_cities(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("name;lat;lon\nTours;1;2\n", encoding="utf-8")
    import_gazetteer(table, tmp_path / "store")
    gazetteer = Gazetteer((), (*imported_layers(tmp_path / "store"), small_layer()))
    assert gazetteer.named("Tours")[0].source == "mine.csv"


@pytest.mark.parametrize(
    ("content", "says"),
    [("a,b\n1,2\n", "has no columns name, lat, lon"), ("name,lat,lon\nX,north,2\n", "line 2"), ("", "has no columns")],
)
def test_a_table_that_is_none_is_refused_with_the_reason(tmp_path: Path, content: str, says: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        import_gazetteer(table, tmp_path / "store")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        import_gazetteer(tmp_path / "none.csv", tmp_path)


def test_looking_up_a_name_tells_why() -> None:
    best = lookup("Deir ez-Zor", small_world(), FRENCH, "governorate")[0]
    assert best.value.kind == "governorate"
    assert any("governorate" in reason for reason in best.because)


def test_looking_up_nothing_gives_nothing() -> None:
    assert lookup("", small_world(), FRENCH) == ()


def test_the_nearest_names_add_each_a_place_of_its_own() -> None:
    table = NameTable({"khanjar": frozenset("a"), "khandjar": frozenset("a"), "qanjarah": frozenset("b")})
    assert {"khandjar", "qanjarah"} == set(table.nearest("Khandjar", FRENCH, limit=2))


def test_a_name_is_wholly_like_itself() -> None:
    assert likeness(spelling("Soukhna", FRENCH), spelling("Sukhnah")) == pytest.approx(100)


@given(st.text(max_size=60))
def test_no_text_upsets_the_spellings(text: str) -> None:
    assert folded(folded(text)) == folded(text) or not text.isascii()
    assert isinstance(sounded(text, FRENCH), str)
    assert isinstance(sound_key(text), str)
    assert unaccented(text).lower() == unaccented(text)


def test_where_the_cache_cannot_be_written_the_index_lies_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cities, "cities", lambda: iter([GAO]))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temporary"))
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    layer = city_layer.__wrapped__(tmp_path / "cache", lambda _: None)
    assert layer.path == tmp_path / "temporary" / "recoupe" / "cities.sqlite"
    assert layer.bears("Gao")
