"""From the lines of printed pages to paragraphs: what belongs to the words, and what to the layout."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.lang.pack import load_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARGIN = 0.1  # of a page's height: what stands there and recurs is a running line
INDENT = 0.6  # of a line's height: so much further in begins a new paragraph
GAP = 0.9  # of a line's height: so much empty paper between two lines of one column
SHORT = 0.85  # of a column's width: a sentence that ends before it ends its paragraph
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
HYPHENS = "-\u2010\u00ad"
ENDS = re.compile(r"[.!?…:][\s»”\")\]]*$")
NUMBER = re.compile(r"(?:page|p\.?)?\s*[-–—]?\s*\d{1,4}\s*(?:[/|]|sur|of|[-–—])?\s*(?:\d{1,4})?", re.IGNORECASE)
BROWSER = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d+\s?(?:/|sur|of)\s?\d+)?|\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+\d{1,2}[:h]\d\d(?:\s?[AP]M)?(?:\s.*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print and where it stands, in points from the page's lower left; ``box`` numbers its column."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    box: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A page: its height in points, and its lines in the order in which one reads them."""

    height: float
    lines: tuple[Line, ...]


def without_running_lines(pages: Sequence[Printed]) -> tuple[Printed, ...]:
    """The pages without what stands at the head or foot of most of them, page numbers and a browser's own lines."""
    recurring = Counter(
        key for page in pages for key in {_likeness(line) for line in page.lines if _in_margin(line, page)}
    )

    def runs(line: Line, page: Printed) -> bool:
        if not _in_margin(line, page):
            return False
        if NUMBER.fullmatch(line.text) or BROWSER.fullmatch(line.text):
            return True
        return len(pages) > 1 and recurring[_likeness(line)] > max(1, len(pages) // 3)

    return tuple(Printed(page.height, tuple(line for line in page.lines if not runs(line, page))) for page in pages)


def paragraphs(pages: Iterable[Printed], language: str = "fr") -> list[str]:
    """The paragraphs of the pages, each on one line; one that runs on over a column or a page is whole again."""
    pieces = [piece for page in pages for piece in _pieces(page)]
    words = Counter(re.findall(r"[\w’'-]+", " ".join(line for piece in pieces for line in piece).casefold()))
    found: list[list[str]] = []
    for piece in pieces:
        if found and _runs_on(found[-1][-1], piece[0]):
            found[-1].extend(piece)
        else:
            found.append(list(piece))
    return [text for lines in found if (text := joined(lines, language, words))]


def joined(lines: Sequence[str], language: str = "fr", words: Counter[str] | None = None) -> str:
    """The lines of a paragraph as one; a word that was broken at a line's end is whole.

    *bombar-* and *dements* are *bombardements*, *porte-* and *parole* are *porte-parole*: the text's other words
    (``words``, with their counts) decide, then the pack's lists, then the printer's habit.
    """
    text = ""
    for line in lines:
        line = re.sub(r"[ \t\u2002-\u200a]+", " ", line).strip()  # noqa: PLW2901 - the same line, clean
        end = re.search(rf"([\w’']+)[{HYPHENS}]$", text)
        begin = re.match(r"[\w’']+", line)
        if not end or not begin:
            text = f"{text} {line}" if text else line
        elif text.endswith("\u00ad") or not _keeps_hyphen(end[1], begin[0], language, words or Counter()):
            text = text[:-1] + line
        else:
            text = text[:-1] + "-" + line
    return re.sub(r"\u00ad", "", text)


def _keeps_hyphen(before: str, after: str, language: str, words: Counter[str]) -> bool:
    if not after[0].islower():  # Deir-Ezzor, AK-47
        return True
    left, right = re.split(r"[’']", before.casefold())[-1], after.casefold()
    whole, hyphened = words[left + right], words[f"{left}-{right}"]
    if whole != hyphened:
        return hyphened > whole
    keep_after, keep_before = _hyphened(language)
    return left in keep_after or right in keep_before


@cache
def _hyphened(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = load_pack(language).lexicon("layout")
    return frozenset(words["hyphen_after"]), frozenset(words["hyphen_before"])


def _runs_on(last: str, first: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if re.search(rf"\w[{HYPHENS}]$", last):
        return True
    return not ENDS.search(last) and first[:1].islower()


def _pieces(page: Printed) -> Iterator[list[str]]:
    """The lines of a page, cut where a paragraph begins."""
    piece: list[str] = []
    before: Line | None = None
    for line, (left, right) in zip(page.lines, _columns(page), strict=True):
        if before is not None and _begins_paragraph(line, before, left, right):
            yield piece
            piece = []
        piece.append(line.text)
        before = line
    if piece:
        yield piece


def _columns(page: Printed) -> Iterator[tuple[float, float]]:
    """For each line the left and right edge of its column."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for line in page.lines:
        left[line.box] = min(left.get(line.box, line.x0), line.x0)
        right[line.box] = max(right.get(line.box, line.x1), line.x1)
    for line in page.lines:
        yield left[line.box], right[line.box]


def _begins_paragraph(line: Line, before: Line, left: float, right: float) -> bool:
    height = min(line.y1 - line.y0, before.y1 - before.y0)
    if line.box != before.box or before.y0 - line.y1 > GAP * height:
        return True
    if line.x0 - left > INDENT * height and before.x0 - left <= INDENT * height:
        return True
    return before.x1 - left < SHORT * (right - left) and ENDS.search(before.text) is not None


def _in_margin(line: Line, page: Printed) -> bool:
    return line.y1 < MARGIN * page.height or line.y0 > (1 - MARGIN) * page.height


def _likeness(line: Line) -> str:
    """A line with its numbers alike, so that *page 3* and *page 4* recur."""
    return re.sub(r"\d+", "0", line.text.casefold())
