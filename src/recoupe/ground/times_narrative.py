"""The times of one report in the order of its telling: each may lean on publication, or on the day told before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.ground import times_calendar as calendar
from recoupe.ground.times_feasts import feast_days
from recoupe.ground.times_relative import ago, counted, deictic, offset, unit_near, weekday_near
from recoupe.model.doubt import Candidate, Unsettled
from recoupe.model.mention import Days, Time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.ground.times_anchor import Anchor
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found import FoundTime
    from recoupe.model.mention import Anchor as AnchorName
    from recoupe.model.mention import Grain

_CLAUSE_END = re.compile(r"[.;:!?\n]")
_NEGATED = re.compile(r"\b(?:ne|n['’]|rien|aucune?)\b[^.;,]{0,30}$", re.IGNORECASE)
_FAR = 90  # days: a date further back than that, told in passing, does not carry the narrative


@dataclass(frozen=True, slots=True)
class _Answer:
    """The days of one expression with what they rest on; None where the text does not allow any."""

    days: Days | None
    anchor: AnchorName | None = None
    grain: Grain | None = None
    because: tuple[str, ...] = ()
    candidates: Unsettled[Days] | None = None


_NOTHING = _Answer(None)


class Narrative:
    """Settles the found times of one report, to be asked for them in order."""

    def __init__(self, found: Sequence[FoundTime], text: str, anchor: Anchor, pack: LanguagePack) -> None:
        self._found, self._text, self._anchor = found, text, anchor
        self._feasts = {name.lower(): rule for name, rule in pack.lexicon("times")["feasts"].items()}
        self._now: Days | None = None
        self._now_at = 0
        self._month: Days | None = None
        self._year: int | None = None
        self._weekdays = self._dated_weekdays()

    def settled(self, one: FoundTime) -> Time:
        """The time with its value; the narrative moves on to its day."""
        answer = self._answer(one)
        days = answer.days
        if days is not None and one.about not in ("set", "duration"):
            self._move(one, days, answer.grain)
            days = self._bounded(one, days)
        return Time(
            span=one.span, text=one.text, kind=one.kind, value=days, grain=answer.grain, part_of_day=one.part,
            modifier=one.edge or ("approx" if one.vague else one.bound), anchor=answer.anchor, rule=one.rule,
            candidates=answer.candidates, because=answer.because,
        )  # fmt: skip

    def _bounded(self, one: FoundTime, days: Days) -> Days:
        if one.bound == "before" and one.edge == "end" and self._anchor.day and days.last:
            return calendar.between(self._anchor.day, date.fromisoformat(days.last))  # avant la fin de l'année
        return calendar.opened(days, one.bound) if one.rule != "later" else days

    def _move(self, one: FoundTime, days: Days, grain: Grain | None) -> None:
        if days.first is None:
            return
        if grain == "year":
            self._year = int(days.first[:4])
        if grain in ("month", "part"):
            self._month = days
        if grain not in ("day", "hour") or one.background or one.bound in ("since", "until", "before", "by"):
            return
        if one.about == "part" and self._now is not None:
            return
        self._now, self._now_at = days, one.span.end

    def _answer(self, one: FoundTime) -> _Answer:
        """One rule for each thing that an expression can be about."""
        match one.about:
            case "calendar":
                return self._calendar(one)
            case "range":
                return self._range(one)
            case "weekday":
                return self._weekday(one)
            case "deictic":
                return self._deictic(one)
            case "unit":
                return self._unit(one)
            case "ago":
                return self._published(ago(one, self._anchor))
            case "offset":
                return self._offset(one)
            case "same":
                return self._same(one)
            case "part":
                return self._part(one)
            case "season":
                return self._season(one)
            case "feast":
                return self._feast(one)
            case "event":
                return self._event(one)
            case "duration":
                return self._duration(one)
            case _:
                return _NOTHING

    def _published(self, found: tuple[Days, Grain] | None) -> _Answer:
        if found is None:
            return _NOTHING
        return _Answer(found[0], "publication", found[1], (f"counted from publication ({self._anchor.basis})",))

    def _calendar(self, one: FoundTime) -> _Answer:
        if one.century:
            return _Answer(calendar.century(one.century), "absolute", "century")
        if one.decade:
            return _Answer(calendar.decade(one.decade), "absolute", "decade")
        year = self._anchor.year_of(one)
        if one.month is None:
            if one.day is not None:
                return self._numbered_weekday(one)
            return _Answer(calendar.year(year), "absolute", "year") if year else _NOTHING
        grain: Grain = "day" if one.day else "part" if one.edge else "month"
        if year is None:
            return self._without_year(one, grain)
        years = self._anchor.years.get(one.span.start)
        because = years.because if years else ()
        anchor: AnchorName = "absolute" if one.year or self._anchor.day is None else "publication"
        if one.day is not None:
            when = calendar.real(year, one.month, one.day)
            return _Answer(calendar.day(when), anchor, grain, because) if when else _NOTHING
        days = calendar.part_of_month(year, one.month, one.edge) if one.edge else calendar.month(year, one.month)
        return _Answer(days, anchor, grain, because)

    def _without_year(self, one: FoundTime, grain: Grain) -> _Answer:
        years = self._anchor.years.get(one.span.start)
        if one.month is None or (one.day and calendar.real(2000, one.month, one.day) is None):
            return _NOTHING
        options = [when for y in (years.left if years else ()) if (when := calendar.real(y, one.month, one.day or 1))]
        left = tuple(Candidate(calendar.day(w) if one.day else calendar.month(w.year, w.month), 1.0) for w in options)
        why = "; ".join(years.because) if years else "no year in the text"
        days = calendar.unknown_year(one.month, one.day)
        return _Answer(days, None, grain, (why,), Unsettled(left, why) if left else None)

    def _numbered_weekday(self, one: FoundTime) -> _Answer:
        """*mardi 7*: the nearest seventh that is a Tuesday."""
        near = self._anchor.day or calendar.one_day(self._now)
        if near is None or one.day is None:
            return _NOTHING
        for away in range(32):
            for sign in (-1, 1):
                when = near + timedelta(away * sign)
                if when.day == one.day and when.isoweekday() == one.weekday:
                    return _Answer(calendar.day(when), "publication", "day")
        return _NOTHING

    def _range(self, one: FoundTime) -> _Answer:
        if len(one.members) != 2:
            return _NOTHING
        left, right = one.members
        if left.month is not None and right.month is not None and left.day and right.day:
            return self._range_of_dates(one)
        if left.year and right.year:
            days = Days(f"{left.year}-01-01", f"{right.year}-12-31", f"{left.year}/{right.year}")
            return _Answer(days, "absolute", "year")
        last = self._calendar(right) if right.month else self._weekday_day(right, one)
        when = calendar.one_day(last.days)
        if when is None or left.weekday is None:
            return _NOTHING
        first = when - timedelta((when.isoweekday() - left.weekday) % 7 or 7)
        return _Answer(calendar.between(first, when), last.anchor, "day", last.because)

    def _range_of_dates(self, one: FoundTime) -> _Answer:
        left, right = one.members
        answers = [self._calendar(part) for part in (left, right)]
        ends = [calendar.one_day(answer.days) for answer in answers]
        if all(ends):
            first, last = ends[0], ends[1]
            if first and last and first > last and left.year is None:
                first = calendar.real(first.year - 1, first.month, first.day) or first
            if first and last and first <= last:
                return _Answer(calendar.between(first, last), answers[1].anchor, "day", answers[1].because)
            return _NOTHING
        if any(answer.days is None for answer in answers):
            return _NOTHING
        edtf = "/".join(answer.days.edtf for answer in answers if answer.days)
        return _Answer(Days(None, None, edtf), None, "day", answers[1].because, answers[1].candidates)

    def _dated_weekdays(self) -> dict[int, date | None]:
        """The weekdays that the report itself dates (*lundi 10 décembre*); None where two dates compete."""
        out: dict[int, date | None] = {}
        for one in self._found:
            for part in (one, *one.members):
                if part.about != "calendar" or part.weekday is None:
                    continue
                when = calendar.one_day(self._calendar(part).days)
                if when is not None and when.isoweekday() == part.weekday:
                    out[part.weekday] = when if out.get(part.weekday, when) == when else None
            if one.rule == "night_between" and (answer := self._range_silently(one)) is not None:
                first = date.fromisoformat(answer)
                out.setdefault(first.isoweekday(), first)
        return out

    def _range_silently(self, one: FoundTime) -> str | None:
        right = one.members[1] if len(one.members) == 2 else None
        if right is None or right.about != "calendar" or right.day is None:
            return None
        when = calendar.one_day(self._calendar(right).days)
        return (when - timedelta(1)).isoformat() if when else None

    def _weekday(self, one: FoundTime) -> _Answer:
        return self._weekday_day(one, one)

    def _weekday_day(self, part: FoundTime, whole: FoundTime) -> _Answer:
        if part.weekday is None:
            return _NOTHING
        if self._anchor.day is not None:
            when = weekday_near(part.weekday, whole, self._anchor.day)
            stated = self._weekdays.get(part.weekday)
            if stated and whole.direction is None and abs((stated - self._anchor.day).days) <= 7:
                when = stated
            return _Answer(calendar.day(when), "publication", "day", (f"counted from publication ({self._anchor.basis})",))
        stated = self._weekdays.get(part.weekday)
        if stated is not None and whole.direction in (None, 0):
            return _Answer(calendar.day(stated), "narrative", "day", ("the report dates that weekday elsewhere",))
        return _NOTHING

    def _deictic(self, one: FoundTime) -> _Answer:
        if one.count == 0 and one.part is None and self._is_nowadays(one):
            return _NOTHING
        return self._published(deictic(one, self._anchor))

    def _is_nowadays(self, one: FoundTime) -> bool:
        """*Aujourd'hui*, set off by commas or beside a negation, is nowadays and no day."""
        before, after = self._text[: one.span.start], self._text[one.span.end : one.span.end + 2]
        set_off = after.startswith(",") and one.tense is None
        return set_off or bool(_NEGATED.search(before[-60:]))

    def _unit(self, one: FoundTime) -> _Answer:
        found = counted(one, self._anchor) if one.count is not None else unit_near(one, self._anchor)
        return self._published(None if one.vague else found)

    def _offset(self, one: FoundTime) -> _Answer:
        found = offset(one, self._now, self._month, self._year)
        if found is None:
            return _NOTHING
        return _Answer(found[0], "narrative", found[1], ("counted from the day told before",))

    def _same(self, one: FoundTime) -> _Answer:
        if one.unit == "month" and self._month is not None:
            return _Answer(self._month, "narrative", "month")
        if one.unit == "year" and self._year is not None:
            return _Answer(calendar.year(self._year), "narrative", "year")
        when = calendar.one_day(self._now)
        if self._now is not None and (when or self._now.first):
            if one.unit == "week" and when:
                return _Answer(calendar.week(when), "narrative", "week")
            if one.unit == "month" and self._now.first:
                first = date.fromisoformat(self._now.first)
                return _Answer(calendar.month(first.year, first.month), "narrative", "month")
            if one.unit in (None, "day") and (one.weekday is None or (when and when.isoweekday() == one.weekday)):
                return _Answer(self._now, "narrative", "day", ("the day told before",))
            return _NOTHING
        if self._now is not None and one.unit in (None, "day"):
            return _Answer(self._now, "narrative", "day")
        if one.rule == "that_day" and "-l" not in one.text and "même" not in one.text and self._anchor.day:
            return _Answer(calendar.day(self._anchor.day), "publication", "day")
        return _NOTHING

    def _part(self, one: FoundTime) -> _Answer:
        """An hour or a part of the day alone belongs to the day told last, in the same paragraph."""
        if self._now is None or "\n" in self._text[self._now_at : one.span.start].strip("\n") :
            return self._part_ahead(one)
        return _Answer(self._now, "narrative", "hour", ("the day told before",))

    def _part_ahead(self, one: FoundTime) -> _Answer:
        """*À 22 heures mardi*: the day may stand right after."""
        for other in self._found:
            if one.span.end <= other.span.start <= one.span.end + 12 and other.about in ("weekday", "deictic", "calendar"):
                if not _CLAUSE_END.search(self._text[one.span.end : other.span.start]):
                    answer = self._answer(other)
                    return _Answer(answer.days, answer.anchor, "hour", answer.because)
        return _NOTHING

    def _season(self, one: FoundTime) -> _Answer:
        if one.season is None:
            return _NOTHING
        year, near = one.year, self._anchor.day
        if year is None and near is not None:
            first = (int(one.season) - 20) * 3  # March, June, September, December
            year = near.year
            if one.direction == -1 or (one.tense == "past" and one.direction is None):
                year -= near < date(year, first, 1)
            elif one.direction == 1 or one.tense == "future":
                year += near > date(year, min(first + 2, 12), 28)
        if year is None:
            return _NOTHING
        return _Answer(calendar.season(year, one.season), "absolute" if one.year else "publication", "season")

    def _feast(self, one: FoundTime) -> _Answer:
        rule = self._feasts.get(one.feast or "", {})
        near = self._anchor.day
        if one.year is not None:
            return _Answer(feast_days(rule, one.year), "absolute", "day")
        if near is None:
            return _NOTHING
        options = [days for y in (near.year - 1, near.year, near.year + 1) if (days := feast_days(rule, y)) and days.first]
        if not options:
            return _NOTHING
        best = min(options, key=lambda d: abs((date.fromisoformat(d.first or "") - near).days))
        return _Answer(best, "publication", "day")

    def _event(self, one: FoundTime) -> _Answer:
        """*au lendemain de la chute de … en 2003*: the date that stands beside the event, if one does."""
        if one.year or one.month:
            answer = self._calendar(one)
            return _Answer(answer.days, "event", answer.grain, answer.because, answer.candidates)
        if one.rule != "day_next_to_event":
            return _Answer(None, "event")
        for other in self._found:
            between = self._text[one.span.end : other.span.start]
            if other.span.start < one.span.end or other.about not in ("calendar", "feast", "weekday"):
                continue
            if len(between) > 80 or re.search(r"[.,;:!?\n]", between):
                break
            answer = self._answer(other)
            when = calendar.one_day(answer.days)
            if when is not None:
                word = one.text.lower()
                away = (-1 if "veille" in word else 1) * (2 if word.startswith(("l'a", "l’a", "avant", "sur", "le sur")) else 1)
                return _Answer(calendar.day(when + timedelta(away)), "event", "day")
            return _Answer(answer.days, "event", answer.grain)
        return _Answer(None, "event")

    def _duration(self, one: FoundTime) -> _Answer:
        """*depuis trois jours* reaches back from publication, *a duré plus de 48 heures* on from the day told."""
        since = one.text.lower().startswith("depuis")
        if one.count is None or one.unit is None:
            return _NOTHING
        if since and not one.vague and self._anchor.day is not None:
            found = ago(one, self._anchor, back=True)
            return _Answer(calendar.opened(found[0], "since"), "publication", found[1]) if found else _NOTHING
        when = calendar.one_day(self._now)
        days = one.count // 24 if one.unit == "hour" and one.count % 24 == 0 else one.count if one.unit == "day" else 0
        if one.text.lower().startswith("dur") and when is not None and 0 < days <= 60:
            return _Answer(calendar.between(when, when + timedelta(days)), "narrative", "day", ("lasted from the day told before",))
        return _NOTHING
