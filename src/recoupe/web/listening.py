"""Where the workbench listens, and the browser that is opened once it does."""

from __future__ import annotations

import socket
import webbrowser
from contextlib import closing
from threading import Thread
from time import sleep

from recoupe.errors import InputError

TRIES = 50


def free_port(host: str, first: int) -> int:
    """The first port from ``first`` on that nobody listens at, so that the address is mostly the same.

    Raises:
        InputError: none is free, or the host is no address of this machine.
    """
    fault: OSError | None = None
    for port in range(first, first + TRIES):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with closing(socket.socket(family, socket.SOCK_STREAM)) as door:
            try:
                door.bind((host, port))
            except OSError as taken:
                fault = taken
                continue
            return port
    raise InputError(f"Nothing can listen at {host}: {fault}.", "Name another with --host or --port.")


def host_names(host: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names under which the workbench may be asked for: its own, this machine's, and those that were given."""
    own = () if host in ("0.0.0.0", "::") else (f"[{host}]" if ":" in host else host,)  # noqa: S104
    every = (socket.gethostname(), *_addresses()) if host in ("0.0.0.0", "::") else ()  # noqa: S104
    return tuple(dict.fromkeys(name.casefold() for name in ("127.0.0.1", "localhost", "[::1]", *own, *every, *names)))


def _addresses() -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None)
    except OSError:
        return ()
    return tuple(f"[{a[4][0]}]" if ":" in str(a[4][0]) else str(a[4][0]) for a in found)


def open_when_ready(host: str, port: int, address: str) -> None:
    """Open the browser as soon as something answers."""
    reached = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104

    def wait() -> None:
        for _ in range(TRIES * 4):
            try:
                socket.create_connection((reached, port), timeout=1).close()
            except OSError:
                sleep(0.1)
                continue
            webbrowser.open(address)
            return

    Thread(target=wait, daemon=True).start()
