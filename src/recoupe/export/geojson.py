"""Incidents on a map (RFC 7946)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from recoupe.export.areas import is_area, lands_on, ring
from recoupe.export.tables import incident_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.export.bundle import Bundle
    from recoupe.model.incident import Incident


def chunks(bundle: Bundle) -> Iterator[str]:
    """A feature an incident: a point with its radius, or for a province or a desert the circle of its radius.

    A country, a river or a border is neither: its geometry is null, its name stands in the properties. ``drawn`` says
    which of these it is: point, circle, nothing.
    """
    yield '{"type": "FeatureCollection", "features": ['
    for number, incident in enumerate(bundle.incidents):
        yield (",\n" if number else "\n") + json.dumps(_feature(incident), ensure_ascii=False)
    yield "\n]}\n"


def _feature(incident: Incident) -> dict[str, Any]:
    geometry = geometry_of(incident)
    drawn = "nothing" if geometry is None else "point" if geometry["type"] == "Point" else "circle"
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry,
        "properties": {**incident_row(incident), "drawn": drawn},
    }


def geometry_of(incident: Incident) -> dict[str, Any] | None:
    """The incident's geometry; None where the text gives nothing that can be drawn."""
    place = lands_on(incident)
    if place is None:
        return None
    if is_area(place):
        return {"type": "Polygon", "coordinates": [[list(corner) for corner in ring(place)]]}
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
