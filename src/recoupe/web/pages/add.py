"""Files, texts and addresses come into the case here."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.rendering import page

router = APIRouter()


@router.get("/add")
def add(request: Request) -> Response:
    """Files, texts and addresses come into the case here."""
    return page(request, "add.html")
