"""The token that a program must show before it changes anything."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request

router = APIRouter(tags=["session"])


class Session(BaseModel):
    """What a program sends back as ``X-CSRF-Token``, with the cookie that it was given here."""

    csrf: str


@router.get("/session")
def session(request: Request) -> Session:
    """The token for changes. With ``Authorization: Bearer TOKEN`` none is needed."""
    return Session(csrf=request.state.csrf)
