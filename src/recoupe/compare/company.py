"""A name that could mean several places is settled by the other accounts of the same incident.

« Une frappe a touché Hama » alone may be the city, its province, or a village of the Beqaa; where two other reports of
that strike put it in the city on the Orontes, the third means that one. Only the incident is settled so: the reading of
the report keeps its doubt, since the report itself does not say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.model.doubt import Unsettled
from recoupe.world.distance import km_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from recoupe.model.event import Event, Reading
    from recoupe.model.mention import Place, Site

    Told = tuple[Event, Reading]

NEAR_KM = 60.0  # as far as two candidates must lie apart to be told apart when one report is read


def settled_in_company(events: Sequence[Told]) -> list[Told]:
    """The events of one incident, each unsettled place settled where the other reports allow one candidate alone."""
    known = [(reading.report.name, site) for event, reading in events for site in _settled(event)]
    out = []
    for event, reading in events:
        others = {site.id: site for name, site in known if name != reading.report.name}
        out.append((_with_places(event, lambda place, them=others: _settle(place, them.values())), reading))  # type: ignore[misc]
    return out


def _settled(event: Event) -> list[Site]:
    places = (*event.place, *(place for telling in event.tellings for place in telling.place))
    return [place.site for place in places if place.site is not None and not isinstance(place.site, Unsettled)]


def _with_places(event: Event, settle: Callable[[Place], Place]) -> Event:
    if not any(isinstance(place.site, Unsettled) for place in event.place) and not any(
        isinstance(place.site, Unsettled) for telling in event.tellings for place in telling.place
    ):
        return event
    tellings = tuple(replace(telling, place=tuple(map(settle, telling.place))) for telling in event.tellings)
    return replace(event, place=tuple(map(settle, event.place)), tellings=tellings)


def _settle(place: Place, others: Iterable[Site]) -> Place:
    if not isinstance(place.site, Unsettled):
        return place
    there = sorted(others, key=lambda site: site.id)
    borne_out = [
        (candidate, other)
        for candidate in place.site.candidates
        if (other := next((site for site in there if _fits(candidate.value, site)), None)) is not None
    ]
    if not borne_out or not all(_fits(one.value, borne_out[0][0].value) for one, _ in borne_out):
        return place
    candidate, other = borne_out[0]
    because = (*candidate.because, f"another account of the incident names {other.name}")
    return replace(place, site=candidate.value, because=because)


def _fits(candidate: Site, other: Site) -> bool:
    """Whether the other account's place is this one or lies in its neighbourhood; a whole country bears out nothing."""
    if candidate.id == other.id:
        return True
    if "country" in (candidate.kind, other.kind) or None in (candidate.lat, candidate.lon, other.lat, other.lon):
        return False
    away = km_between(candidate.lat or 0.0, candidate.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
    return away <= NEAR_KM
