"""A reading as judged: the machine's, with what people decided laid over it, each judged value marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.judge import values
from recoupe.judge.by_hand import with_added
from recoupe.judge.landing import landed, shelf
from recoupe.judge.mentions import with_settled
from recoupe.judge.setting import Given, new_sources, with_value
from recoupe.model.event import Event, Reading, Silence
from recoupe.model.judgement import Judgement, held, overruled
from recoupe.model.mark import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.judge.landing import Shelf

GONE = ("set-aside", "wrong")


def judged_all(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> tuple[Reading, ...]:
    """Every reading as judged, in their order; one that nobody judged is the machine's own."""
    if not judgements:
        return tuple(readings)
    by_report = _by_report(judgements, shelf(readings))
    return tuple(_judged(reading, by_report.get(reading.report.name, ())) for reading in readings)


def judged(reading: Reading, judgements: Iterable[Judgement]) -> Reading:
    """One reading as judged; judgements on reports of other names are passed over.

    A report that was renamed is known by ``judged_all`` alone, which sees that no other report has the name.
    """
    name = reading.report.name
    own = (j for j in judgements if j.revokes or name in (j.left.report, j.right.report if j.right else name))
    return judged_all((reading,), tuple(own))[0]


def holding(judgements: Iterable[Judgement], readings: Shelf) -> tuple[Judgement, ...]:
    """The judgements that hold and find their anchor, with their ends as they are today, oldest first.

    Who overrules whom is asked of those alone that find their words: an orphan decides nothing, and two that pointed
    at other words may bear on one event.
    """
    found, _ = landed(held(judgements), readings)
    now = tuple(place.judgement for place in found)
    later = overruled(now)
    return tuple(judgement for judgement in now if judgement.id not in later)


def _by_report(judgements: Iterable[Judgement], readings: Shelf) -> dict[str, tuple[Judgement, ...]]:
    out: dict[str, list[Judgement]] = {}
    for judgement in holding(judgements, readings):
        if judgement.verdict not in ("same", "not-same"):
            out.setdefault(judgement.left.report, []).append(judgement)
    return {name: tuple(own) for name, own in out.items()}


def _judged(reading: Reading, judgements: Sequence[Judgement]) -> Reading:
    """Mentions first, then events by hand, then fields, and last what is set aside."""
    if not judgements:
        return reading
    reading = with_settled(reading, [j for j in judgements if j.verdict == "settled"])
    for judgement in judgements:
        if judgement.verdict == "added":
            reading = with_added(reading, judgement)
    for judgement in judgements:
        if judgement.field is not None and judgement.verdict in ("right", "wrong", "corrected"):
            reading = _with_field(reading, judgement)
        elif judgement.field is None and judgement.verdict == "right":
            reading = _confirmed(reading, judgement)
    for judgement in judgements:
        if judgement.field is None and judgement.verdict in GONE:
            reading = _without(reading, judgement)
    return reading


def _confirmed(reading: Reading, judgement: Judgement) -> Reading:
    """An event that is right as it was read then: what a newer reader reads otherwise gives way."""
    event = _event(reading, judgement)
    if event is None:
        return reading
    for field, value in judgement.fields:
        now = {read.value for read in values.each(event, reading, field)}
        if value not in now and values.can_be_set(field, value, judgement.sites):
            event = with_value(event, Given(field, value, judgement.sites), reading)
    return _put(reading, replace(event, marks=(*event.marks, mark_of(judgement, event=event.id))))


def _with_field(reading: Reading, judgement: Judgement) -> Reading:
    event, field = _event(reading, judgement), judgement.field or ""
    if event is None:
        return reading
    words = judgement.words.trigger if judgement.words is not None else None
    machine = values.at(event, reading, field, words, judgement.value)
    value: str | None = machine
    if judgement.verdict == "corrected":
        value = judgement.instead or ""
    elif judgement.verdict == "wrong":
        # Another value that a newer reader gives there was never said to be wrong.
        value = "" if machine == judgement.value or judgement.value is None else machine
        if field in values.NEVER_EMPTY:  # an event is of some type: that it is not this one is told by the mark alone
            value = machine
    elif judgement.value is not None:
        value = judgement.value
    if judgement.verdict == "right" and not values.can_be_set(field, value or "", judgement.sites):
        value = machine  # words that nobody had settled then; whatever they are settled to now was not judged
    if value != machine:
        spans = [read.span for read in values.each(event, reading, field) if read.value == machine]
        only = spans[0] if judgement.verdict == "wrong" and words is None and spans else words
        given = Given(field, value or "", judgement.sites, only)
        reading = replace(reading, sources=(*reading.sources, *new_sources(given, event, reading)))
        event = with_value(event, given, reading)
    mark = mark_of(judgement, machine=machine or "", value=value or "", span=words, event=event.id)
    return _put(reading, replace(event, marks=(*event.marks, mark)))


def _without(reading: Reading, judgement: Judgement) -> Reading:
    """The reading without the event, or without any; what stood there is silent, and says why."""
    event = _event(reading, judgement)
    machine = event.type if event else ""
    mark = mark_of(judgement, machine=machine, value="", span=judgement.left.trigger, event=judgement.left.event)
    gone = reading.events if not judgement.left.event and judgement.left.trigger is None else (event,) if event else ()
    reason = mark.words
    silences = [Silence(one.triggers[0], reason) for one in gone if one is not None and one.tellings]
    return replace(
        reading,
        events=tuple(one for one in reading.events if one not in gone),
        silences=tuple(sorted((*reading.silences, *silences), key=lambda silence: silence.span)),
        marks=(*reading.marks, mark),
    )


def mark_of(
    judgement: Judgement, *, machine: str | None = None, value: str | None = None, span: object = None, event: str = ""
) -> Mark:
    """The mark that a judgement leaves beside the value."""
    from recoupe.model.text import Span

    return Mark(
        judgement.id, judgement.verdict, judgement.by, judgement.at, judgement.field, machine, value,
        span if isinstance(span, Span) else None, event, judgement.note,
    )  # fmt: skip


def _event(reading: Reading, judgement: Judgement) -> Event | None:
    return next((event for event in reading.events if event.id == judgement.left.event), None)


def _put(reading: Reading, event: Event) -> Reading:
    return replace(reading, events=tuple(event if one.id == event.id else one for one in reading.events))
