"""When and where an event is set: by its own words, else by the sentence or the paragraph that tells it.

*Mardi 4, près de la base. L'armée dit avoir détruit deux rampes.* The second sentence names neither day nor place; a
reader takes both from the first. What is borrowed so is taken a little more loosely.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import UNKNOWN, day_number
from recoupe.match.measures import distance_km
from recoupe.match.passages import folded_words, passage_at, weekdays
from recoupe.model.doubt import Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.model.event import Event, Reading
    from recoupe.model.mention import Days, Place, Site
    from recoupe.model.text import Span

RADIUS_BY_KIND = {
    "country": 400.0, "region": 150.0, "governorate": 100.0, "desert": 150.0, "river": 200.0, "border": 200.0,
    "city": 10.0, "village": 4.0, "base": 4.0, "field": 10.0, "facility": 3.0,
}  # fmt: skip
WIDE_PLACES = ("country", "region", "governorate", "desert")
DIRECTION_KM = 20.0
BORROWED_KM = 8.0
ELSEWHERE_KM = 40.0
OPEN_DAYS = 2
Where = tuple["Site", float]


@dataclass(frozen=True, slots=True)
class Scene:
    """Days (as numbers, ``UNKNOWN`` where none), month × 32 + day, weekday (-1 where none), and sites with radius (km)."""

    first: int
    last: int
    monthday: int
    weekday: int
    places: tuple[Where, ...]


def scene(reading: Reading, event: Event, cut: Sequence[Span]) -> Scene:
    """When and where the event is set; ``cut`` are the passages of the report."""
    days = event.time
    weekday = weekday_said(reading, event)
    if days is None and weekday < 0:
        days = next(days_nearby(reading, event, cut), None)
    first, last = stretch(days)
    near = {passage_at(cut, span.start) for span in event.triggers}
    own = [place for place in event.place if passage_at(cut, place.span.start) in near]
    places = places_of(replace(event, place=tuple(own)) if own else event)
    if event.place and not own:
        places = tuple((site, radius + ELSEWHERE_KM) for site, radius in places)
    if not places:
        around = next(_places_nearby(reading, event, cut), ())
        places = tuple((site, radius + BORROWED_KM) for site, radius in _without_areas(located(around)))
    return Scene(first, last, month_and_day(days), weekday, places)


def together_scene(scenes: Sequence[Scene]) -> Scene | None:
    """The scene of several tellings of one happening: the day that one gives, and the most precise places of all."""
    if not scenes:
        return None
    dated = next((one for one in scenes if one.first != UNKNOWN), scenes[0])
    found = {site.id: (site, radius) for one in reversed(scenes) for site, radius in one.places}
    return Scene(
        dated.first, dated.last, max(one.monthday for one in scenes),
        -1 if dated.first != UNKNOWN else max(one.weekday for one in scenes), _without_areas(list(found.values())),
    )  # fmt: skip


def _around(event: Event, reading: Reading, cut: Sequence[Span]) -> Iterator[Span]:
    """The passage of the first trigger, then those before it in its paragraph, nearest first."""
    if not event.tellings:
        return
    at = passage_at(cut, event.tellings[0].trigger.start)
    while at >= 0:
        yield cut[at]
        if at == 0 or "\n" in reading.report.text[cut[at - 1].start : cut[at].start]:
            return
        at -= 1


def days_nearby(reading: Reading, event: Event, cut: Sequence[Span]) -> Iterator[Days]:
    """The days of the nearest passage around that names just one stretch of at most a night, and no other event's."""
    taken = {t.time.span for other in reading.events for t in other.tellings if t.time is not None}
    for passage in _around(event, reading, cut):
        found = [time for time in reading.mentions.times if time.value is not None and passage.covers(time.span)]
        if found:
            days = {time.value.edtf: time.value for time in found if time.value is not None}
            only = next(iter(days.values()))
            if len(days) == 1 and _short(only) and not any(time.span in taken for time in found):
                yield only
            return


