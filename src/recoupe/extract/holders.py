"""Who holds a place that is attacked or taken, where the words behind its name say so.

*L'armée a pris Kona, fief des rebelles*, *a bombardé Kona, tenue par les rebelles*: the rebels were hit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.model.mention import Actor
    from recoupe.model.sentence import Token

STRUCK = frozenset({"capture", "assault", "airstrike", "shelling", "siege", "advance"})
REACH = 90
# The words between a place and the verb or noun that says who holds it: no other clause, few others.
FEW = r"^[^.;:()]{0,60}?"


def holders(scene: Scene, token: Token) -> tuple[Actor, ...]:
    """The actor that holds the place that a word names or is part of, if the words behind it say so; never two."""
    end = _end(scene, token)
    for actor in sorted(scene.actors, key=lambda a: a.span):
        gap = actor.span.start - end
        if 0 <= gap <= REACH and _held(scene, scene.text[end : actor.span.start]):
            return (actor,)
    return ()


def _end(scene: Scene, token: Token) -> int:
    """Where the place's name ends: *la ville de Kona* ends with Kona."""
    own = [p for p in scene.places if 0 <= p.span.start - token.start <= REACH // 3 and p.span.end >= token.end]
    return min((p.span.end for p in own), default=token.end)


def _held(scene: Scene, between: str) -> bool:
    words = scene.lexicon.held
    lowered = between.lower().replace("’", "'")
    by = "|".join(rf"{re.escape(w)}e?s? par" for w in sorted(words["by"]))
    of = "|".join(rf"{re.escape(w)}s? d(?:e|u|es|')?" for w in sorted(words["of"]))
    return re.search(rf"{FEW}(?<![\w-])(?:{by}|{of})(?:\s+(?:le |la |les |l'|un |une )?|l')?$", lowered) is not None
