"""What each outlet told, and on whose word."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.rendering import page

router = APIRouter()


@router.get("/sources")
def sources(request: Request) -> Response:
    """What each outlet told, and on whose word."""
    return page(request, "sources.html")
