"""The incidents that are most doubtful, to be decided first."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.asked import Now
from recoupe.web.rendering import page

router = APIRouter()


@router.get("/review")
def review(request: Request, now: Now) -> Response:
    """The incidents that are most doubtful, to be decided first."""
    return page(request, "review.html", incidents=now.incidents)
