"""How much is asked of other people's servers, and of one's own patience."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take.

    ``seconds`` is the whole time for one page, its redirects included; ``bytes`` the most that a page may have;
    ``pause`` how long a host is left alone between two requests (its robots.txt may ask for more). ``loopback`` is for
    tests alone: it lets 127.0.0.1 and ::1 be reached, and no other private address.
    """

    seconds: float = 60.0
    bytes: int = 40_000_000
    redirects: int = 5
    pause: float = 2.0
    longest_pause: float = 30.0
    linked: int = 100  # articles that are fetched from one feed, at most
    loopback: bool = False
