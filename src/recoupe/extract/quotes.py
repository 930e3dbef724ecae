"""Where a text quotes: « … », “ … ”, " … ", nested, and over several sentences or paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right

from recoupe.model.text import Span

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_LONGEST = 4000
_RESTART = 2
_LETTER = re.compile(r"\S")


def quotes(text: str) -> tuple[Span, ...]:
    """The quoted stretches, marks included, outermost ones only, in order of the text.

    A quote may run over several sentences and, where each paragraph begins with a mark anew, over paragraphs. A mark
    that is never closed quotes nothing. *« Nous tenons », a dit le maire* gives the stretch of *« Nous tenons »*.
    """
    found: list[Span] = []
    at = 0
    while at < len(text):
        mark = text[at]
        if mark in _PAIRS:
            end = _closing(text, at, _PAIRS[mark])
        elif mark == '"':
            end = _straight(text, at)
        else:
            at += 1
            continue
        if end is None:
            at += 1
            continue
        found.append(Span(at, end))
        at = end
    return tuple(found)


def quote_at(found: tuple[Span, ...], position: int) -> Span | None:
    """The quote that covers this character, or None."""
    at = bisect_right(found, position, key=lambda q: q.start) - 1
    return found[at] if at >= 0 and position < found[at].end else None


def _closing(text: str, start: int, closing: str) -> int | None:
    """The end of a quote that opens here. A mark that opens again at a paragraph's head goes on with the same quote."""
    opening = text[start]
    depth = 1
    stop = min(len(text), start + _LONGEST)
    if text.find(closing, start + 1, stop) < 0:
        return None
    for i in range(start + 1, stop):
        if text[i] == opening and opening != closing:
            before = text[max(0, i - _RESTART) : i].rstrip(" \u00a0\u202f")
            if not before.endswith("\n"):
                depth += 1
        elif text[i] == closing:
            depth -= 1
            if depth == 0:
                return i + 1
        elif text[i] == "\n" and text[i + 1 : i + 2] == "\n" and _first_letter(text, i) not in {opening, closing}:
            return None
    return None


def _first_letter(text: str, start: int) -> str:
    found = _LETTER.search(text, start)
    return found[0] if found is not None else ""


def _straight(text: str, start: int) -> int | None:
    """A straight mark closes at the next one of its paragraph that no letter follows."""
    end = min(len(text), start + _LONGEST)
    line = text.find("\n", start, end)
    end = end if line < 0 else line
    i = text.find('"', start + 1, end)
    while i >= 0:
        if not text[i + 1 : i + 2].isalnum():
            return i + 1
        i = text.find('"', i + 1, end)
    return None
