"""How far apart, and which way: the little geometry that places need."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088
_KM_PER_DEGREE = 111.195
_WAYS = {
    "n": (1.0, 0.0), "ne": (0.707, 0.707), "e": (0.0, 1.0), "se": (-0.707, 0.707),
    "s": (-1.0, 0.0), "sw": (-0.707, -0.707), "w": (0.0, -1.0), "nw": (0.707, -0.707),
}  # fmt: skip
DIRECTIONS = tuple(_WAYS)


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres over ground between two points in degrees (haversine).

    >>> round(km_between(35.336, 40.141, 34.453, 40.918))
    121
    """
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def moved(lat: float, lon: float, way: str, km: float) -> tuple[float, float]:
    """The point so many kilometres in that direction (n, ne, e …), on a flat map of the neighbourhood."""
    north, east = _WAYS[way]
    new_lat = max(-90.0, min(90.0, lat + north * km / _KM_PER_DEGREE))
    narrowing = max(0.05, cos(radians(lat)))
    return round(new_lat, 4), round((lon + east * km / (_KM_PER_DEGREE * narrowing) + 540) % 360 - 180, 4)
