"""A report cut into pieces that a sentence never crosses: lines, joined where a text is merely wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_CLOSED = re.compile(r"[.!?…:;][\"'»”’)\]\s]*$")
#: Past this length a line is a paragraph of its own, not a line of a wrapped one.
WRAPPED_WIDTH = 120
#: Words beyond which a piece is cut; a sentence of that length is a list or a damaged page.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is parsed on its own: from-to characters and the paragraph it belongs to."""

    start: int
    end: int
    paragraph: int


def pieces(text: str) -> Iterator[Piece]:
    """The paragraphs of a report, title first; each line break ends one unless the text is wrapped at a width.

    « Cinq soldats ont été / tués mardi. » on two lines is one piece: the second goes on in the middle of a sentence.
    """
    paragraph = 0
    for block in _blocks(text):
        wrapped = _is_wrapped(text, block)
        start, end = block[0]
        for left, right in block[1:]:
            if wrapped or _goes_on(text[start:end], text[left:right]):
                end = right
                continue
            yield Piece(start, end, paragraph)
            paragraph += 1
            start, end = left, right
        yield Piece(start, end, paragraph)
        paragraph += 1


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines with something on them, grouped where no blank line stands between."""
    block: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        bare = match.group().strip()
        if not bare:
            if block:
                yield block
            block = []
            continue
        start = match.start() + match.group().index(bare)
        if block and not _single_break(text[block[-1][1] : start]):
            yield block
            block = []
        block.append((start, start + len(bare)))
    if block:
        yield block


def _single_break(between: str) -> bool:
    breaks = between.replace("\r\n", "\n")
    return sum(c in "\n\r\u0085\u2028\u2029" for c in breaks) == 1 and "\u2029" not in breaks


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether the lines of a block are of one width and mostly end in the middle of a sentence."""
    if len(block) < 3:
        return False
    lengths = [end - start for start, end in block[:-1]]
    if max(lengths) > WRAPPED_WIDTH or max(lengths) < 40 or min(lengths) < 0.6 * max(lengths):
        return False
    return sum(not _CLOSED.search(text[start:end]) for start, end in block[:-1]) * 2 > len(lengths)


def _goes_on(before: str, after: str) -> bool:
    """Whether a line goes on with the next: it is not closed, and the next begins with a small letter."""
    return not _CLOSED.search(before) and after[0].islower()
