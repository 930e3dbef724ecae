"""Where a text quotes: « … », “ … ”, " … ", nested, and over several sentences or paragraphs."""

from __future__ import annotations

from recoupe.model.text import Span

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_LONGEST = 4000
_RESTART = 2


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
    return next((q for q in found if q.start <= position < q.end), None)


def _closing(text: str, start: int, closing: str) -> int | None:
    """The end of a quote that opens here. A mark that opens again at a paragraph's head goes on with the same quote."""
    opening = text[start]
    depth = 1
    for i in range(start + 1, min(len(text), start + _LONGEST)):
        if text[i] == opening and opening != closing:
            before = text[max(0, i - _RESTART) : i].rstrip(" \u00a0\u202f")
            if not before.endswith("\n"):
                depth += 1
        elif text[i] == closing:
            depth -= 1
            if depth == 0:
                return i + 1
        elif text[i] == "\n" and text[i + 1 : i + 2] == "\n" and not text[i:].lstrip().startswith((opening, closing)):
            return None
    return None


def _straight(text: str, start: int) -> int | None:
    """A straight mark closes at the next one of its paragraph that no letter follows."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    i = text.find('"', start + 1)
    while 0 <= i < end:
        if not text[i + 1 : i + 2].isalnum():
            return i + 1
        i = text.find('"', i + 1)
    return None
