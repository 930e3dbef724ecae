"""A day or a stretch of days as a person writes it in EDTF, with its first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from recoupe.model.mention import Days, Grain

_PART = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_OPEN = frozenset({"", ".."})


def days_of(edtf: str) -> Days | None:
    """The days that an EDTF value covers (level 1 of ISO 8601-2), or None where it is none.

    ``2018-12-11``, ``2018-12-10/2018-12-11``, ``2018-05`` (the month), ``2018-22`` (its summer), ``201X``,
    ``2018-05-21/..``, ``2018-12~``; ``XXXX-12-11`` has no first and no last day.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        ends = _ends(edtf)
        return Days(*ends, edtf) if ends is not None else None
    if first in _OPEN and last in _OPEN:
        return None
    left = (None, None) if first in _OPEN else _ends(first)
    right = (None, None) if last in _OPEN else _ends(last)
    if left is None or right is None or (left[0] and right[1] and left[0] > right[1]):
        return None
    return Days(left[0], right[1], edtf)


def grain_of(edtf: str) -> Grain | None:
    """How fine the value is: a day, a month, a season, a year; None of a stretch."""
    found = _PART.fullmatch(edtf)
    if found is None:
        return None
    if found["day"] not in (None, "XX"):
        return "day"
    if found["month"] in (None, "XX"):
        return "year" if found["year"].isdigit() else "decade"
    return "season" if int(found["month"]) in _SEASONS else "month"


def _ends(value: str) -> tuple[str | None, str | None] | None:
    """The first and the last day of one date; None where the calendar has no such date."""
    found = _PART.fullmatch(value)
    if found is None or found["year"] == "0000":
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if month not in (None, "XX") and not (1 <= int(month) <= 12 or (int(month) in _SEASONS and day is None)):
        return None
    if year == "XXXX":
        return (None, None) if _exists(2000, month, day) else None
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return (f"{low:04}-01-01", f"{high:04}-12-31") if day in (None, "XX") else None
    if int(month) in _SEASONS:
        start, end = _SEASONS[int(month)]
        return (_first(low, start), _last(high, end))
    if day in (None, "XX"):
        return (_first(low, int(month)), _last(high, int(month)))
    if low == high and not _exists(low, month, day):
        return None
    return (f"{low:04}-{month}-{day}", f"{high:04}-{month}-{day}")


def _exists(year: int, month: str | None, day: str | None) -> bool:
    try:
        date(year, int(month or 1) if month != "XX" else 1, int(day or 1) if day != "XX" else 1)
    except ValueError:
        return False
    return True


def _first(year: int, month: int) -> str:
    return f"{year:04}-{month:02}-01"


def _last(year: int, month: int) -> str:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]}"
