"""Where a judgement bears today: the report, the words and the event that it is about, found again in a new reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.judge.anchors import By, Found, Lost, anchored, everywhere
from recoupe.model.judgement import Judgement, Told, added_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.model.event import Event, Reading
    from recoupe.model.text import Span


@dataclass(frozen=True, slots=True)
class Landed:
    """A judgement with its ends as they are today: event ids and spans are those of the present readings."""

    judgement: Judgement
    found_by: By | str = ""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement that finds no anchor, and why: a sentence."""

    judgement: Judgement
    why: str


@dataclass(frozen=True)
class Shelf:
    """The readings of a case, to find a report by its name or, where it was renamed, by its bytes."""

    by_name: Mapping[str, Reading]
    by_sha256: Mapping[str, str]

    def reading(self, told: Told) -> Reading | None:
        """The reading of the report that is meant: that of its name, unless its very bytes stand under another."""
        here = self.by_name.get(told.report)
        if told.sha256 and (here is None or here.report.sha256 != told.sha256):
            return self.by_name.get(self.by_sha256.get(told.sha256, told.report), here)
        return here


def shelf(readings: Iterable[Reading]) -> Shelf:
    """The readings, to be looked up in; of two reports of the same bytes the first by name is meant."""
    by_name = {reading.report.name: reading for reading in readings}
    return Shelf(by_name, {by_name[name].report.sha256: name for name in sorted(by_name, reverse=True)})


def landed(judgements: Iterable[Judgement], readings: Shelf) -> tuple[tuple[Landed, ...], tuple[Orphan, ...]]:
    """Each judgement where it bears today, or as orphaned; revocations bear on nothing and are left out."""
    every = [judgement for judgement in judgements if judgement.verdict != "revoked"]
    found: list[Landed] = []
    orphans: list[Orphan] = []
    by_hand: dict[str, Told] = {}
    for judgement in sorted(every, key=lambda j: j.verdict != "added"):
        place = _landed(judgement, readings, by_hand)
        if isinstance(place, Orphan):
            orphans.append(place)
            continue
        found.append(place)
        if judgement.verdict == "added":
            by_hand[added_event(judgement)] = place.judgement.left
    order = {judgement.id: number for number, judgement in enumerate(every)}
    found.sort(key=lambda one: order[one.judgement.id])
    orphans.sort(key=lambda one: order[one.judgement.id])
    return tuple(found), tuple(orphans)


def _landed(judgement: Judgement, readings: Shelf, by_hand: Mapping[str, Told]) -> Landed | Orphan:
    ways: list[str] = []
    ends: list[Told] = []
    for end in (judgement.left, judgement.right):
        if end is None:
            continue
        place = _end(end, judgement, readings, by_hand)
        if isinstance(place, Lost):
            return Orphan(judgement, place.why)
        ends.append(place[0])
        ways.append(place[1])
    words = judgement.words
    if words is not None:
        place = _stretch(words, readings)
        if isinstance(place, Lost):
            return Orphan(judgement, place.why)
        words = place[0]
        ways.append(place[1])
    now = replace(judgement, left=ends[0], right=ends[1] if len(ends) > 1 else None, words=words)
    return Landed(now, max(ways, key=("", "position", "quote", "alike").index))


def _end(end: Told, judgement: Judgement, readings: Shelf, by_hand: Mapping[str, Told]) -> tuple[Told, str] | Lost:
    reading = readings.reading(end)
    if reading is None:
        return Lost(f"The report {end.report} is not in the case.")
    name = reading.report.name
    if judgement.verdict in ("added", "settled"):
        return _stretch(end, readings)
    if not end.event and end.trigger is None:
        return (Told(name, sha256=reading.report.sha256), "")
    if end.event.startswith("j") and end.event not in {event.id for event in reading.events}:
        if end.event in by_hand:
            return (replace(by_hand[end.event], event=end.event), "position")
        return Lost("The event that was entered by hand is not there any more.")
    span: Span | None = None
    way = ""
    if end.trigger is not None:
        place = anchored(reading.report.text, end.trigger, end.quote)
        if isinstance(place, Lost):
            return place
        span, way = place.span, place.by
    event = event_at(reading.events, span, end.event)
    if event is None:
        told = f" at “{span.of(reading.report.text)}”" if span else f" of the id {end.event}"
        return Lost(f"The reader finds no event{told} any more.")
    # The first trigger stands for the event, so that two judgements of one event meet whatever words they pointed at.
    return (Told(name, event.id, event.triggers[0] if event.tellings else span, end.quote, reading.report.sha256), way)


def _stretch(end: Told, readings: Shelf) -> tuple[Told, str] | Lost:
    """Words of a report that need no event."""
    reading = readings.reading(end)
    if reading is None:
        return Lost(f"The report {end.report} is not in the case.")
    text, name = reading.report.text, reading.report.name
    if end.trigger is None and end.quote is not None:
        if not everywhere(text, end.quote.exact):
            return Lost(f"“{end.quote.exact}” stands no longer in the report.")
        return (Told(name, "", None, end.quote, reading.report.sha256), "quote")
    place: Found | Lost = anchored(text, end.trigger, end.quote)
    if isinstance(place, Lost):
        return place
    return (Told(name, end.event, place.span, end.quote, reading.report.sha256), place.by)


def event_at(events: Iterable[Event], span: Span | None, identity: str) -> Event | None:
    """The event that these words tell; of several the one of that id, else the one that shares most of the words."""
    every = tuple(events)
    if span is None:
        return next((event for event in every if event.id == identity), None)
    shared = [(max((_shared(span, trigger) for trigger in event.triggers), default=0), event) for event in every]
    telling = [(common, event) for common, event in shared if common]
    best = max(telling, key=lambda pair: (pair[1].id == identity, pair[0]), default=None)
    return best[1] if best else None


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
