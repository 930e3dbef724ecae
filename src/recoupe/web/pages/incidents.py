"""Table, map and timeline of the incidents that fit a question, and the same as a file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.rendering import page
from recoupe.web.selecting import selected
from recoupe.web.selection import Selection
from recoupe.web.words import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model.event import Reading
    from recoupe.web.snapshot import Snapshot

router = APIRouter()


def _(words: str) -> str:
    return words  # marked for the catalogue here, said by files() when the language is known


FILES = {
    "acled": _("for ACLED: its columns, its rule for tolls"),
    "ged": _("for GED: its columns; low, best and high"),
    "incidents-xlsx": _("incidents, a row each (Excel)"),
    "incidents": _("incidents, a row each (CSV)"),
    "claims-xlsx": _("claims, a row each, with source, status and words (Excel)"),
    "claims": _("claims, a row each, with source, status and words (CSV)"),
    "events": _("events of the reports, a row each (CSV)"),
    "geojson": _("for a map (GeoJSON)"),
    "kml": _("for a globe (KML)"),
    "jsonl": _("whole incidents for programs (JSON lines)"),
    "jsonld": _("linked data (JSON-LD)"),
    "plover": _("in PLOVER’s types (JSON)"),
    "claimreview": _("skeletons of ClaimReview (JSON)"),
    "ris": _("the reports as references (RIS)"),
    "bibtex": _("the reports as references (BibTeX)"),
}
KINDS = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".kml": "application/vnd.google-earth.kml+xml",
}


class Read(Mapping[str, "Reading"]):
    """What the reports tell, each read when a format asks for it."""

    def __init__(self, now: Snapshot) -> None:
        self._now = now
        self._names = frozenset(report.name for report in now.reports)

    def __getitem__(self, name: str) -> Reading:
        """What one report tells."""
        if name not in self._names:
            raise KeyError(name)
        return self._now.reading(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)


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
    from recoupe.export.bundle import Bundle
    from recoupe.export.formats import written

    form = written(name)
    found = [now.incidents[row] for row in selected(now.columns, asked, now.rows_holding).rows.tolist()]
    out = BytesIO()
    form.write(Bundle(found, Read(now)), out)
    headers = {"Content-Disposition": f'attachment; filename="{form.name}{form.ending}"', "Cache-Control": "no-store"}
    return Response(out.getvalue(), headers=headers, media_type=KINDS.get(form.ending, "text/plain; charset=utf-8"))
