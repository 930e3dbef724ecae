"""One report for the screen: its text's marks, its events field by field with their words, its doubts and silences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.judge.values import ACTORS, CODES, HARMS, PLACES, each, whole
from recoupe.model.doubt import Unsettled
from recoupe.show.marks import marks
from recoupe.show.table import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recoupe.model.event import Event, Reading
    from recoupe.model.mark import Mark
    from recoupe.model.text import Span

SHOWN = ("agent", "target", "objects", *PLACES, "time", *HARMS, "weapon", "count", "outcome", "sources")
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One field of an event: ``shown`` for people, ``written`` as a judgement writes it, and the words that say so."""

    field: str
    shown: str
    written: str
    spots: tuple[Spot, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the page lists it."""

    event: Event
    words: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    incident: str | None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every stretch of text that belongs to the event, the words that tell it first."""
        triggers = tuple((span.start, span.end) for span in self.event.triggers)
        return tuple(dict.fromkeys((*triggers, *(spot for line in self.lines for spot in line.spots))))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that could mean several: what it could be, best first, each with its reasons."""

    field: str
    spot: Spot
    words: str
    why: str
    candidates: tuple[tuple[str, str, str], ...]


def told(reading: Reading, homes: Mapping[str, str]) -> tuple[Told, ...]:
    """The report's events, in order; ``homes`` gives the incident of each."""
    text = reading.report.text
    out = []
    for event in reading.events:
        lines = tuple(_lines(event, reading))
        words = " ".join(event.triggers[0].of(text).split()) if event.tellings else ""
        of_all = tuple(mark for mark in event.marks if mark.field is None)
        out.append(Told(event, words, lines, of_all, homes.get(event.id)))
    return tuple(out)


def _lines(event: Event, reading: Reading) -> Iterator[Line]:
    for field in SHOWN:
        written = whole(event, reading, field)
        judged = tuple(mark for mark in event.marks if mark.field == field)
        if written or judged:
            yield Line(field, in_words(field, written), written, tuple(_spots(event, reading, field)), judged)


def in_words(field: str, written: str) -> str:
    """A value as people read it: names for ids, ``8–12`` for ``8..12``."""
    if field in ACTORS or field in PLACES:
        return ", ".join(_name(part) for part in written.split(";"))
    if ".." in written and field in (*HARMS, "count"):
        low, _, high = written.partition("..")
        return f"{low}–{high}" if high else f"{low}+"
    return written.replace(";", ", ")


def _name(identity: str) -> str:
    from recoupe.world import load_world

    site = load_world().sites.site(identity)
    return site.name if site is not None else name_of(identity)


def _spots(event: Event, reading: Reading, field: str) -> Iterator[Spot]:
    if field in ACTORS or field in PLACES:
        spans = [value.span for value in getattr(event, field)]
    elif field == "objects":
        spans = list(event.objects)
    elif field == "weapon":
        spans = [event.weapon] if event.weapon else []
    elif field == "sources":
        spans = [source.span for source in reading.sources if source.id in event.sources]
    else:
        spans = [read.span for read in each(event, reading, field) if read.span is not None]
    yield from dict.fromkeys((span.start, span.end) for span in spans if span.end > span.start)


def doubts(reading: Reading) -> tuple[Doubt, ...]:
    """The places and actors that the machine could not settle, each spelling once."""
    found: dict[tuple[str, str], Doubt] = {}
    text = reading.report.text
    for place in reading.mentions.places:
        if isinstance(place.site, Unsettled):
            rows = tuple(
                (c.value.id, f"{c.value.name} ({c.value.kind}, {c.value.country or '?'})", "; ".join(c.because))
                for c in place.site.candidates
            )
            _keep(found, Doubt("place", _spot(place.span), place.text, place.site.why, rows))
        elif place.site is None:
            _keep(found, Doubt("place", _spot(place.span), place.text, "; ".join(place.because), ()))
    for actor in reading.mentions.actors:
        if actor.unsettled is not None:
            rows = tuple((c.value, name_of(c.value), "; ".join(c.because)) for c in actor.unsettled.candidates)
            words = " ".join(actor.span.of(text).split())
            _keep(found, Doubt("actor", _spot(actor.span), words, actor.unsettled.why, rows))
    return tuple(sorted(found.values(), key=lambda doubt: doubt.spot))


def _keep(found: dict[tuple[str, str], Doubt], doubt: Doubt) -> None:
    found.setdefault((doubt.field, doubt.words.casefold()), doubt)


def _spot(span: Span) -> Spot:
    return span.start, span.end


def for_browser(reading: Reading, events: tuple[Told, ...], at: Spot | None) -> dict[str, object]:
    """What the page's module needs: marks by kind, the stretches of every event, the words that were asked for."""
    return {
        "report": reading.report.name,
        "marks": [[mark.span.start, mark.span.end, mark.kind, mark.note] for mark in marks(reading)],
        "events": {one.event.id: [*one.spots] for one in events},
        "silences": [[silence.span.start, silence.span.end] for silence in reading.silences],
        "at": at,
        "codes": {field: list(codes) for field, codes in CODES.items()},
    }
