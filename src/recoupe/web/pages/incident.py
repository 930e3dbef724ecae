"""One incident: the accounts side by side."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.errors import RecoupeError
from recoupe.judge.values import FIELDS
from recoupe.web.asked import Now, OnDesk
from recoupe.web.incident_shown import shown
from recoupe.web.rendering import address, page

router = APIRouter()


@router.get("/incidents/{name}")
def incident(name: str, request: Request, now: Now, desk: OnDesk) -> Response:
    """One incident: the accounts side by side; an id that it had before leads to what it became."""
    found = now.incident(name)
    if found.id != name:
        return RedirectResponse(address(f"/incidents/{found.id}"), HTTPStatus.SEE_OTHER)
    readings = {}
    for report in sorted({member.report for member in found.members}):
        try:
            readings[report] = desk.case.reading(report)
        except RecoupeError:  # a report that went since the incidents were derived: the others are shown
            continue
    return page(
        request, "incident.html", incident=found, FIELDS=FIELDS, **shown(found, readings, desk.case.judgements())
    )
