"""Which sources of a report speak of which incident, and which of them are one voice under two names.

A source that vouches for the event itself is heard for it. One that is cited in a passage without an event of its own
speaks of what the passage before it tells: *Un raid a fait dix morts, selon une ONG. L'armée a démenti.*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.compare.origins import origin_of, slug, sources_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from recoupe.model.event import Event, Reading, Source
    from recoupe.model.incident import Cluster

Heard = dict[tuple[str, str], tuple["Source", ...]]
REMARKS = frozenset({"expert"})
OWNERLESS = frozenset({"document", "official", "monitor", "media", "sources", "outlet", "source"})
NEAR = 400


def heard(clusters: Sequence[Cluster], readings: Mapping[str, Reading]) -> Heard:
    """The sources that speak of each incident in each report, by the incident's id and the report's name."""
    told: dict[str, list[tuple[str, Event]]] = {}
    for cluster in clusters:
        for member in cluster.members:
            reading = readings.get(member.report)
            event = next((e for e in reading.events if e.id == member.event), None) if reading else None
            if event is not None:
                told.setdefault(member.report, []).append((cluster.id, event.only(member.tellings)))
    out: dict[tuple[str, str], dict[str, Source]] = {}
    for name, events in told.items():
        reading = readings[name]
        bound: set[str] = set()
        for cluster_id, event in events:
            for source in sources_of(event, reading):
                out.setdefault((cluster_id, name), {})[source.id] = source
                bound.add(source.id)
        for source in reading.sources:
            if source.id not in bound and source.kind not in REMARKS:
                about = _about(source, events)
                if about is not None:
                    out.setdefault((about, name), {})[source.id] = source
    return {key: tuple(found.values()) for key, found in out.items()}


def _about(source: Source, events: Sequence[tuple[str, Event]]) -> str | None:
    """The incident whose telling stands last before the source, or holds it; None where none is near."""
    starts = sorted((span.start, cluster) for cluster, event in events for span in event.triggers)
    before = [(start, cluster) for start, cluster in starts if start <= source.span.end]
    if before and source.span.start - before[-1][0] <= NEAR:
        return before[-1][1]
    return None


def voices_of(
    sources: Iterable[Source],
    reading: Reading,
    speaks_for: Callable[[str], str | None],
    kin: Callable[[str, str], bool],
) -> tuple[str, ...]:
    """The origins of these sources, each voice once.

    A state's agency and its unnamed officials are one voice where it relays them; so is a state beside its own forces.
    An outlet that only passes on another's words is none, nor is a communiqué or a spokesman without an owner beside
    anyone who has a name.
    """
    report = reading.report
    found = dict.fromkeys(_own(origin_of(source, report), speaks_for) for source in sources)
    relays = {source.via for source in sources if source.via}
    relays |= {_relay(origin) for origin in found if _relay(origin)}
    kept = [origin for origin in found if origin not in relays or _is_state_voice(origin, speaks_for)]
    own = slug(report.outlet or report.name)
    bare = [origin for origin in kept if _bare(origin, own, speaks_for)]
    kept = [origin for origin in kept if origin not in bare] or bare[:1]
    return without_wholes(kept, speaks_for, kin)


def without_wholes(
    origins: Iterable[str], speaks_for: Callable[[str], str | None], kin: Callable[[str, str], bool]
) -> tuple[str, ...]:
    """These origins without the states for which another of them already speaks."""
    every = tuple(origins)
    return tuple(origin for origin in every if not _whole(origin, every, speaks_for, kin))


def _own(origin: str, speaks_for: Callable[[str], str | None]) -> str:
    relay = _relay(origin)
    return relay if relay and origin.startswith("anonymous:") and _is_state_voice(relay, speaks_for) else origin


def _relay(origin: str) -> str:
    return origin.partition("@")[2] if origin.startswith("anonymous:") else ""


def _is_state_voice(origin: str, speaks_for: Callable[[str], str | None]) -> bool:
    side = speaks_for(origin)
    return side is not None and side != origin


def _bare(origin: str, own: str, speaks_for: Callable[[str], str | None]) -> bool:
    """Whether an origin is a voice without an owner: *un communiqué*, *l'ONG*, *le porte-parole*, *le ministère*."""
    if origin.startswith("anonymous:"):
        kind, _, relay = origin.removeprefix("anonymous:").partition("@")
        return kind in OWNERLESS and relay in (own, "")
    return "-" not in origin and not is_known(origin) and speaks_for(origin) is None


def _whole(
    origin: str, others: Sequence[str], speaks_for: Callable[[str], str | None], kin: Callable[[str, str], bool]
) -> bool:
    """Whether an origin is a state that another of these origins already speaks for."""
    return any(
        other != origin and speaks_for(origin) in (origin, None) and _speaks(other, origin, speaks_for, kin)
        for other in others
    )


def _speaks(other: str, whole: str, speaks_for: Callable[[str], str | None], kin: Callable[[str, str], bool]) -> bool:
    side = speaks_for(other)
    return side is not None and (side == whole or kin(side, whole)) and speaks_for(whole) == whole and other != whole


def is_known(origin: str) -> bool:
    """Whether an origin stands in the register of sources or of actors."""
    from recoupe.world import load_world

    world = load_world()
    return origin in world.sources.by_id or origin in world.actors


def register_side(origin: str) -> str | None:
    """The state for which an origin speaks, by the registers: *sana* for Syria, Syria for itself; None for the others."""
    from recoupe.world import load_world

    world = load_world()
    outlet = world.sources.by_id.get(origin)
    if outlet is None:
        state = world.actors.state(origin)
        return str(state) if state else None
    if outlet.actor:
        state = world.actors.state(outlet.actor)
        return str(state) if state else None
    people = world.actors.people_of(outlet.country) if str(outlet.camp or "").endswith("-government") else None
    return str(people.state) if people is not None and people.state else None
