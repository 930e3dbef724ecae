"""Logging in and out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.web.problems import ProblemError
from recoupe.web.rendering import page

router = APIRouter()


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:  # noqa: A002 - the address says “next”
    """The page that asks for the password."""
    return page(request, "login.html", next=next, wrong=False)


@router.post("/login")
def enter(
    request: Request,
    password: Annotated[str, Form(max_length=1000)],
    csrf_token: Annotated[str, Form(max_length=200)],
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002
) -> Response:
    """Open the session where the password is right; a few tries a minute."""
    app = request.app
    sessions, session = app.state.sessions, request.state.session
    if not sessions.may_change(session, csrf_token):
        raise ProblemError(403, "The form is from another session.", "Reload the page and try again.")
    if seconds := app.state.tries.wait(request.client.host if request.client else ""):
        raise ProblemError(429, "Too many tries.", f"Try again in {seconds} seconds.")
    if not sessions.fits_password(password):
        return page(request, "login.html", status=401, next=next, wrong=True)
    request.state.session = sessions.opened()
    return RedirectResponse(local(next), HTTPStatus.SEE_OTHER)


def local(address: str) -> str:
    r"""The address where it is one of ours, else the first page: nobody is led elsewhere from here.

    >>> local("/reports"), local("//elsewhere.example"), local("/\\elsewhere.example")
    ('/reports', '/', '/')
    """
    inside = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if inside and address.isprintable() else "/"


@router.post("/logout")
def leave(request: Request) -> Response:
    """End the session."""
    request.app.state.sessions.end(request.state.session)
    return RedirectResponse("/login", HTTPStatus.SEE_OTHER)
