"""Two reports side by side."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.rendering import page

router = APIRouter()


@router.get("/pair")
def pair(request: Request, now: Now, left: str = "", right: str = "") -> Response:
    """Two reports side by side."""
    return page(request, "pair.html", left=left and now.reading(left), right=right and now.reading(right))
