"""Events that a person entered on a stretch of words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.judge.setting import BY_HAND, Given, new_sources, with_value
from recoupe.model.event import EVENT_TYPES, Event, Telling
from recoupe.model.judgement import added_event
from recoupe.model.mark import Mark

if TYPE_CHECKING:
    from recoupe.model.event import Reading
    from recoupe.model.judgement import Judgement
    from recoupe.model.text import Span

BESIDE = "beside"
"""The ``value`` of a judgement *added* where the machine had an event of this type at these words already."""


def with_added(reading: Reading, judgement: Judgement) -> Reading:
    """The reading with the event; where a newer reader finds it too, the person's stands and the machine's gives way."""
    span = judgement.left.trigger
    fields = dict(judgement.fields)
    kind = next((name for name in EVENT_TYPES if name == fields.get("type")), None)
    if span is None or kind is None:
        return reading
    same = next(iter(alike(reading, span, kind)), None) if judgement.value != BESIDE else None
    telling = Telling(kind, span, _sentence(reading, span), BY_HAND, because=(BY_HAND,))
    event = replace(same or Event("", kind, (telling,), because=(BY_HAND,)), id=added_event(judgement))
    for field, value in judgement.fields:
        if field != "type":
            given = Given(field, value, judgement.sites)
            reading = replace(reading, sources=(*reading.sources, *new_sources(given, event, reading)))
            event = with_value(event, given, reading)
    machine = f"{same.id} {same.type}" if same else None
    mark = Mark(judgement.id, "added", judgement.by, judgement.at, None, machine, kind, span, event.id, judgement.note)
    event = replace(event, marks=(*event.marks, mark))
    others = [one for one in reading.events if one is not same]
    events = sorted((*others, event), key=lambda one: one.triggers[0].start if one.tellings else -1)
    return replace(reading, events=tuple(events))


def alike(reading: Reading, span: Span, kind: str) -> tuple[Event, ...]:
    """The machine's events of this type that these words tell."""
    return tuple(
        event
        for event in reading.events
        if event.type == kind and any(trigger.overlaps(span) for trigger in event.triggers)
    )


def _sentence(reading: Reading, span: Span) -> int:
    """The sentence of the nearest telling, as far as the reading knows sentences: -1 where it has none."""
    every = [telling for event in reading.events for telling in event.tellings]
    near = min(every, key=lambda telling: abs(telling.trigger.start - span.start), default=None)
    return near.sentence if near and abs(near.trigger.start - span.start) < 200 else -1