def _short(days: Days) -> bool:
    first, last = day_number(days.first), day_number(days.last)
    return UNKNOWN not in (first, last) and last - first <= 1


def _places_nearby(reading: Reading, event: Event, cut: Sequence[Span]) -> Iterator[Sequence[Place]]:
    """The places of the nearest passage around that names any smaller than a province."""
    for passage in _around(event, reading, cut):
        found = [place for place in reading.mentions.places if passage.covers(place.span)]
        exact = [place for place in found if place.kind not in WIDE_PLACES and sites(place)]
        if exact:
            yield exact
            return


def stretch(days: Days | None) -> tuple[int, int]:
    """First and last day as numbers; an open end is two days long; ``UNKNOWN`` twice where nothing is known."""
    if days is None:
        return UNKNOWN, UNKNOWN
    first, last = day_number(days.first), day_number(days.last)
    if first == UNKNOWN and last == UNKNOWN:
        return UNKNOWN, UNKNOWN
    if last == UNKNOWN:
        return first, first + OPEN_DAYS
    if first == UNKNOWN:
        return last - OPEN_DAYS, last
    return min(first, last), max(first, last)


def month_and_day(days: Days | None) -> int:
    """Month × 32 + day where a day is said, with or without its year (*XXXX-06-18*); else -1."""
    parts = (days.edtf if days else "").split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts[1:]):
        return int(parts[1]) * 32 + int(parts[2])
    return -1


def weekday_said(reading: Reading, event: Event) -> int:
    """The day of the week in the words that date the event, where they could not be settled; else -1."""
    if event.time is not None and event.time.first is not None:
        return -1
    spans = [event.time_text] if event.time_text else []
    spans += [telling.time.span for telling in event.tellings if telling.time is not None]
    named = weekdays(reading.report.language or "fr")
    for span in spans:
        for word in folded_words(span.of(reading.report.text)):
            if word in named:
                return named.index(word)
    return -1


def places_of(event: Event) -> tuple[Where, ...]:
    """Where the event itself is put: sites with the radius (km) that the words allow, without areas that hold another.

    For a movement that names no other place it is where it leads, or whence. A name that several sites could bear
    stands for all of them.
    """
    return _without_areas(located(event.place or event.destination or event.origin))


def located(places: Sequence[Place]) -> list[Where]:
    """The sites with a known position that these places can be, each with the radius (km) that the words allow."""
    found: dict[str, Where] = {}
    for place in places:
        for site in sites(place):
            if site.lat is not None and site.lon is not None:
                found.setdefault(site.id, (site, _radius(place, site)))
    return list(found.values())


def _without_areas(found: Sequence[Where]) -> tuple[Where, ...]:
    kept: list[Where] = []
    for site, radius in sorted(found, key=lambda pair: pair[1]):
        if not any(radius >= 2 * inner + 10 and _km(site, other) <= radius + inner for other, inner in kept):
            kept.append((site, radius))
    return tuple(kept)


def sites(place: Place) -> tuple[Site, ...]:
    """The site that a name was settled to, or the first three that it could be."""
    if isinstance(place.site, Unsettled):
        return tuple(candidate.value for candidate in place.site.candidates[:3])
    return (place.site,) if place.site else ()


def _radius(place: Place, site: Site) -> float:
    radius = max(place.radius_km, site.radius_km, RADIUS_BY_KIND.get(site.kind, 5.0) if not site.radius_km else 0.0)
    bent = place.distance_km or (DIRECTION_KM if place.relation and site.kind not in WIDE_PLACES else 0.0)
    return max(radius, bent)


def apart_km(left: Where, right: Where) -> float:
    """Kilometres between the edges of two places; 0 where they touch."""
    return max(_km(left[0], right[0]) - left[1] - right[1], 0.0)


def _km(left: Site, right: Site) -> float:
    spots = (np.array([value or 0.0]) for value in (left.lat, left.lon, right.lat, right.lon))
    return float(distance_km(*spots)[0])
