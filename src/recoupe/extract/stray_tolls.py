"""Tolls whose sentence tells no happening (*Le bilan est de douze morts*), and the blow that each belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.roles import VIOLENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.same_happening import Happening
    from recoupe.extract.scene import Scene
    from recoupe.extract.toll_words import Counted


# What was meant, asked or only thought of has no dead.
UNREAL = frozenset({"purpose", "hypothetical", "question"})


def blows(happenings: Sequence[Happening]) -> dict[int, int]:
    """By sentence: the number of the last happening that has a blow there."""
    return {
        d.telling.sentence: n
        for n, h in enumerate(happenings)
        for d in h.drafts
        if d.violent and not UNREAL & set(d.telling.realis)
    }


def give_toll(scene: Scene, counted: Counted, happenings: Sequence[Happening], struck: dict[int, int]) -> None:
    """Add a toll without a happening of its own to the blow that it belongs to: the last told before it.

    ``struck`` is what :func:`blows` gives for the happenings.
    """
    found = _nearest(scene, happenings, struck)
    if found is None:
        return
    draft = found.drafts[-1]
    draft.counted.append(replace(counted, headline=scene.sentence.paragraph == 0))
    draft.telling = replace(draft.telling, tolls=(*draft.telling.tolls, counted.toll))


def _nearest(scene: Scene, happenings: Sequence[Happening], struck: dict[int, int]) -> Happening | None:
    """The blow that a toll without a happening of its own belongs to: the last told before it."""
    here = scene.sentence.index
    last = next((struck[at] for at in range(here, here - 4, -1) if at in struck), None)
    if last is not None:
        return happenings[last]
    if scene.sentence.paragraph == 0:
        return next((h for h in happenings if any(d.telling.type in VIOLENT for d in h.drafts)), None)
    return None
