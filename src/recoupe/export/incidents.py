"""One incident a line, as JSON: what ``recoupe run --format jsonl`` and ``recoupe show incidents`` print."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from recoupe.model.event import Event, Reading, Toll
    from recoupe.model.incident import Claim, Incident, Link, Member
    from recoupe.model.text import Span


def incident_lines(incidents: Iterable[Incident], readings: Sequence[Reading] | Mapping[str, Reading]) -> Iterator[str]:
    """Each incident as one line of JSON, without the line end; ``readings`` may be by name."""
    by_name = readings if isinstance(readings, Mapping) else {reading.report.name: reading for reading in readings}
    for incident in incidents:
        yield json.dumps(_line(incident, by_name), ensure_ascii=False)


def incident_line(incident: Incident, readings: Sequence[Reading]) -> str:
    """One incident as one line of JSON, with character offsets into the reports' texts (end exclusive)."""
    return next(incident_lines([incident], readings))


def _line(incident: Incident, readings: Mapping[str, Reading]) -> dict[str, object]:
    site = incident.place
    return {
        "id": incident.id,
        "type": incident.type,
        "date": incident.date.edtf if incident.date else None,
        "place": {"name": site.name, "lat": site.lat, "lon": site.lon} if site else None,
        "place_text": incident.place_text,
        "members": [_member(member, incident, readings) for member in incident.members],
        "voices": incident.voices.count,
        "origins": list(incident.voices.origins),
        "independence": {
            "reports": incident.voices.reports,
            "outlets": incident.voices.outlets,
            "camps": list(incident.voices.camps),
            "copies": incident.voices.copies,
            "contradicting": incident.voices.contradicting,
            "admissions": incident.voices.admissions,
        },
        "conflicts": list(incident.conflicts),
        "agreement": dict(incident.agreement),
        "copies": [[copy.copy, copy.original] for copy in incident.copies],
        "copy_details": [
            {"copy": c.copy, "original": c.original, "share": c.share, "kind": c.kind, "why": c.why}
            for c in incident.copies
        ],
        "claims": [_claim(claim, readings) for claim in incident.claims],
        "links": [_link(link) for link in incident.links],
        "left_out": [_link(link) for link in incident.left_out],
        "doubt": incident.doubt,
    }


def _member(member: Member, incident: Incident, readings: Mapping[str, Reading]) -> dict[str, object]:
    event = _event(member, readings)
    text = readings[member.report].report.text if member.report in readings else ""
    mine = [c for c in incident.claims if (c.report, c.event) == (member.report, member.event)]
    out: dict[str, object] = {
        "report": member.report,
        "event": member.event,
        "outlet": member.outlet,
        "published": member.published,
        "triggers": [_words(span, text) for span in event.triggers] if event else [],
        "status": event.status if event else None,
    }
    for harm in ("killed", "injured"):
        counted = {(c.low, c.high, c.of, c.part, c.origin): _figure(c) for c in mine if c.field == harm}
        if not counted and event:
            counted = {(t.low, t.high, t.of, t.part, None): _toll(t) for t in event.tolls if t.harm == harm}
        out[harm] = list(counted.values())
    return out


def _event(member: Member, readings: Mapping[str, Reading]) -> Event | None:
    reading = readings.get(member.report)
    found = next((e for e in reading.events if e.id == member.event), None) if reading else None
    return found.only(member.tellings) if found else None


def _figure(claim: Claim) -> dict[str, object]:
    return {"min": claim.low, "max": claim.high, "of": claim.of, "source": claim.origin, "part": claim.part}


def _toll(toll: Toll) -> dict[str, object]:
    return {"min": toll.low, "max": toll.high, "of": toll.of, "source": None, "part": toll.part}


def _words(span: Span, text: str) -> dict[str, object]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _claim(claim: Claim, readings: Mapping[str, Reading]) -> dict[str, object]:
    text = readings[claim.report].report.text if claim.report in readings else ""
    return {
        "field": claim.field,
        "value": claim.value,
        "report": claim.report,
        "event": claim.event,
        "words": _words(claim.span, text),
        "status": claim.status,
        "chain": list(claim.chain),
        "origin": claim.origin,
        "min": claim.low,
        "max": claim.high,
        "of": claim.of,
        "part": claim.part,
        "revised": claim.revised,
    }


def _link(link: Link) -> dict[str, object]:
    return {
        "left": [link.left.report, link.left.event],
        "right": [link.right.report, link.right.event],
        "weight": link.weight,
        "because": [{"rule": b.rule, "weight": b.weight, "words": b.words} for b in link.because],
    }
