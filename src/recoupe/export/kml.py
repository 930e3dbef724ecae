"""Incidents for Google Earth and other globes (KML 2.2, OGC 07-147r2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from recoupe.export.areas import is_area, lands_on, ring
from recoupe.export.tables import incident_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.export.bundle import Bundle
    from recoupe.model.incident import Incident

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, “Char”
SHOWN = (
    "killed_low", "killed_high", "injured_low", "injured_high", "reports", "voices", "outlets", "differ", "place_kind",
    "radius_km", "doubt",
)  # fmt: skip


def chunks(bundle: Bundle) -> Iterator[str]:
    """A placemark an incident; what can't be placed has no geometry and stands in the list alone."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
    yield "<name>recoupe</name>\n"
    yield '<Style id="area"><LineStyle><color>ff3c3cc8</color></LineStyle><PolyStyle><color>333c3cc8</color></PolyStyle></Style>\n'
    for incident in bundle.incidents:
        yield _placemark(incident)
    yield "</Document></kml>\n"


def _placemark(incident: Incident) -> str:
    row = incident_row(incident)
    name = " · ".join(str(part) for part in (row["date"], row["type"], row["place"]) if part)
    data = "".join(
        f"<Data name={quoteattr(key)}><value>{_text(_said(row[key]))}</value></Data>"
        for key in SHOWN
        if row[key] not in (None, [])
    )
    return (
        f"<Placemark id={quoteattr(_xml_id(incident.id))}><name>{_text(name)}</name>{_time(incident)}"
        f'<ExtendedData><Data name="id"><value>{_text(incident.id)}</value></Data>{data}</ExtendedData>'
        f"{_geometry(incident)}</Placemark>\n"
    )


def _said(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _text(said: str) -> str:
    return escape(_NO_XML.sub("�", said))


def _xml_id(name: str) -> str:
    """An XML name: it begins with a letter and has no spaces."""
    return "i-" + re.sub(r"[^\w.-]", "-", name)


def _time(incident: Incident) -> str:
    days = incident.date
    if days is None or (days.first is None and days.last is None):
        return ""
    if days.first == days.last:
        return f"<TimeStamp><when>{days.first}</when></TimeStamp>"
    begin = f"<begin>{days.first}</begin>" if days.first else ""
    end = f"<end>{days.last}</end>" if days.last else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>"


def _geometry(incident: Incident) -> str:
    place = lands_on(incident)
    if place is None:
        return ""
    if not is_area(place):
        return f"<Point><coordinates>{place.lon},{place.lat}</coordinates></Point>"
    corners = " ".join(f"{lon},{lat}" for lon, lat in ring(place))
    return (
        "<styleUrl>#area</styleUrl><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{corners}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
    )
