"""A case as matching knows it: adding reports compares only what they touch."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import day_number
from recoupe.match.copied import Library, page
from recoupe.match.growing import ordered
from recoupe.match.identity import Change, Told, kept_ids, told
from recoupe.match.joining import Decided, Heard, groups, heard
from recoupe.match.rows import Codes, Table, lines, table
from recoupe.match.units import together
from recoupe.match.weights import Weights, load_weights
from recoupe.model.judgement import standing as still_standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from recoupe.match.growing import Pair
    from recoupe.match.rows import Row
    from recoupe.model.event import Reading
    from recoupe.model.incident import Copy
    from recoupe.model.judgement import Judgement
    from recoupe.model.judgement import Told as Pointed


@dataclass(frozen=True)
class Standing:
    """What was matched so far: rows, compared pairs, groups of rows, and the id of each group.

    A case only goes forward: ``codes`` and ``library`` grow, so go on from the last standing, not from an earlier one.

    ``compared`` counts the pairs that the last step looked at; ``changes`` what it split or merged.
    """

    weights: Weights
    line: Callable[[str], Sequence[str]]
    codes: Codes
    table: Table
    heard: Heard
    groups: tuple[tuple[int, ...], ...]
    ids: tuple[str, ...]
    library: Library = field(default_factory=Library)
    copies: tuple[Copy, ...] = ()
    decided: Decided = field(default_factory=Decided)
    compared: int = 0
    changes: tuple[Change, ...] = ()
    read: frozenset[tuple[str, str]] = frozenset()

    @property
    def known(self) -> Mapping[str, frozenset[Told]]:
        """The members of each incident, as ids are carried over by."""
        rows = self.table.rows
        return {
            identity: frozenset(told(rows[number]) for number in group)
            for identity, group in zip(self.ids, self.groups, strict=True)
        }


def begin(weights: Weights | None = None, line: Callable[[str], Sequence[str]] | None = None) -> Standing:
    """An empty case. ``line`` gives for an actor's id what it is a part of; the register of actors where none is given."""
    codes = Codes()
    none = np.zeros(0, np.int64)
    return Standing(
        weights or load_weights(), line or register_line, codes, table((), codes),
        Heard(none, none, np.zeros(0)), (), (),
    )  # fmt: skip


def register_line(actor: str) -> Sequence[str]:
    """What an actor is a part of, itself first, by the register of actors; coalitions that its state joined come last."""
    from recoupe.world import load_world
    from recoupe.world.coalitions import coalitions_of

    register = load_world().actors
    return (*register.line(actor), *coalitions_of(actor, register))


def add(
    case: Standing,
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    before: Mapping[str, frozenset[Told]] | None = None,
) -> Standing:
    """The case with these reports in it. The new events are compared with what shares a key with them; nothing else is.
    A report that is in the case already is passed over.

    ``before`` are ids to carry over where they are not the case's own (a case read again from a file).
    """
    fresh = {_name(reading): reading for reading in readings if _name(reading) not in case.read}
    readings = list(fresh.values())
    copies = case.library.add([page(reading) for reading in readings])
    shared = case.library.shared_passages(copies)
    printed = {copy.copy: day_number(case.library.published(copy.original)) for copy in copies}
    new = table(readings, case.codes, lambda first: _told_as_one(first, case), shared, printed)
    old = case.table
    grown = Table(old.rows, replace(old.columns, passage=_passages(old, shared))) + new
    marked = np.zeros(len(grown.rows), bool)
    marked[len(old.rows) :] = True
    kin, above = lines(case.codes, case.line)
    found = heard(grown.columns, kin, above, case.weights, marked)
    every = case.heard.plus(found)
    decided = decisions(judgements, grown.rows)
    order = _order(grown.rows)
    kept, touched = _untouched(case, found, decided, len(grown.rows))
    days = (grown.columns.first, grown.columns.last)
    grouped = groups(len(grown.rows), every, grown.columns.report, order, decided, touched, days)
    joined = sorted((*kept, *grouped), key=lambda group: min(order[number] for number in group))
    ids, changes = kept_ids([[grown.rows[n] for n in group] for group in joined], before or case.known)
    return Standing(
        case.weights, case.line, case.codes, grown, every, tuple(joined), tuple(ids), case.library, copies, decided,
        found.compared, changes, case.read | fresh.keys(),
    )  # fmt: skip


