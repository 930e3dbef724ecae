"""Dates that need no narrative: written out, with a year that the report's constraints leave, seasons and feasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from recoupe.ground import times_calendar as calendar
from recoupe.ground.times_feasts import feast_days
from recoupe.model.doubt import Candidate, Unsettled
from recoupe.model.mention import Days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.ground.times_anchor import Anchor
    from recoupe.model.found import FoundTime
    from recoupe.model.mention import Anchor as AnchorName
    from recoupe.model.mention import Grain


@dataclass(frozen=True, slots=True)
class Answer:
    """The days of one expression with what they rest on; None where the text does not allow any."""

    days: Days | None
    anchor: AnchorName | None = None
    grain: Grain | None = None
    because: tuple[str, ...] = ()
    candidates: Unsettled[Days] | None = None


NOTHING = Answer(None)


class Dates:
    """Settles what stands on the calendar, for one report's anchor."""

    def __init__(self, anchor: Anchor, feasts: Mapping[str, Mapping[str, Any]]) -> None:
        self._anchor, self._feasts = anchor, feasts

    def calendar(self, one: FoundTime) -> Answer:
        """Centuries, decades, years, months, days: from the words, with the year that the constraints leave."""
        if one.rule == "nth_weekday":
            return self._nth_weekday(one)
        if one.rule == "quarter":
            return _quarter(one)
        if one.century:
            return Answer(calendar.century(one.century), "absolute", "century")
        if one.decade:
            return Answer(calendar.decade(one.decade), "absolute", "decade")
        year = self._anchor.year_of(one)
        if one.month is None:
            if one.day is not None:
                return NOTHING
            return Answer(calendar.year(year), "absolute", "year") if year else NOTHING
        grain: Grain = "day" if one.day else "part" if one.edge else "month"
        if year is None:
            return self._without_year(one, grain)
        years = self._anchor.years.get(one.span.start)
        because = years.because if years else ()
        anchor: AnchorName = "absolute" if one.year or self._anchor.day is None else "publication"
        if one.day is not None:
            when = calendar.real(year, one.month, one.day)
            return Answer(calendar.day(when), anchor, grain, because) if when else NOTHING
        days = calendar.part_of_month(year, one.month, one.edge) if one.edge else calendar.month(year, one.month)
        return Answer(days, anchor, grain, because)

    def _without_year(self, one: FoundTime, grain: Grain) -> Answer:
        years = self._anchor.years.get(one.span.start)
        if one.month is None or (one.day and calendar.real(2000, one.month, one.day) is None):
            return NOTHING
        options = [when for y in (years.left if years else ()) if (when := calendar.real(y, one.month, one.day or 1))]
        left = tuple(Candidate(calendar.day(w) if one.day else calendar.month(w.year, w.month), 1.0) for w in options)
        why = "; ".join(years.because) if years else "no year in the text"
        days = calendar.unknown_year(one.month, one.day)
        if one.edge and one.day is None:
            days = calendar.part_of_unknown_year(one.month, one.edge)
        return Answer(days, None, grain, (why,), Unsettled(left, why) if left else None)

    def _nth_weekday(self, one: FoundTime) -> Answer:
        """*le premier dimanche de mai*; of a season, counted from its first day on the calendar (21 March)."""
        near = self._anchor.day
        year = self._anchor.year_of(one) or (near.year if near else None)
        if year is None or one.weekday is None or one.count is None:
            return NOTHING
        years = (year,) if one.year or near is None else (year, year + 1, year - 1)
        options = []
        for y in years:
            first = date(y, one.month or (int(one.season or 21) - 20) * 3, 1 if one.month else 21)
            if one.count < 0:
                final = date.fromisoformat(calendar.month(y, first.month).last or "")
                options.append(final - timedelta((final.isoweekday() - one.weekday) % 7))
            else:
                options.append(first + timedelta((one.weekday - first.isoweekday()) % 7 + 7 * (one.count - 1)))
        if near and one.tense == "future":
            options = [when for when in options if when >= near] or options
        best = min(options, key=lambda when: abs((when - (near or when)).days))
        return Answer(calendar.day(best), "publication" if one.year is None else "absolute", "day")

    def range_of_dates(self, one: FoundTime) -> Answer:
        """*du 7 au 9 mars*, over the turn of the year too."""
        left, right = one.members
        answers = [self.calendar(part) for part in (left, right)]
        ends = [calendar.one_day(answer.days) for answer in answers]
        if all(ends):
            first, last = ends[0], ends[1]
            if first and last and first > last and left.year is None:
                first = calendar.real(first.year - 1, first.month, first.day) or first
            if first and last and first <= last:
                return Answer(calendar.between(first, last), answers[1].anchor, "day", answers[1].because)
            return NOTHING
        if any(answer.days is None for answer in answers):
            return NOTHING
        edtf = "/".join(answer.days.edtf for answer in answers if answer.days)
        return Answer(Days(None, None, edtf), None, "day", answers[1].because, answers[1].candidates)

    def season(self, one: FoundTime) -> Answer:
        """*l'été dernier*, *à l'automne*: the tense of the verb gives the direction."""
        if one.season is None:
            return NOTHING
        year, near = one.year, self._anchor.day
        if year is None and near is not None:
            first = (int(one.season) - 20) * 3  # March, June, September, December
            year = near.year
            if one.direction == -1 or (one.tense == "past" and one.direction is None):
                year -= near < date(year, first, 1)
            elif one.direction == 1 or one.tense == "future":
                year += near > date(year, min(first + 2, 12), 28)
        if year is None:
            return NOTHING
        return Answer(calendar.season(year, one.season), "absolute" if one.year else "publication", "season")

    def feast(self, one: FoundTime) -> Answer:
        """*Noël*, *l'Aïd el-Fitr*: the nearest to publication, or of the year written."""
        rule = self._feasts.get(one.feast or "", {})
        near = self._anchor.day
        if one.year is not None:
            return Answer(feast_days(rule, one.year), "absolute", "day")
        if near is None:
            return NOTHING
        options = [
            days for y in (near.year - 1, near.year, near.year + 1) if (days := feast_days(rule, y)) and days.first
        ]
        if not options:
            return NOTHING
        best = min(options, key=lambda d: abs((date.fromisoformat(d.first or "") - near).days))
        return Answer(best, "publication", "day")


def _quarter(one: FoundTime) -> Answer:
    """*le deuxième trimestre 2018* is ``2018-04/2018-06``, *le second semestre* July to December."""
    long = 3 if one.unit == "quarter" else 6
    many = 12 // long
    number = many if one.count == -1 else one.count
    if one.year is None or number is None or number > many:
        return NOTHING
    first, last = calendar.month(one.year, long * (number - 1) + 1), calendar.month(one.year, long * number)
    return Answer(Days(first.first, last.last, f"{first.edtf}/{last.edtf}"), "absolute", "month")
