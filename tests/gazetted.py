"""A small world for tests of places: our own table, and a few cities instead of the world's. No parser, no network."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.ground.places import settle_places
from recoupe.lang.pack import load_pack
from recoupe.model.mention import Place, Site
from recoupe.model.text import Report
from recoupe.recognise.places import places
from recoupe.world import World
from recoupe.world.cities import Layer, Listed, write_layer
from recoupe.world.gazetteer import Gazetteer
from recoupe.world.site_table import load_table

if TYPE_CHECKING:
    from recoupe.model.toponym import Toponym

FRENCH = load_pack("fr")
# name, country, lat, lon, population, other names
CITIES = (
    ("Tours", "FR", 47.39, 0.69, 141_621, ()),
    ("Nice", "FR", 43.7, 7.27, 338_620, ("Nizza",)),
    ("Vienne", "FR", 45.52, 4.87, 31_555, ()),
    ("Verdun", "FR", 49.16, 5.39, 22_869, ()),
    ("Mars", "US", 40.7, -80.01, 1_700, ()),
    ("Sousse", "TN", 35.83, 10.64, 221_530, ()),
    ("Tripoli", "GR", 37.51, 22.38, 30_866, ()),
    ("Palmyra", "US", 43.06, -77.23, 3_500, ("Palmyre",)),
    ("Bamba", "GN", 10.4, -9.0, 6_000, ()),
    ("Zahra", "LB", 34.3, 36.1, 2_000, ()),
    ("Zahra", "YE", 15.7, 43.0, 20_000, ()),
    ("Ouargaye", "BF", 11.5, 0.06, 10_000, ()),
    ("Dnipryany", "UA", 46.74, 33.27, 10_000, ("Dnipriany",)),
    ("Alger", "US", 44.1, -84.1, 600, ()),
    ("Lens", "FR", 50.43, 2.83, 32_000, ()),
    ("Al Mansurah", "EG", 31.04, 31.38, 420_195, ("Mansoura",)),
)


@cache
def small_layer() -> Layer:
    """The few cities above, indexed in a folder of their own."""
    listed = [
        Listed(
            Site(
                id=f"city:{n}", name=name, kind="city" if people >= 5000 else "village", lat=lat, lon=lon, radius_km=3.0,
                country=country, source="specimen", population=people,
            ),
            names,
        )
        for n, (name, country, lat, lon, people, names) in enumerate(CITIES)
    ]  # fmt: skip
    path = Path(tempfile.mkdtemp(prefix="recoupe-test-")) / "cities.sqlite"
    write_layer(path, listed, "specimen")
    return Layer(path)


@cache
def small_world() -> World:
    """Our own table of sites over the few cities."""
    world = World()
    world.__dict__["sites"] = Gazetteer(load_table(), (small_layer(),))
    return world


def found_in(text: str) -> tuple[Toponym, ...]:
    """The names of places found in a text without a parser."""
    return tuple(t for t in places(text, (), small_world(), FRENCH) if not t.acting)


def texts_in(text: str) -> list[str]:
    """Their words, in order."""
    return [toponym.text for toponym in found_in(text)]


def settled_in(text: str) -> tuple[Place, ...]:
    """The settled places of a text."""
    report = Report("specimen", text, "")
    return settle_places(places(text, (), small_world(), FRENCH), report, (), small_world(), FRENCH)


def site_of(text: str, name: str) -> Site:
    """The one place that a name means in a text; fails where it is unsettled, unknown or not found."""
    place = next((p for p in settled_in(text) if p.text == name), None)
    assert place is not None, f"{name!r} was not found; found: {[p.text for p in settled_in(text)]}"
    assert isinstance(place.site, Site), f"{name!r} is not settled: {place.site}"
    return place.site
