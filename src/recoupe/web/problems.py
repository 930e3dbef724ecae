"""What could not be done, as a machine reads it (RFC 9457) or as a page."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from recoupe.errors import CaseError, InputError, RecoupeError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

PROBLEM = "application/problem+json"


class ProblemError(RecoupeError):
    """Something that a request asked for and that could not be done, with the status that HTTP gives it."""

    def __init__(self, status: int, fact: str, remedy: str = "", **more: object) -> None:
        super().__init__(fact, remedy)
        self.status = status
        self.more = more


def problem(status: int, fact: str, remedy: str = "", **more: object) -> JSONResponse:
    """A problem document: ``title`` is the fact, ``detail`` the way out."""
    body: dict[str, object] = {
        "type": "about:blank", "title": fact, "status": status, **({"detail": remedy} if remedy else {}), **more
    }  # fmt: skip
    return JSONResponse(body, status, media_type=PROBLEM)


def wants_page(request: Request) -> bool:
    """Whether a person asks with a browser, and not a program."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def told(request: Request, status: int, fact: str, remedy: str = "", **more: object) -> Response:
    """The problem in the form that was asked for."""
    if wants_page(request) and hasattr(request.state, "csrf"):
        from recoupe.web.rendering import page

        return page(request, "problem.html", status=status, fact=fact, remedy=remedy)
    return problem(status, fact, remedy, **more)


def install(app: FastAPI) -> None:
    """Turn everything that can go wrong into a problem; no traceback ever leaves."""

    @app.exception_handler(RecoupeError)
    async def _ours(request: Request, error: RecoupeError) -> Response:
        if isinstance(error, ProblemError):
            return told(request, error.status, error.fact, error.remedy, **error.more)
        status = 404 if error.fact.startswith("No ") else 400 if isinstance(error, InputError) else 409
        return told(request, status if not isinstance(error, CaseError) else 503, error.fact, error.remedy)

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        fact = error.detail or HTTPStatus(error.status_code).phrase
        answer = told(request, error.status_code, fact)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    async def _asked_wrongly(request: Request, error: RequestValidationError) -> Response:
        faults = [{"where": ".".join(map(str, f["loc"])), "fault": f["msg"]} for f in error.errors()]
        first = faults[0] if faults else {"where": "", "fault": ""}
        return told(request, 422, f"{first['where']}: {first['fault']}.", "See /api/v1/openapi.json.", errors=faults)


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the API's description says of these statuses."""
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {PROBLEM: {"schema": {"type": "object"}}}}
        for status in statuses
    }
