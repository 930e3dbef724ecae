"""What is to be decided first: pairs of events near the threshold, and reports that a coder has yet to code blind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.judge.sheet import CODED, around
from recoupe.judge.values import whole
from recoupe.model.judgement import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from recoupe.model.event import Event, Reading
    from recoupe.model.incident import Incident, Link
    from recoupe.model.judgement import Judgement

NEAR = 4.0  # log-odds: a pair further from the threshold is no matter of doubt
MARKED = re.compile("[‹›]")


@dataclass(frozen=True, slots=True)
class Question:
    """Two events of two reports: one happening, or two? ``joined`` says what the machine holds."""

    link: Link
    joined: bool
    incident: str

    @property
    def ends(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Report and event of both sides, whichever side first."""
        left, right = sorted(
            [(self.link.left.report, self.link.left.event), (self.link.right.report, self.link.right.event)]
        )
        return left, right


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the report, the words that tell it in their sentence, and each field as a judgement writes it."""

    reading: Reading
    event: Event
    before: str
    words: str
    after: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions are answered, and how many there are."""

    done: int
    all: int


def questions(incidents: Iterable[Incident]) -> tuple[Question, ...]:
    """The pairs near the threshold, the most doubtful first, each once."""
    found: dict[tuple[tuple[str, str], tuple[str, str]], Question] = {}
    for incident in incidents:
        for joined, links in ((True, incident.links), (False, incident.left_out)):
            for link in links:
                question = Question(link, joined, incident.id)
                known = found.get(question.ends)
                if abs(link.weight) <= NEAR and (known is None or (joined and not known.joined)):
                    found[question.ends] = question
    return tuple(sorted(found.values(), key=lambda q: (abs(q.link.weight), q.ends)))


def answered(judgements: Iterable[Judgement]) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """The pairs that somebody has decided, as their events are called in the judgement."""
    out = set()
    for one in standing(judgements):
        if one.right is not None and one.verdict in ("same", "not-same"):
            left, right = sorted([(one.left.report, one.left.event), (one.right.report, one.right.event)])
            out.add((left, right))
    return out


def open_questions(
    incidents: Sequence[Incident], judgements: Sequence[Judgement]
) -> tuple[tuple[Question, ...], Progress]:
    """The pairs that nobody has decided yet, and how far the queue is."""
    every = questions(incidents)
    known = answered(judgements)
    left = tuple(question for question in every if question.ends not in known)
    return left, Progress(len(known), len(known) + len(left))


def side(report: str, event: str, reading_of: Callable[[str], Reading]) -> Side | None:
    """One event of a question; None where the report or the event is no longer there."""
    reading = reading_of(report)
    found = next((one for one in reading.events if one.id == event), None)
    if found is None or not found.tellings:
        return None
    before, words, after = [*MARKED.split(around(reading.report.text, found.triggers[0]), maxsplit=2), "", ""][:3]
    return Side(reading, found, before, words, after, {field: whole(found, reading, field) for field in CODED})


def coded_by(judgements: Iterable[Judgement], coder: str) -> set[str]:
    """The reports on which this coder has decided something blind."""
    return {one.left.report for one in standing(judgements, by=coder) if one.blind}


def in_sight(text: str, spots: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text cut so that the words that tell events can be marked: stretches, and whether they are such words."""
    out: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(spots):
        if start < at:
            continue
        out += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [part for part in (*out, (text[at:], False)) if part[0]]
