"""A report as its file gives it, on the way to being one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TypedDict, Unpack

from recoupe.model.text import Report


@dataclass(frozen=True, slots=True)
class Page:
    """A report with what is kept beside it: ``where`` names file (and line) for messages, ``original`` is its bytes.

    ``original`` is None where the text's own bytes are all there was (a row of a table). ``captured`` is the moment
    (ISO 8601) at which an archive took the page; it says nothing of the day of publication. A page ``is_live`` where it was fetched
    now: its bytes may be others at every visit.
    """

    where: str
    report: Report
    original: bytes | None = None
    captured: str | None = None
    is_live: bool = False


class Known(TypedDict, total=False):
    """What a file may say of a report beside its text; None or "" where it is silent."""

    published: str | None
    published_basis: str | None
    outlet: str | None
    url: str | None
    title: str | None
    language: str | None
    camp: str | None


def page_of_text(
    text: str,
    *,
    name: str,
    where: str,
    original: bytes | None = None,
    captured: str | None = None,
    **known: Unpack[Known],
) -> Page:
    """A page of this text; its sha256 is that of the original's bytes, or else of the text's."""
    text = whole(text)
    digest = hashlib.sha256(text.encode() if original is None else original).hexdigest()
    said = {key: value or None for key, value in known.items()}
    return Page(where, Report(name, text, digest, **said), original, captured)  # type: ignore[arg-type]  # keys are Known's


def whole(text: str) -> str:
    """The text without half surrogate pairs, which JSON can carry and no UTF-8 file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", errors="replace").decode("utf-8")
    return text
