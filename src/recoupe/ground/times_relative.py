"""Days counted from publication or from the day told before: *hier*, *mardi*, *il y a trois jours*, *deux jours plus tard*."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.ground import times_calendar as calendar

if TYPE_CHECKING:
    from recoupe.ground.times_anchor import Anchor
    from recoupe.model.found import FoundTime
    from recoupe.model.mention import Days, Grain

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)$")
_MOST = 5000  # days, weeks, months or years: nothing that a report counts is further away


def deictic(one: FoundTime, anchor: Anchor) -> tuple[Days, Grain] | None:
    """*hier*, *ce soir*, *cette nuit*; a night told as past began the evening before."""
    if anchor.day is None or one.count is None:
        return None
    when = anchor.day + timedelta(one.count)
    if one.part == "night" and one.rule == "this_part":
        first = when if one.tense == "future" else when - timedelta(1)
        return calendar.between(first, first + timedelta(1)), "hour"
    return calendar.day(when), "hour" if one.part else "day"


def weekday_near(number: int, one: FoundTime, published: date) -> date:
    """The weekday before or after publication: by *dernier* and *prochain*, else by the tense of the verb.

    *Ce mardi* and a bare *mardi* on a Tuesday are the day itself; without a verb, a report looks back.
    """
    back = (published.isoweekday() - number) % 7
    if one.direction == -1:
        return published - timedelta(back or 7)
    if one.direction == 1:
        return published + timedelta((7 - back) or 7)
    if back == 0:
        return published
    ahead = one.tense == "future" or one.bound in ("until", "by", "from")
    return published + timedelta(7 - back) if ahead else published - timedelta(back)


def ago(one: FoundTime, anchor: Anchor, *, back: bool = False) -> tuple[Days, Grain] | None:
    """*il y a dix jours* is a day, *il y a trois semaines* a week, *il y a six mois* a month, *il y a 6 ans* a year."""
    if one.count is None or one.unit is None or abs(one.count) > _MOST:
        return None
    count = -one.count if back else one.count
    if one.unit in ("year", "decade", "century") and anchor.year is not None:
        year = anchor.year + count * {"year": 1, "decade": 10, "century": 100}[one.unit]
        return (calendar.year(year), "year") if 1 <= year <= 9999 else None
    if anchor.day is None:
        return None
    if one.unit == "month":
        return _month(anchor.day, count)
    days = {"day": 1, "week": 7}.get(one.unit)
    if one.unit == "hour" and count % 24 == 0:
        days, count = 1, count // 24
    if days is None or one.vague:
        return None
    when = calendar.shifted(anchor.day, count * days)
    if when is None:
        return None
    if one.unit == "week" and abs(count) > 1:
        return calendar.week(when), "week"
    return calendar.day(when), "day"


def unit_near(one: FoundTime, anchor: Anchor) -> tuple[Days, Grain] | None:
    """*la semaine passée*, *ce mois-ci*, *l'an prochain*, *la nuit dernière*; vague plurals (*ces derniers jours*) are none."""
    if (one.direction is None and one.edge is None) or one.rule == "counted_near":
        return None
    away = one.direction or 0
    if one.unit == "year" and anchor.year is not None:
        return calendar.year(anchor.year + away), "year"
    if one.unit == "month" and anchor.month is not None:
        return calendar.month(anchor.month[0], anchor.month[1] + away), "month"
    if anchor.day is None:
        return None
    if one.unit == "month":
        return _month_near(anchor.day, away, one.edge)
    if one.unit == "week":
        return (calendar.week(anchor.day + timedelta(7 * away)), "week") if one.edge is None or one.bound else None
    if one.unit == "weekend":
        return calendar.weekend(_weekend(anchor.day, away, one.tense)), "week"
    if one.unit == "day":
        if one.part == "night":
            return calendar.between(anchor.day - timedelta(1), anchor.day), "hour"
        return (calendar.day(anchor.day), "day") if away == 0 else None
    return None


