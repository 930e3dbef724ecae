"""Clusters grown by average support: no chain of lucky pairs joins what the whole does not."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

UNHEARD = -1.5
FLOOR = -4.0
CEILING = 8.0

Pair = tuple[int, int]


def grow(
    count: int,
    support: Mapping[Pair, float],
    reports: Sequence[int],
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[tuple[int, ...]]:
    """Group ``count`` events: the two groups with the highest average support are joined, as long as it is above 0.

    ``support`` holds log-odds for pairs (low, high); a pair that it lacks counts -1.5, one far below the threshold -4. ``same`` and ``apart`` are
    judgements: what they say holds whatever the support. Two events of one report come together only by a judgement.
    Ties are broken by number, so events must be numbered by a rule that does not depend on the order of reports.
    Average linkage as by Sokal and Michener (1958).
    """
    root = list(range(count))
    for left, right in sorted({ordered(*pair) for pair in same}):
        a, b = _root(root, left), _root(root, right)
        root[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = {}
    for number in range(count):
        members.setdefault(_root(root, number), []).append(number)
    of = {number: group for group, inside in members.items() for number in inside}
    banned = {ordered(of[a], of[b]) for a, b in apart if of[a] != of[b]}
    told = {group: {reports[number] for number in inside} for group, inside in members.items()}
    sums: dict[int, dict[int, list[float]]] = {group: {} for group in members}
    for (left, right), value in sorted(support.items()):
        a, b = of[left], of[right]
        if a != b:
            total = sums[a].setdefault(b, [0.0, 0])
            total[0] += max(min(value, CEILING), FLOOR)
            total[1] += 1
            sums[b][a] = total
    _join(members, sums, banned, told)
    return sorted(tuple(sorted(inside)) for inside in members.values())


def _join(
    members: dict[int, list[int]],
    sums: dict[int, dict[int, list[float]]],
    banned: set[Pair],
    told: dict[int, set[int]],
) -> None:
    def average(a: int, b: int) -> float:
        total, heard = sums[a][b]
        pairs = len(members[a]) * len(members[b])
        return (total + UNHEARD * (pairs - heard)) / pairs

    heap = [(-average(a, b), a, b) for a in sums for b in sums[a] if a < b and average(a, b) > 0]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in sums[a] or -average(a, b) != value:
            continue
        if ordered(a, b) in banned or told[a] & told[b]:
            continue
        members[a] += members.pop(b)
        told[a] |= told.pop(b)
        for other, total in sorted(sums.pop(b).items()):
            sums[other].pop(b)
            if other == a:
                continue
            mine = sums[a].setdefault(other, [0.0, 0])
            mine[0] += total[0]
            mine[1] += total[1]
            sums[other][a] = mine
        banned |= {ordered(a, low + high - b) for low, high in banned if b in (low, high)}
        for other in sorted(sums[a]):
            if average(a, other) > 0:
                low, high = ordered(a, other)
                heapq.heappush(heap, (-average(a, other), low, high))


def ordered(left: int, right: int) -> Pair:
    """The pair with the lower number first."""
    return (left, right) if left <= right else (right, left)


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number
