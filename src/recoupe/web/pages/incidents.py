"""Table, map and timeline of the incidents that fit a question."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.rendering import page

router = APIRouter()


@router.get("/")
def incidents(request: Request, now: Now) -> Response:
    """Table, map and timeline of the incidents that fit a question."""
    return page(request, "incidents.html", incidents=now.incidents)
