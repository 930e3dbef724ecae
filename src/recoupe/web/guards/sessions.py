"""Sessions: who has said the password, and the token that a page must show before it changes anything."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.web.guards.settings import Guarding

COOKIE = "recoupe_session"
_PORT = re.compile(r":([0-9]{1,5})$")
MOST_SESSIONS = 10_000


def cookie_name(host: str) -> str:
    """The cookie of the workbench at this address: browsers keep one jar for all ports of a machine.

    >>> cookie_name("127.0.0.1:8190"), cookie_name("inquiry.example"), cookie_name("[::1]")
    ('recoupe_session_8190', 'recoupe_session', 'recoupe_session')
    """
    port = _PORT.search(host)
    return f"{COOKIE}_{port[1]}" if port else COOKIE


class Sessions:
    """Sessions of one run of the program: they end with it.

    A session's name is signed, so that nobody gives himself one; it is kept on the server only once it is open.
    """

    def __init__(self, guarding: Guarding) -> None:
        self._guarding = guarding
        self._secret = secrets.token_bytes(32)
        self._open: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def fresh(self) -> str:
        """A new session, not yet open."""
        return secrets.token_urlsafe(18)

    def cookie(self, session: str) -> str:
        """What the browser keeps."""
        return f"{session}.{self._sign('session', session)}"

    def known(self, cookie: str) -> str | None:
        """The session of a cookie; None where we did not sign it."""
        session, _, mark = cookie.partition(".")
        return session if session and _same(mark, self._sign("session", session)) else None

    def csrf(self, session: str) -> str:
        """What a page of this session shows before it changes anything."""
        return self._sign("csrf", session)

    def may_change(self, session: str, shown: str) -> bool:
        """Whether the page that asks is one of ours."""
        return _same(shown, self.csrf(session))

    def opened(self) -> str:
        """The password or the token was right: a new session, so that nobody can have laid out its name before."""
        session = self.fresh()
        with self._lock:
            self._open[session] = None
            while len(self._open) > MOST_SESSIONS:
                self._open.popitem(last=False)
        return session

    def end(self, session: str) -> None:
        """Log out."""
        with self._lock:
            self._open.pop(session, None)

    def is_open(self, session: str) -> bool:
        """Whether this session may see the case."""
        return not self._guarding.locked or session in self._open

    def fits_password(self, said: str) -> bool:
        """Whether this is the password (or the token, which opens as well); takes as long whether it is or not."""
        known = [word for word in (self._guarding.password, self._guarding.token) if word]
        return any([_same(said, word) for word in known])  # noqa: C419 - every comparison is made, right or wrong

    def fits_token(self, said: str) -> bool:
        """Whether this is the token."""
        return bool(self._guarding.token) and _same(said, self._guarding.token or "")

    def _sign(self, what: str, session: str) -> str:
        return hmac.new(self._secret, f"{what}:{session}".encode(), hashlib.sha256).hexdigest()


def _same(left: str, right: str) -> bool:
    """Compared as digests, so that neither content nor length shows in the time it takes."""
    return hmac.compare_digest(hashlib.sha256(left.encode()).digest(), hashlib.sha256(right.encode()).digest())
