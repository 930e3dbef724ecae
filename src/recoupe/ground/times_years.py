"""Which year a date without a year falls in: all constraints of a report together, and no guess.

*Mardi 11 décembre* is 2012 or 2018; that the report names a force founded in 2014 leaves 2018.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from recoupe.ground.times_calendar import real

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack

_EARLIEST = 1990  # the press that we read; older years are written out
_LOOKING_BACK = 4  # without a verb, a day to come counts as four times as far: news looks back
_HALF_A_YEAR = 183
_BESIDE = 90  # days: what a narrative tells beside a dated day is hardly further from it
_SLIP = 31  # days: so near to publication the wrong weekday is a slip of the pen, not another year


@dataclass(frozen=True, slots=True)
class Yearless:
    """A date of the text without a year; ``day`` None for a month alone."""

    start: int
    month: int
    day: int | None
    weekday: int | None
    tense: str | None
    ahead: bool = False
    until: bool = False

    def within(self, year: int) -> date | None:
        """The day in that year (a month alone: its fifteenth), or None where there is none."""
        return real(year, self.month, self.day or 15)

    def fits(self, year: int) -> bool:
        """Whether the weekday, if one is written, falls on that day in that year."""
        when = self.within(year)
        return when is not None and (self.weekday is None or when.isoweekday() == self.weekday)


@dataclass(frozen=True, slots=True)
class Years:
    """The years that remain for one date, the likeliest first, and what spoke for them."""

    left: tuple[int, ...]
    because: tuple[str, ...]

    @property
    def settled(self) -> int | None:
        """The year where only one is left."""
        return self.left[0] if len(self.left) == 1 else None


def year_near(one: Yearless, published: date) -> Years:
    """The year that publication gives: the last such day before it, or the next one where the verb says so."""
    years = (published.year - 1, published.year, published.year + 1)
    wide = range(published.year - 7, published.year + 3)
    fitting = (
        [y for y in years if one.fits(y)] or [y for y in wide if one.fits(y)] or [y for y in years if one.within(y)]
    )
    days = {y: (when - published).days for y in fitting if (when := one.within(y))}
    if one.weekday and all(abs(away) > _HALF_A_YEAR for away in days.values()):
        plain = {y: (when - published).days for y in years if (when := one.within(y))}
        days = {y: away for y, away in plain.items() if abs(away) <= _SLIP} or days
    if not days:
        return Years((), ("no such day",))
    month_now = one.day is None and one.month == published.month
    if one.until:
        return Years((min(days, key=lambda y: abs(days[y])),), ("nearest to publication",))
    if one.ahead or one.tense == "future":
        coming = [y for y, away in days.items() if away >= 0 or (month_now and y == published.year)]
        if coming:
            return Years((min(coming),), ("the verb looks ahead from publication",))
    if one.tense == "past":
        gone = [y for y, away in days.items() if away <= 0 or (month_now and y == published.year)]
        if gone:
            return Years((max(gone),), ("the verb looks back from publication",))
    nearest = min(days, key=lambda y: (abs(days[y]) * (_LOOKING_BACK if days[y] > 0 else 1), y))
    return Years((nearest,), ("nearest to publication",))


def years_without_publication(
    dates: Sequence[Yearless], told: Sequence[tuple[int, date]], since: date | None, horizon: int
) -> dict[Yearless, Years]:
    """The years of all yearless dates of a report that has no publication date.

    Args:
        dates: the yearless dates in order of the text.
        told: place and day of the dates that the narrative gives with a year.
        since: the report was written on or after this day, for it names what began then.
        horizon: the last year that is thinkable.
    """
    low = max(_EARLIEST, since.year if since else 0)
    real_dates = [one for one in dates if one.within(2000)]
    if told:
        coming = Years((), ("told ahead, beside what is past",))
        return {one: coming if one.tense == "future" else _beside(one, told) for one in real_dates}
    over = _over_the_turn({one.month for one in real_dates if one.day is not None})
    turns = {one: -1 if over and one.month >= 7 else 0 for one in real_dates}
    held = [one for one in real_dates if one.weekday is not None]
    if not held:
        return {one: Years((), ("no year in the text",)) for one in real_dates}
    left = [y for y in range(low, horizon + 1) if all(one.fits(y + turns[one]) for one in held)]
    if since:
        left = [y for y in left if any((when := one.within(y + turns[one])) and when >= since for one in held)]
    because = ("weekday and date together",) + ((f"written after {since.isoformat()}",) if since else ())
    return {one: Years(tuple(y + turns[one] for y in reversed(left)), because) for one in real_dates}


def _over_the_turn(months: set[int]) -> bool:
    """Whether a report tells of late autumn and of the winter after it: its autumn is of the year before."""
    return bool(months & {11, 12}) and bool(months & {1, 2}) and not months & {5, 6, 7, 8}


def _beside(one: Yearless, told: Sequence[tuple[int, date]]) -> Years:
    """The year that brings the date next to the nearest dated neighbour in the narrative."""
    _, near = told[max(0, bisect_left(told, one.start, key=lambda place: place[0]) - 1)]
    fitting = [y for y in (near.year - 1, near.year, near.year + 1) if one.fits(y)]
    close = [y for y in fitting if (when := one.within(y)) and abs((when - near).days) <= _BESIDE]
    if not close:
        return Years((), (f"too far from {near.isoformat()}",))
    best = min(close, key=lambda y: abs(((one.within(y) or near) - near).days))
    return Years((best,), (f"told beside {near.isoformat()}",))


def written_since(text: str, pack: LanguagePack) -> date | None:
    """The latest day on which something that the text names began: the report was written no earlier."""
    eras, shape = _eras(pack)
    days = [eras[found[0].replace("’", "'")] for found in shape.finditer(text)]
    return max(days, default=None)


@cache
def _eras(pack: LanguagePack) -> tuple[dict[str, date], re.Pattern[str]]:
    days = {form: date.fromisoformat(era["since"]) for era in pack.lexicon("times")["era"] for form in era["forms"]}
    shape = "|".join(re.escape(form).replace("'", "['’]") for form in sorted(days, key=lambda f: (-len(f), f)))
    return days, re.compile(rf"(?<![\w-])(?:{shape})(?!\w)")
