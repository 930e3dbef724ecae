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
REACTIONS = frozenset({"demand", "opinion"})
OWNERLESS = frozenset({"document", "official", "monitor", "media", "sources", "outlet", "source"})
NEAR = 1_000
ATTACKS = frozenset({"airstrike", "shelling", "bombing", "assault", "clash", "killing", "destruction", "shootdown"})


def heard(
    clusters: Sequence[Cluster],
    readings: Mapping[str, Reading],
    speaks_for: Callable[[str], str | None] = lambda _: None,
) -> Heard:
    """The sources that speak of each incident in each report, by the incident's id and the report's name."""
    told = _by_report(clusters, readings)
    reports = {cluster.id: {member.report for member in cluster.members} for cluster in clusters}
    days = {cluster.id: _days(cluster, told) for cluster in clusters}
    out: dict[tuple[str, str], dict[str, Source]] = {}
    for name, every in told.items():
        reading = readings[name]
        first = min(every, key=lambda pair: pair[1].triggers[0].start if pair[1].tellings else 0)
        text = reading.report.text
        main = _told_of(first, every, first[0], reports, days, text)
        events = [(_told_of(pair, every, main, reports, days, text), pair[1]) for pair in every]
        speaking = [pair for pair in events if pair[1].type in ATTACKS or len(reports[pair[0]]) > 1] or events
        bound: set[str] = set()
        for cluster_id, event in events:
            for source in sources_of(event, reading):
                bound.add(source.id)
                if source.commitment not in REACTIONS:
                    out.setdefault((cluster_id, name), {})[source.id] = source
        for source in reading.sources:
            if source.id not in bound and source.kind not in REMARKS and not _reacts(source, reading, speaks_for):
                about = _about(source, speaking, main, text)
                if about is not None:
                    out.setdefault((about, name), {})[source.id] = source
    return {key: tuple(found.values()) for key, found in out.items()}


def _by_report(clusters: Sequence[Cluster], readings: Mapping[str, Reading]) -> dict[str, list[tuple[str, Event]]]:
    """What each report tells, with the incident to which it belongs."""
    told: dict[str, list[tuple[str, Event]]] = {}
    for cluster in clusters:
        for member in cluster.members:
            reading = readings.get(member.report)
            event = next((e for e in reading.events if e.id == member.event), None) if reading else None
            if event is not None:
                told.setdefault(member.report, []).append((cluster.id, event.only(member.tellings)))
    return told


def _reacts(source: Source, reading: Reading, speaks_for: Callable[[str], str | None]) -> bool:
    """Whether a government is only heard on the incident (it condemns, it will not comment) and gives no account."""
    origin = origin_of(source, reading.report)
    return speaks_for(origin) == origin and source.commitment not in ("denial", "accusation", "responsibility")


def _days(cluster: Cluster, told: Mapping[str, Sequence[tuple[str, Event]]]) -> list[tuple[str, str]]:
    """The stretches of days that the accounts of an incident give, as ISO dates."""
    names = dict.fromkeys(member.report for member in cluster.members)
    found = (event.time for name in names for identity, event in told.get(name, ()) if identity == cluster.id)
    return [(time.first, time.last) for time in found if time is not None and time.first and time.last]


def _told_of(
    pair: tuple[str, Event],
    every: Sequence[tuple[str, Event]],
    main: str,
    reports: Mapping[str, set[str]],
    days: Mapping[str, Sequence[tuple[str, str]]],
    text: str,
) -> str:
    """The incident of which an event is one more source's account, or its own.

    An attack that no other report tells than those which tell another incident of this report, and whose day is not
    another, is that incident in other words; of several one told before it rather than after, the report's main one
    rather than one that it recalls in another paragraph, one of its kind, then the nearest in the text.
    """
    cluster, event = pair
    if event.type not in ATTACKS or not event.tellings or _day_of_its_own(event):
        return cluster
    at = event.triggers[0].start

    def recalled(identity: str, start: int) -> bool:
        return identity != main and "\n" in text[min(start, at) : max(start, at)]

    fits = [
        (other.triggers[0].start > at, recalled(identity, other.triggers[0].start), other.type != event.type,
         abs(other.triggers[0].start - at), identity)
        for identity, other in every
        if identity != cluster
        and other.tellings
        and other.type in ATTACKS
        and reports[cluster] <= reports[identity]
        and (len(reports[identity]) > len(reports[cluster]) or (identity == main and len(reports[cluster]) == 1))
        and _same_days(days[cluster], days[identity])
    ]  # fmt: skip
    return min(fits)[-1] if fits and (cluster != main or len(reports[cluster]) == 1) else cluster


def _day_of_its_own(event: Event) -> bool:
    """Whether a day is said that could not be settled, as in *la veille, un premier tir*: it may be any day."""
    times = [telling.time for telling in event.tellings if telling.time is not None]
    return event.time is None and any(time.kind == "date" and time.value is None for time in times)


def _same_days(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> bool:
    return not left or not right or any(a[0] <= b[1] and b[0] <= a[1] for a in left for b in right)


def _about(source: Source, events: Sequence[tuple[str, Event]], main: str, text: str) -> str | None:
    """The incident whose telling stands last before the source, or holds it; None where none is near.

    For what a report only recalls, the source must stand in the same paragraph.
    """
    starts = sorted((span.start, cluster) for cluster, event in events for span in event.triggers)
    before = [(start, cluster) for start, cluster in starts if start <= source.span.end]
    if not before or source.span.start - before[-1][0] > NEAR:
        return None
    start, cluster = before[-1]
    return cluster if cluster == main or "\n" not in text[start : source.span.start] else None


def voices_of(
    sources: Sequence[Source],
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
    texts = {_own(origin_of(source, report), speaks_for): source.text for source in sources}
    bare = [o for o in kept if _bare(o, own, speaks_for) or (not is_known(o) and _common(texts.get(o, "X"), o))]
    kept = [origin for origin in kept if origin not in bare] or bare[:1]
    return without_wholes(kept, speaks_for, kin)


def _common(text: str, origin: str) -> bool:
    """Whether a source is called by common nouns alone, as *ses services* or *la presse locale*."""
    return not origin.startswith(("anonymous:", "outlet:")) and not any(c.isupper() for c in text[1:])


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


def register_actor(origin: str) -> str | None:
    """The actor that an origin speaks for, by the registers: an army's command for the army, an actor for itself."""
    from recoupe.world import load_world

    world = load_world()
    outlet = world.sources.by_id.get(origin)
    if outlet is not None:
        return str(outlet.actor) if outlet.actor else None
    return origin if origin in world.actors else None


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
