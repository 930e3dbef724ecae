"""The dateline before a report's first sentence: *GAO (Mali), 6 mars (AXP) - Sept soldats …*: town and day of the writing.

What stands in it neither acts nor undergoes, and places and dates no happening.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.model.sentence import Token

# What follows the town of a dateline: its country, the day, the agency, then a dash and the first word of the report.
AFTER_THE_TOWN = re.compile(
    r"(?:\s*/\s*[^\W\d_][\w'’ -]{1,30}?)?(?:\s*\([^()\n]{1,40}\))?(?:,[^.!?\n–—]{1,40}?)?"
    r"(?:\s*(?:\([^()\n]{1,30}\)|/[^/\n]{1,20}/))?\s*(?:[–—]\s*|\s-\s+)(?=[«“\"]?\s*[^\W\d_a-zà-ÿ])"
)


def dateline_end(scene: Scene) -> int:
    """Where the sentence begins after its dateline; 0 where it has none.

    *GAO - Sept soldats …* has one, *Gao - la ville est calme* none: a capital must follow the dash.
    """
    for place in scene.places[:1]:
        before = scene.text[scene.text.rfind("\n", 0, place.span.start) + 1 : place.span.start]
        if not before.strip(" «\u00a0") and (found := AFTER_THE_TOWN.match(scene.text, place.span.end)):
            return found.end()
    return 0


def after_the_dateline(scene: Scene, tokens: list[Token], end: int) -> list[Token]:
    """The words, with one of the dateline replaced by what the parser hung on it (*Gao — [Sept soldats] ont été tués*)."""
    out: list[Token] = []
    for token in tokens:
        if token.start >= end:
            out.append(token)
            continue
        hung = [
            k for k in scene.sentence.children(token, "appos", "nmod", "conj", "flat", "parataxis") if k.start >= end
        ]
        out += [k for k in hung if k.pos in {"NOUN", "PROPN", "PRON"}][:1]
    return out
