"""A report's text cut into stretches, each with the mentions that cover it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model.event import Reading


@dataclass(frozen=True, slots=True)
class Mark:
    """A span and what it was taken for; ``note`` says what it was settled to."""

    span: Span
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text under the same marks throughout."""

    span: Span
    text: str
    marks: tuple[Mark, ...]


def marks(reading: Reading) -> tuple[Mark, ...]:
    """All that was found in one report, in order of the text."""
    return tuple(sorted(_found(reading), key=lambda mark: (mark.span.start, -mark.span.end, mark.kind)))


def _found(reading: Reading) -> Iterator[Mark]:
    from recoupe.model.mention import Site

    for time in reading.mentions.times:
        yield Mark(time.span, "time", time.value.edtf if time.value else "no date")
    for place in reading.mentions.places:
        yield Mark(place.span, "place", place.site.name if isinstance(place.site, Site) else "not settled")
    for actor in reading.mentions.actors:
        if actor.via != "pronoun":
            yield Mark(actor.span, "actor", actor.id or "not settled")
    for source in reading.sources:
        yield Mark(source.span, "source", f"{source.kind}, {'named' if source.named else 'unnamed'}")
    for event in reading.events:
        for telling in event.tellings:
            yield Mark(telling.trigger, "trigger", f"{event.id} {event.type}")
        for toll in event.tolls:
            most = "or more" if toll.high is None else f"to {toll.high}" if toll.high != toll.low else ""
            yield Mark(toll.span, "toll", f"{toll.harm}: {toll.low} {most}".strip())


def stretches(reading: Reading) -> tuple[Stretch, ...]:
    """The whole text, cut wherever a mark begins or ends; joined again, the stretches are the text."""
    text = reading.report.text
    every = [mark for mark in marks(reading) if 0 <= mark.span.start < mark.span.end <= len(text)]
    cuts = sorted({0, len(text), *(m.span.start for m in every), *(m.span.end for m in every)})
    out: list[Stretch] = []
    open_marks: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while upcoming < len(every) and every[upcoming].span.start <= start:
            open_marks.append(every[upcoming])
            upcoming += 1
        out.append(Stretch(Span(start, end), text[start:end], tuple(open_marks)))
    return tuple(out)
