"""What each outlet calls whom."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.rendering import page

router = APIRouter()


@router.get("/wording")
def wording(request: Request) -> Response:
    """What each outlet calls whom."""
    return page(request, "wording.html")
