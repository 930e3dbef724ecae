"""What a report's times are counted from: its publication, as far as it is known, and the years of its bare dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.ground.times_calendar import real
from recoupe.ground.times_years import Yearless, Years, written_since, year_near, years_without_publication

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found import FoundTime
    from recoupe.model.text import Report

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_DATELINE = re.compile(
    r"(?:,[ \u00a0](?:\d{1,2}[ \u00a0]?h[^\n]{0,12}?|[A-ZÀ-Þ][\w'’-]{2,24}(?:[ -][A-ZÀ-Þ][\w'’-]+)?)(?=[ \u00a0.]*[-–—]))?"
    r"[ \u00a0]*\.?[ \u00a0]*(?:[-–—]|\([^)\n]{2,30}\)[ \u00a0]*[-–—:]|$|\n)"
)
_SENTENCE = re.compile(r"[.!?] |[^\W\d]{2,} \w+ \w+ \w+")
_PRESS = range(1500, 3000)  # years in which something can have been published; keeps sums inside the calendar
_HEAD = 400  # characters in which a dateline stands, title included


@dataclass(frozen=True)
class Anchor:
    """``day`` of publication, or only ``month`` or ``year`` of it; ``years`` of bare dates, by where they stand.

    ``basis`` says how the day is known: report, dateline, told (*hier 3 mars*).
    """

    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    basis: str = ""
    years: dict[int, Years] = field(default_factory=dict)

    def year_of(self, one: FoundTime) -> int | None:
        """The year written, or the one that the constraints leave."""
        if one.year is not None:
            return one.year
        years = self.years.get(one.span.start)
        return years.settled if years else None


def anchor_of(found: Sequence[FoundTime], report: Report, pack: LanguagePack) -> Anchor:
    """The anchor of a report: from what it says of itself, else from its dateline, else from words like *hier 3 mars*."""
    anchor = _published(report.published) or _dateline(found, report.text) or Anchor()
    bare = list(_bare(found))
    ends = [one.span.end for one in found]
    if anchor.day is not None:
        return _with_years(
            anchor,
            {
                one: _near(one, found[max(0, (n := bisect_right(ends, one.start)) - 4) : n], anchor.day, report.text)
                for one in bare
            },
        )
    if anchor.month is not None:
        middle = date(*anchor.month, 15)
        return _with_years(anchor, {one: year_near(one, middle) for one in bare})
    since = written_since(report.text, pack)
    told = _told(found, since)
    years = years_without_publication(bare, told, since, pack.lexicon("times")["calendar"]["horizon"])
    anchor = _with_years(anchor, years)
    day = _from_words(found, anchor)
    return anchor if day is None else Anchor(day, None, None, "told", anchor.years)


def _with_years(anchor: Anchor, years: dict[Yearless, Years]) -> Anchor:
    return Anchor(anchor.day, anchor.month, anchor.year, anchor.basis, {one.start: left for one, left in years.items()})


def _published(edtf: str | None) -> Anchor | None:
    if edtf is None or not (found := _EDTF.match(edtf)):
        return None
    first, _, last = edtf.partition("/")
    year, number, of = int(found[1]), found[2], found[3]
    if not _PRESS.start <= year < _PRESS.stop:
        return None
    if last and last[:7] != first[:7]:
        return Anchor(year=year, basis="report") if last[:4] == first[:4] else None
    if number is None:
        return Anchor(year=year, basis="report")
    day = real(year, int(number), int(of)) if of and not last else None
    if day is not None:
        return Anchor(day=day, month=None, year=year, basis="report")
    return Anchor(month=(year, int(number)), year=year, basis="report") if 1 <= int(number) <= 12 else None


def is_dateline(one: FoundTime, text: str) -> bool:
    """Whether a full date stands at the head of the text, before a dash or at the end of its line."""
    if one.span.start > _HEAD or one.about != "calendar" or not (one.year and one.month and one.day):
        return False
    lead = text[text.rfind("\n", 0, one.span.start) + 1 : one.span.start]
    return bool(_DATELINE.match(text, one.span.end)) and len(lead) <= 40 and not _SENTENCE.search(lead)


def _dateline(found: Sequence[FoundTime], text: str) -> Anchor | None:
    """The anchor that the text's own dateline gives."""
    for one in found:
        if is_dateline(one, text) and (day := real(one.year or 0, one.month or 0, one.day or 0)):
            return Anchor(day=day, year=day.year, basis="dateline")
    return None


def _bare(found: Sequence[FoundTime]) -> Iterator[Yearless]:
    """All dates of the text that lack a year, the ends of ranges too."""
    for one in found:
        for part in (one, *one.members):
            if part.about == "calendar" and part.year is None and part.month and part.rule != "nth_weekday":
                ahead, until = one.bound == "by" or one.direction == 1, one.bound == "until" and one.tense != "future"
                tense = "past" if one.direction == -1 else one.tense
                yield Yearless(part.span.start, part.month, part.day, part.weekday, tense, ahead, until)


def _near(one: Yearless, before: Sequence[FoundTime], published: date, text: str) -> Years:
    """The year of a bare date: that of a year named just before in the same sentence, else from publication."""
    for other in reversed(before):
        between = text[other.span.end : one.start]
        if len(between) > 90 or re.search(r"[.!?\n]", between):
            break
        if other.year is not None and other.about == "calendar" and other.year < published.year and other.bound is None:
            if one.fits(other.year):
                return Years((other.year,), (f"told beside {other.text}",))
            break
    return year_near(one, published)


def _told(found: Sequence[FoundTime], since: date | None) -> list[tuple[int, date]]:
    """The dates with a year that carry the narrative.

    These are the first date of the text and those of the same year after it: a year that comes up later (*faut-il
    rappeler le 17 mai 2012 …*), that is only recalled, or that is older than what the report names says nothing.
    """
    out: list[tuple[int, date]] = []
    for one in found:
        for part in one.members or (one,):
            if part.about == "weekday" or (part.about == "calendar" and part.month is not None):
                when = None if one.background else _middle(part)
                if when is None or (since is not None and when < since):
                    if not out and part.year is None:
                        return []
                    continue
                if not out or when.year == out[0][1].year:
                    out.append((part.span.start, when))
    return out


def _middle(one: FoundTime) -> date | None:
    """The day, or one in the middle of the month or of its part; None without a year."""
    if one.year is None or one.month is None:
        return None
    return real(one.year, one.month, one.day or {"start": 5, "mid": 15, "end": 25}.get(one.edge or "mid", 15))


def _from_words(found: Sequence[FoundTime], anchor: Anchor) -> date | None:
    """The day of publication that *hier 3 mars* or *ce lundi 8 février 2016* tells."""
    for one in found:
        year = anchor.year_of(one)
        if one.about == "calendar" and one.day and one.month and year and (one.count is not None or one.direction == 0):
            when = real(year, one.month, one.day)
            if when is not None:
                return when - timedelta(one.count or 0)
    return None
