"""One incident for the screen: the accounts side by side, where, when, on whose word, why, and what would be exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recoupe.compare.tolls import tolls_over_time
from recoupe.judge.values import CODES, PLACES, whole
from recoupe.model.doubt import Unsettled
from recoupe.model.mention import Site
from recoupe.show.drawing import citations, sketch_map, timeline
from recoupe.show.table import accounts, name_of, origin_name, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from recoupe.compare.tolls import Count
    from recoupe.model.event import Event, Reading
    from recoupe.model.incident import Claim, Incident, Link
    from recoupe.model.judgement import Decided
    from recoupe.show.table import Voice


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says of one field: its claims, each with its words, and what a person judged of it."""

    claims: tuple[tuple[Claim, str], ...]
    written: str
    judged: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One account: who, on whose word, which event of which report, and a cell for each field."""

    voice: Voice
    event: str
    title: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Where:
    """One place that an account names, with what it could be."""

    report: str
    start: int
    end: int
    words: str
    name: str
    kind: str
    radius_km: float
    precision: int | None
    because: tuple[str, ...]
    candidates: tuple[tuple[str, str, str], ...]


def columns(incident: Incident, readings: Mapping[str, Reading]) -> tuple[tuple[str, ...], tuple[Column, ...]]:
    """The fields on which somebody speaks, and the accounts, earliest first."""
    table = accounts(incident)
    events = _events(incident, readings)
    told: list[tuple[Voice, Event | None]] = []
    for voice in table.voices:
        names = {claim.event for claims in voice.claims.values() for claim in claims}
        every = events.get(voice.report, [])
        told.append((voice, next((event for event in every if event.id in names), every[0] if every else None)))
    out = []
    for voice, event in told:
        reading = readings.get(voice.report)
        same = [other for other, its in told if its is event and other.report == voice.report]
        cells = {}
        for field in table.fields:
            homes = [other for other in same if field in other.claims] or same[:1]
            cells[field] = _cell(field, voice, event, reading, readings, noted=any(home is voice for home in homes))
        title = reading.report.title or reading.report.name if reading else voice.report
        out.append(Column(voice, event.id if event else "", title, cells))
    return table.fields, tuple(out)


def _events(incident: Incident, readings: Mapping[str, Reading]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for member in incident.members:
        reading = readings.get(member.report)
        found.setdefault(member.report, []).extend(
            e for e in reading.events if e.id == member.event
        ) if reading else None
    return found


def _cell(
    field: str,
    voice: Voice,
    event: Event | None,
    reading: Reading | None,
    readings: Mapping[str, Reading],
    *,
    noted: bool,
) -> Cell:
    """What one account says; ``noted`` where it is the one at which the event's judgements stand."""
    said = tuple((claim, words(claim, readings)) for claim in voice.claims.get(field, ()))
    written = whole(event, reading, field) if event and reading else ""
    marks = event.marks if event and noted else ()
    judged = tuple((mark.judgement, mark.words) for mark in marks if mark.field == field)
    return Cell(said, written, judged)


def wheres(incident: Incident, readings: Mapping[str, Reading]) -> tuple[Where, ...]:
    """Every place that an account names for it, with its area, its reasons, and what else the name could be."""
    found: dict[tuple[str, int], Where] = {}
    for report, events in _events(incident, readings).items():
        for event in events:
            for place in (p for field in PLACES for p in getattr(event, field)):
                site = place.site if isinstance(place.site, Site) else None
                rows = place.site.candidates if isinstance(place.site, Unsettled) else ()
                found[report, place.span.start] = Where(
                    report, place.span.start, place.span.end, place.text, site.name if site else "", place.kind,
                    max(place.radius_km, site.radius_km if site else 0.0), place.precision, place.because,
                    tuple((c.value.id, f"{c.value.name} ({c.value.kind}, {c.value.country or '?'})", "; ".join(c.because)) for c in rows),
                )  # fmt: skip
    return tuple(found[key] for key in sorted(found))


def tolls(incident: Incident) -> dict[str, tuple[Count, ...]]:
    """The figures of each harm in the order in which the reports appeared."""
    found = {harm: tolls_over_time(incident, harm) for harm in ("killed", "injured", "captured", "missing")}
    return {harm: counts for harm, counts in found.items() if counts}


def exported(incident: Incident, readings: Mapping[str, Reading]) -> dict[str, list[dict[str, object]]]:
    """The rows that ACLED's and GED's tables would get for this incident; none where their rules leave it out."""
    from recoupe.export import acled, ged
    from recoupe.export.bundle import Bundle

    bundle = Bundle((incident,), readings)
    return {"ACLED": list(acled.rows(bundle)), "GED": list(ged.rows(bundle))}


def decided(incident: Incident, judgements: Iterable[Decided]) -> tuple[Decided, ...]:
    """What people decided about the reports of this incident's accounts, latest first."""
    mine = {(member.report, member.event) for member in incident.members}
    found = []
    for one in judgements:
        ends = [one.judgement.left, *([one.judgement.right] if one.judgement.right else [])]
        if one.judgement.verdict != "revoked" and any(
            (end.report, one.event or end.event) in mine or (not end.event and any(end.report == r for r, _ in mine))
            for end in ends
        ):
            found.append(one)
    return tuple(reversed(found))


def drawings(incident: Incident, readings: Mapping[str, Reading], voices: Sequence[Voice]) -> dict[str, object]:
    """The sketches: where, when, and who cites whom."""
    return {
        "map": sketch_map(incident, readings),
        "line": timeline(incident, tuple(voices)),
        "graph": citations(voices),
    }


def pairs(links: Sequence[Link]) -> list[Link]:
    """The pairs, each once, the strongest reason first."""
    return sorted(links, key=lambda link: -link.weight)


def shown(incident: Incident, readings: Mapping[str, Reading], judgements: Iterable[Decided]) -> dict[str, Any]:
    """All that the page of one incident shows."""
    fields, found = columns(incident, readings)
    return {
        "fields": fields,
        "columns": found,
        "wheres": wheres(incident, readings),
        "tolls": tolls(incident),
        "drawn": drawings(incident, readings, [column.voice for column in found]),
        "links": pairs(incident.links),
        "left_out": pairs(incident.left_out),
        "rows": exported(incident, readings),
        "decided": decided(incident, judgements),
        "origin_name": origin_name,
        "name_of": name_of,
        "browser_data": {"id": incident.id, "codes": {field: list(codes) for field, codes in CODES.items()}},
    }
