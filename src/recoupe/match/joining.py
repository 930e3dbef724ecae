"""From columns to groups of rows: candidates, support, clusters. Nothing here is an object per event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import UNKNOWN
from recoupe.match.growing import FLOOR, grow, ordered
from recoupe.match.keys import candidates, keys
from recoupe.match.pairs import REACH_DAYS, Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from recoupe.match.columns import Bools, Columns, Floats, Ints, Kinship
    from recoupe.match.growing import Pair
    from recoupe.match.weights import Weights


# Beyond so many rows that hang together, not every pair of them is looked at again.
LARGE = 300


@dataclass(frozen=True)
class Heard:
    """The pairs that were compared and are not hopeless, low row first, sorted, with their support in log-odds.

    ``compared`` counts the pairs that were looked at to find them.
    """

    left: Ints
    right: Ints
    support: Floats
    compared: int = 0

    def plus(self, other: Heard) -> Heard:
        """Both together; of a pair in both the other's support counts."""
        left = np.r_[other.left, self.left]
        right = np.r_[other.right, self.right]
        return _sorted(left, right, np.r_[other.support, self.support], self.compared + other.compared)


@dataclass(frozen=True)
class Decided:
    """What people decided, as pairs of rows."""

    same: frozenset[Pair] = field(default_factory=frozenset)
    apart: frozenset[Pair] = field(default_factory=frozenset)


def heard(
    columns: Columns, kinship: Kinship, above: npt.NDArray[np.int32], weights: Weights, fresh: Bools | None = None
) -> Heard:
    """The support of every pair that shares a key (with ``fresh``: of which one row at least is marked)."""
    kept: list[tuple[Ints, Ints, Floats]] = []
    compared = 0
    for left, right in candidates(columns, keys(columns, above), fresh):
        apart = columns.report[left] != columns.report[right]
        both = np.unique(np.minimum(left, right)[apart] * len(columns) + np.maximum(left, right)[apart])
        low, high = both // len(columns), both % len(columns)
        compared += len(low)
        near = _near_in_time(columns, low, high)
        pairs, support = weights.hopeful(Pairs(columns, low[near], high[near], kinship), FLOOR)
        kept.append((*pairs.rows, support))
    if not kept:
        none = np.zeros(0, np.int64)
        return Heard(none, none, np.zeros(0), compared)
    parts = [np.concatenate(column) for column in zip(*kept, strict=True)]
    return _sorted(parts[0], parts[1], parts[2], compared)


def _near_in_time(columns: Columns, left: Ints, right: Ints) -> Bools:
    """Pairs that are not days apart: looked at first, because it costs least."""
    first, last = columns.first, columns.last
    dated = (first[left] != UNKNOWN) & (first[right] != UNKNOWN)
    gap = np.maximum(first[left], first[right]).astype(np.int64) - np.minimum(last[left], last[right])
    return ~dated | (gap <= REACH_DAYS)


def _sorted(left: Ints, right: Ints, support: Floats, compared: int) -> Heard:
    order = np.lexsort((right, left))
    left, right, support = left[order], right[order], support[order]
    fresh = np.ones(len(left), bool)
    fresh[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    return Heard(left[fresh], right[fresh], support[fresh], compared)


def groups(
    count: int,
    heard: Heard,
    reports: Sequence[int] | npt.NDArray[np.int32],
    order: Sequence[int],
    decided: Decided | None = None,
    only: Iterable[int] | None = None,
    days: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]] | None = None,
) -> list[tuple[int, ...]]:
    """The groups of rows that tell one happening each; every row is in one of them.

    ``order`` ranks the rows by what they are called, so that ties fall the same way whatever order they came in.
    With ``only``, just the groups of rows that hang together with one of these. ``days`` are the first and last day of
    each row: two rows of other days speak against each other even where nothing else makes a pair of them.
    """
    decided = decided or Decided()
    root = list(range(count))
    good = heard.support > 0
    for left, right in zip(heard.left[good].tolist(), heard.right[good].tolist(), strict=True):
        _unite(root, left, right)
    for left, right in sorted(decided.same):
        _unite(root, left, right)
    part = np.array([_root(root, number) for number in range(count)], dtype=np.int64)
    wanted = None if only is None else {int(part[number]) for number in only}
    inside = np.flatnonzero(part[heard.left] == part[heard.right]) if len(heard.left) else np.zeros(0, np.int64)
    inside = inside[np.argsort(part[heard.left[inside]], kind="stable")]
    out: list[tuple[int, ...]] = []
    for members, pairs in _components(part, inside, heard):
        if wanted is not None and int(part[members[0]]) not in wanted:
            continue
        if len(members) == 1:
            out.append(tuple(members))
            continue
        ranked = sorted(members, key=lambda number: order[number])
        rank = {number: place for place, number in enumerate(ranked)}
        support = {
            ordered(rank[left], rank[right]): value
            for left, right, value in zip(
                heard.left[pairs].tolist(), heard.right[pairs].tolist(), heard.support[pairs].tolist(), strict=True
            )
        }
        if days is not None and len(ranked) <= LARGE:
            for pair in _days_apart(*(column[ranked] for column in days)):
                support.setdefault(pair, FLOOR)
        grown = grow(
            len(ranked),
            support,
            [int(reports[number]) for number in ranked],
            [(rank[a], rank[b]) for a, b in decided.same if a in rank and b in rank],
            [(rank[a], rank[b]) for a, b in decided.apart if a in rank and b in rank],
        )
        out += [tuple(ranked[place] for place in group) for group in grown]
    return out


def _days_apart(first: npt.NDArray[np.int32], last: npt.NDArray[np.int32]) -> list[Pair]:
    """The pairs of these rows that give days more than one apart."""
    gap = np.maximum.outer(first, first).astype(np.int64) - np.minimum.outer(last, last)
    dated = np.logical_and.outer(first != UNKNOWN, first != UNKNOWN)
    low, high = np.nonzero(np.triu(dated & (gap > 1), 1))
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _components(part: Ints, inside: Ints, heard: Heard) -> Iterable[tuple[list[int], Ints]]:
    """The rows of each component with the pairs inside it."""
    if not len(part):  # reports that tell no event
        return
    rows = np.argsort(part, kind="stable")
    starts = np.flatnonzero(np.r_[True, part[rows][1:] != part[rows][:-1]])
    ends = np.r_[starts[1:], len(rows)]
    owner = part[heard.left[inside]] if len(inside) else np.zeros(0, np.int64)
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        members = rows[start:end].tolist()
        if len(members) == 1:
            yield members, inside[:0]
            continue
        label = part[members[0]]
        low, high = np.searchsorted(owner, label, "left"), np.searchsorted(owner, label, "right")
        yield members, inside[low:high]


def _unite(root: list[int], left: int, right: int) -> None:
    a, b = _root(root, left), _root(root, right)
    if a != b:
        root[max(a, b)] = min(a, b)


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        root[number] = root[root[number]]
        number = root[number]
    return number
