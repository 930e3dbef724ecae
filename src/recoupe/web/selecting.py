"""From a question to the rows that fit it, in the order asked for, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recoupe.web.columns import NEVER, day_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from recoupe.web.columns import Columns, Terms
    from recoupe.web.selection import Selection

    Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Selected:
    """The rows that fit, in order, and the counts beside each filter: what choosing it would leave."""

    rows: NDArray[np.int64]
    facets: dict[str, list[list[int]]]


FACETS: tuple[tuple[str, str], ...] = (
    ("type", "types"), ("status", "statuses"), ("differs", "differing"), ("outlet", "outlets"), ("actor", "actors"),
    ("source", "sources"),
)  # fmt: skip


def selected(columns: Columns, asked: Selection, found: Callable[[str], Iterable[int]]) -> Selected:
    """The rows that fit; ``found`` gives the rows that hold words.

    A filter's own counts leave that filter out, so that a second value can be seen before it is chosen.
    """
    masks = _masks(columns, asked, found)
    every = np.ones(len(columns), dtype=bool)
    for mask in masks.values():
        every &= mask
    facets: dict[str, list[list[int]]] = {}
    for name, column in FACETS:
        kept = every
        if name in masks:
            kept = np.ones(len(columns), dtype=bool)
            for other, mask in masks.items():
                if other != name:
                    kept &= mask
        words: Terms = getattr(columns, column)
        facets[name] = words.counted(kept)
    facets["voices"] = [[v, int(n)] for v, n in enumerate(np.bincount(columns.voices[every])) if n]
    facets["judged"] = [[flag, int((columns.judged[every] == bool(flag)).sum())] for flag in (1, 0)]
    facets["placed"] = [[flag, int((np.isnan(columns.lat[every]) != bool(flag)).sum())] for flag in (1, 0)]
    return Selected(_ordered(columns, np.flatnonzero(every), asked.sort), facets)


def _masks(columns: Columns, asked: Selection, found: Callable[[str], Iterable[int]]) -> dict[str, Mask]:
    """Which rows fit each filter that is set."""
    count = len(columns)
    out: dict[str, Mask] = {}
    for name, column in FACETS:
        if wanted := getattr(asked, name):
            out[name] = getattr(columns, column).holding(wanted, count)
    if asked.since or asked.until:
        out["days"] = _days(columns, asked.since, asked.until)
    if (box := asked.box) is not None:
        west, south, east, north = box
        across = (
            (columns.lon >= west) & (columns.lon <= east)
            if west <= east
            else (columns.lon >= west) | (columns.lon <= east)
        )
        out["bbox"] = across & (columns.lat >= south) & (columns.lat <= north)
    if corners := asked.corners:
        out["area"] = _inside(columns.lon, columns.lat, corners)
    if asked.voices is not None:
        out["voices"] = columns.voices >= asked.voices
    if asked.judged is not None:
        out["judged"] = columns.judged == (asked.judged == "yes")
    if asked.placed is not None:
        out["placed"] = np.isnan(columns.lat) == (asked.placed == "no")
    if asked.q.strip():
        mask = np.zeros(count, dtype=bool)
        mask[np.fromiter(found(asked.q), dtype=np.int64)] = True
        out["q"] = mask
    return out


def _days(columns: Columns, since: str | None, until: str | None) -> Mask:
    """Rows that may have happened in these days; the undated may not be said to."""
    dated = (columns.first != NEVER) | (columns.last != NEVER)
    first = np.where(columns.first != NEVER, columns.first, NEVER)
    last = np.where(columns.last != NEVER, columns.last, -NEVER)
    begun = first <= day_number(_end(until)) if until else np.ones(len(columns), dtype=bool)
    over = last < day_number(_start(since)) if since else np.zeros(len(columns), dtype=bool)
    fitting: Mask = dated & begun & ~over
    return fitting


def _start(day: str) -> str:
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def _end(day: str) -> str:
    """The last day of a year or a month."""
    from calendar import monthrange

    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        year, month = int(day[:4]), int(day[5:])
        return f"{day}-{monthrange(year, month)[1]:02d}" if year and 1 <= month <= 12 else day
    return day


def _inside(lon: NDArray[np.float64], lat: NDArray[np.float64], corners: tuple[tuple[float, float], ...]) -> Mask:
    """Which points lie in the polygon: a ray from each crosses its edges an odd number of times."""
    inside = np.zeros(len(lon), dtype=bool)
    with np.errstate(invalid="ignore", divide="ignore"):
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
            if y1 != y2:
                crosses = (y1 > lat) != (y2 > lat)
                inside ^= crosses & (lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)
    return inside


def _ordered(columns: Columns, rows: NDArray[np.int64], sort: str) -> NDArray[np.int64]:
    """The rows in the order asked for; rows are in order of date already, which breaks ties."""
    name, down = sort.removeprefix("-"), sort.startswith("-")
    if name == "date":
        known = columns.first[rows] != NEVER
        return np.concatenate([rows[known][::-1], rows[~known]]) if down else rows
    if name == "killed":
        keys = np.array([NEVER if high is None else high for high in columns.tolls["killed"][1]], dtype=np.int64)[rows]
    else:
        keys = getattr(columns, name)[rows]
    known = keys != NEVER
    order = np.argsort(-keys[known] if down else keys[known], kind="stable")
    return np.concatenate([rows[known][order], rows[~known]])
