"""Days that their numbers and weekdays tell: *mardi 7*, *la nuit du 13 au 14*, *de janvier à mars*, *lundi 10 décembre*."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.ground import times_calendar as calendar
from recoupe.ground.times_dates import NOTHING, Answer, Dates
from recoupe.model.mention import Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.found import FoundTime

_MONTH = 32  # days: within so many every number of a day comes up


def numbered_weekday(one: FoundTime, near: date | None) -> Answer:
    """*mardi 7*: the nearest seventh that is a Tuesday."""
    if near is None or one.day is None:
        return NOTHING
    for away in range(_MONTH):
        for sign in (-1, 1):
            when = near + timedelta(away * sign)
            if when.day == one.day and when.isoweekday() == one.weekday:
                return Answer(calendar.day(when), "publication", "day")
    return NOTHING


def night_of_numbers(one: FoundTime, near: date | None) -> Answer:
    """*la nuit du 13 au 14*: the last such night before publication, or before the day told before."""
    if near is None:
        return NOTHING
    for away in range(_MONTH):
        last = near - timedelta(away)
        first = last - timedelta(1)
        if (first.day, last.day) == (one.day, one.count):
            return Answer(calendar.between(first, last), "publication", "day")
    return NOTHING


def months(left: FoundTime, right: FoundTime, dates: Dates) -> Answer:
    """*de janvier à mars*: the first month lies before the last, in the same year or in the one before."""
    last = dates.calendar(right)
    if last.days is None or last.days.first is None or not left.month or not right.month:
        return NOTHING
    first = calendar.month(int(last.days.first[:4]) - (left.month > right.month), left.month)
    days = Days(first.first, last.days.last, f"{first.edtf}/{last.days.edtf}")
    return Answer(days, last.anchor, last.grain, last.because)


def dated_weekdays(found: Sequence[FoundTime], dates: Dates) -> dict[int, date | None]:
    """The weekdays that the report itself dates (*lundi 10 décembre*); None where two dates compete."""
    out: dict[int, date | None] = {}
    for one in found:
        for part in (one, *one.members):
            if part.about != "calendar" or part.weekday is None:
                continue
            when = calendar.one_day(dates.calendar(part).days)
            if when is not None and when.isoweekday() == part.weekday:
                out[part.weekday] = when if out.get(part.weekday, when) == when else None
        if one.rule == "night_between" and (eve := _eve(one, dates)) is not None:
            out.setdefault(eve.isoweekday(), eve)
    return out


def _eve(one: FoundTime, dates: Dates) -> date | None:
    """The day on which a night begins whose second day is dated."""
    right = one.members[1] if len(one.members) == 2 else None
    if right is None or right.about != "calendar" or right.day is None:
        return None
    when = calendar.one_day(dates.calendar(right).days)
    return when - timedelta(1) if when else None
