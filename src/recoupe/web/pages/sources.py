"""What each outlet told, and on whose word."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.citing import outlets, shared
from recoupe.web.rendering import page

router = APIRouter()


@router.get("/sources")
def sources(request: Request, now: Now, outlet: str = "") -> Response:
    """What each outlet told, and on whose word; ``outlet`` opens one of them."""
    found = outlets(now.readings, now.incidents)
    return page(request, "sources.html", outlets=found, shared=shared(found), opened=outlet)
