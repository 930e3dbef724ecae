"""The value of a written number: *deux cent vingt et un* is 221, *1 300* is 1,300, *5. 000* is 5,000.

No hedges here and no mentions: only numerals, from their words or their digits to a whole number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACE = r"[ \u00a0\u202f\u2009]"
DIGITS = rf"\d{{1,3}}(?:(?:{SPACE}|\.)\d{{3}})+(?!\d)|\d{{1,3}}\.{SPACE}000(?!\d)|\d+"
_GROUPED = re.compile(rf"\d{{1,3}}(?:(?:{SPACE}|\.{SPACE}?)\d{{3}})+")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")


def digits_value(written: str) -> int | None:
    """The whole number that figures write, with whatever separates their thousands; None for anything else.

    >>> digits_value("5. 000"), digits_value("1 300"), digits_value("2500"), digits_value("1,5")
    (5000, 1300, 2500, None)
    """
    if written.isdecimal() and len(written) <= 15:
        return int(written)
    if _GROUPED.fullmatch(written):
        return int(re.sub(r"\D", "", written))
    return None


def scaled_value(written: str, scale: int) -> int | None:
    """A figure before *mille*, *million* or *milliard*, decimals allowed: ``("1,5", 1_000_000)`` is 1,500,000."""
    if (whole := digits_value(written)) is not None:
        return whole * scale
    if (parts := _DECIMAL.fullmatch(written)) and len(parts[2]) <= 6:
        return int(parts[1]) * scale + int(parts[2].ljust(6, "0")) * scale // 1_000_000
    return None


def numerals_value(words: list[str], values: Mapping[str, int]) -> tuple[int, int] | None:
    """The number that begins at the first word: its value, and how many words it takes (*et* counts as one).

    Takes the longest well-formed numeral: of *cinq six*, only *cinq*. None where no numeral begins.
    """
    reader = _Reader([-1 if w == "et" else values.get(w, -2) for w in words])
    value = reader.whole()
    return (value, reader.at) if value is not None else None


class _Reader:
    """Walks over the values of number words (-1 is *et*, -2 no number word)."""

    def __init__(self, values: list[int]) -> None:
        self.values = values
        self.at = 0

    def peek(self, ahead: int = 0) -> int:
        where = self.at + ahead
        return self.values[where] if where < len(self.values) else -2

    def take(self) -> int:
        self.at += 1
        return self.values[self.at - 1]

    def whole(self) -> int | None:
        """Milliards, millions and thousands, each smaller than the one before."""
        if self.peek() == 0:
            return self.take()
        total, last, read = 0, 10**12, False
        while True:
            mark = self.at
            part = self.below_thousand()
            scale = self.peek()
            if scale in (1000, 10**6, 10**9) and scale < last and (part is not None or (scale == 1000)):
                self.take()
                total, last, read = total + (1 if part is None else part) * scale, scale, True
                continue
            if part is not None and last >= 1000:
                return total + part
            self.at = mark
            return total if read else None

    def below_thousand(self) -> int | None:
        """*cent*, *trois cents*, *deux cent vingt et un*."""
        mark = self.at
        if self.peek() == 100:
            self.take()
            return 100 + (self.below_hundred() or 0)
        part = self.below_hundred()
        if part is not None and 2 <= part <= 19 and self.peek() == 100:
            self.take()
            return part * 100 + (self.below_hundred() or 0)
        if part is None:
            self.at = mark
        return part

    def below_hundred(self) -> int | None:
        """*dix-sept*, *vingt et un*, *soixante et onze*, *quatre-vingt-dix-neuf*, *septante-deux*."""
        first = self.peek()
        if not 1 <= first <= 90:
            return None
        self.take()
        if first == 4 and self.peek() == 20:
            self.take()
            return 80 + self._rest(19, joined=False)
        if first == 60:
            return first + self._rest(19, joined=True)
        if first in (20, 30, 40, 50, 70, 80, 90):
            return first + self._rest(9, joined=True)
        if first == 10 and self.peek() in (7, 8, 9):
            return 10 + self.take()
        return first

    def _rest(self, most: int, *, joined: bool) -> int:
        """What follows the tens, with *et* before one and eleven."""
        if joined and self.peek() == -1 and self.peek(1) in (1, 11) and self.peek(1) <= most:
            self.take()
            return self.take()
        unit = self.peek()
        if unit == 10 and most == 19:
            self.take()
            return 10 + self.take() if self.peek() in (7, 8, 9) else 10
        return self.take() if 1 <= unit <= most else 0
