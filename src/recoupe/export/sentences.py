"""The sentence in which words stand, as a reader would quote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model.text import Span

ENDS = ("\n", ". ", "! ", "? ", "… ")


def sentence_around(text: str, span: Span) -> str:
    """The sentence around the words, without what stands before and after it."""
    start = max((text.rfind(end, 0, span.start) + len(end) for end in ENDS if end in text[: span.start]), default=0)
    stops = [at + 1 for end in ENDS if (at := text.find(end, span.end)) >= 0]
    return text[start : min(stops, default=len(text))].strip()


def before_and_after(text: str, span: Span, signs: int = 32) -> tuple[str, str]:
    """What stands before and after the words, so that they can be found again (W3C TextQuoteSelector)."""
    return text[max(0, span.start - signs) : span.start], text[span.end : span.end + signs]
