"""From the tellings of one happening to the event: its type, roles, places, time and toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.kin import are_kin
from recoupe.extract.precision import by_precision
from recoupe.extract.whose import tolled
from recoupe.model.event import Event, Telling
from recoupe.model.mention import Days

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.same_happening import Happening
    from recoupe.extract.tellings import Draft
    from recoupe.model.event import EventType, Outcome
    from recoupe.model.mention import Actor, Number, Place, Time

STRENGTH: dict[EventType, int] = {
    "bombing": 5,
    "shelling": 5,
    "airstrike": 5,
    "shootdown": 5,
    "clash": 4,
    "assault": 2,
    "killing": 1,
}

# A type that weapon or carrier made sure of (see ``refined``).
EXACT = 2
# *Les affrontements ont duré deux jours* takes up the attack that was told; it says no more of its kind.
CALLED = 1.9

FROM_AFAR: frozenset[EventType] = frozenset({"airstrike", "shelling"})

ANYBODY = frozenset(
    {"personne", "personnes", "individu", "individus", "gens", "victimes", "morts", "blessés", "hommes"}
)


def event_of(name: str, happening: Happening, register: Register | None) -> Event:
    """The event that a happening's tellings give together, the main telling first."""
    drafts = sorted(happening.drafts, key=lambda d: d.telling.trigger.start)
    kind = _type_of(drafts)
    agent = _cast([d.telling for d in drafts], lambda t: t.agent, register)
    target = tuple(
        a for a in _cast([d.telling for d in drafts], lambda t: t.target, register) if a.id not in {b.id for b in agent}
    )
    if any(a.id != "civilians" for a in target) and not any(_is_civil(a) for d in drafts for a in d.telling.target):
        target = tuple(a for a in target if a.id != "civilians")
    ordered = sorted(drafts, key=lambda d: _mainness(d, kind))
    main = ordered[0]
    place = _places(drafts, lambda t: t.place)
    origin, destination = _places(drafts, lambda t: t.origin), _places(drafts, lambda t: t.destination)
    time = _time(drafts)
    outcomes: list[Outcome] = [d.telling.outcome for d in drafts if d.telling.outcome is not None]
    event = Event(
        id=name,
        type=kind,
        tellings=tuple(d.telling for d in ordered),
        agent=agent,
        target=target,
        objects=tuple(dict.fromkeys(o for d in ordered for o in d.telling.objects))[:4],
        place=_standing_place(kind, place, origin, destination),
        origin=origin,
        destination=destination,
        time=None if time is None else _since(kind, time),
        time_text=None if time is None else time.span,
        weapon=next((d.telling.weapon for d in ordered if d.telling.weapon is not None), None),
        count=_count(ordered),
        outcome=outcomes[0] if outcomes else None,
        aggregate=main.telling.aggregate,
        because=tuple(dict.fromkeys(happening.because)),
    )
    return tolled(event, happening, register)


def _is_civil(actor: Actor) -> bool:
    """*des civils*, but not *29 personnes*, who may be anybody (*principalement des rebelles*)."""
    return actor.id == "civilians" and actor.text.lower().split()[-1] not in ANYBODY


def _count(drafts: Sequence[Draft]) -> Number | None:
    """How many were fired, used or hit; the figure of a toll counts no rockets."""
    tolls = [c.toll for d in drafts for c in d.counted]
    given = (d.telling.count for d in drafts if d.telling.count is not None)
    return next((n for n in given if not any(t.span.overlaps(n.span) for t in tolls)), None)


def _type_of(drafts: Sequence[Draft]) -> EventType:
    """The most exact type that a telling gives; of equals the first told."""
    best = max(drafts, key=lambda d: (_strength(d), -d.telling.trigger.start))
    kind = best.telling.type
    if kind == "bombing" and best.exact < EXACT and _without_bomb(drafts):
        kind = "killing" if any(d.harm and d.telling.type == "killing" for d in drafts) else "assault"
    if kind == "killing" and any(d.assailants_fell for d in drafts):
        return "clash"
    if kind == "killing" and all(d.harm for d in drafts) and _armed_victims(drafts):
        return "assault"
    return kind


