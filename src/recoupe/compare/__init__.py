"""Incidents in, claims, agreement and voices out.

>>> from recoupe.compare import incidents
>>> incidents((), ())
()
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from recoupe.compare.agreement import agreement
from recoupe.compare.claims import claims
from recoupe.compare.company import settled_in_company
from recoupe.compare.denials import told_or_denied
from recoupe.compare.hearing import heard, register_actor, register_side
from recoupe.compare.hours import hours_of
from recoupe.compare.one_voice import register_country
from recoupe.compare.voices import voices
from recoupe.model.doubt import Unsettled
from recoupe.model.incident import Incident

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.compare.hearing import Heard
    from recoupe.model.event import Event, EventType, Reading
    from recoupe.model.incident import Cluster
    from recoupe.model.mention import Days, Place, Site

__all__ = ["agreement", "claims", "incidents", "voices"]


def incidents(
    clusters: Sequence[Cluster],
    readings: Sequence[Reading],
    kin: Callable[[str, str], bool] | None = None,
    speaks_for: Callable[[str], str | None] | None = None,
) -> tuple[Incident, ...]:
    """Each cluster with all its accounts side by side: claims, agreement, voices.

    ``kin`` says whether two actors are of one line, ``speaks_for`` which state an origin speaks for; the registers of
    actors and sources where none is given. A member whose report
    is not among ``readings`` is passed over.
    """
    by_name = {reading.report.name: reading for reading in readings}
    side = speaks_for or register_side
    spoken = heard(clusters, by_name, side)
    line = (kin or register_kin, kin or register_vaguer)
    return tuple(_incident(cluster, by_name, spoken, line, side) for cluster in clusters)


def register_kin(left: str, right: str) -> bool:
    """Whether two actors are one or one is a part of the other, by the register of actors."""
    from recoupe.world import load_world

    return bool(load_world().actors.kin(left, right))


def register_vaguer(left: str, right: str) -> bool:
    """Whether two actors are of one line, or one is a coalition that the other has joined."""
    from recoupe.world import load_world
    from recoupe.world.coalitions import allied

    return register_kin(left, right) or allied(left, right, load_world().actors)


def _incident(
    cluster: Cluster,
    readings: dict[str, Reading],
    spoken: Heard,
    line: tuple[Callable[[str, str], bool], Callable[[str, str], bool]],
    speaks_for: Callable[[str], str | None],
) -> Incident:
    kin, vaguer = line
    events: list[tuple[Event, Reading]] = []
    for member in cluster.members:
        reading = readings.get(member.report)
        event = next((e for e in reading.events if e.id == member.event), None) if reading else None
        if reading is not None and event is not None:
            events.append((event.only(member.tellings), reading))
    events = settled_in_company(events)
    every = tuple(claim for event, reading in events for claim in claims(event, reading))
    every += told_or_denied(every, kin, register_actor)
    places = {
        (reading.report.name, place.span.start): place
        for event, reading in events
        for place in (
            *event.place,
            *(p for telling in event.tellings for p in telling.place),
            *_by_accounts(event, reading),
        )
    }
    days = {
        found.edtf: found
        for event, _ in events
        for found in (event.time, *(t.time.value for t in event.tellings if t.time is not None))
        if found is not None
    }
    hours: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for event, reading in events:
        for time in (telling.time for telling in event.tellings):
            found = hours_of(time) if time is not None else None
            if time is not None and time.value is not None and found is not None:
                hours.setdefault((reading.report.name, time.value.edtf), []).append(found)
    copies = {copy.copy: copy.original for copy in cluster.copies}
    sources = {name: spoken.get((cluster.id, name), ()) for name in {reading.report.name for _, reading in events}}
    place = where(events)
    named = next((place.text for event, _ in events for place in event.place), None)
    return Incident(
        id=cluster.id,
        type=kind(events),
        date=when(events),
        place=place,
        place_text=place.name if place else named,
        members=cluster.members,
        claims=every,
        agreement=agreement(every, places, days, vaguer, register_actor, hours),
        voices=voices(events, every, copies, kin, sources, speaks_for, register_country),
        copies=cluster.copies,
        links=cluster.links,
        left_out=cluster.left_out,
        doubt=cluster.doubt,
    )


def _by_accounts(event: Event, reading: Reading) -> tuple[Place, ...]:
    """The places at which a source sets it that tells no more of it."""
    spans = {account.span for account in event.accounts if account.field == "place"}
    return tuple(place for place in reading.mentions.places if place.span in spans) if spans else ()


def kind(events: Sequence[tuple[Event, Reading]]) -> EventType:
    """The type that most accounts give; of several the one that the first account gives."""
    counted = Counter(event.type for event, _ in events)
    return max(counted, key=lambda name: counted[name]) if counted else "clash"


def when(events: Sequence[tuple[Event, Reading]]) -> Days | None:
    """The days that most accounts allow; of several the narrowest, then the earliest."""
    found = [event.time for event, _ in events if event.time is not None and event.time.first and event.time.last]
    if not found:
        return next((event.time for event, _ in events if event.time is not None), None)
    return min(found, key=lambda days: (-sum(_meet(days, other) for other in found), _length(days), days.edtf))


def _meet(left: Days, right: Days) -> bool:
    return (left.first or "") <= (right.last or "") and (right.first or "") <= (left.last or "")


def _length(days: Days) -> int:
    from datetime import date

    return (date.fromisoformat(days.last or "") - date.fromisoformat(days.first or "")).days


def where(events: Sequence[tuple[Event, Reading]]) -> Site | None:
    """The most precise place that an account names; of equally precise ones the one that most accounts name."""
    found = [place for event, _ in events for place in event.place]
    sites = [(place, place.site) for place in found if place.site is not None and not isinstance(place.site, Unsettled)]
    counted = Counter(site.id for _, site in sites)
    best = min(sites, key=lambda pair: (_rough(*pair), -counted[pair[1].id], pair[1].id), default=None)
    return best[1] if best else None


def _rough(place: Place, site: Site) -> float:
    """Kilometres of uncertainty, in steps, so that a city and a base count alike."""
    radius = max(place.radius_km, site.radius_km)
    wide = {"country": 400.0, "region": 150.0, "governorate": 100.0, "desert": 150.0}.get(site.kind, 0.0)
    reach = max(radius, wide)
    return next((step for step in (30.0, 170.0, 1000.0) if reach <= step), 9999.0)
