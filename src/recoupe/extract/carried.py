"""Who takes part in a happening that names nobody: those of the happening just told, where it goes on from there.

*L'armée a repris la ville des mains des rebelles. La bataille a duré trois jours.* Army and rebels fought it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.kin import share_surely
from recoupe.extract.making import FROM_AFAR
from recoupe.extract.whose import tolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.same_happening import Happening
    from recoupe.model.event import Event, EventType

GOES_ON: frozenset[EventType] = frozenset({"assault", "clash", "capture", "destruction"})
FOUGHT: frozenset[EventType] = frozenset({"assault", "clash", "capture", "airstrike", "shelling", "siege", "advance"})
REAL = frozenset({"negated", "planned", "possible", "hypothetical", "future"})


def carried_on(
    events: Sequence[Event], happenings: Sequence[Happening], register: Register | None
) -> tuple[Event, ...]:
    """The events, those that go on from the one just told with its actors where they name none, and the reason.

    ``happenings`` are those that the events were made of, in the same order.
    """
    out: list[Event] = []
    for event, happening in zip(events, happenings, strict=True):
        before = None if _is_new(happening) else _before(event, [*out, *events[len(out) + 1 :]])
        told = event if before is None else _with_actors(event, before, register)
        out.append(event if told is event else tolled(told, happening, register))
    return tuple(out)


def _is_new(happening: Happening) -> bool:
    """*une autre attaque*, *une offensive*: told as new, by whomever."""
    first = min(happening.drafts, key=lambda d: d.telling.trigger.start)
    if first.telling.type == "clash":
        return first.another
    return (first.trigger.nominal and first.another) or first.determiner == "indefinite"


def _before(event: Event, others: Sequence[Event]) -> Event | None:
    """The fight told last, in this sentence or the one before."""
    if event.type not in GOES_ON or (event.agent and event.target):
        return None
    start, sentence = min((t.trigger.start, t.sentence) for t in event.tellings)
    reach = 3 if event.type == "clash" and not event.agent and not event.target else 1
    told = [
        (t.trigger.start, n)
        for n, other in enumerate(others) for t in other.tellings
        if other.type in (FOUGHT - FROM_AFAR if event.type == "capture" else FOUGHT) and other.agent and t.trigger.start < start and sentence - t.sentence <= reach
        and not REAL & set(t.realis)
    ]  # fmt: skip
    return others[max(told)[1]] if told else None


def _with_actors(event: Event, before: Event, register: Register | None) -> Event:
    why = []
    agent, target = event.agent, event.target
    if not agent and not share_surely(target, before.agent, register):
        agent = before.agent
        why.append(f"agent {agent[0].text}: of what was told just before")
    if (
        not target
        and before.target
        and (why or share_surely(agent, before.agent, register))
        and event.type != "destruction"
    ):
        target = before.target
        why.append(f"target {target[0].text}: of what was told just before")
    return replace(event, agent=agent, target=target, because=(*event.because, *why)) if why else event
