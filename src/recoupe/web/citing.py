"""What each outlet told and on whose word: counted from the readings, every number with the places in the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.compare.origins import origin_of
from recoupe.show.table import name_of, origin_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.model.event import Reading, Source
    from recoupe.model.incident import Incident
    from recoupe.model.text import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where an outlet cites somebody: the report, the words and where they stand."""

    report: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom an outlet cites: ``origin`` as an id, in words, what kind, how often and where."""

    origin: str
    name: str
    kind: str
    named: bool
    camp: str
    places: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: how much of it was read, how many events it told on somebody's word and how many on its own."""

    name: str
    camp: str
    reports: int
    incidents: int
    alone: int
    sourced: int
    unsourced: int
    voices: tuple[Voice, ...]


def outlets(readings: Mapping[str, Reading], incidents: Iterable[Incident]) -> tuple[Outlet, ...]:
    """Every outlet with whom it cites, the most read first."""
    of = {name: reading.report.outlet or name for name, reading in readings.items()}
    told: defaultdict[str, set[str]] = defaultdict(set)
    alone: Counter[str] = Counter()
    for incident in incidents:
        here = {of[member.report] for member in incident.members if member.report in of}
        for outlet in here:
            told[outlet].add(incident.id)
        alone.update(here if len(here) == 1 else ())
    by_outlet: defaultdict[str, list[Reading]] = defaultdict(list)
    for name, reading in sorted(readings.items()):
        by_outlet[of[name]].append(reading)
    found = [_outlet(name, rows, told[name], alone[name]) for name, rows in by_outlet.items()]
    return tuple(sorted(found, key=lambda outlet: (-outlet.reports, outlet.name.casefold())))


def _outlet(name: str, readings: list[Reading], told: set[str], alone: int) -> Outlet:
    cited: defaultdict[str, list[tuple[Source, Citation]]] = defaultdict(list)
    for reading in readings:
        report = reading.report
        for source in reading.sources:
            place = Citation(report.name, source.span, " ".join(source.span.of(report.text).split()))
            cited[origin_of(source, report)].append((source, place))
    events = [event for reading in readings for event in reading.events]
    voices = (
        Voice(
            origin, _named(origin, rows), rows[0][0].kind, any(source.named for source, _ in rows), _camp(origin, rows),
            tuple(place for _, place in rows),
        )
        for origin, rows in cited.items()
    )  # fmt: skip
    return Outlet(
        name,
        next((r.report.camp for r in readings if r.report.camp), "") or "",
        len(readings),
        len(told),
        alone,
        sum(bool(event.sources) for event in events),
        sum(not event.sources for event in events),
        tuple(sorted(voices, key=lambda voice: (-len(voice.places), voice.name.casefold(), voice.origin))),
    )


def _named(origin: str, rows: list[tuple[Source, Citation]]) -> str:
    """The register's name, else the words that the outlet uses most."""
    named = name_of(origin)
    if named != origin:
        return named
    words = Counter(source.chain[0] if source.chain else source.text for source, _ in rows)
    return min(words, key=lambda text: (-words[text], text)) if words else origin_name(origin)


def _camp(origin: str, rows: list[tuple[Source, Citation]]) -> str:
    """Whom the voice is said to be close to, by the texts themselves, else by the register of sources."""
    from recoupe.world import load_world

    near = next((source.near for source, _ in rows if source.near), None)
    known = load_world().sources.by_id.get(origin)
    return name_of(near) if near else (known.camp or "" if known is not None else "")


@dataclass(frozen=True, slots=True)
class Shared:
    """One voice that several outlets cite: they are then no independent accounts of it."""

    origin: str
    name: str
    kind: str
    outlets: tuple[tuple[str, int], ...]


def shared(found: Iterable[Outlet]) -> tuple[Shared, ...]:
    """The voices that more than one outlet cites, the most widely cited first."""
    heard: defaultdict[str, list[tuple[Voice, str]]] = defaultdict(list)
    for outlet in found:
        for voice in outlet.voices:
            if not voice.origin.startswith("outlet:"):
                heard[voice.origin].append((voice, outlet.name))
    rows = [
        Shared(
            origin, who[0][0].name, who[0][0].kind,
            tuple(sorted(((name, len(voice.places)) for voice, name in who), key=lambda pair: (-pair[1], pair[0]))),
        )
        for origin, who in heard.items()
        if len(who) > 1
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (-len(row.outlets), row.name.casefold(), row.origin)))
