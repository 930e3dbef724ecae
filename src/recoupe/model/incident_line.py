"""An incident as one line of a list: what a table shows of it without its accounts."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.event import EventType
from recoupe.model.incident import Incident


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """What a list says of one incident; a case with a hundred thousand reports lists these, not whole incidents.

    ``low`` and ``high`` bound the dead, ``voices`` counts independent origins, ``differ`` names the fields on which
    the accounts differ.
    """

    id: str
    type: EventType
    edtf: str | None
    first: str | None
    last: str | None
    place: str | None
    lat: float | None
    lon: float | None
    low: int | None
    high: int | None
    reports: int
    voices: int
    differ: tuple[str, ...]
    doubt: float

    @property
    def order(self) -> str:
        """By what lists are sorted: the first day, then the date as written; what has no date comes last."""
        return self.first or self.edtf or "~"


def line_of(incident: Incident) -> IncidentLine:
    """The line of one incident."""
    days, place = incident.date, incident.place
    low, high = incident.toll()
    return IncidentLine(
        incident.id, incident.type, days.edtf if days else None, days.first if days else None,
        days.last if days else None, place.name if place else incident.place_text, place.lat if place else None,
        place.lon if place else None, low, high, incident.voices.reports, incident.voices.count, incident.conflicts,
        incident.doubt,
    )  # fmt: skip
