"""What a person decided: signed, dated, revocable; it outranks the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, get_args

from recoupe.model.mention import Site
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

Verdict = Literal["same", "not-same", "right", "wrong", "corrected", "settled", "added", "set-aside", "revoked"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
State = Literal["standing", "revoked", "overruled", "orphaned", "blind"]


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words that a judgement points at, and what stands before and after them (a W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A happening as one report tells it: the report's name, and the words that a person pointed at.

    ``trigger`` (a W3C TextPositionSelector) outlives a new reading, in which ``event`` (its id at the time of judging)
    may be numbered anew; where both are there the trigger decides. ``quote`` finds the words again in a text that has
    changed; without a ``trigger`` it means these words wherever the report writes them. ``sha256`` tells two reports
    of one name apart. ``event`` is empty where a stretch of words or the whole report is meant.
    """

    report: str
    event: str = ""
    trigger: Span | None = None
    quote: Quote | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision, signed and dated.

    ======== ============================================================================================
    verdict  what it says
    ======== ============================================================================================
    same     ``left`` and ``right`` tell one happening (*not-same*: two)
    right    the ``value`` of ``field`` of ``left`` is right; without a field the whole event is, as ``fields`` say
    wrong    it is not, and none is known to be; without a field the event is none
    corrected  ``instead`` stands in place of ``value``: that at the ``words`` alone, else the whole field
    settled  the mention at ``left`` (a ``field``: actor or place) is ``instead``
    added    the report tells an event at ``left``, with these ``fields``; its id is ``j`` and the judgement's
    set-aside  the whole report, or the event, does not count
    revoked  the judgement called ``revokes`` no longer holds
    ======== ============================================================================================

    ``value`` is what the machine read. Values are written as in ``recoupe judge --help``: EDTF for times, ``9`` or
    ``9..12`` for figures, ids for actors and places; several with ``;``; ``""`` says that the report gives none.
    ``sites`` are the places that ``instead`` or ``fields`` name, as the gazetteer had them on that day.
    ``blind`` marks a second coder's: it counts for agreement and does not change what is read.
    ``by`` signs, ``at`` is ISO 8601 with its zone, given by the caller. A judgement is never rewritten: one that
    ``revokes`` another's id takes it back, whatever else it decides.
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
    instead: str | None = None
    words: Told | None = None
    fields: tuple[tuple[str, str], ...] = ()
    sites: tuple[Site, ...] = ()
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement and what became of it.

    ``why`` says who revoked or overruled it, or why its words are not found; ``span`` is where its words stand today,
    found by their ``position``, by their ``quote`` elsewhere, or ``alike`` (spelt a little differently); ``event`` is
    the id of the event that it bears on today.
    """

    judgement: Judgement
    state: State
    why: str = ""
    span: Span | None = None
    found_by: Literal["position", "quote", "alike", ""] = ""
    event: str = ""


def added_event(judgement: Judgement) -> str:
    """The id of the event that a judgement *added*."""
    return f"j{judgement.id}"


def moment(at: str) -> tuple[str, str]:
    """A time as something to sort by, whatever its zone; what is no ISO 8601 is sorted as it is written."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return (at, at)
    return ((when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat(), at)


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Each once, oldest first; the id breaks ties, so that the order of entry is no matter."""
    known = {judgement.id: judgement for judgement in judgements}
    return tuple(sorted(known.values(), key=lambda j: (moment(j.at), j.id)))


def revoked(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The ids that are taken back, each with the judgement that does so; one that is itself revoked takes nothing back."""
    every = in_order(judgements)
    revokers: dict[str, list[Judgement]] = {}
    for judgement in every:
        if judgement.revokes is not None and judgement.revokes != judgement.id:
            revokers.setdefault(judgement.revokes, []).append(judgement)

    def gone(identity: str, seen: frozenset[str]) -> Judgement | None:
        if identity in seen:  # two that revoke each other: neither can be relied on
            return None
        held = (j for j in revokers.get(identity, ()) if gone(j.id, seen | {identity}) is None)
        return next(held, None)

    found = {judgement.id: gone(judgement.id, frozenset()) for judgement in every}
    return {identity: by for identity, by in found.items() if by is not None}


def overruled(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The ids of those whose question a later one of these decides, each with that later one."""
    out: dict[str, Judgement] = {}
    open_questions: dict[tuple[object, ...], list[Judgement]] = {}
    for judgement in in_order(judgements):
        before = open_questions.setdefault(_about(judgement), [])
        for earlier in tuple(before):
            if _same_question(earlier, judgement):
                out[earlier.id] = judgement
                before.remove(earlier)
        before.append(judgement)
    return out


def held(judgements: Iterable[Judgement], *, by: str | None = None) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, oldest first; revocations and blind ones are left out.

    With ``by`` those of one coder alone, the blind too: what this person holds, whatever others decided later.
    """
    every = in_order(judgements)
    gone = revoked(every)
    known = {judgement.id: judgement for judgement in every}
    return tuple(
        judgement
        for judgement in every
        if judgement.id not in gone
        and not _only_revokes(judgement, known)
        and (judgement.by == by if by is not None else not judgement.blind)
    )


def standing(judgements: Iterable[Judgement], *, by: str | None = None) -> tuple[Judgement, ...]:
    """The judgements that still hold, oldest first: of two that decide the same question the later one.

    The id breaks ties, so that order of entry is no matter. With ``by`` those of one coder alone, the blind too.
    """
    found = held(judgements, by=by)
    later = overruled(found)
    return tuple(judgement for judgement in found if judgement.id not in later)


def _only_revokes(judgement: Judgement, known: dict[str, Judgement]) -> bool:
    """Whether it takes another back and decides nothing else: of old, one with the verdict that it revokes."""
    taken_back = known.get(judgement.revokes) if judgement.revokes else None
    return judgement.verdict == "revoked" or (taken_back is not None and taken_back.verdict == judgement.verdict)


def _about(judgement: Judgement) -> tuple[object, ...]:
    """What was decided, whichever way: the pair without its order, the field of one telling, a mention, a report."""
    here = _end(judgement.left)
    if judgement.verdict in ("same", "not-same"):
        return ("pair", *sorted({here, _end(judgement.right)} if judgement.right else {here}))
    if judgement.verdict == "added":
        return ("added", judgement.id)
    if judgement.verdict == "settled":
        spelling = judgement.left.quote.exact if judgement.left.quote and judgement.left.trigger is None else ""
        return ("mention", here, judgement.field or "", spelling)
    return ("event", here, judgement.field or "")


def _same_question(earlier: Judgement, later: Judgement) -> bool:
    """Whether two about one field decide about the same value of it; whoever judges the whole field judges all."""
    fields = ("right", "wrong", "corrected")
    if earlier.verdict not in fields or later.verdict not in fields or later.field is None:
        return True
    one, other = ((j.words.trigger if j.words else None) for j in (earlier, later))
    if one is not None and other is not None:
        return one.overlaps(other)
    whole = any(j.verdict == "corrected" and j.words is None for j in (earlier, later))
    return whole or (earlier.value or "") == (later.value or "")


def _end(told: Told) -> tuple[str, str, int, int]:
    span = told.trigger
    return (told.report, "" if span else told.event, span.start if span else -1, span.end if span else -1)
