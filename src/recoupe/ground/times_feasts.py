"""When feasts fall: Easter by Gauss's rule in the form of Meeus, Jones and Butcher; the lunar months by the tabular
Islamic calendar (thirty-year cycle, civil epoch), which may differ by a day from what is seen in the sky.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from recoupe.ground.times_calendar import between, day, real
from recoupe.model.mention import Days

if TYPE_CHECKING:
    from collections.abc import Mapping

_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram of the year 1, civil epoch, in the Gregorian calendar


def feast_days(rule: Mapping[str, Any], year: int) -> Days | None:
    """The days of a feast in a year; None where it has no known rule. Lunar ones are approximate (``2018-06-15~``)."""
    if "fixed" in rule:
        number, of = map(int, rule["fixed"].split("-"))
        found = real(year, number, of)
        return day(found) if found else None
    if "easter" in rule:
        return day(easter(year) + timedelta(rule["easter"]))
    if "hijri" in rule:
        return _lunar(rule["hijri"], year)
    return None


def easter(year: int) -> date:
    """Easter Sunday.

    >>> easter(1999).isoformat(), easter(2018).isoformat()
    ('1999-04-04', '2018-04-01')
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    number, of = divmod(h + k - 7 * m + 114, 31)
    return date(year, number, of + 1)


def lunar_day(year: int, number: int, of: int) -> date:
    """A day of the tabular Islamic calendar: ``lunar_day(1439, 10, 1)`` is 15 June 2018."""
    days = of + (59 * (number - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH + days - 1)


def _lunar(rule: str, year: int) -> Days | None:
    number, _, of = rule.partition("-")
    for lunar in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 3):
        first = lunar_day(lunar, int(number), int(of or 1))
        if first.year == year:
            if of:
                return Days(first.isoformat(), first.isoformat(), f"{first.isoformat()}~")
            return between(first, first + timedelta(29))
    return None
