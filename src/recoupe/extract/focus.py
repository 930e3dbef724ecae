"""Where an event happens that names no place: the place that the report is speaking of just then.

*L'armée a pris Bamba. Deux heures plus tard, les rebelles ont contre-attaqué.* The second event, too, is at Bamba. Only
happenings on the ground inherit; talks, threats and support stay without a place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.making import FROM_AFAR
from recoupe.extract.precision import RANK, rank
from recoupe.extract.roles import VIOLENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.model.event import Event
    from recoupe.model.mention import Place

ON_THE_GROUND = VIOLENT | {
    "capture",
    "withdrawal",
    "siege",
    "displacement",
    "destruction",
    "advance",
    "arrest",
    "protest",
    "abduction",
}
REACH = 3


def placed(events: Sequence[Event], stage: Sequence[Scene]) -> tuple[Event, ...]:
    """The events, those without a place with the one that the report last spoke of, and the reason."""
    out: list[Event] = []
    grounds = _grounds(events)
    for event in events:
        here = event
        known = event.place or event.destination or (event.origin if event.type not in FROM_AFAR else ())
        if not known and event.type in ON_THE_GROUND:
            found = _last(event, grounds) or _headline(stage)
            if found is not None:
                places, why = found
                here = replace(event, place=places, because=(*event.because, why))
        out.append(here)
    return tuple(out)


def _grounds(events: Sequence[Event]) -> dict[int, list[tuple[int, Event]]]:
    """By sentence: the happenings on the ground whose place is told there, with the character where each is told."""
    out: dict[int, list[tuple[int, Event]]] = {}
    for event in events:
        if event.place and rank(event.place[0]) < RANK["country"] and event.type in ON_THE_GROUND:
            for telling in event.tellings:
                if telling.place:
                    out.setdefault(telling.sentence, []).append((telling.trigger.start, event))
    return out


def _last(event: Event, grounds: dict[int, list[tuple[int, Event]]]) -> tuple[tuple[Place, ...], str] | None:
    """The place of the event told just before, not too far back."""
    start, sentence = min((t.trigger.start, t.sentence) for t in event.tellings)
    told = [
        (len(other.tellings), at, other.place)
        for back in range(REACH + 1) for at, other in grounds.get(sentence - back, ())
        if other is not event and at < start
    ]  # fmt: skip
    if not told:
        return None
    places = max(told, key=lambda row: row[:2])[2]
    places = tuple(p for p in places if rank(p) <= rank(places[0]))[:2]
    return places, f"place {places[0].text}: where the report stood before"


def _headline(stage: Sequence[Scene]) -> tuple[tuple[Place, ...], str] | None:
    """The place of the headline (*Mali : …*)."""
    for scene in stage[:2]:
        if scene.sentence.paragraph == 0 and scene.places and len(stage) > 2:
            place = min(scene.places, key=rank)
            return (place,), f"place {place.text}: of the headline"
    return None
