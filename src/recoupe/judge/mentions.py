"""Actors and places of one report settled by a person, in the mentions and wherever an event names them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from recoupe.judge.anchors import everywhere, folded
from recoupe.judge.setting import BY_HAND, settled_place
from recoupe.judge.values import actor_name, place_name
from recoupe.model.event import Event, Telling
from recoupe.model.mark import Mark
from recoupe.model.mention import Actor, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.judgement import Judgement
    from recoupe.model.text import Span

T = TypeVar("T", Event, Telling)
M = TypeVar("M", Actor, Place)


def with_settled(reading: Reading, judgements: Sequence[Judgement]) -> Reading:
    """The reading with these mentions settled; one on a single mention outranks one on all of the same spelling."""
    for judgement in sorted(judgements, key=lambda j: j.left.trigger is not None):
        for span in spans_of(judgement, reading):
            reading = _settled(reading, judgement, span)
    return reading


def spans_of(judgement: Judgement, reading: Reading) -> tuple[Span, ...]:
    """Where the mention stands: at its words, or wherever the report spells them so and means no longer name."""
    if judgement.left.trigger is not None:
        return (judgement.left.trigger,)
    if judgement.left.quote is None:
        return ()
    mentions = reading.mentions.actors if judgement.field == "actor" else reading.mentions.places
    longer = [m.span for m in mentions if folded(m.text) != folded(judgement.left.quote.exact)]
    found = everywhere(reading.report.text, judgement.left.quote.exact)
    return tuple(span for span in found if not any(other.overlaps(span) for other in longer))


def _settled(reading: Reading, judgement: Judgement, span: Span) -> Reading:
    mentions, marks = reading.mentions, reading.marks
    spelt = span.of(reading.report.text)
    if judgement.field == "actor":
        before = next((a for a in mentions.actors if a.span.overlaps(span)), None)
        machine = actor_name(before) if before else ""
        now = [_actor(a, judgement, span) for a in mentions.actors]
        if before is None:
            now.append(Actor(span, spelt, judgement.instead, via=BY_HAND, because=(BY_HAND,)))
        mentions = replace(mentions, actors=tuple(sorted(now, key=lambda a: a.span)))
    else:
        held = next((p for p in mentions.places if p.span.overlaps(span)), None)
        machine = place_name(held) if held else ""
        sites = [_place(p, judgement, span) for p in mentions.places]
        if held is None and judgement.sites:
            site = judgement.sites[0]
            sites.append(settled_place(Place(span, spelt, site.kind, None), site))
        mentions = replace(mentions, places=tuple(sorted(sites, key=lambda p: p.span)))
    mark = Mark(
        judgement.id, "settled", judgement.by, judgement.at, judgement.field, machine, judgement.instead, span,
        note=judgement.note,
    )  # fmt: skip
    marks = (*(m for m in marks if m.verdict != "settled" or m.field != mark.field or m.span != span), mark)
    events = tuple(_in_event(event, judgement, span) for event in reading.events)
    return replace(reading, mentions=mentions, marks=marks, events=events)


def _actor(actor: Actor, judgement: Judgement, span: Span) -> Actor:
    if not actor.span.overlaps(span):
        return actor
    return replace(actor, id=judgement.instead, via=BY_HAND, unsettled=None, because=(BY_HAND,), listed=True)


def _place(place: Place, judgement: Judgement, span: Span) -> Place:
    return settled_place(place, judgement.sites[0]) if place.span.overlaps(span) and judgement.sites else place


def _in_event(event: Event, judgement: Judgement, span: Span) -> Event:
    tellings = tuple(_in_roles(telling, judgement, span) for telling in event.tellings)
    return replace(_in_roles(event, judgement, span), tellings=tellings)


def _in_roles(teller: T, judgement: Judgement, span: Span) -> T:
    if judgement.field == "actor":
        return replace(
            teller,
            agent=_once(_actor(actor, judgement, span) for actor in teller.agent),
            target=_once(_actor(actor, judgement, span) for actor in teller.target),
        )
    return replace(
        teller,
        place=_once(_place(place, judgement, span) for place in teller.place),
        origin=_once(_place(place, judgement, span) for place in teller.origin),
        destination=_once(_place(place, judgement, span) for place in teller.destination),
    )


def _once(mentions: Iterable[M]) -> tuple[M, ...]:
    return tuple(dict.fromkeys(mentions))
