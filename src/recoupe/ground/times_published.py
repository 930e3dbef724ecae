"""When a report was published, as far as its own times tell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.ground.times_calendar import between, day, month, one_day, year
from recoupe.model.mention import Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.ground.times_anchor import Anchor
    from recoupe.model.found import FoundTime
    from recoupe.model.mention import Time
    from recoupe.model.text import Report


def published_range(found: Sequence[FoundTime], times: Sequence[Time], report: Report, anchor: Anchor) -> Days | None:
    """The days on which the report can have appeared; None where its times allow anything.

    What is told as past lies before it: the latest such day is the first possible one. A bare weekday (*lundi*) of
    the past reaches back six days at most, so that the last possible day is six days after it.
    """
    if anchor.day is not None:
        return day(anchor.day)
    if anchor.month is not None:
        return month(*anchor.month)
    if anchor.year is not None and report.published is not None:
        return year(anchor.year)
    past, bare = [], []
    for one, time in zip(found, times, strict=True):
        if time.value is None or time.value.last is None or one.tense == "future" or one.bound == "until":
            continue
        if time.grain not in ("day", "hour"):
            continue
        past.append(date.fromisoformat(time.value.last))
        if one.about == "weekday" and (when := one_day(time.value)):
            bare.append(when)
    if not past:
        return None
    first = max(past)
    last = min(bare) + timedelta(6) if bare else None
    if last is None or last < first:
        return Days(first.isoformat(), None, f"{first.isoformat()}/..")
    return between(first, last)
