"""How a blow ended, where the next sentence says so: *Mais les rebelles ont subi un échec*, *Ces tentatives ont échoué*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.kin import share_surely
from recoupe.extract.precision import by_precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.scene import Scene
    from recoupe.model.event import Event, EventType

FAILED = frozenset({"échec", "échouer"})
TRIED: frozenset[EventType] = frozenset({"assault", "siege", "capture", "clash", "shelling", "bombing", "advance"})
UNSURE = frozenset({"pas", "jamais", "si", "risquer", "craindre", "éviter", "politique", "diplomatique", "négociation"})
REACH = 2


def ended(events: Sequence[Event], stage: Sequence[Scene], register: Register | None) -> tuple[Event, ...]:
    """The events; one that a sentence without a happening calls a failure of its agent has failed, with the reason."""
    out = list(events)
    busy = {t.sentence for e in events for t in e.tellings}
    for scene in stage:
        here = scene.sentence.index
        if here in busy or not FAILED & scene.lemma_set or UNSURE & scene.lemma_set:
            continue
        told = [
            (t.trigger.start, n)
            for n, e in enumerate(out) for t in e.tellings
            if e.type in TRIED and e.outcome is None and 0 < here - t.sentence <= REACH
        ]  # fmt: skip
        if not told:
            continue
        last = out[max(told)[1]]
        if scene.actors and last.agent and not share_surely(scene.actors, last.agent, register):
            continue
        where = by_precision([*last.place, *scene.places])
        out[max(told)[1]] = replace(
            last, outcome="failed", place=where, because=(*last.because, "outcome: told right after")
        )
    return tuple(out)
