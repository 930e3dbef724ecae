"""Publication dates as EDTF (ISO 8601-2), level 1 as far as a newsroom writes it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SEASONS = range(21, 25)


def is_edtf(value: str) -> bool:
    """Whether the value is a date that exists: 2018-06-18, 2018-06, 2018, 2018-06-18/2018-06-19, 2018-06/.. .

    Approximate (``2018-06~``) and unspecified parts (``2018-06-XX``, ``201X``) count; 2018-02-30 does not.
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _is_date(first)
    if first in {"", ".."} and last in {"", ".."}:
        return False
    if not all(part in {"", ".."} or _is_date(part) for part in (first, last)):
        return False
    return not (first[:1].isdigit() and last[:1].isdigit()) or first.rstrip("?~%") <= _ceiling(last)


def as_edtf(value: str, *, day_first: bool = False) -> str | None:
    """The date as EDTF, or None where it is none: also a moment of a day and day/month/year (18/06/2018).

    Unless ``day_first`` is known, 06/07/2018 gives None: it may be June or July.
    """
    value = value.strip()
    if is_edtf(value):
        return value
    if moment := _MOMENT.fullmatch(value):
        return moment[1] if is_edtf(moment[1]) else None
    if numeric := _NUMERIC.fullmatch(value):
        day, month = int(numeric[1]), int(numeric[2])
        if day <= 12 and day != month and not day_first:
            return None
        return day_of(int(numeric[3]), month, day)
    return None


def writes_day_first(values: Iterable[str]) -> bool:
    """Whether a column of dates writes the day before the month: some can only be so, and none only otherwise."""
    numeric = [found for value in values if (found := _NUMERIC.fullmatch(value.strip()))]
    return any(int(n[1]) > 12 for n in numeric) and not any(int(n[2]) > 12 for n in numeric)


def day_of(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601, or None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _is_date(value: str) -> bool:
    found = _DATE.fullmatch(value)
    if not found or found["year"] == "0000":
        return False
    month, day = found["month"], found["day"]
    if month is None:
        return True
    if month == "XX":
        return day in {None, "XX"}
    if not 1 <= int(month) <= 12:
        return day is None and int(month) in _SEASONS
    if day in {None, "XX"}:
        return True
    year = int(found["year"].replace("X", "0")) or 2000  # 2000: a leap year, so that a masked one refuses nothing
    return day_of(year, int(month), int(day)) is not None


def _ceiling(value: str) -> str:
    """The value as the latest day that it can mean, for comparison as text."""
    return value.rstrip("?~%").replace("X", "9") + "-99"
