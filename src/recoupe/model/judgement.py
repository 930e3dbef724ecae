"""What a person decided: signed, dated, revocable; it outranks the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.text import Span

Verdict = Literal["same", "not-same", "right", "wrong"]


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A happening as one report tells it: the report's name, and the words that a person pointed at.

    ``trigger`` outlives a new reading, in which ``event`` (its id at the time of judging) may be numbered anew;
    where both are there the trigger decides.
    """

    report: str
    event: str
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: two tellings are the same happening or are not; or one value of one field is right or wrong.

    ``left`` and ``right`` are the two tellings for *same* and *not-same*; for *right* and *wrong* only ``left`` is
    there, with ``field`` and ``value``. ``by`` signs, ``at`` is ISO 8601 with its zone, given by the caller.
    A judgement is never rewritten: one that ``revokes`` another's id takes it back, and decides nothing more where its
    own verdict is the one that it revokes.
    """

    id: str
    verdict: Verdict
    left: Told
    right: Told | None
    by: str
    at: str
    field: str | None = None
    value: str | None = None
    note: str = ""
    revokes: str | None = None


def standing(judgements: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements that still hold, oldest first: the revoked and the mere revocations are left out.

    Of two that decide the same question the later one holds; the id breaks ties, so that order of entry is no matter.
    """
    known = {judgement.id: judgement for judgement in judgements}
    gone = {judgement.revokes for judgement in judgements if judgement.revokes}
    latest: dict[tuple[object, ...], Judgement] = {}
    for judgement in sorted(known.values(), key=lambda j: (j.at, j.id)):
        taken_back = known.get(judgement.revokes) if judgement.revokes else None
        if judgement.id in gone or (taken_back is not None and taken_back.verdict == judgement.verdict):
            continue
        latest[_question(judgement)] = judgement
    return tuple(sorted(latest.values(), key=lambda j: (j.at, j.id)))


def _question(judgement: Judgement) -> tuple[object, ...]:
    """What was decided, whichever way: the pair without its order, or the field of one telling."""
    ends = sorted({_end(judgement.left), _end(judgement.right)} if judgement.right else {_end(judgement.left)})
    if judgement.verdict in ("same", "not-same"):
        return ("pair", *ends)
    return ("value", *ends, judgement.field or "", judgement.value or "")


def _end(told: Told) -> tuple[str, str, int, int]:
    span = told.trigger
    return (told.report, "" if span else told.event, span.start if span else -1, span.end if span else -1)