def _without_bomb(drafts: Sequence[Draft]) -> bool:
    """*un attentat au couteau*, *a foncé sur la foule*: by hand, gun or car, and no word of a bomb."""
    scenes = [d.scene for d in drafts]
    by_hand = any(s.lemma_set & s.lexicon.sameness["by_hand"] for s in scenes)
    return by_hand and not any(s.lemma_set & s.lexicon.sameness["by_bomb"] for s in scenes)


def _strength(draft: Draft) -> float:
    kind = draft.telling.type
    if kind == "clash" and draft.determiner in {"definite", "demonstrative"} and draft.trigger.nominal:
        return CALLED
    return STRENGTH.get(kind, 3) if draft.exact == 2 or kind in {"assault", "killing"} else 1.5 + draft.exact


def _armed_victims(drafts: Sequence[Draft]) -> bool:
    """Whether soldiers or fighters fell: then it was a fight, no killing of the defenceless."""
    victims = [
        (d, t)
        for d in drafts
        for t in (
            *d.trigger.clause.objects,
            *(d.trigger.clause.subjects if d.trigger.frame.subject == "victims" else ()),
        )
    ]
    frames = {d.trigger.frame.name for d in drafts}
    return frames <= {"tuer", "mourir", "perdre la vie", "blesser"} and any(
        d.scene.is_a(t, "armed") or ((a := d.scene.actor(t)) is not None and a.id not in {"civilians", None})
        for d, t in victims
    )


def _mainness(draft: Draft, kind: EventType) -> tuple[bool, bool, bool, int]:
    return (draft.title, draft.telling.type != kind, draft.harm, draft.telling.trigger.start)


def _cast(
    tellings: Sequence[Telling], role: Callable[[Telling], tuple[Actor, ...]], register: Register | None
) -> tuple[Actor, ...]:
    """The actors of a role over all tellings, each camp once, a name before a general word."""
    out: list[Actor] = []
    for actor in (a for t in tellings for a in role(t)):
        if actor.id is None or actor.id == "unknown":
            continue
        if any(actor.id == other.id for other in out):
            continue
        if any(
            other.id is not None
            and are_kin(actor.id, other.id, register)
            and actor.id not in {"jihadists", "civilians"}
            and other.id not in {"jihadists", "civilians"}
            for other in out
        ):
            continue
        out.append(actor)
    return tuple(out)


def _places(drafts: Sequence[Draft], role: Callable[[Telling], tuple[Place, ...]]) -> tuple[Place, ...]:
    """The places of all tellings, most precise first; a country only where nothing finer stands or the main words say so."""
    return by_precision([p for d in drafts for p in role(d.telling)])


def _standing_place(
    kind: EventType, place: tuple[Place, ...], origin: tuple[Place, ...], destination: tuple[Place, ...]
) -> tuple[Place, ...]:
    """Where a movement is put on the map: where it leads to; a retreat or flight where it starts."""
    if kind in {"withdrawal", "displacement"}:
        return tuple(dict.fromkeys((*place, *origin))) or destination
    if kind == "movement":
        return tuple(dict.fromkeys((*destination, *place))) or origin
    return place or destination or (() if kind in FROM_AFAR else origin)


def _since(kind: EventType, time: Time) -> Days | None:
    """*aux mains des rebelles depuis juin 2014*: the place changed hands in June 2014."""
    value = time.value
    if kind == "capture" and value is not None and value.last is None and value.edtf.endswith("/.."):
        return Days(value.first, value.first, value.edtf.removesuffix("/.."))
    return value


def _time(drafts: Sequence[Draft]) -> Time | None:
    """The time of the tellings: a dated one first, the narrowest of those in the body."""
    times = [d.telling.time for d in drafts if d.telling.time is not None]
    dated = [t for t in times if t.value is not None]
    return dated[0] if dated else times[0] if times else None
