"""The times of one report in the order of its telling: each may lean on publication, or on the day told before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.ground import times_calendar as calendar
from recoupe.ground.times_anchor import is_dateline
from recoupe.ground.times_dates import NOTHING, Answer, Dates
from recoupe.ground.times_ranges import dated_weekdays, months, night_of_numbers, numbered_weekday
from recoupe.ground.times_relative import ago, counted, deictic, offset, unit_near, weekday_near
from recoupe.model.mention import Days, Time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.ground.times_anchor import Anchor
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found import FoundTime
    from recoupe.model.mention import Grain

_CLAUSE_END = re.compile(r"[.;:!?\n]")
_PARAGRAPHS = re.compile(r"\n+")
_PARAGRAPH = 1500  # characters: an hour further from its day than that belongs to another


class Narrative:
    """Settles the found times of one report, to be asked for them in order."""

    def __init__(self, found: Sequence[FoundTime], text: str, anchor: Anchor, pack: LanguagePack) -> None:
        self._found, self._text, self._anchor = found, text, anchor
        self._dates = Dates(anchor, {n.lower(): rule for n, rule in pack.lexicon("times")["feasts"].items()})
        self._rules: dict[str, Callable[[FoundTime], Answer]] = {
            "calendar": self._dates.calendar, "season": self._dates.season, "feast": self._dates.feast,
            "range": self._range, "weekday": self._weekday, "deictic": self._deictic, "unit": self._unit,
            "ago": lambda one: self._published(ago(one, self._anchor)), "offset": self._offset, "same": self._same,
            "part": self._part, "event": self._event, "duration": self._duration,
        }  # fmt: skip
        around = pack.lexicon("times")["settling"]
        self._night_after = re.compile(around["night_after"], re.IGNORECASE)
        self._beside = re.compile(around["beside"], re.IGNORECASE)
        self._negated = re.compile(around["negated"], re.IGNORECASE)
        self._starts = [one.span.start for one in found]
        self._now: Days | None = None
        self._now_at = 0
        self._month: Days | None = None
        self._year: int | None = None
        self._weekdays = dated_weekdays(found, self._dates)

    def settled(self, one: FoundTime) -> Time:
        """The time with its value; the narrative moves on to its day."""
        answer = self._answer(one)
        days = answer.days
        if days is not None and one.about not in ("set", "duration"):
            self._move(one, days, answer.grain)
            days = self._bounded(one, days)
        return Time(
            span=one.span, text=one.text, kind=one.kind, value=days, grain=answer.grain or _grain_said(one), part_of_day=one.part,
            modifier=one.edge or ("approx" if one.vague else one.bound), anchor=answer.anchor, rule=one.rule,
            candidates=answer.candidates, because=answer.because,
        )  # fmt: skip

    def _bounded(self, one: FoundTime, days: Days) -> Days:
        if one.bound == "before" and one.edge == "end" and self._anchor.day and days.last:
            return calendar.between(self._anchor.day, date.fromisoformat(days.last))  # avant la fin de l'année
        return calendar.opened(days, one.bound) if one.rule != "later" else days

    def _move(self, one: FoundTime, days: Days, grain: Grain | None) -> None:
        if days.first is None and not (grain == "day" and one.bound is None and not one.background):
            return
        if days.first and not one.background and grain not in ("decade", "century"):
            self._year = int(days.first[:4])
        if grain in ("day", "hour", "month", "part") and days.first and not one.background:
            self._month = calendar.month(int(days.first[:4]), int(days.first[5:7]))
        if grain not in ("day", "hour") or one.background or one.bound in ("since", "until", "before", "by"):
            return
        if (one.about == "part" and self._now is not None) or is_dateline(one, self._text):
            return
        self._now, self._now_at = days, one.span.end

    def _answer(self, one: FoundTime) -> Answer:
        """One rule for each thing that an expression can be about."""
        if one.rule == "weekday_of_number":
            return numbered_weekday(one, self._near)
        rule = self._rules.get(one.about)
        return rule(one) if rule else NOTHING

    @property
    def _near(self) -> date | None:
        """Publication, or the day told last: what a bare number of a day is near to."""
        return self._anchor.day or calendar.one_day(self._now)

    def _after(self, one: FoundTime, reach: int) -> Sequence[FoundTime]:
        """The found times that begin within so many characters after this one."""
        first = bisect_left(self._starts, one.span.end)
        return self._found[first : bisect_right(self._starts, one.span.end + reach)]

    def _published(self, found: tuple[Days, Grain] | None) -> Answer:
        if found is None:
            return NOTHING
        return Answer(found[0], "publication", found[1], (f"counted from publication ({self._anchor.basis})",))

    def _range(self, one: FoundTime) -> Answer:
        if one.rule == "night_of_numbers":
            return night_of_numbers(one, self._near)
        if len(one.members) != 2:
            return NOTHING
        left, right = one.members
        if one.rule == "months_from_to":
            return months(left, right, self._dates)
        if left.month is not None and right.month is not None and left.day and right.day:
            return self._dates.range_of_dates(one)
        if left.year and right.year:
            days = Days(f"{left.year}-01-01", f"{right.year}-12-31", f"{left.year}/{right.year}")
            return Answer(days, "absolute", "year")
        last = self._dates.calendar(right) if right.month else self._weekday_day(right, one)
        when = calendar.one_day(last.days)
        if when is None or left.weekday is None:
            return NOTHING
        first = when - timedelta((when.isoweekday() - left.weekday) % 7 or 7)
        return Answer(calendar.between(first, when), last.anchor, "day", last.because)

    def _weekday(self, one: FoundTime) -> Answer:
        return self._weekday_day(one, one)

    def _weekday_day(self, part: FoundTime, whole: FoundTime) -> Answer:
        if part.weekday is None:
            return NOTHING
        if self._anchor.day is not None:
            when = weekday_near(part.weekday, whole, self._anchor.day)
            stated = self._weekdays.get(part.weekday)
            if stated and whole.direction is None and abs((stated - self._anchor.day).days) <= 7:
                when = stated
            return Answer(
                calendar.day(when), "publication", "day", (f"counted from publication ({self._anchor.basis})",)
            )
        stated = self._weekdays.get(part.weekday)
        if stated is not None and whole.direction in (None, 0):
            return Answer(calendar.day(stated), "narrative", "day", ("the report dates that weekday elsewhere",))
        return NOTHING

    def _deictic(self, one: FoundTime) -> Answer:
        if one.count == 0 and one.part is None and self._is_nowadays(one):
            return NOTHING
        return self._published(deictic(one, self._anchor))

    def _is_nowadays(self, one: FoundTime) -> bool:
        """*Aujourd'hui*, set off by commas or beside a negation, is nowadays and no day."""
        before = self._text[max(0, one.span.start - 60) : one.span.start]
        after = self._text[one.span.end : one.span.end + 2]
        set_off = after.startswith(",") and (one.tense is None or before.endswith((", ", "«\u00a0")))
        return set_off or bool(self._negated.search(before))

    def _unit(self, one: FoundTime) -> Answer:
        found = counted(one, self._anchor) if one.count is not None else unit_near(one, self._anchor)
        return self._published(None if one.vague else found)

    def _offset(self, one: FoundTime) -> Answer:
        now = self._now
        if now is None and one.rule in ("day_before", "two_days_before") and self._anchor.day is not None:
            now = calendar.day(self._anchor.day)  # the dateline is all that a report's first "la veille" can look to
        found = offset(one, now, self._month, self._year)
        if found is None:
            return NOTHING
        return Answer(found[0], "narrative", found[1], ("counted from the day told before",))

    def _same(self, one: FoundTime) -> Answer:
        if one.unit == "month" and self._month is not None:
            return Answer(self._month, "narrative", "month")
        if one.unit == "year" and self._year is not None:
            return Answer(calendar.year(self._year), "narrative", "year")
        when = calendar.one_day(self._now)
        if self._now is not None and (when or self._now.first):
            if one.unit == "week" and when:
                return Answer(calendar.week(when), "narrative", "week")
            if one.unit == "month" and self._now.first:
                first = date.fromisoformat(self._now.first)
                return Answer(calendar.month(first.year, first.month), "narrative", "month")
            if one.unit in (None, "day") and (one.weekday is None or (when and when.isoweekday() == one.weekday)):
                return Answer(self._now, "narrative", "day", ("the day told before",))
            return NOTHING
        if self._now is not None and one.unit in (None, "day"):
            return Answer(self._now, "narrative", "day")
        if one.rule == "same_day_later" and self._anchor.day:
            return Answer(calendar.day(self._anchor.day), "publication", "day")
        return NOTHING

    def _part(self, one: FoundTime) -> Answer:
        """A part of the day alone belongs to the day told last in its paragraph, an hour also to that of the one before."""
        far = one.span.start - self._now_at > _PARAGRAPH or self._paragraphs_since(one) > (1 if one.clock else 0)
        if self._now is None or far:
            return self._part_ahead(one)
        when = calendar.one_day(self._now)
        if when is not None and one.part == "night" and self._night_after.match(self._text, one.span.end):
            return Answer(calendar.between(when, when + timedelta(1)), "narrative", "hour", ("the night after",))
        return Answer(self._now, "narrative", "hour", ("the day told before",))

    def _paragraphs_since(self, one: FoundTime) -> int:
        return len(_PARAGRAPHS.findall(self._text, self._now_at, one.span.start))

    def _part_ahead(self, one: FoundTime) -> Answer:
        """*À 22 heures mardi*: the day may stand right after."""
        for other in self._after(one, 12):
            if other.about in (
                "weekday",
                "deictic",
                "calendar",
            ):
                answer = self._answer(other)
                if not _CLAUSE_END.search(self._text[one.span.end : other.span.start]):
                    return Answer(answer.days, answer.anchor, "hour", answer.because)
        return NOTHING

    def _event(self, one: FoundTime) -> Answer:
        """*au lendemain de la chute de … en 2003*: the date that stands beside the event, if one does."""
        if one.year or one.month:
            answer = self._dates.calendar(one)
            return Answer(answer.days, "event", answer.grain, answer.because, answer.candidates)
        if one.count is None or one.unit != "day" or one.rule == "around_event":
            return Answer(None, "event")
        for other in self._after(one, 80):
            between = self._text[one.span.end : other.span.start]
            if other.about not in ("calendar", "feast", "weekday"):
                continue
            if re.search(r"[.,;:!?\n]", between):
                break
            answer = self._answer(other)
            when = calendar.one_day(answer.days)
            if when is not None:
                return Answer(calendar.day(when + timedelta(one.count)), "event", "day")
            return Answer(answer.days, "event", answer.grain)
        return self._apposed(one)

    def _apposed(self, one: FoundTime) -> Answer:
        """*hier, au lendemain de la démission*: the day that it stands beside."""
        before = (
            self._found[bisect_left(self._starts, one.span.start) - 1] if self._starts[0] < one.span.start else None
        )
        beside = before is not None and self._now_at == before.span.end
        if before and beside and self._beside.fullmatch(self._text[before.span.end : one.span.start]):
            return Answer(self._now, "narrative", "day", ("stands beside a dated day",))
        return Answer(None, "event")

    def _duration(self, one: FoundTime) -> Answer:
        """*depuis trois jours* reaches back from publication, *a duré plus de 48 heures* on from the day told."""
        since = one.rule == "for_so_long"
        if one.count is None or one.unit is None:
            return NOTHING
        if since and not one.vague and self._anchor.day is not None:
            found = ago(one, self._anchor, back=True)
            return Answer(calendar.opened(found[0], "since"), "publication", found[1]) if found else NOTHING
        when = calendar.one_day(self._now)
        days = (
            one.count // 24 if one.unit == "hour" and one.count % 24 == 0 else one.count - 1 if one.unit == "day" else 0
        )
        if one.rule == "went_on" and when is not None and 0 < days <= 60:
            return Answer(
                calendar.between(when, when + timedelta(days)), "narrative", "day", ("lasted from the day told before",)
            )
        return NOTHING


def _grain_said(one: FoundTime) -> Grain | None:
    """How fine the words are where no days are known: *jeudi* is a day all the same."""
    if one.part or one.clock:
        return "hour"
    if one.about == "weekday" or one.day is not None or (one.about == "deictic" and one.count != 0):
        return "day"
    if one.month is not None:
        return "part" if one.edge else "month"
    if one.unit in ("day", "week", "month", "year", "hour", "decade", "century", "season"):
        return one.unit
    return "season" if one.season else None
