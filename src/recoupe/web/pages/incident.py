"""One incident: the accounts side by side."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.rendering import page

router = APIRouter()


@router.get("/incidents/{name}")
def incident(name: str, request: Request, now: Now) -> Response:
    """One incident: the accounts side by side."""
    return page(request, "incident.html", incident=now.incident(name))
