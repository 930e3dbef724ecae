"""Read sources from a French text as the pipeline does: parse, actors, attributions."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

import pytest

from recoupe import parse
from recoupe.extract.attribution import attributions
from recoupe.ground.actors import settle_actors
from recoupe.lang.pack import load_pack
from recoupe.model.mention import Mentions
from recoupe.model.text import Report
from recoupe.recognise.actors import actors
from recoupe.world import load_world

if TYPE_CHECKING:
    from recoupe.model.event import Source
    from recoupe.model.sentence import Sentence
    from recoupe.parse.engine import Parser

PACK, WORLD = load_pack("fr"), load_world()


@cache
def parser() -> Parser:
    """The French parser; a checkout without its model skips what needs it."""
    if not os.environ.get("RECOUPE_MODEL") and not (PACK.folder / "model" / "config.cfg").exists():
        pytest.skip("the French model is not in this checkout")
    return parse.load(PACK)


def told(text: str, outlet: str | None = None) -> tuple[Report, tuple[Sentence, ...], Mentions]:
    """A report, its sentences and its actors."""
    report = Report("report.txt", text, "", outlet=outlet)
    sentences = parser().sentences(text)
    found = actors(text, sentences, WORLD, PACK)
    return report, sentences, Mentions(actors=settle_actors(found, (), report, sentences, WORLD, PACK))


def sources(text: str, outlet: str | None = None) -> tuple[Source, ...]:
    """The sources of a text."""
    report, sentences, mentions = told(text, outlet)
    return attributions(report, sentences, mentions, PACK, WORLD)


def drawn(marked: str) -> tuple[str, tuple[int, int], tuple[int, int] | None]:
    """A sentence in which [ ] are around the source and { } around the cue: the text, and both places in it."""
    text, source, cue, opened = "", (0, 0), None, {"[": 0, "{": 0}
    for char in marked:
        if char in "[{":
            opened[char] = len(text)
        elif char == "]":
            source = (opened["["], len(text))
        elif char == "}":
            cue = (opened["{"], len(text))
        else:
            text += char
    return text, source, cue


def touches(left: tuple[int, int], start: int, end: int) -> bool:
    """Whether two stretches share a character."""
    return left[0] < end and start < left[1]
