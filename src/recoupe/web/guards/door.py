"""The door: every request passes here before a page or the API sees it."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse

from recoupe.web import words
from recoupe.web.guards import headers
from recoupe.web.guards.rates import Rate
from recoupe.web.guards.sessions import cookie_name
from recoupe.web.pages.door import local
from recoupe.web.problems import problem, wants_page

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from recoupe.web.guards.sessions import Sessions
    from recoupe.web.guards.settings import Guarding

SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/login", "/static/")
LANGUAGE_COOKIE = "language"
LOG = logging.getLogger("recoupe.web")


class Door:
    """Host, size, rate, session, origin and token of every request; the guarding headers on every answer."""

    def __init__(self, app: ASGIApp, guarding: Guarding, sessions: Sessions, tries: Rate) -> None:
        self._app = app
        self._guarding = guarding
        self._sessions = sessions
        self._changes = Rate(guarding.changes_a_minute)
        self._asks = Rate(guarding.asks_a_minute)
        self._tries = tries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        language = _language(request)
        words.speak(language or words.preferred(request.headers.get("accept-language", "")))
        jar = cookie_name(request.headers.get("host", ""))
        known = self._sessions.known(request.cookies.get(jar, ""))
        session = known or self._sessions.fresh()
        request.state.session = session
        request.state.csrf = self._sessions.csrf(session)
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                answer = MutableHeaders(scope=message)
                headers.guard(answer, self._guarding)
                secure = "; Secure" if self._guarding.secure else ""
                held = request.state.session  # another one than before, once the password was said
                if held != known and not request.url.path.startswith("/static/"):
                    value = self._sessions.cookie(held)
                    answer.append("Set-Cookie", f"{jar}={value}; Path=/; HttpOnly; SameSite=Strict{secure}")
                if request.query_params.get("lang") in words.LANGUAGES:
                    answer.append(
                        "Set-Cookie", f"{LANGUAGE_COOKIE}={language}; Path=/; Max-Age=31536000; SameSite=Strict"
                    )
            await send(message)

        refused = self._refused(request, session)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        try:
            await self._app(scope, _bounded(receive, self._most(request)), guarded)
        except Exception:  # nothing of it may reach the browser
            LOG.exception("%s %s", request.method, request.url.path)
            if begun:
                raise
            wrong = problem(500, "Something went wrong that should not.", "The terminal says what; nothing is lost.")
            await wrong(scope, receive, guarded)

    def _most(self, request: Request) -> int:
        uploads = request.url.path.startswith(("/add", "/api/v1/additions"))
        return self._guarding.most_upload if uploads else self._guarding.most_bytes

    def _refused(self, request: Request, session: str) -> Response | None:
        if not self._is_our_host(request.headers.get("host", "")):
            return problem(
                421, "The workbench is not asked for under this name.", "Open the address that “recoupe serve” prints."
            )
        length = request.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > self._most(request):
            most = self._most(request) / 1_000_000
            return problem(413, f"The request is larger than {most:g} MB.", "Add fewer files at a time.")
        client = request.client.host if request.client else ""
        if seconds := self._asks.wait(client):
            return _slow(seconds)
        kind, _, shown = request.headers.get("authorization", "").partition(" ")
        said = shown.strip() if kind.casefold() == "bearer" else ""
        if said and (seconds := self._guessed(client, said)):
            return _slow(seconds)
        bearer = self._sessions.fits_token(said)
        if not (bearer or self._sessions.is_open(session) or request.url.path.startswith(OPEN)):
            return self._locked(request)
        if request.method in SAFE:
            return None
        if seconds := self._changes.wait(client):
            return _slow(seconds)
        if bearer or request.url.path == "/login":
            return None if bearer or self._is_our_page(request) else _foreign()
        shown = request.headers.get("x-csrf-token", "")
        return None if self._is_our_page(request) and self._sessions.may_change(session, shown) else _foreign()

    def _locked(self, request: Request) -> Response | None:
        said = request.query_params.get("token", "")
        if said and request.method == "GET":
            if seconds := self._guessed(request.client.host if request.client else "", said):
                return _slow(seconds)
            if self._sessions.fits_token(said):
                request.state.session = self._sessions.opened()
                return RedirectResponse(local(request.url.path), HTTPStatus.SEE_OTHER)
        if wants_page(request) and request.method == "GET":
            return RedirectResponse(f"/login?next={quote(request.url.path)}", HTTPStatus.SEE_OTHER)
        locked = problem(401, "The case is locked.", "Log in, or send “Authorization: Bearer TOKEN”.")
        locked.headers["WWW-Authenticate"] = "Bearer"
        return locked

    def _guessed(self, client: str, said: str) -> int:
        """In how many seconds another token may be shown; a wrong one is a try, as a wrong password is."""
        return self._tries.wait(client, count=not self._sessions.fits_token(said)) if self._guarding.locked else 0

    def _is_our_host(self, host: str) -> bool:
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        return not self._guarding.hosts or name.casefold() in self._guarding.hosts

    def _is_our_page(self, request: Request) -> bool:
        """Whether the browser says that a page of ours asks; programs say nothing, and show the token."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = request.headers.get("origin")
        return origin is None or urlsplit(origin).netloc.casefold() == request.headers.get("host", "").casefold()


def _slow(seconds: int) -> Response:
    slow = problem(429, "Too much is asked for in too short a time.", f"Try again in {seconds} seconds.")
    slow.headers["Retry-After"] = str(seconds)
    return slow


def _foreign() -> Response:
    return problem(
        403, "The request does not come from a page of this workbench.",
        "Reload the page; programs send the token of /api/v1/session as X-CSRF-Token.",
    )  # fmt: skip


def _language(request: Request) -> str | None:
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
    return asked if asked in words.LANGUAGES else None


def _bounded(receive: Receive, most: int) -> Receive:
    """The body, as long as it stays within bounds; a length that was not announced does not help."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, "The request is larger than what may be sent.")
        return message

    return bounded
