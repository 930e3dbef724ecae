"""Gazetteers that the user brings: GeoNames dumps, Who's On First tables, any CSV with name, lat, lon."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.model.mention import Site
from recoupe.world.cities import Layer, Listed, is_index, write_layer
from recoupe.world.site_table import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_GEONAMES_COLUMNS = 19
_KINDS_OF_GEONAMES = {
    "PCLI": "country", "ADM1": "governorate", "DSRT": "desert", "STM": "river", "STMI": "river", "CNL": "river", "AIRB": "base",
    "MILB": "base", "INSM": "base", "NVB": "base", "OILF": "field", "GASF": "field", "MN": "field", "AIRP": "facility", "AIRF": "facility",
}  # fmt: skip
_CLASSES = {
    "P": "city",
    "A": "region",
    "H": "region",
    "L": "region",
    "S": "facility",
    "R": "facility",
    "T": "region",
    "V": "region",
    "U": "region",
}
_NAMED = {
    "name": ("name", "wof:name", "asciiname", "nom", "toponym"), "lat": ("lat", "latitude", "geom:latitude", "y"),
    "lon": ("lon", "lng", "longitude", "geom:longitude", "x"), "id": ("id", "wof:id", "geonameid"),
    "kind": ("kind", "wof:placetype", "placetype", "type"), "country": ("country", "iso:country", "wof:country", "countrycode"),
    "population": ("population", "wof:population"), "names": ("names", "alternatenames", "other_names"),
}  # fmt: skip
_PLACETYPES = {
    "region": "governorate", "county": "region", "locality": "city", "localadmin": "city", "neighbourhood": "city", "town": "city",
    "airport": "facility", "campus": "facility", "macroregion": "region", "empire": "country", "dependency": "region",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: the index written, how many places, from which form of file."""

    path: Path
    places: int
    form: str


def store_folder() -> Path:
    """Where imported gazetteers lie: the user's own data."""
    from platformdirs import user_data_path

    return user_data_path("recoupe", appauthor=False) / "gazetteers"


def read_gazetteer(path: Path) -> tuple[tuple[Listed, ...], str]:
    """The places of a file, and which form of file it is: *GeoNames dump* or *table*.

    ``path`` is a GeoNames dump (``SY.txt``, ``SY.zip``), a Who's On First table or a CSV whose header has name, lat, lon
    (besides, where there: id, kind, country, population, names parted by ``;``).

    Raises:
        InputError: the file is missing, of none of these forms, or a line's coordinates are none.
    """
    if not path.is_file():
        raise InputError(f"There is no file {path}.", "Give a GeoNames dump or a CSV with name, lat, lon.")
    text = _text_of(path)
    first = text[: text.find("\n")] if "\n" in text else text
    dump = first.count("\t") == _GEONAMES_COLUMNS - 1
    return tuple(_geonames(text) if dump else _table(text, path)), "GeoNames dump" if dump else "table"


def import_gazetteer(path: Path, folder: Path | None = None) -> Imported:
    """Take a gazetteer into the user's store; it is searched from then on, before the cities of the world.

    ``path`` is what ``read_gazetteer`` takes; ``folder`` is the store.

    Raises:
        InputError: the file is missing, of none of these forms, or a line's coordinates are none.
    """
    places, form = read_gazetteer(path)
    target = (folder or store_folder()) / f"{list_name(path)}.sqlite"
    return Imported(target, write_layer(target, places, digest_of(places)), form)


def list_name(path: Path) -> str:
    """What a list of places is kept as: the file's name in small letters, without its ending."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "places"


def digest_of(places: Iterable[Listed]) -> str:
    """A mark that changes with any place of a list."""
    return hashlib.sha256("\n".join(map(repr, places)).encode()).hexdigest()


def imported_layers(folder: Path | None = None) -> tuple[Layer, ...]:
    """The gazetteers in the user's store, by name; a damaged file is passed over."""
    found = sorted((folder or store_folder()).glob("*.sqlite"))
    return tuple(Layer(path) for path in found if is_index(path))


def _text_of(path: Path) -> str:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as bundle:
                inner = max(
                    (i for i in bundle.infolist() if i.filename.endswith((".txt", ".csv"))), key=lambda i: i.file_size
                )
                return bundle.read(inner).decode("utf-8-sig")
        return path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, ValueError, zipfile.BadZipFile) as fault:
        raise InputError(f"{path} holds no text in UTF-8 ({fault}).", "Save it as UTF-8.") from fault


def _geonames(text: str) -> Iterator[Listed]:
    for line in text.splitlines():
        row = line.split("\t")
        if len(row) != _GEONAMES_COLUMNS:
            continue
        population = int(row[14] or 0)
        kind = _KINDS_OF_GEONAMES.get(row[7]) or _CLASSES.get(row[6], "region")
        site = Site(
            id=f"geonames:{row[0]}", name=row[1], kind="village" if kind == "city" and 0 < population < 5000 else kind,
            lat=float(row[4]), lon=float(row[5]), radius_km=_RADII.get(kind, 5.0), country=row[8] or None,
            within=(f"{row[8]}.{row[10]}",) if row[10] else (), source=f"geonames:{row[0]}", population=population,
        )  # fmt: skip
        yield Listed(site, tuple(filter(None, (row[2], *row[3].split(",")))))


_RADII = {
    "country": 300.0,
    "governorate": 60.0,
    "region": 20.0,
    "desert": 50.0,
    "facility": 2.0,
    "base": 3.0,
    "field": 5.0,
}


def _table(text: str, path: Path) -> Iterable[Listed]:
    rows = csv.DictReader(
        io.StringIO(text), delimiter="\t" if "\t" in text[:500] else ";" if _by_semicolons(text) else ","
    )
    header = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    column = {what: next((header[n] for n in names if n in header), None) for what, names in _NAMED.items()}
    if not (column["name"] and column["lat"] and column["lon"]):
        raise InputError(f"{path} has no columns name, lat, lon.", f"Its header is: {', '.join(header) or 'empty'}.")
    return _listed(rows, column, path)


def _by_semicolons(text: str) -> bool:
    first = text[: text.find("\n")]
    return first.count(";") > first.count(",")


def _listed(rows: csv.DictReader[str], column: dict[str, str | None], path: Path) -> Iterator[Listed]:
    def cell(row: dict[str, str], what: str) -> str:
        return (row.get(column[what] or "") or "").strip()

    for number, row in enumerate(rows, start=2):
        name = cell(row, "name")
        if not name:
            continue
        kind = cell(row, "kind").lower()
        kind = _PLACETYPES.get(kind, kind if kind in KINDS else "city")
        try:
            lat, lon = float(cell(row, "lat")), float(cell(row, "lon"))
            population = int(float(cell(row, "population") or 0))
        except ValueError as fault:
            raise InputError(f"{path}, line {number}: {fault}.", "Coordinates are decimal degrees.") from fault
        site = Site(
            id=f"{path.stem}:{cell(row, 'id') or number}", name=name, kind=kind, lat=lat, lon=lon, radius_km=_RADII.get(kind, 5.0),
            country=cell(row, "country").upper() or None, source=path.name, population=population,
        )  # fmt: skip
        yield Listed(site, tuple(n.strip() for n in cell(row, "names").split(";") if n.strip()))
