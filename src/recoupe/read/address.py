"""Addresses of pages: which strings are some, and what a report from there is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

LONGEST = 120
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is to be fetched."""

    url: str


def is_url(given: str) -> bool:
    """Whether the string is an address, of whatever scheme: ``https://example.org/1``; ``C:/a.txt`` is none."""
    return _SCHEME.match(given.strip()) is not None


def without_fragment(url: str) -> str:
    """The address without ``#…``, which no server sees."""
    return urlunsplit(urlsplit(url.strip())._replace(fragment=""))


def name_of_url(url: str) -> str:
    """What the report of an address is called: host and path, ``example.org/2023/pont.html``; never longer than 120.

    >>> name_of_url("https://www.example.org/2023/le-pont/?utm_source=x")
    'example.org/2023/le-pont'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "page"
    path = re.sub(r"[\s:\\]+|(?<=/)\.{1,2}(?=/|$)", "-", unquote(parts.path, errors="replace")).strip("/")
    query = parts.query if not re.search(r"[^\W\d_]{4}", path) else ""
    tail = "-".join(part for part in (path, query) if part)
    plain = re.sub(r"[^\w./,’'()-]+", "-", f"{host}/{tail}").strip("/-")
    return plain[:LONGEST] or "page"
