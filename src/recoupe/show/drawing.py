"""Small drawings for the dossier, as SVG: where, when, and who cites whom."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.model.mention import Site
from recoupe.show.table import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident
    from recoupe.show.table import Voice

KM_PER_DEGREE = 111.2
ROW = 26  # every other column of the graph stands half a row lower, so that long names pass each other
SCALE_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Dot:
    """One place on the map; ``main`` where the incident is put, else a place that an account names."""

    name: str
    x: float
    y: float
    radius: float
    main: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sketch map: dots in a box of ``width`` × ``height``, and a scale bar."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    scale_km: int
    scale_px: float


def sketch_map(
    incident: Incident, readings: Mapping[str, Reading], width: int = 340, height: int = 220
) -> Sketch | None:
    """Where the accounts put the incident, and the places that they name around it; north is up.

    Distances are true at the centre (equirectangular projection). A country or a river is no dot. None where no
    account gives a place with a known position.
    """
    sites = _sites(incident, readings)
    if not sites:
        return None
    mean_lat = sum(site.lat or 0.0 for site, _ in sites) / len(sites)
    shrink = math.cos(math.radians(mean_lat))
    flat = [
        ((site.lon or 0.0) * shrink * KM_PER_DEGREE, -(site.lat or 0.0) * KM_PER_DEGREE, site, main)
        for site, main in sites
    ]
    xs, ys = [p[0] for p in flat], [p[1] for p in flat]
    margin = max((site.radius_km for _, _, site, main in flat if main), default=0.0)
    span_x = max(max(xs) - min(xs), 30.0) + 2 * min(margin, 60.0)
    span_y = max(max(ys) - min(ys), 20.0) + 2 * min(margin, 60.0)
    pad = 34.0
    px = min((width - 2 * pad) / span_x, (height - 2 * pad) / span_y)
    mid_x, mid_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    dots = tuple(
        Dot(site.name, width / 2 + (x - mid_x) * px, height / 2 + (y - mid_y) * px, site.radius_km * px, main)
        for x, y, site, main in flat
    )
    scale_km = max((km for km in SCALE_STEPS if km * px <= width / 3), default=SCALE_STEPS[0])
    return Sketch(width, height, dots, scale_km, scale_km * px)


def _sites(incident: Incident, readings: Mapping[str, Reading]) -> list[tuple[Site, bool]]:
    """The incident's own place first, then what its events name, each once."""
    found: dict[str, tuple[Site, bool]] = {}
    if incident.place is not None:
        found[incident.place.id] = (incident.place, True)
    for member in incident.members:
        reading = readings.get(member.report)
        for event in reading.events if reading else ():
            if event.id == member.event:
                for place in (*event.place, *event.origin, *event.destination):
                    if isinstance(place.site, Site):
                        found.setdefault(place.site.id, (place.site, False))
    pinnable = [(site, main) for site, main in found.values() if site.lat is not None and site.kind != "country"]
    return pinnable if any(main for _, main in pinnable) or len(pinnable) > 1 else []


@dataclass(frozen=True, slots=True)
class Tick:
    """One report on the line of time: when it appeared and the toll that it gave."""

    x: float
    lane: int
    label: str
    day: str
    figure: str


@dataclass(frozen=True, slots=True)
class Line:
    """When it happened (a stretch) and when each report appeared."""

    width: int
    height: int
    start: float
    end: float
    day: str
    ticks: tuple[Tick, ...]
    undated: tuple[str, ...]


def timeline(incident: Incident, voices: Sequence[Voice], width: int = 340) -> Line | None:
    """When it happened, when each report appeared, and the toll that each gave. None where no day is known."""
    happened = _days(incident.date.first if incident.date else None, incident.date.last if incident.date else None)
    reports = {(v.report, v.outlet, v.published) for v in voices}
    dated = sorted((_day(p), o, r) for r, o, p in reports if _day(p) is not None)
    undated = tuple(sorted(o for r, o, p in reports if _day(p) is None))
    if happened is None or not dated:
        return None
    days = [d for d, _, _ in dated if d is not None]
    first, last = min(happened[0], *days), max(happened[1], *days)
    step = (width - 60) / max((last - first).days, 1)

    def at(day: date) -> float:
        return 20 + (day - first).days * step

    figures: dict[str, str] = {}
    for voice in voices:
        for claim in voice.claims.get("killed", ())[:1]:
            figures.setdefault(voice.report, figure(claim.low, claim.high))
    ticks = tuple(
        Tick(at(day), lane, outlet, day.isoformat(), figures.get(report, ""))
        for lane, (day, outlet, report) in enumerate(dated)
        if day is not None
    )
    return Line(
        width, 44 + 20 * len(ticks), at(happened[0]), max(at(happened[1]), at(happened[0]) + 3),
        incident.date.edtf if incident.date else "", ticks, undated,
    )  # fmt: skip


def _day(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat(edtf or "")
    except ValueError:
        return None


def _days(first: str | None, last: str | None) -> tuple[date, date] | None:
    start, end = _day(first), _day(last)
    return (start, end) if start and end else None


@dataclass(frozen=True, slots=True)
class Node:
    """A voice in the graph of citations."""

    name: str
    x: float
    y: float
    column: int


@dataclass(frozen=True, slots=True)
class Graph:
    """Who cites whom: origins on the left, outlets on the right."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[tuple[Node, Node], ...]


def citations(voices: Iterable[Voice], width: int = 480) -> Graph | None:
    """Who cites whom, from the origins to the outlets that we read. None where nobody is cited."""
    chains = [voice.links for voice in voices]
    depth = max((len(chain) for chain in chains), default=0)
    if depth < 2:
        return None
    columns: dict[str, int] = {}
    for chain in chains:
        for place, name in enumerate(reversed(chain)):
            column = depth - 1 - place
            columns[name] = min(columns.get(name, column), column)
    rows: dict[int, list[str]] = {}
    for name, column in columns.items():
        rows.setdefault(column, []).append(name)
    nodes = {
        name: Node(name, 10 + column * (width - 20) / (depth - 1), 22 + row * ROW + column % 2 * ROW / 2, column)
        for column, names in rows.items()
        for row, name in enumerate(names)
    }
    edges = dict.fromkeys((a, b) for chain in chains for a, b in pairwise(chain) if a != b)
    height = 20 + ROW * max(len(names) for names in rows.values()) + ROW // 2
    return Graph(width, height, tuple(nodes.values()), tuple((nodes[a], nodes[b]) for a, b in edges))
