"""When and where something happened that is part of, or an answer to, what was just told.

*L'armée a riposté* on the day on which she was fired at; *la première explosion* on the day of *les deux attentats*; *cinq
assaillants ont été tués* where and when they attacked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.precision import RANK, rank
from recoupe.extract.roles import VIOLENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.same_happening import Happening
    from recoupe.extract.tellings import Draft
    from recoupe.model.event import Event

ANSWERS = frozenset({"riposter", "riposte"})
ANSWER, END, PART = (f"{tie} what was told before" for tie in ("an answer to", "the end of", "a part of"))
REACH = 3


def continued(events: Sequence[Event], happenings: Sequence[Happening]) -> tuple[Event, ...]:
    """The events; one that answers, ends or is part of the blow told before it has its day, and its place if it names none.

    ``happenings`` are those that the events were made of, in the same order.
    """
    out = list(events)
    for n, happening in enumerate(happenings):
        first = min(happening.drafts, key=lambda d: d.telling.trigger.start)
        why = _tie(first)
        if why is None:
            continue
        before = _before(out, n, first, last=why == ANSWER)
        if before is not None:
            out[n] = _drawn_on(out[n], before, why)
    return tuple(out)


def _tie(first: Draft) -> str | None:
    """How a telling hangs on the one before it, in words."""
    if first.trigger.frame.name in ANSWERS:
        return ANSWER
    if first.assailants_fell:
        return END
    ordinals = first.scene.lexicon.sameness["ordinals"]
    adjectives = first.scene.sentence.children(first.trigger.token, "amod")
    if first.determiner == "definite" and any(first.scene.lemma(k) in ordinals for k in adjectives):
        return PART
    return None


def _before(events: Sequence[Event], n: int, first: Draft, *, last: bool) -> Event | None:
    """The blow told before, not too far back: the last one, or the one that is told most, of which others are parts."""
    here = first.telling
    told = [
        (0 if last else len(event.tellings), t.trigger.start, m)
        for m, event in enumerate(events)
        if m != n and event.type in VIOLENT
        for t in event.tellings
        if t.trigger.start < here.trigger.start and here.sentence - t.sentence <= REACH
    ]
    return events[max(told)[2]] if told else None


def _drawn_on(event: Event, before: Event, why: str) -> Event:
    """The event with what it has from the one before it."""
    because = []
    if event.time_text is None and before.time_text is not None:
        event = replace(event, time=before.time, time_text=before.time_text)
        because.append(f"time: {why}")
    if not event.place and before.place and rank(before.place[0]) < RANK["country"]:
        event = replace(event, place=tuple(p for p in before.place if rank(p) < RANK["country"]))
        because.append(f"place {before.place[0].text}: {why}")
    elif why == PART and event.place:
        wider = tuple(p for p in before.place if rank(p) < RANK["country"] and p not in event.place)
        event = replace(event, place=(*event.place, *wider))
    if why == PART and not event.agent and before.agent:
        event = replace(event, agent=before.agent)
        because.append(f"agent {before.agent[0].text}: {why}")
    return replace(event, because=(*event.because, *because))
