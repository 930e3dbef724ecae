"""Expectations drawn inside a sentence: who, what, whom, where, when, with what result.

    assert_read("[Des hommes armés|agent] ont [tué|trigger] [trois civils|killed] près de [Ménaka|place].")

What is drawn as agent or target is given to the rules as an actor, as place or time as a place or a time, exactly there;
numbers are found by the room that finds them. A failure prints the sentence as drawn and as read, one above the other.
``actor``, ``site`` and ``day`` draw mentions that the event must not take.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from recoupe import parse
from recoupe.extract.events import events
from recoupe.lang.pack import load_pack
from recoupe.model.mention import Actor, Mentions, Place, Site, Time
from recoupe.model.text import Report, Span
from recoupe.recognise.numbers import numbers
from recoupe.world import load_world

if TYPE_CHECKING:
    from recoupe.model.event import Event
    from recoupe.model.sentence import Sentence
    from recoupe.parse.engine import Parser

PACK = load_pack("fr")
ACTS = frozenset({"agent", "target", "actor"})
STANDS = frozenset({"place", "origin", "destination", "site"})
DRAWN = re.compile(r"\[([^\[\]|]+)\|([a-z]+)(?::([^\[\]|]+))?\]")


@cache
def parser() -> Parser:
    """The French parser; a checkout without its model skips what needs it."""
    if not os.environ.get("RECOUPE_MODEL") and not (PACK.folder / "model" / "config.cfg").exists():
        pytest.skip("the French model is not in this checkout")
    return parse.load(PACK)


@cache
def parsed(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, parsed once."""
    return parser().sentences(text)


def erased(drawing: str) -> tuple[str, tuple[tuple[str, Span, str | None], ...]]:
    """The text without its drawing, and what was drawn: label, place in the text, id or kind."""
    text, marks, at = "", [], 0
    for match in DRAWN.finditer(drawing):
        text += drawing[at : match.start()]
        marks.append((match[2], Span(len(text), len(text) + len(match[1])), match[3]))
        text += match[1]
        at = match.end()
    return text + drawing[at:], tuple(marks)


def mentions_of(text: str, marks: tuple[tuple[str, Span, str | None], ...]) -> Mentions:
    """What was drawn, as the rooms before would hand it on; an actor's id is its own words unless another is drawn."""
    actors = tuple(Actor(s, s.of(text), more or f"x-{s.of(text).lower()}") for label, s, more in marks if label in ACTS)
    places = tuple(
        Place(s, s.of(text), more or "city", Site(s.of(text), s.of(text), more or "city", 0.0, 0.0))
        for label, s, more in marks if label in STANDS
    )  # fmt: skip
    times = tuple(Time(s, s.of(text), "date", None, "day") for label, s, _ in marks if label in {"time", "day"})
    return Mentions(times, places, actors, numbers(parsed(text), text, PACK))


def read(text: str, mentions: Mentions | None = None) -> tuple[Event, ...]:
    """The events of a text, with the mentions given (else only its numbers)."""
    sentences = parsed(text)
    given = mentions or Mentions(numbers=numbers(sentences, text, PACK))
    return events(Report("drawn.txt", text, ""), sentences, given, PACK, load_world().actors)[0]


def assert_read(drawing: str, **fields: object) -> None:
    """The sentence tells the event that is drawn in it: roles, place, time and toll stand where they are drawn.

    ``fields`` are further attributes of the event (``type="killing"``, ``outcome="repelled"``), and ``killed`` and
    ``injured`` as (low, high) or (low, high, of).
    """
    text, marks = erased(drawing)
    told = read(text, mentions_of(text, marks))
    triggers = [s for label, s, _ in marks if label == "trigger"]
    event = next((e for e in told if any(t.overlaps(s) for t in e.triggers for s in triggers)), None)
    assert event is not None, (
        f"drawn: {drawing}\nread:  no event there, but {[(e.type, [s.of(text) for s in e.triggers]) for e in told]}"
    )
    wanted = {
        (label, s.of(text))
        for label, s, _ in marks
        if label in {"agent", "target", "place", "origin", "destination", "time", "weapon"}
    }
    assert redrawn(text, marks, event) == wanted, f"drawn: {drawing}\nread:  {sorted(redrawn(text, marks, event))}"
    for harm in ("killed", "injured"):
        drawn_toll = next((s for label, s, _ in marks if label == harm), None)
        toll = getattr(event, harm)
        if drawn_toll is not None:
            assert toll is not None, f"drawn: {drawing}\nread:  no {harm}"
            assert toll.span.overlaps(drawn_toll), f"drawn: {drawing}\nread:  {harm} {toll}"
        if harm in fields and toll is not None:
            expected = fields[harm]
            assert isinstance(expected, tuple)
            assert (toll.low, toll.high, toll.of)[: len(expected)] == expected, drawing
    for name, value in fields.items():
        if name not in {"killed", "injured"}:
            assert getattr(event, name) == value, f"{name} of {drawing}"


def redrawn(text: str, marks: tuple[tuple[str, Span, str | None], ...], event: Event) -> set[tuple[str, str]]:
    """The drawing as the event has it: each drawn mention under the role that it took."""
    out: set[tuple[str, str]] = set()
    for label, span, _ in marks:
        words = span.of(text)
        for role in ("agent", "target"):
            if label in ACTS and any(a.span.overlaps(span) for a in getattr(event, role)):
                out.add((role, words))
        if label in STANDS:
            where = next(
                (
                    r
                    for r in ("origin", "destination", "place")
                    if any(p.span.overlaps(span) for p in getattr(event, r))
                ),
                None,
            )
            out |= {(where, words)} if where else set()
        if label in {"time", "day"} and event.time_text is not None and event.time_text.overlaps(span):
            out.add(("time", words))
        if label == "weapon" and event.weapon is not None and event.weapon.overlaps(span):
            out.add(("weapon", words))
    return out


def assert_silent(text: str) -> None:
    """The sentence tells no event."""
    told = read(text)
    assert not told, f"{text}\nread:  {[(e.type, e.tellings[0].rule, [s.of(text) for s in e.triggers]) for e in told]}"
