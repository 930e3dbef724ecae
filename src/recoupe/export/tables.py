"""Incidents, events and claims as flat tables: a row an incident, a row an event of a report, a row a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.export.columns import Table, columns, harmless
from recoupe.model.mention import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.export.bundle import Bundle
    from recoupe.model.event import Event, Reading, Toll
    from recoupe.model.incident import Incident, Member

__all__ = ["CLAIMS", "EVENTS", "INCIDENTS", "claim_rows", "event_rows", "harmless", "incident_row"]


def incident_row(incident: Incident) -> dict[str, Any]:
    """One incident as one row of a table."""
    low, high = incident.toll()
    hurt_low, hurt_high = incident.toll("injured")
    days, place = incident.date, incident.place
    return {
        "id": incident.id,
        "type": incident.type,
        "date": days.edtf if days else None,
        "first": days.first if days else None,
        "last": days.last if days else None,
        "place": place.name if place else incident.place_text,
        "place_id": place.id if place else None,
        "place_kind": place.kind if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "agents": sorted({c.value for c in incident.claims if c.field == "agent"}),
        "targets": sorted({c.value for c in incident.claims if c.field == "target"}),
        "killed_low": low,
        "killed_high": high,
        "injured_low": hurt_low,
        "injured_high": hurt_high,
        "reports": incident.voices.reports,
        "voices": incident.voices.count,
        "outlets": list(dict.fromkeys(m.outlet or m.report for m in incident.members)),
        "origins": list(incident.voices.origins),
        "differ": list(incident.conflicts),
        "doubt": incident.doubt,
    }


def claim_rows(bundle: Bundle) -> Iterator[dict[str, Any]]:
    """Every claim of every incident with its source chain, its status and its words: the table that loses nothing."""
    for incident in bundle.incidents:
        for claim in sorted(incident.claims, key=lambda c: (c.report, c.span, c.field)):
            reading = bundle.readings.get(claim.report)
            report = reading.report if reading else None
            yield {
                "incident": incident.id,
                "type": incident.type,
                "date": incident.date.edtf if incident.date else None,
                "place": incident.place.name if incident.place else incident.place_text,
                "field": claim.field,
                "value": claim.value,
                "low": claim.low,
                "high": claim.high,
                "of": claim.of,
                "part": claim.part,
                "revised": claim.revised,
                "status": claim.status,
                "chain": " → ".join(claim.chain),
                "origin": claim.origin,
                "outlet": report.outlet if report else None,
                "published": report.published if report else None,
                "url": report.url if report else None,
                "report": claim.report,
                "event": claim.event,
                "start": claim.span.start,
                "end": claim.span.end,
                "words": claim.span.of(report.text) if report else None,
                "agreement": incident.agreement.get(claim.field),
            }


def event_rows(bundle: Bundle) -> Iterator[dict[str, Any]]:
    """Every event as one report tells it, with the incident that it belongs to."""
    for incident in bundle.incidents:
        for member in incident.members:
            found = bundle.event(member)
            if found is not None:
                yield _event_row(incident, member, *found)


def _event_row(incident: Incident, member: Member, event: Event, reading: Reading) -> dict[str, Any]:
    report, trigger = reading.report, event.triggers[0] if event.triggers else None
    sources = {source.id: source for source in reading.sources}
    vouching = [sources[one] for one in event.sources if one in sources]
    site = next((place.site for place in event.place if isinstance(place.site, Site)), None)
    return {
        "incident": incident.id,
        "report": member.report,
        "event": member.event,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "type": event.type,
        "words": trigger.of(report.text) if trigger else None,
        "start": trigger.start if trigger else None,
        "end": trigger.end if trigger else None,
        "agent": list(dict.fromkeys(actor.id or actor.text for actor in event.agent)),
        "target": list(dict.fromkeys(actor.id or actor.text for actor in event.target)),
        "place": list(dict.fromkeys(place.text for place in event.place)),
        "place_id": site.id if site else None,
        "lat": site.lat if site else None,
        "lon": site.lon if site else None,
        "date": event.time.edtf if event.time else None,
        "first": event.time.first if event.time else None,
        "last": event.time.last if event.time else None,
        **_figure("killed", event.killed),
        **_figure("injured", event.injured),
        "weapon": event.weapon.of(report.text) if event.weapon else None,
        "outcome": event.outcome,
        "status": event.status,
        "nuance": event.nuance,
        "sources": list(dict.fromkeys(source.text for source in vouching)),
        "origins": list(dict.fromkeys(source.origin for source in vouching if source.origin)),
        "judged": [mark.words for mark in event.marks],
    }


def _figure(harm: str, toll: Toll | None) -> dict[str, Any]:
    return {f"{harm}_low": toll.low if toll else None, f"{harm}_high": toll.high if toll else None}


def _incident_rows(bundle: Bundle) -> Iterable[dict[str, Any]]:
    return map(incident_row, bundle.incidents)


INCIDENTS = Table(
    columns(
        "id type date first last place place_id place_kind country lat:real lon:real radius_km:real agents:list"
        " targets:list killed_low:integer killed_high:integer injured_low:integer injured_high:integer reports:integer"
        " voices:integer outlets:list origins:list differ:list doubt:real"
    ),
    _incident_rows,
)
EVENTS = Table(
    columns(
        "incident report event outlet published url type words start:integer end:integer agent:list target:list"
        " place:list place_id lat:real lon:real date first last killed_low:integer killed_high:integer"
        " injured_low:integer injured_high:integer weapon outcome status nuance sources:list origins:list judged:list"
    ),
    event_rows,
)
CLAIMS = Table(
    columns(
        "incident type date place field value low:integer high:integer of part:yes-no revised:yes-no status chain"
        " origin outlet published url report event start:integer end:integer words agreement"
    ),
    claim_rows,
)
