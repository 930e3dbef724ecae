"""What was confirmed or corrected is less doubtful, and comes later in the review queue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model.event import Event, Reading
    from recoupe.model.incident import Incident


def less_doubtful(incidents: Iterable[Incident], readings: Sequence[Reading]) -> tuple[Incident, ...]:
    """The incidents, each as doubtful as what nobody has judged yet makes it.

    The doubt is multiplied by the share of values, over all members, that no person confirmed or corrected; an event
    that was confirmed as a whole, or entered by hand, counts as confirmed in every field.
    """
    marked = {(r.report.name, e.id): e for r in readings for e in r.events if e.marks}
    told = {(r.report.name, e.id): e for r in readings for e in r.events} if marked else {}
    return tuple(_less(incident, told) if marked else incident for incident in incidents)


def _less(incident: Incident, told: dict[tuple[str, str], Event]) -> Incident:
    events = [told[key] for m in incident.members if (key := (m.report, m.event)) in told]
    fields = {(m.report, m.event): set[str]() for m in incident.members}
    for claim in incident.claims:
        fields.setdefault((claim.report, claim.event), set()).add(claim.field)
    every = sum(len(names) for names in fields.values())
    if not every or not any(event.marks for event in events):
        return incident
    sure = 0
    for key, names in fields.items():
        event = told.get(key)
        marks = [m for m in event.marks if m.verdict in ("right", "corrected", "added")] if event else []
        sure += len(names) if any(m.field is None for m in marks) else len({m.field for m in marks} & names)
    return replace(incident, doubt=round(incident.doubt * (1 - sure / every), 3))
