"""Table, map and timeline of the incidents that fit a question, and the same as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.rendering import page
from recoupe.web.selecting import selected
from recoupe.web.selection import Selection
from recoupe.web.words import gettext

router = APIRouter()


def _(words: str) -> str:
    return words  # marked for the catalogue here, said by files() when the language is known


FILES = {
    "acled": _("for ACLED: its columns, its rule for tolls"),
    "ged": _("for GED: its columns; low, best and high"),
    "incidents": _("incidents, a row each"),
    "claims": _("claims, a row each, with source, status and words"),
    "geojson": _("for a map (GeoJSON)"),
    "jsonl": _("incidents for programs (JSON lines)"),
    "claims-jsonl": _("claims for programs (JSON lines)"),
}
BARE = ("incidents", "geojson")  # formats that need no reading, and so are quick in a case of any size


@router.get("/")
def incidents(request: Request) -> Response:
    """The frame of the page; what stands in it comes through the API, so that it is there at once in a case of any size."""
    return page(request, "incidents.html", files={name: gettext(words) for name, words in FILES.items()})


@router.get("/export/{name}")
def export(name: str, now: Now, asked: Annotated[Selection, Query()]) -> Response:
    """The incidents that fit, in one of the formats of ``recoupe export``, as a file to keep.

    Raises:
        InputError: no format is called that.
    """
    from recoupe.export.formats import format_named

    form = format_named(name)
    found = [now.incidents[row] for row in selected(now.columns, asked, now.rows_holding).rows.tolist()]
    reports = () if name in BARE else dict.fromkeys(m.report for incident in found for m in incident.members)
    written = form.write(found, {report: now.reading(report) for report in reports})
    kind = {".csv": "text/csv", ".geojson": "application/geo+json"}.get(form.ending, "application/x-ndjson")
    headers = {"Content-Disposition": f'attachment; filename="{name}{form.ending}"', "Cache-Control": "no-store"}
    return Response(written, headers=headers, media_type=kind)