def _name(reading: Reading) -> tuple[str, str]:
    return (reading.report.name, reading.report.sha256)


def _told_as_one(first: Table, case: Standing) -> list[tuple[int, ...]]:
    """Which rows of one report it tells as one."""
    kin, _ = lines(case.codes, case.line)
    return together(first, kin, case.weights)


def _passages(old: Table, shared: Mapping[tuple[str, int], tuple[int, ...]]) -> npt.NDArray[np.int32]:
    """The copied passages of rows already known (a new report may have copied one of theirs), padded with -1."""
    out = np.full_like(old.columns.passage, -1)
    for number, row in enumerate(old.rows):
        found = dict.fromkeys(code for at in row.passages for code in shared.get((row.reading.report.name, at), ()))
        codes = list(found)[: out.shape[1]]
        out[number, : len(codes)] = codes
    return out


def _order(rows: Sequence[Row]) -> list[int]:
    """The rank of each row by what it is called."""
    ranked = sorted(range(len(rows)), key=lambda number: rows[number].key)
    out = [0] * len(rows)
    for rank, number in enumerate(ranked):
        out[number] = rank
    return out


def _untouched(case: Standing, found: Heard, decided: Decided, count: int) -> tuple[list[tuple[int, ...]], list[int]]:
    """The groups that nothing new bears on, and the rows of all others."""
    met = {*found.left[found.support > 0].tolist(), *found.right[found.support > 0].tolist()}
    met |= {
        number for pair in (decided.same | decided.apart) ^ (case.decided.same | case.decided.apart) for number in pair
    }
    bound: dict[int, set[int]] = {}
    good = case.heard.support > 0
    for left, right in zip(case.heard.left[good].tolist(), case.heard.right[good].tolist(), strict=True):
        bound.setdefault(left, set()).add(right)
        bound.setdefault(right, set()).add(left)
    for left, right in (*decided.same, *case.decided.same):
        bound.setdefault(left, set()).add(right)
        bound.setdefault(right, set()).add(left)
    queue = [*met, *range(len(case.table.rows), count)]
    seen = set(queue)
    while queue:
        for other in bound.get(queue.pop(), ()):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    of = {number: group for group in case.groups for number in group}
    seen |= {number for start in tuple(seen) if start in of for number in of[start]}
    return [group for group in case.groups if group[0] not in seen], sorted(seen)


def decisions(judgements: Sequence[Judgement], rows: Sequence[Row]) -> Decided:
    """The judgements that stand, as pairs of rows; one whose words are no longer found decides nothing."""
    same: set[Pair] = set()
    apart: set[Pair] = set()
    by_report: dict[str, list[int]] = {}
    if judgements:
        for number, row in enumerate(rows):
            by_report.setdefault(row.reading.report.name, []).append(number)
    for judgement in still_standing(tuple(judgements)):
        if judgement.right is None or judgement.verdict not in ("same", "not-same"):
            continue
        left, right = (_row(end, rows, by_report) for end in (judgement.left, judgement.right))
        if left is not None and right is not None and left != right:
            (same if judgement.verdict == "same" else apart).add(ordered(left, right))
    return Decided(frozenset(same), frozenset(apart))


def _row(end: Pointed, rows: Sequence[Row], by_report: Mapping[str, list[int]]) -> int | None:
    here = by_report.get(end.report, [])
    if end.trigger is not None:
        told = [n for n in here if any(end.trigger.overlaps(s) for s in rows[n].event.triggers)]
        return next(
            (n for n in told if any(end.event == event for event, _ in rows[n].members)), next(iter(told), None)
        )
    return next((n for n in here if rows[n].event.id == end.event), None)
