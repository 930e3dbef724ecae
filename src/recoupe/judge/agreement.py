"""Where coders of the same reports agree and differ, field by field, among themselves and with the machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.judge import values
from recoupe.judge.alpha import SEED, Alpha, Metric, alpha
from recoupe.judge.anchors import folded
from recoupe.judge.applying import judged_all
from recoupe.model.judgement import added_event, held
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from recoupe.model.event import Event, Reading
    from recoupe.model.judgement import Judgement

MACHINE = "machine"
SAME = "same"
FIELDS = (values.EVENT, *values.FIELDS, "actor mention", "place mention", SAME)
"""What coders can agree on: that it is an event at all, each field, what a name means, which events are one."""


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """What was coded: a field of one event (or a mention, or a pair), by the words at which it stands."""

    report: str
    start: int
    end: int
    field: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit on which values differ, and who gave which."""

    unit: Unit
    given: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far these coders agree on one field; ``same`` is the share of units on which all gave the same value."""

    field: str
    metric: Metric
    coders: tuple[str, ...]
    alpha: Alpha
    same: float | None
    differences: tuple[Difference, ...]


Coded = dict[Unit, dict[str, str]]


def coders(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Everyone who judged something that was not revoked, by name."""
    every = tuple(judgements)
    return tuple(coder for coder in sorted({j.by for j in every}) if held(every, by=coder))


def agreement(
    coded: Coded, who: Sequence[str], field: str, *, metric: Metric | None = None, seed: int = SEED
) -> Agreement:
    """How far these coders agree on one field of what they coded."""
    by = metric or ("ratio" if field in values.FIGURES else "nominal")
    units = {unit: given for unit, given in sorted(coded.items()) if unit.field == field}
    rows = [(unit, [(coder, given[coder]) for coder in who if coder in given]) for unit, given in units.items()]
    rows = [(unit, given) for unit, given in rows if len(given) > 1]
    numbers = [[_measured(value, field, by) for _, value in given] for _, given in rows]
    alike = [len({_compared(value) for _, value in given}) == 1 for _, given in rows]
    differing = tuple(
        Difference(unit, tuple(given)) for (unit, given), same in zip(rows, alike, strict=True) if not same
    )
    share = sum(alike) / len(alike) if alike else None
    return Agreement(field, by, tuple(who), alpha(numbers, by, seed=seed), share, differing)


def coded(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Coded:
    """What each coder gave for each unit, and what the machine did for the units that somebody coded.

    A coder's value is that of the reading as this coder alone judged it, for the fields that he or she judged; a
    field that was only said to be wrong has none. Events by hand whose words overlap are one unit.
    """
    out: Coded = {}
    for coder in coders(judgements):
        own = [replace(j, blind=False, revokes=None) for j in held(judgements, by=coder)]
        before = {reading.report.name: reading for reading in readings}
        for after in judged_all(readings, own):
            for unit, value in _given(after, before[after.report.name], own):
                out.setdefault(_met(unit, out), {})[coder] = value
        for unit, value in _pairs(own):
            out.setdefault(unit, {})[coder] = value
    for unit, given in out.items():
        reading = next((one for one in readings if one.report.name == unit.report), None)
        read = _machine(unit, reading) if reading is not None else None
        if read is not None:
            given[MACHINE] = read
    return out


def _given(after: Reading, before: Reading, own: Sequence[Judgement]) -> Iterator[tuple[Unit, str]]:
    name = after.report.name
    for event in after.events:
        if not event.marks:
            continue
        at = event.triggers[0] if event.tellings else Span(0, 0)
        unit = Unit(name, at.start, at.end, values.EVENT, event.id)
        yield unit, "yes"
        by_hand = next((j for j in own if added_event(j) == event.id), None)
        told = {field for field, _ in by_hand.fields} if by_hand else set()
        confirmed = any(mark.field is None and mark.verdict == "right" for mark in event.marks)
        judged = {mark.field: mark.verdict for mark in event.marks if mark.field}
        for field in values.FIELDS:
            value = values.whole(event, after, field)
            held = judged.get(field) in ("right", "corrected") or field in told
            if held or (confirmed and value and field not in judged):
                yield replace(unit, field=field), value
    for mark in after.marks:
        if mark.verdict == "settled" and mark.span is not None:
            yield Unit(name, mark.span.start, mark.span.end, f"{mark.field} mention"), mark.value or ""
        elif mark.span is not None or mark.event:
            gone = next((e for e in before.events if e.id == mark.event), None)
            at = gone.triggers[0] if gone and gone.tellings else mark.span or Span(0, 0)
            yield Unit(name, at.start, at.end, values.EVENT, mark.event), "no"
        elif mark.verdict == "set-aside":
            for event in before.events:
                at = event.triggers[0] if event.tellings else Span(0, 0)
                yield Unit(name, at.start, at.end, values.EVENT, event.id), "no"


def _pairs(own: Iterable[Judgement]) -> Iterator[tuple[Unit, str]]:
    for j in own:
        if j.verdict in ("same", "not-same") and j.right is not None:
            left, right = sorted((j.left, j.right), key=lambda end: (end.report, end.trigger or Span(0, 0)))
            at = left.trigger or Span(0, 0)
            named = f"{left.event} ~ {right.report}:{right.event}"
            yield Unit(left.report, at.start, at.end, SAME, named), "yes" if j.verdict == "same" else "no"


def _met(unit: Unit, known: Mapping[Unit, object]) -> Unit:
    """The unit under which another coder's event by hand at overlapping words is known already."""
    if unit in known or not unit.event.startswith("j"):
        return unit
    span = Span(unit.start, unit.end)
    fitting = [
        other
        for other in sorted(known)
        if other.report == unit.report and other.field == unit.field and other.event.startswith("j")
        and Span(other.start, other.end).overlaps(span)
    ]  # fmt: skip
    return fitting[0] if fitting else unit


def _machine(unit: Unit, reading: Reading) -> str | None:
    if unit.field == SAME:
        return None
    if unit.field.endswith(" mention"):
        return _settled(unit, reading)
    event: Event | None = next((e for e in reading.events if e.id == unit.event), None)
    if unit.field == values.EVENT:
        return "yes" if event else "no"
    return values.whole(event, reading, unit.field) if event else None


def _settled(unit: Unit, reading: Reading) -> str:
    span = Span(unit.start, unit.end)
    if unit.field == "actor mention":
        return next((values.actor_name(a) for a in reading.mentions.actors if a.span.overlaps(span)), "")
    return next((values.place_name(p) for p in reading.mentions.places if p.span.overlaps(span)), "")


def _compared(value: str) -> str:
    """A value as it is compared: without accents and case, the parts of a list in one order."""
    return values.SEPARATOR.join(sorted(folded(part) for part in values.parts(value)))


def _measured(value: str, field: str, metric: Metric) -> str | float | None:
    """A value as it is measured: the middle of a figure (no figure counts 0, as ACLED codes it), the day of a date."""
    if metric == "nominal":
        return _compared(value)
    bounds = values.bounds(value) if value else (0, 0)
    if field in values.FIGURES and bounds is not None:
        low, high = bounds
        return (low + (low if high is None else high)) / 2
    return _day(value)


def _day(value: str) -> float | None:
    from datetime import date

    from recoupe.judge.edtf import days_of

    days = days_of(value)
    first = (days.first or days.last) if days else None
    return float(date.fromisoformat(first).toordinal()) if first else None
