"""Whose the dead and injured were: of those attacked, of those who attacked, or civilians; and the sum of each.

*La bataille a coûté la vie à 57 soldats*: whose they were depends on who fought it, which other sentences may tell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.kin import VAGUE, are_kin
from recoupe.extract.totals import total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.same_happening import Happening
    from recoupe.extract.scene import Scene
    from recoupe.extract.tellings import Draft
    from recoupe.extract.toll_words import Counted
    from recoupe.model.event import Event, Harm, Toll, Whose
    from recoupe.model.mention import Actor

MILITARY = frozenset({
    "militaire", "militaires", "base", "bases", "caserne", "garnison", "patrouille", "armée", "police", "position", "positions",
    "gendarmerie", "avant-poste", "soldats",
})  # fmt: skip


def tolled(event: Event, happening: Happening, register: Register | None) -> Event:
    """The event with the tolls of its happening, each said of the side that its cast makes it, and with the sums."""
    drafts = sorted(happening.drafts, key=lambda d: d.telling.trigger.start)
    counted = [(d, c) for d in drafts for c in d.counted if c.toll.harm]
    military = (
        _military(drafts)
        or _mostly_armed(drafts)
        or any(c.toll.part and any(a.id not in {"civilians", None} for a in c.actors) for _, c in counted)
    )

    def told(c: Counted) -> Toll:
        return replace(c.toll, of=_whose(c, event.agent, event.target, register, military=military))

    def summed(harm: Harm) -> Toll | None:
        return total([(told(c), d.title or c.headline) for d, c in counted if c.toll.harm == harm])

    by_trigger = {d.telling.trigger: d for d in drafts}
    tellings = tuple(replace(t, tolls=tuple(told(c) for c in by_trigger[t.trigger].counted)) for t in event.tellings)
    tolls = tuple(dict.fromkeys(told(c) for _, c in counted))
    return replace(event, tellings=tellings, tolls=tolls, killed=summed("killed"), injured=summed("injured"))


def _whose(
    counted: Counted,
    agent: Sequence[Actor],
    target: Sequence[Actor],
    register: Register | None,
    *,
    military: bool = False,
) -> Whose:
    """On which side they fell: by who they are; where only *personnes* are counted, by whom the blow was meant for."""
    if counted.toll.high == 0:
        return "target"
    named = [a for a in counted.actors if a.id not in {"civilians", None}]
    if counted.civilian or (counted.actors and not named and not counted.general):
        return "civilians"
    for actor in named:
        if any(actor.id == t.id for t in target):
            return "target"
        if any(actor.id == a.id or _of_one_camp(actor.id, a.id, register) for a in agent):
            return "agent"
    if named or not counted.general:
        return "target"
    return "target" if military or any(a.id != "civilians" for a in target) else "civilians"


def _of_one_camp(one: str | None, other: str | None, register: Register | None) -> bool:
    """Whether one surely is the other or a part of it; *les terroristes* may be anybody's."""
    return not {one, other} & VAGUE and are_kin(one, other, register)


def _mostly_armed(drafts: Sequence[Draft]) -> bool:
    """*29 morts dont 27 policiers*: whether those of the dead whom the text names by trade bore arms."""
    counted = [(c, d.scene) for d in drafts for c in d.counted if c.toll.harm == "killed"]
    armed = sum(c.toll.low for c, scene in counted if c.toll.part and _bears_arms(c, scene))
    whole = max((c.toll.low for c, _ in counted if not c.toll.part), default=0)
    return 2 * armed > whole > 0


def _bears_arms(counted: Counted, scene: Scene) -> bool:
    return scene.is_a(counted.head, "armed") and not counted.civilian


def _military(drafts: Sequence[Draft]) -> bool:
    """Whether a thing of the army was hit: *une base militaire*, *un convoi de l'armée*, *une patrouille*."""
    words = {
        w
        for d in drafts
        for o in d.telling.objects
        for w in o.of(d.scene.text).lower().replace("’", "'").replace("'", " ").split()
    }
    return bool(words & MILITARY)
