"""One reading a line, as JSON: what ``recoupe read --format jsonl`` prints and ``recoupe evaluate`` reads."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from recoupe.model.doubt import Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.model.event import Account, Event, Reading, Source, Toll
    from recoupe.model.mark import Mark
    from recoupe.model.mention import Actor, Days, Number, Place, Site, Time
    from recoupe.model.text import Span

Line = dict[str, object]


def reading_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Each reading as one line of JSON, without the line end."""
    return map(reading_line, readings)


def reading_line(reading: Reading) -> str:
    """The reading as one line of JSON, without the line end."""
    return json.dumps(reading_object(reading), ensure_ascii=False)


def reading_object(reading: Reading) -> Line:
    """What one report tells, with character offsets into ``text`` (end exclusive).

    A place that several sites could be has ``lat`` and ``lon`` null and its ``candidates``; words that only
    point to an actor (*ils*, *les terroristes*) are in the events' roles and not in ``actors``.
    """
    report, text = reading.report, reading.report.text
    return {
        "report": report.name,
        "text": text,
        "published": reading.published.edtf if reading.published else report.published,
        "published_basis": report.published_basis if report.published else ("text" if reading.published else None),
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "language": report.language,
        "camp": report.camp,
        "sha256": report.sha256,
        "reader": reading.reader,
        "times": [_time(time) for time in reading.mentions.times],
        "places": [_place(place) for place in reading.mentions.places],
        "actors": [_actor(actor) for actor in reading.mentions.actors if actor.listed],
        "numbers": [_number(number) for number in reading.mentions.numbers],
        "sources": [_source(source) for source in reading.sources],
        "events": [_event(event, text) for event in reading.events],
        "silences": [{**_words(silence.span, text), "why": silence.why} for silence in reading.silences],
        **_judged(reading.marks),
    }


def _words(span: Span, text: str) -> Line:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _time(time: Time) -> Line:
    return {
        "text": time.text,
        "start": time.span.start,
        "end": time.span.end,
        "kind": time.kind,
        "value": _edtf(time.value),
        "grain": time.grain,
        "modifier": time.modifier,
        "anchor": time.anchor,
        "candidates": [c.value.edtf for c in time.candidates.candidates] if time.candidates else [],
        "rule": time.rule,
    }


def _place(place: Place) -> Line:
    site = None if isinstance(place.site, Unsettled) else place.site
    candidates = place.site.candidates if isinstance(place.site, Unsettled) else ()
    return {
        "text": place.text,
        "start": place.span.start,
        "end": place.span.end,
        "name": site.name if site else None,
        "kind": site.kind if site else place.kind,
        "lat": site.lat if site else None,
        "lon": site.lon if site else None,
        "id": site.id if site else None,
        "relation": place.relation,
        "distance_km": place.distance_km,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "candidates": [_site(c.value) for c in candidates],
        "rule": place.rule,
    }


def _site(site: Site) -> Line:
    return {"id": site.id, "name": site.name, "kind": site.kind, "lat": site.lat, "lon": site.lon}


def _actor(actor: Actor) -> Line:
    return {
        "text": actor.text,
        "start": actor.span.start,
        "end": actor.span.end,
        "id": actor.id,
        "branch": actor.branch,
        "via": actor.via,
        "candidates": [c.value for c in actor.unsettled.candidates] if actor.unsettled else [],
    }


def _number(number: Number) -> Line:
    return {
        "text": number.text,
        "start": number.span.start,
        "end": number.span.end,
        "min": number.low,
        "max": number.high,
        "hedge": number.hedge,
    }


def _source(source: Source) -> Line:
    return {
        "id": source.id,
        "text": source.text,
        "start": source.span.start,
        "end": source.span.end,
        "kind": source.kind,
        "named": source.named,
        "near": source.near,
        "via": source.via,
        "cue": source.cue_text,
        "commitment": source.commitment,
        "register_id": source.register_id,
        "chain": list(source.chain),
        "rule": source.rule,
    }


def _judged(marks: tuple[Mark, ...]) -> Line:
    """What people decided about it; nothing where nobody did."""
    return {"judged": [{**asdict(mark), "words": mark.words} for mark in marks]} if marks else {}


def _event(event: Event, text: str) -> Line:
    return {
        "id": event.id,
        "type": event.type,
        "triggers": [_words(span, text) for span in event.triggers],
        "agent": _ids(event.agent),
        "target": _ids(event.target),
        "objects": [span.of(text) for span in event.objects],
        "place": _names(event.place),
        "origin": _names(event.origin),
        "destination": _names(event.destination),
        "time": _edtf(event.time),
        "weapon": event.weapon.of(text) if event.weapon is not None else None,
        "count": event.count.text if event.count else None,
        "killed": _toll(event.killed),
        "injured": _toll(event.injured),
        "tolls": [{**_counted(toll), "harm": toll.harm} for toll in event.tolls],
        "outcome": event.outcome,
        "aggregate": event.aggregate,
        "status": event.status,
        "nuance": event.nuance,
        "sources": list(event.sources),
        "accounts": [_account(account) for account in event.accounts],
        "rules": [telling.rule for telling in event.tellings],
        **_judged(event.marks),
    }


def _toll(toll: Toll | None) -> Line | None:
    return _counted(toll) if toll else None


def _counted(toll: Toll) -> Line:
    return {
        "text": toll.text,
        "start": toll.span.start,
        "end": toll.span.end,
        "min": toll.low,
        "max": toll.high,
        "of": toll.of,
        "group": toll.group,
        "part": toll.part,
        "revised": toll.revised,
    }


def _account(account: Account) -> Line:
    return {
        "source": account.source,
        "field": account.field,
        "value": account.value,
        "start": account.span.start,
        "end": account.span.end,
        "status": account.status,
    }


def _ids(actors: tuple[Actor, ...]) -> list[str]:
    return list(dict.fromkeys(actor.id for actor in actors if actor.id))


def _names(places: tuple[Place, ...]) -> list[str]:
    return list(dict.fromkeys(place.text for place in places))


def _edtf(days: Days | None) -> str | None:
    return days.edtf if days else None