def _month_near(published: date, away: int, edge: str | None) -> tuple[Days, Grain] | None:
    if edge is not None:
        return calendar.part_of_month(published.year, published.month, edge), "part"
    return _month(published, away)


def _weekend(published: date, away: int, tense: str | None) -> date:
    if away == 0 and published.isoweekday() < 6 and tense == "past":
        return published - timedelta(7)
    return published + timedelta(7 * away)


def counted(one: FoundTime, anchor: Anchor) -> tuple[Days, Grain] | None:
    """*ces deux derniers jours*, *les trois prochains mois*: from that far away up to publication, or on from it."""
    if one.count is None or anchor.day is None or one.count > _MOST:
        return None
    count, unit = one.count, one.unit
    if unit == "hour" and count % 24 == 0:
        count, unit = count // 24, "day"
    sign = one.direction or -1
    if unit in ("day", "week"):
        far = calendar.shifted(anchor.day, sign * count * (7 if unit == "week" else 1))
        return (calendar.between(min(far, anchor.day), max(far, anchor.day)), "day") if far else None
    if unit == "year" and 1 <= anchor.day.year + sign * count <= 9999:
        first, last = sorted((anchor.day.year, anchor.day.year + sign * count))
        return _joined(calendar.year(first), calendar.year(last)), "year"
    if unit == "month" and (far_month := _month(anchor.day, sign * count)):
        here = calendar.month(anchor.day.year, anchor.day.month)
        ends = (far_month[0], here) if sign < 0 else (here, far_month[0])
        return _joined(*ends), "month"
    return None


def offset(one: FoundTime, now: Days | None, month: Days | None, year: int | None) -> tuple[Days, Grain] | None:
    """*le lendemain*, *trois ans plus tard*, *la semaine suivante*, counted from what was told before."""
    if one.vague or one.count is None or one.unit is None or abs(one.count) > _MOST:
        return None
    count = one.count
    if one.unit == "year":
        start = int(now.first[:4]) if now is not None and now.first else year
        start = year if year is not None else start
        return (calendar.year(start + count), "year") if start and 1 <= start + count <= 9999 else None
    if one.unit == "month":
        return _month(date.fromisoformat(month.first), count) if month and month.first else None
    if now is not None and now.first is None and one.unit == "day":
        return _without_year(now.edtf, count)
    if now is None or now.first is None or now.last is None:
        return None
    when = date.fromisoformat(now.last if count > 0 else now.first)
    if one.unit == "hour":
        return (calendar.day(when + timedelta(count // 24)), "day") if count % 24 == 0 else None
    if one.unit == "week" and one.rule == "following":
        return calendar.week(when + timedelta(7 * count)), "week"
    days = {"day": 1, "week": 7}.get(one.unit)
    if days is None:
        return None
    moved = calendar.shifted(when, count * days)
    return (calendar.day(moved), "hour" if one.part else "day") if moved else None


def _without_year(edtf: str, count: int) -> tuple[Days, Grain] | None:
    """The day after ``XXXX-04-15`` is ``XXXX-04-16``; none where a leap year or the turn of the year makes a difference."""
    found = _YEARLESS.search(edtf if count > 0 else edtf.partition("/")[0])
    when = calendar.real(2001, int(found[1]), int(found[2])) if found else None
    moved = calendar.shifted(when, count) if when else None
    if when is None or moved is None or moved.year != 2001 or (when.month <= 2) != (moved.month <= 2):
        return None
    return calendar.unknown_year(moved.month, moved.day), "day"


def _month(of: date, away: int) -> tuple[Days, Grain] | None:
    year = of.year + (of.month - 1 + away) // 12
    return (calendar.month(year, (of.month - 1 + away) % 12 + 1), "month") if 1 <= year <= 9999 else None


def _joined(first: Days, last: Days) -> Days:
    from recoupe.model.mention import Days as Stretch

    return Stretch(first.first, last.last, f"{first.edtf}/{last.edtf}")
