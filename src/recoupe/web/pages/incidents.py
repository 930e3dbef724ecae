"""Table, map and timeline of the incidents that fit a question."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.rendering import page

router = APIRouter()


@router.get("/")
def incidents(request: Request) -> Response:
    """The frame of the page; what stands in it comes through the API, so that it is there at once in a case of any size."""
    return page(request, "incidents.html")
