"""Groups of rows become clusters: members, the reasons that hold them, what came nearest to joining, and the doubt."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from recoupe.match.explaining import links, members
from recoupe.match.growing import CEILING, FLOOR, UNHEARD
from recoupe.match.rows import lines
from recoupe.model.incident import Cluster

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.match.columns import Kinship
    from recoupe.match.growing import Pair
    from recoupe.match.standing import Standing

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
    kin, _ = lines(case.codes, case.line)
    return tuple(_cluster(case, name, group, by_row, kin) for name, group in zip(case.ids, case.groups, strict=True))


def _cluster(case: Standing, identity: str, group: Sequence[int], heard: Heard, kin: Kinship) -> Cluster:
    rows, columns = case.table.rows, case.table.columns
    ranked = sorted(group, key=lambda number: rows[number].key)
    inside = set(group)
    near = sorted(
        (-value, rows[other].key, rows[number].key, number, other)
        for number in group
        for other, value in heard.get(number, {}).items()
        if other not in inside and rows[other].reading.report.name != rows[number].reading.report.name
    )[:NEAREST]
    reports = {rows[number].reading.report.name for number in group}
    told = sorted(ranked, key=lambda number: rows[number].reading.report.published or "~")
    return Cluster(
        identity,
        tuple(member for number in told for member in members(rows[number])),
        links(_holding(ranked, heard), rows, columns, kin, case.weights),
        links([(number, other) for *_, number, other in near], rows, columns, kin, case.weights),
        tuple(copy for copy in case.copies if {copy.copy, copy.original} <= reports),
        round(doubt(ranked, heard, -near[0][0] if near else -CEILING), 3),
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
