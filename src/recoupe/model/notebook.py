"""How a noun shows itself in a notebook: the nouns know that they can be shown, and not by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES: dict[str, Callable[[Any], str]] = {}
"""What shows a noun as HTML, by the noun's name; entered by whoever puts the rooms together."""


def page_of(noun: object) -> str | None:
    """The noun as HTML; None where nothing shows it, so that the notebook prints it as Python does."""
    shown_by = PAGES.get(type(noun).__name__)
    return shown_by(noun) if shown_by else None
