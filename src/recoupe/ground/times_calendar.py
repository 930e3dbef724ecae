"""Stretches of days and their EDTF (ISO 8601-2): days, weeks, parts of months, seasons, open ends, unknown years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from recoupe.model.mention import Days

_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}


def day(when: date) -> Days:
    """One day: ``2018-12-11``."""
    return Days(when.isoformat(), when.isoformat(), when.isoformat())


def between(first: date, last: date) -> Days:
    """From one day to another, both included: ``2018-12-10/2018-12-11``; one day where both are the same."""
    if first == last:
        return day(first)
    return Days(first.isoformat(), last.isoformat(), f"{first.isoformat()}/{last.isoformat()}")


def month(year: int, number: int) -> Days:
    """A month: ``2018-05``. ``number`` may run over (13 is the next January, 0 the last December)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year, number)[1]
    return Days(f"{year:04}-{number:02}-01", f"{year:04}-{number:02}-{last}", f"{year:04}-{number:02}")


def part_of_month(year: int, number: int, edge: str) -> Days:
    """*début mai* is the first to the tenth, *mi-mai* the eleventh to the twentieth, *fin mai* the rest."""
    last = monthrange(year, number)[1]
    first, final = {"start": (1, 10), "mid": (11, 20), "end": (21, last)}[edge]
    return between(date(year, number, first), date(year, number, final))


def year(number: int) -> Days:
    """A year: ``2003``."""
    return Days(f"{number:04}-01-01", f"{number:04}-12-31", f"{number:04}")


def decade(number: int) -> Days:
    """Ten years: 196 is the sixties, ``196X``."""
    return Days(f"{number}0-01-01", f"{number}9-12-31", f"{number}X")


def century(number: int) -> Days:
    """A hundred years: 19 is *le XIXe siècle*, ``18XX``."""
    return Days(f"{number - 1:02}01-01-01", f"{number:02}00-12-31", f"{number - 1:02}XX")


def season(of: int, code: str) -> Days:
    """A season of the northern half of the earth, as meteorologists count it: ``2018-22`` is June to August 2018."""
    first, last = _SEASON_MONTHS[code]
    return Days(month(of, first).first, month(of, last).last, f"{of:04}-{code}")


def week(of: date) -> Days:
    """The week around a day, Monday to Sunday."""
    monday = of - timedelta(of.weekday())
    return between(monday, monday + timedelta(6))


def weekend(of: date) -> Days:
    """Saturday and Sunday of the week around a day."""
    monday = of - timedelta(of.weekday())
    return between(monday + timedelta(5), monday + timedelta(6))


def opened(days: Days, bound: str | None) -> Days:
    """The stretch with an open end: since fin mai 2018 is ``2018-05-21/..``, until then ``../2018-05-31``."""
    first, _, last = days.edtf.partition("/")
    if bound in ("since", "from") and first != "..":
        return Days(days.first, None, f"{first}/..")
    if bound == "until" and (last or first) != "..":
        return Days(None, days.last, f"../{last or first}")
    if bound == "before" and (last or first) != "..":
        return Days(None, days.last, f"../{last or first}")
    return days


def unknown_year(number: int, of: int | None = None) -> Days:
    """A day or a month without a year: ``XXXX-12-11``, ``XXXX-12``."""
    return Days(None, None, f"XXXX-{number:02}" + ("" if of is None else f"-{of:02}"))


def part_of_unknown_year(number: int, edge: str) -> Days:
    """*fin mai* without a year: ``XXXX-05-21/XXXX-05-31``."""
    days = part_of_month(2001, number, edge)
    return Days(None, None, days.edtf.replace("2001", "XXXX"))


def real(year_: int, number: int, of: int) -> date | None:
    """The day, or None where the calendar has none (31 février)."""
    try:
        return date(year_, number, of)
    except ValueError:
        return None


def shifted(when: date, days: int) -> date | None:
    """So many days later (or earlier); None beyond the calendar."""
    try:
        return when + timedelta(days)
    except OverflowError:
        return None


def one_day(days: Days | None) -> date | None:
    """The day of a stretch that is one day; None for any other."""
    if days is None or days.first is None or days.first != days.last:
        return None
    return date.fromisoformat(days.first)
