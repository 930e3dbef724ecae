"""The fields of an event, and how their values are written in a judgement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from recoupe.model.doubt import Unsettled
from recoupe.model.event import EVENT_TYPES, Harm, Nuance, Outcome, SourceKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.model.event import Event, Reading
    from recoupe.model.mention import Actor, Place, Site
    from recoupe.model.text import Span

CODES: dict[str, tuple[str, ...]] = {
    "type": EVENT_TYPES,
    "outcome": get_args(Outcome),
    "status": get_args(Status),
    "nuance": get_args(Nuance),
    "aggregate": ("yes", "no"),
}
NEVER_EMPTY = frozenset({"type", "status", "aggregate"})
ACTORS = ("agent", "target")
PLACES = ("place", "origin", "destination")
HARMS: tuple[Harm, ...] = get_args(Harm)
FIGURES = (*HARMS, "count")
WORDS = ("weapon", "objects")
FIELDS: tuple[str, ...] = (
    "type", "agent", "target", "objects", *PLACES, "time", *HARMS, "weapon", "count", "outcome", "status", "nuance",
    "aggregate", "sources",
)  # fmt: skip
"""All fields of an event that can be judged."""

EVENT = "event"
"""Not a field: that it is an event at all; it can be right, whatever its values are."""

SEPARATOR = ";"
_FIGURE = re.compile(r"(?P<low>\d{0,9})\s*(?P<dots>\.\.)?\s*(?P<high>\d{0,9})")
_ID = re.compile(r"[a-z0-9:_.-]+")
_SOURCE = re.compile(r"(?P<words>.+?)\s*\[(?P<kind>[a-z-]+)\]")
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


@dataclass(frozen=True, slots=True)
class Read:
    """One value of one field as a reading has it, and the words that say so (None: no words of its own)."""

    value: str
    span: Span | None


def figure(low: int, high: int | None) -> str:
    """A figure as it is written in a judgement: ``9``, ``8..12``, ``2..`` (no upper bound)."""
    return str(low) if low == high else f"{low}..{'' if high is None else high}"


def bounds(written: str) -> tuple[int, int | None] | None:
    """The bounds of a written figure, or None where it is none: ``..12`` is 0 to 12."""
    found = _FIGURE.fullmatch(written.strip())
    if found is None or not (found["low"] or found["high"]) or (not found["dots"] and found["high"]):
        return None
    low = int(found["low"] or 0)
    high = (int(found["high"]) if found["high"] else None) if found["dots"] else low
    return None if high is not None and high < low else (low, high)


def parts(written: str) -> tuple[str, ...]:
    """The values of a field that can hold several: ``"syrian-army; russia"`` is two."""
    return tuple(dict.fromkeys(part.strip() for part in written.split(SEPARATOR) if part.strip()))


def joined(values: Iterable[str]) -> str:
    """Several values as one, each once, in their order."""
    return SEPARATOR.join(dict.fromkeys(values))


def source_kind(written: str) -> tuple[str, str | None]:
    """A source's words and its kind, where it is given: ``une source militaire [official]``."""
    found = _SOURCE.fullmatch(written.strip())
    return (found["words"], found["kind"]) if found else (written.strip(), None)


def whole(event: Event, reading: Reading, field: str) -> str:
    """What the event has in this field, as it is written in a judgement; ``""`` where it has nothing."""
    text = reading.report.text
    if field in ACTORS:
        return joined(actor_name(actor) for actor in getattr(event, field))
    if field in PLACES:
        return joined(place_name(place) for place in getattr(event, field))
    if field in HARMS:
        tolls = [toll for toll in event.tolls if toll.harm == field]
        main = {"killed": event.killed, "injured": event.injured}.get(field)
        main = main or next((toll for toll in tolls if not toll.part), None)
        return figure(main.low, main.high) if main else ""
    if field == "count":
        return figure(event.count.low, event.count.high) if event.count else ""
    if field == "time":
        return event.time.edtf if event.time else ""
    if field == "weapon":
        return event.weapon.of(text) if event.weapon else ""
    if field == "objects":
        return joined(span.of(text) for span in event.objects)
    if field == "sources":
        named = {source.id: source.text for source in reading.sources}
        return joined(named[identity] for identity in event.sources if identity in named)
    if field in (EVENT, "aggregate"):
        return "yes" if field == EVENT or event.aggregate else "no"
    return str(getattr(event, field) or "")


def each(event: Event, reading: Reading, field: str) -> tuple[Read, ...]:
    """Every value that the report gives for the field, with the words that say it; the event's own first.

    Fields whose values are a list (agent, place …) count as one value here, without words of its own.
    """
    found = dict.fromkeys(_each(event, reading, field))
    return tuple(read for read in found if read.value)


def _each(event: Event, reading: Reading, field: str) -> Iterator[Read]:
    if field in HARMS:
        tolls = [event.killed, event.injured, *event.tolls, *(t for telling in event.tellings for t in telling.tolls)]
        yield from (Read(figure(t.low, t.high), t.span) for t in tolls if t is not None and t.harm == field)
    elif field == "count":
        counts = [event.count, *(telling.count for telling in event.tellings)]
        yield from (Read(figure(n.low, n.high), n.span) for n in counts if n is not None)
    elif field == "time":
        if event.time is not None:
            yield Read(event.time.edtf, event.time_text)
        times = [telling.time for telling in event.tellings if telling.time is not None]
        yield from (Read(time.value.edtf, time.span) for time in times if time.value is not None)
    else:
        yield Read(whole(event, reading, field), None)


def at(event: Event, reading: Reading, field: str, words: Span | None, value: str | None = None) -> str:
    """What the machine has at these words; without words the value that is meant, if it is there, else its main one."""
    every = each(event, reading, field)
    if words is not None and field in (*ACTORS, *PLACES):
        name = actor_name if field in ACTORS else place_name
        return joined(name(noun) for noun in getattr(event, field) if noun.span.overlaps(words))
    if words is not None and field in WORDS:
        held = event.objects if field == "objects" else (event.weapon,) if event.weapon else ()
        return joined(span.of(reading.report.text) for span in held if span.overlaps(words))
    if words is not None:
        return next((read.value for read in every if read.span is not None and read.span.overlaps(words)), "")
    if value is not None and any(read.value == value for read in every):
        return value
    return whole(event, reading, field)


def can_be_set(field: str, value: str, sites: Iterable[Site]) -> bool:
    """Whether a value that was read once says what it means: an actor without an id or an unsettled place does not."""
    if field in PLACES:
        return set(parts(value)) <= {site.id for site in sites}
    return field not in ACTORS or all(_ID.fullmatch(part) for part in parts(value))


def actor_name(actor: Actor) -> str:
    """An actor as a judgement writes it: its id, or its words where it has none."""
    return actor.id or actor.text


def place_name(place: Place) -> str:
    """A place as a judgement writes it: its id, or its words where it is not settled."""
    return place.text if place.site is None or isinstance(place.site, Unsettled) else place.site.id
