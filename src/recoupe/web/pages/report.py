"""The reports of the case, and one report with what was found in it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.rendering import page

router = APIRouter()


@router.get("/reports")
def reports(request: Request, now: Now) -> Response:
    """All reports of the case."""
    return page(request, "reports.html", reports=now.reports)


@router.get("/reports/{name:path}")
def report(name: str, request: Request, now: Now) -> Response:
    """One report with what was found in it."""
    return page(request, "report.html", reading=now.reading(name))
