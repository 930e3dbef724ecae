"""A small site on this machine, whose pages and requests a test knows."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from recoupe.read import Limits
from recoupe.read.fetching import Fetcher

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

    from recoupe.model.text import Report
    from recoupe.read import Page, Refusal

HERE = Limits(loopback=True, pause=0.0, seconds=10.0)


@dataclass
class Site:
    """Pages by their path; what was asked for, with the headers of each request."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    slow: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    root: str = ""

    def put(
        self, path: str, body: bytes | str, *, status: int = 200, mime: str = "text/html; charset=utf-8", **headers: str
    ) -> str:
        """Put a page at this path; gives its address. ``Retry_After="3"`` is a header."""
        raw = body.encode() if isinstance(body, str) else body
        said = {"Content-Type": mime, **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.pages[path] = (status, said, raw)
        return self.root + path

    def move(self, path: str, to: str, status: int = 302) -> str:
        """Let a path lead elsewhere."""
        return self.put(path, b"", status=status, Location=to)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers on 127.0.0.1 until the test is over."""
    site = Site()

    class Door(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            if self.path in site.slow:
                site.slow[self.path](self)
                return
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            tag = headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def handle(self) -> None:
            with suppress(OSError):  # a client that leaves is what some tests are about
                super().handle()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        server.daemon_threads = True
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        site.root = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join(5)


class Clock:
    """A clock that stands still until somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        """Let time pass at once."""
        self.waits.append(round(seconds, 3))
        self.now += seconds


def fetched(url: str, limits: Limits = HERE, *, summaries: bool = False) -> list[Page | Refusal]:
    """What comes from an address, without any pause."""
    clock = Clock()
    fetcher = Fetcher(limits, summaries=summaries, wait=clock.wait, clock=clock)
    try:
        return list(fetcher.pages_at(url))
    finally:
        fetcher.close()


def one_refusal(url: str, limits: Limits = HERE) -> Refusal:
    """The one refusal that an address gives."""
    from recoupe.read import Refusal

    (refusal,) = fetched(url, limits)
    assert isinstance(refusal, Refusal)
    return refusal


def one_report(url: str, limits: Limits = HERE) -> Report:
    """The one report that an address gives."""
    from recoupe.read import Page

    (page,) = fetched(url, limits)
    assert isinstance(page, Page), page
    return page.report
