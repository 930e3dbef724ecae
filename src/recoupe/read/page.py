"""A text as it was found, with what its file says about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A text before it is a report: ``where`` names file (and line) for messages, ``original`` its bytes."""

    name: str
    where: str
    text: str
    original: bytes | None = None
    published: str | None = None
    published_basis: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    camp: str | None = None
