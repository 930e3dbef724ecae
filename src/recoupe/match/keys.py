"""Which pairs of events are worth comparing: those that share a key, found without looking at all pairs.

A key is a week and an area (cells of 2 degrees), a week and an actor in one role, an area alone (cells of 0.4 degrees) where no time is
known, a copied passage, or the same dead and injured. Every pair that is ``comparable`` shares one; so no pair that the reasons would join is
lost. Blocking by several keys at once follows Hernández and Stolfo (1995).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import counted
from recoupe.match.pairs import AREA_KM, NEAR_KM, REACH_DAYS, REACH_KM, SETTLEMENT_KM, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from recoupe.match.columns import Bools, Columns, Ints

WEEK = 7
CELL, FINE = 2.0, 0.4
KM_PER_DEGREE = 111.19
WEEKS = 2**17
AREA, AGENT, TARGET, ANYTIME, PASSAGE, COUNTED = range(6)
KINDS = 6
MOST_PAIRS = 400_000

Rows = tuple["Ints", "Ints"]


def keys(columns: Columns, above: npt.NDArray[np.int32]) -> Rows:
    """The keys of all events, as two columns (key, row), sorted by key, and within a key those without a time first.

    ``above`` gives for each actor code the codes of all that it is a part of (padded with -1).
    """
    first, last, open_ = windows(columns)
    half = (REACH_DAYS + 1) // 2
    weeks = _weeks(first - half, last + half, ~open_)
    cells = _cells(columns, AREA_KM, REACH_KM / 2)
    both = counted(columns)
    parts = [
        _cross(AREA, weeks, cells),
        _cross(AGENT, weeks, _actors(columns.agent, above)),
        _cross(TARGET, weeks, _actors(columns.target, above)),
        _alone(ANYTIME, _cells(columns, SETTLEMENT_KM, NEAR_KM / 2, FINE)),
        _alone(PASSAGE, _flat(columns.passage, columns.passage >= 0)),
        _alone(COUNTED, _flat(both[:, None], both[:, None] >= 0)),
    ]
    key = np.concatenate([part[0] for part in parts])
    row = np.concatenate([part[1] for part in parts])
    order = np.lexsort((row, ~open_[row], key))  # open rows first: without time, only they are paired with all others
    key, row = key[order], row[order]
    fresh = np.ones(len(key), bool)
    fresh[1:] = (key[1:] != key[:-1]) | (row[1:] != row[:-1])
    return key[fresh], row[fresh]


def candidates(columns: Columns, rows: Rows, fresh: Bools | None = None) -> Iterator[Rows]:
    """Pairs of rows that share a key, in batches; a pair that shares several keys may come more than once.

    With ``fresh``, only pairs in which at least one row is marked: what adding reports makes necessary.
    """
    _, _, open_ = windows(columns)
    key, row = rows
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(key)])
    if fresh is not None and len(key):
        touched = np.logical_or.reduceat(fresh[row], starts)
        keep = np.repeat(touched, sizes)
        key, row = key[keep], row[keep]
        sizes = sizes[touched]
        starts = np.cumsum(sizes) - sizes
    ends = np.repeat(starts + sizes, sizes)
    dated = (key % KINDS == ANYTIME) & ~open_[row]
    follow = np.where(dated, 0, ends - np.arange(len(key)) - 1)
    cut = np.cumsum(follow)
    at = 0
    while at < len(key):
        stop = max(int(np.searchsorted(cut, (cut[at - 1] if at else 0) + MOST_PAIRS, side="right")), at + 1)
        count = follow[at:stop]
        place = np.repeat(np.arange(at, stop), count)
        offset = np.arange(len(place)) - np.repeat(np.cumsum(count) - count, count)
        left, right = row[place], row[place + 1 + offset]
        if fresh is not None:
            wanted = fresh[left] | fresh[right]
            left, right = left[wanted], right[wanted]
        if len(left):
            yield left, right
        at = stop


def _weeks(first: Ints, last: Ints, known: Bools) -> Rows:
    """(week, row) for each week that the window touches."""
    rows = np.flatnonzero(known)
    low, high = first[rows] // WEEK, last[rows] // WEEK
    count = high - low + 1
    row = np.repeat(rows, count)
    offset = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(low, count) + offset, row


def _cells(columns: Columns, widest: float, margin: float, size: float = CELL) -> Rows:
    """(cell, row) for each cell that a place of the event touches, with a margin in kilometres around it."""
    row, slot = np.nonzero(~np.isnan(columns.lat) & (columns.radius <= widest))
    lat, lon = columns.lat[row, slot].astype(np.float64), columns.lon[row, slot].astype(np.float64)
    reach = (columns.radius[row, slot].astype(np.float64) + margin) * 1.01
    high = reach / KM_PER_DEGREE
    wide = np.minimum(high / np.maximum(np.cos(np.radians(np.minimum(np.abs(lat) + high, 89.0))), 0.02), 180.0)
    south, north = _line(lat - high, size), _line(lat + high, size)
    west, east = _line(lon - wide, size), _line(lon + wide, size)
    around = round(360 / size)
    tall, broad = north - south + 1, np.minimum(east - west + 1, around)
    count = tall * broad
    index = np.repeat(np.arange(len(row)), count)
    offset = np.arange(len(index)) - np.repeat(np.cumsum(count) - count, count)
    y = south[index] + offset // broad[index]
    x = (west[index] + offset % broad[index]) % around
    return (y + round(100 / size)) * around + x, row[index]


def _line(degrees: npt.NDArray[np.float64], size: float) -> Ints:
    return np.floor(degrees / size).astype(np.int64)


def _actors(codes: npt.NDArray[np.int32], above: npt.NDArray[np.int32]) -> Rows:
    """(actor, row) for each actor of the event and for all that it is a part of."""
    value, row = _flat(codes, codes >= 0)
    if above.shape[1] == 0 or not len(value):
        return value, row
    higher = above[value]
    more = higher >= 0
    extra_row = np.broadcast_to(row[:, None], higher.shape)[more]
    return np.r_[value, higher[more].astype(np.int64)], np.r_[row, extra_row]


def _flat(values: npt.NDArray[np.int32] | Ints, keep: Bools) -> Rows:
    row, slot = np.nonzero(keep)
    return values[row, slot].astype(np.int64), row.astype(np.int64)


def _alone(kind: int, facts: Rows) -> Rows:
    return facts[0] * KINDS + kind, facts[1]


def _cross(kind: int, weeks: Rows, facts: Rows) -> Rows:
    """Keys from each of an event's weeks with each of its facts."""
    size = int(max(weeks[1].max(initial=-1), facts[1].max(initial=-1))) + 1
    order = np.argsort(facts[1], kind="stable")
    value, row = facts[0][order], facts[1][order]
    count = np.bincount(row, minlength=size)
    begin = np.cumsum(count) - count
    times = count[weeks[1]]
    week, out_row = np.repeat(weeks[0], times), np.repeat(weeks[1], times)
    offset = np.arange(len(week)) - np.repeat(np.cumsum(times) - times, times)
    fact = value[begin[out_row] + offset] if len(out_row) else np.zeros(0, np.int64)
    return ((fact * WEEKS) + (week + WEEKS // 2)) * KINDS + kind, out_row
