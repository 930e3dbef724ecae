"""How far coders agree, with each other and with the machine."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.api.answers import answer
from recoupe.web.asked import Now, OnDesk
from recoupe.web.problems import described

router = APIRouter(tags=["review"])
Names = Annotated[list[Annotated[str, Query(max_length=80)]], Query(max_length=20)]


class Agreement(BaseModel):
    """Krippendorff's alpha of one field among these coders, its interval of 95 %, and where they differ."""

    field: str
    metric: str
    coders: list[str]
    alpha: dict[str, Any]
    same: float | None
    differences: list[dict[str, Any]]


@router.get("/agreement", response_model=list[Agreement], responses=described(404, 422))
def agreement(
    request: Request,
    now: Now,
    desk: OnDesk,
    field: Annotated[Names | None, Query(description="These fields alone.")] = None,
    coder: Annotated[Names | None, Query(description="These coders alone; “machine” is one too.")] = None,
) -> Response:
    """For each field that was coded twice: first all coders with each other, then each with the machine."""
    found = desk.case.agreement(field or (), coder or ())
    return answer(request, now.revision, lambda: [asdict(one) for one in found])
