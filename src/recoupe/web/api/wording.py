"""What outlets told on whose word, and what they call whom."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.api.answers import Page, Paged, answer
from recoupe.web.asked import Now
from recoupe.web.names import actor_name, source_name
from recoupe.web.problems import described

router = APIRouter(tags=["sources and wording"])


class Cited(BaseModel):
    """How often one outlet cites one origin."""

    outlet: str
    origin: str
    name: str
    times: int


class Naming(BaseModel):
    """What one outlet calls one actor; see the reference of ``recoupe show wording`` for the figures."""

    outlet: str
    actor: str
    name: str
    words: str
    own: int
    quoted: int
    log_odds: float | None
    z: float | None
    where: list[Any]


@router.get("/sources", response_model=Page[Cited], responses=described(422))
def sources(request: Request, now: Now, paged: Paged) -> Response:
    """Whom each outlet cites and how often, the most cited first within an outlet."""
    from recoupe.compare.wording import cited

    def made() -> dict[str, Any]:
        rows = cited(now.readings.values())
        return paged.of(
            rows, lambda row: {"outlet": row[0], "origin": row[1], "name": source_name(row[1]), "times": row[2]}
        )

    return answer(request, now.revision, made)


@router.get("/wording", response_model=Page[Naming], responses=described(422))
def wording(request: Request, now: Now, paged: Paged) -> Response:
    """What each outlet calls each actor, in its own voice and in quotation marks, and where."""
    from recoupe.compare.wording import namings

    def made() -> dict[str, Any]:
        return paged.of(
            namings(now.readings.values()), lambda found: {**asdict(found), "name": actor_name(found.actor)}
        )

    return answer(request, now.revision, made)
