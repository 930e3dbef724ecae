"""Groups of rows become clusters: members, the reasons that hold them, what came nearest to joining, and the doubt."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import exp
from typing import TYPE_CHECKING

from recoupe.match.explaining import links, members
from recoupe.match.growing import CEILING, FLOOR, UNHEARD
from recoupe.match.rows import lines
from recoupe.model.incident import Cluster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.match.growing import Pair
    from recoupe.match.standing import Standing
    from recoupe.model.incident import Copy, Link

    Heard = Mapping[int, Mapping[int, float]]

FEW = 8
NEAREST = 3


def clusters(case: Standing) -> tuple[Cluster, ...]:
    """The groups of a case as clusters, in order of their first members' names."""
    by_row: dict[int, dict[int, float]] = {}
    pairs = (case.heard.left.tolist(), case.heard.right.tolist(), case.heard.support.tolist())
    for left, right, value in zip(*pairs, strict=True):
        by_row.setdefault(left, {})[right] = value
        by_row.setdefault(right, {})[left] = value
    # What a person decided is no longer in doubt, however little the accounts have in common.
    for sure, judged in ((CEILING, case.decided.same), (FLOOR, case.decided.apart)):
        for left, right in judged:
            by_row.setdefault(left, {})[right] = by_row.setdefault(right, {})[left] = sure
    copies = {copy.copy: copy for copy in case.copies}
    drafts = [_draft(case, group, by_row) for group in case.groups]
    pairs_of = [pair for draft in drafts for pair in (*draft.held, *draft.near)]
    kin, _ = lines(case.codes, case.line)
    told = iter(links(pairs_of, case.table.rows, case.table.columns, kin, case.weights))
    return tuple(
        _cluster(
            case, identity, draft, copies, tuple(islice(told, len(draft.held))), tuple(islice(told, len(draft.near)))
        )
        for identity, draft in zip(case.ids, drafts, strict=True)
    )


@dataclass(frozen=True)
class _Draft:
    """A group before its reasons are put in words: rows in order, pairs that hold it, nearest pairs left out, doubt."""

    ranked: tuple[int, ...]
    held: tuple[Pair, ...]
    near: tuple[Pair, ...]
    doubt: float


def _draft(case: Standing, group: Sequence[int], heard: Heard) -> _Draft:
    rows = case.table.rows
    ranked = sorted(group, key=lambda number: rows[number].key)
    inside = set(group)
    near = sorted(
        (-value, rows[other].key, rows[number].key, number, other)
        for number in group
        for other, value in heard.get(number, {}).items()
        if other not in inside and rows[other].reading.report.name != rows[number].reading.report.name
    )[:NEAREST]
    nearest = -near[0][0] if near else -CEILING
    return _Draft(
        tuple(ranked), tuple(_holding(ranked, heard)), tuple((number, other) for *_, number, other in near),
        round(doubt(ranked, heard, nearest), 3),
    )  # fmt: skip


def _cluster(
    case: Standing,
    identity: str,
    draft: _Draft,
    copies: Mapping[str, Copy],
    held: tuple[Link, ...],
    near: tuple[Link, ...],
) -> Cluster:
    rows = case.table.rows
    told = sorted(draft.ranked, key=lambda number: rows[number].reading.report.published or "~")
    reports = {rows[number].reading.report.name for number in draft.ranked}
    found = [copies[name] for name in sorted(reports) if name in copies]
    return Cluster(
        identity,
        tuple(member for number in told for member in members(rows[number])),
        held,
        near,
        tuple(copy for copy in found if copy.original in reports),
        draft.doubt,
    )


def _holding(ranked: Sequence[int], heard: Heard) -> list[Pair]:
    """All pairs of a small group; of a large one the strongest pair of each member."""
    if len(ranked) <= FEW:
        return [(a, b) for at, a in enumerate(ranked) for b in ranked[at + 1 :]]
    place = {number: at for at, number in enumerate(ranked)}
    out: list[Pair] = []
    for number in ranked[1:]:
        others = {other: value for other, value in heard.get(number, {}).items() if other in place}
        out.append((min(others, key=lambda other: (-others[other], place[other]), default=ranked[0]), number))
    return out


def doubt(group: Sequence[int], heard: Heard, nearest: float) -> float:
    """How near the group is to another decision, from 0 to 1 (0.5: at the threshold).

    It is that of the member that hangs least on the others, or of the nearest event that was left out, whichever is
    more doubtful.
    """
    held = [
        sum(min(max(heard.get(one, {}).get(other, UNHEARD), FLOOR), CEILING) for other in group if other != one)
        / (len(group) - 1)
        for one in group
        if len(group) > 1
    ]
    return 1 / (1 + exp(min(min(held, default=CEILING), -nearest, CEILING)))
