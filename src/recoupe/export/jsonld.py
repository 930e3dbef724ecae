"""Incidents as linked data: where each value comes from (PROV-O), and at which words (W3C Web Annotation)."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from recoupe.export.areas import lands_on
from recoupe.export.sentences import before_and_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.export.bundle import Bundle
    from recoupe.model.event import Reading
    from recoupe.model.incident import Claim, Incident
    from recoupe.model.text import Report

CONTEXT = Path(__file__).with_name("context.jsonld")
Node = dict[str, Any]


def chunks(bundle: Bundle) -> Iterator[str]:
    """One JSON-LD document with its context inside, so that nothing need be fetched to read it.

    Incidents are derived from claims, claims (annotations) from reports; each is attributed to who vouches for it.
    """
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    yield '{"@context": ' + json.dumps(context) + ',\n"@graph": ['
    seen: set[str] = set()
    for number, node in enumerate(_nodes(bundle, seen)):
        yield (",\n" if number else "\n") + json.dumps(node, ensure_ascii=False)
    yield "\n]}\n"


def _nodes(bundle: Bundle, seen: set[str]) -> Iterator[Node]:
    for incident in bundle.incidents:
        yield _incident(incident)
        for number, claim in enumerate(incident.claims):
            reading = bundle.readings.get(claim.report)
            for node in _around(claim, reading):
                if node["id"] not in seen:
                    seen.add(node["id"])
                    yield node
            yield _annotation(incident, number, claim, reading)


def _iri(kind: str, name: str) -> str:
    return f"urn:recoupe:{kind}:{quote(name, safe='')}"


def _without_none(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None and value != []}


def _incident(incident: Incident) -> Node:
    place = lands_on(incident)
    return _without_none({
        "id": _iri("incident", incident.id),
        "type": ["Entity", "Incident"],
        "kind": incident.type,
        "date": incident.date.edtf if incident.date else None,
        "place": incident.place.name if incident.place else incident.place_text,
        "lat": place.lat if place else None,
        "long": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "differs": list(incident.conflicts),
        "voices": incident.voices.count,
        "wasDerivedFrom": [_claim_iri(incident, number) for number in range(len(incident.claims))],
    })  # fmt: skip


def _claim_iri(incident: Incident, number: int) -> str:
    return _iri("claim", f"{incident.id}/{number + 1}")


def _report_iri(claim: Claim, reading: Reading | None) -> str:
    """The report by its bytes and its outlet: the same words by two outlets are two reports."""
    if reading is None:
        return _iri("report", claim.report)
    report = reading.report
    return _iri("report", sha256(f"{report.sha256} {report.outlet or ''}".encode()).hexdigest()[:40])


def _around(claim: Claim, reading: Reading | None) -> Iterator[Node]:
    """What the claim hangs on: its report, the outlet, the program that read it, and whoever vouches."""
    report = reading.report if reading else None
    yield _report(claim, report, _report_iri(claim, reading))
    if report is not None and report.outlet:
        yield {"id": _iri("outlet", report.outlet), "type": "Agent", "label": report.outlet}
    if reading is not None and reading.reader:
        yield {
            "id": _iri("reading", reading.reader), "type": "Activity", "label": "reading",
            "wasAssociatedWith": _iri("reader", reading.reader),
        }  # fmt: skip
        yield {"id": _iri("reader", reading.reader), "type": "SoftwareAgent", "label": reading.reader}
    if claim.origin:
        yield {
            "id": _iri("source", claim.origin),
            "type": "Agent",
            "label": claim.chain[0] if claim.chain else claim.origin,
        }


def _report(claim: Claim, report: Report | None, iri: str) -> Node:
    if report is None:
        return {"id": iri, "type": ["Entity", "NewsArticle"], "label": claim.report}
    return _without_none({
        "id": iri,
        "type": ["Entity", "NewsArticle"],
        "label": report.name,
        "headline": report.title,
        "datePublished": report.published,
        "url": _address(report.url),
        "language": report.language,
        "sha256": report.sha256,
        "wasAttributedTo": _iri("outlet", report.outlet) if report.outlet else None,
    })  # fmt: skip


def _address(url: str | None) -> str | None:
    """The address where it is one: an IRI has no spaces, quotation marks or brackets."""
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~")


def _annotation(incident: Incident, number: int, claim: Claim, reading: Reading | None) -> Node:
    report = _report_iri(claim, reading)
    selectors: list[Node] = [{"type": "TextPositionSelector", "start": claim.span.start, "end": claim.span.end}]
    if reading is not None:
        before, after = before_and_after(reading.report.text, claim.span)
        exact = claim.span.of(reading.report.text)
        selectors.append({"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after})
    return _without_none({
        "id": _claim_iri(incident, number),
        "type": ["Annotation", "Entity"],
        "motivation": "describing",
        "field": claim.field,
        "status": claim.status,
        "body": {"type": "TextualBody", "value": claim.value},
        "low": claim.low,
        "high": claim.high,
        "whose": claim.of,
        "chain": list(claim.chain),
        "target": {"type": "SpecificResource", "source": report, "selector": selectors},
        "wasDerivedFrom": report,
        "wasAttributedTo": _iri("source", claim.origin) if claim.origin else None,
        "wasGeneratedBy": _iri("reading", reading.reader) if reading and reading.reader else None,
    })  # fmt: skip
