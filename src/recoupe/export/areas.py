"""Where an incident stands on a map: a point, an area, or nowhere."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model.incident import Incident
    from recoupe.model.mention import Site

PINNED = frozenset({"city", "village", "base", "facility", "field"})
NOWHERE = frozenset({"country", "river", "border"})
EARTH_KM = 6371.0088  # the mean radius (IUGG)
CORNERS = 32


def lands_on(incident: Incident) -> Site | None:
    """The place, where it can be drawn: a country, a river or a border is no point and none of ours is a line."""
    place = incident.place
    if place is None or place.lat is None or place.lon is None or place.kind in NOWHERE:
        return None
    return place


def is_area(place: Site) -> bool:
    """Whether it is drawn as an area: a province or a desert is never a pin."""
    return place.kind not in PINNED and place.radius_km > 0


def ring(place: Site) -> list[tuple[float, float]]:
    """The circle of the place's radius as lon and lat, counterclockwise, closed: 32 corners on the sphere.

    Kept within ±180° and ±90°: a place at the date line or a pole is cut there.
    """
    if place.lat is None or place.lon is None:
        return []
    lat, angle = radians(place.lat), place.radius_km / EARTH_KM
    out = []
    for corner in range(CORNERS):
        bearing = -2 * pi * corner / CORNERS
        north = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(bearing))
        east = atan2(sin(bearing) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(north))
        lon = min(max(place.lon + degrees(east), -180.0), 180.0)
        out.append((round(lon, 5), round(degrees(north), 5)))
    return [*out, out[0]]
