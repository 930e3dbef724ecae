"""Incidents and claims as flat tables: a row an incident, a row a claim."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident

# What a spreadsheet would run as a formula begins with one of these (OWASP, “CSV injection”).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
INCIDENT_COLUMNS = (
    "id", "type", "date", "place", "lat", "lon", "agents", "targets", "killed_low", "killed_high", "reports", "voices",
    "differ", "doubt",
)  # fmt: skip
CLAIM_COLUMNS = (
    "incident", "type", "date", "place", "field", "value", "low", "high", "of", "status", "chain", "origin", "outlet",
    "published", "report", "start", "end", "words", "agreement",
)  # fmt: skip


def harmless(cell: object) -> object:
    """A cell that no spreadsheet runs as a formula: text that begins like one is led by an apostrophe.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


def incident_row(incident: Incident) -> dict[str, Any]:
    """One incident as one row of a table."""
    low, high = incident.toll()
    return {
        "id": incident.id,
        "type": incident.type,
        "date": incident.date.edtf if incident.date else None,
        "place": incident.place.name if incident.place else incident.place_text,
        "lat": incident.place.lat if incident.place else None,
        "lon": incident.place.lon if incident.place else None,
        "agents": sorted({c.value for c in incident.claims if c.field == "agent"}),
        "targets": sorted({c.value for c in incident.claims if c.field == "target"}),
        "killed_low": low,
        "killed_high": high,
        "reports": incident.voices.reports,
        "voices": incident.voices.count,
        "differ": list(incident.conflicts),
        "doubt": incident.doubt,
    }


def claim_rows(incidents: Sequence[Incident], readings: Mapping[str, Reading]) -> Iterable[dict[str, Any]]:
    """Every claim of every incident with its source chain, its status and its words: the table that loses nothing."""
    for incident in incidents:
        for claim in sorted(incident.claims, key=lambda c: (c.report, c.span, c.field)):
            report = readings[claim.report].report if claim.report in readings else None
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
                "status": claim.status,
                "chain": " → ".join(claim.chain),
                "origin": claim.origin,
                "outlet": report.outlet if report else None,
                "published": report.published if report else None,
                "report": claim.report,
                "start": claim.span.start,
                "end": claim.span.end,
                "words": claim.span.of(report.text) if report else None,
                "agreement": incident.agreement.get(claim.field),
            }


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Rows as CSV (RFC 4180: commas, CRLF, UTF-8); lists are joined with semicolons, formulas made harmless."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="raise", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: harmless("; ".join(map(str, v)) if isinstance(v, list) else v) for key, v in row.items()})
    return out.getvalue()


def as_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as JSON, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def geojson(incidents: Sequence[Incident], rows: Iterable[Mapping[str, Any]]) -> str:
    """Incidents on a map (RFC 7946): a point with its radius, or no geometry where the text gives an area too large for one.

    A country, a river or a border is no point: its geometry is null, its name stands in the properties.
    """
    features = [
        {
            "type": "Feature",
            "id": incident.id,
            "geometry": {"type": "Point", "coordinates": [incident.place.lon, incident.place.lat]}
            if incident.place
            and incident.place.lat is not None
            and incident.place.kind not in ("country", "river", "border")
            else None,
            "properties": {**row, "radius_km": incident.place.radius_km if incident.place else None},
        }
        for incident, row in zip(incidents, rows, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"
