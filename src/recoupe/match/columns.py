"""Events as columns: one row an event, numbers only, so that a million of them fit and compare at once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]

UNKNOWN = -(2**31)
PLACES, ACTORS, FIGURES, NAMES, WORDS, PASSAGES, THEME, TRIGGERS = 4, 4, 4, 8, 24, 3, 16, 6
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Columns:
    """What matching looks at, a row an event.

    Days count from 1 January 1970 (``UNKNOWN`` where the report gives none); places in degrees and kilometres (NaN
    where none); actors, sites, names and words are codes (-1 or 0 where none). ``first``-``last`` is when it happened,
    ``told`` the last day on which the report can have appeared, ``monthday`` month × 32 + day where only the year is
    missing, ``weekday`` 0 for Monday where only that is said. Figures are (low, high) with ``killed_of`` 1 for the
    attacked, 2 for the attackers. ``passage`` are codes of passages that stand in other reports too; ``theme`` of the
    places, actors and names on which the report turns, for what its head tells; ``trigger`` of the words that tell it.
    """

    report: npt.NDArray[np.int32]
    outlet: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int32]
    first: npt.NDArray[np.int32]
    last: npt.NDArray[np.int32]
    told: npt.NDArray[np.int32]
    monthday: npt.NDArray[np.int32]
    weekday: npt.NDArray[np.int32]
    lat: npt.NDArray[np.float32]
    lon: npt.NDArray[np.float32]
    radius: npt.NDArray[np.float32]
    site: npt.NDArray[np.int32]
    agent: npt.NDArray[np.int32]
    target: npt.NDArray[np.int32]
    killed: npt.NDArray[np.int32]
    killed_of: npt.NDArray[np.int32]
    injured: npt.NDArray[np.int32]
    names: npt.NDArray[np.int32]
    words: npt.NDArray[np.int32]
    passage: npt.NDArray[np.int32]
    theme: npt.NDArray[np.int32]
    trigger: npt.NDArray[np.int32]
    planned: npt.NDArray[np.bool_]
    aggregate: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.report)

    def take(self, rows: Ints) -> Columns:
        """These rows, in this order."""
        return Columns(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def over(self, other: Columns) -> Columns:
        """These rows, and the other's below."""
        both = {f.name: np.concatenate([getattr(self, f.name), getattr(other, f.name)]) for f in fields(self)}
        return Columns(**both)


WIDTHS: dict[str, tuple[int, ...]] = {
    "lat": (PLACES,), "lon": (PLACES,), "radius": (PLACES,), "site": (PLACES,), "agent": (ACTORS,),
    "target": (ACTORS,), "killed": (FIGURES, 2), "killed_of": (FIGURES,), "injured": (FIGURES, 2),
    "names": (NAMES,), "words": (WORDS,), "passage": (PASSAGES,), "theme": (THEME,), "trigger": (TRIGGERS,),
}  # fmt: skip
BLANKS: dict[str, tuple[type, float]] = {
    "lat": (np.float32, np.nan), "lon": (np.float32, np.nan), "radius": (np.float32, 0.0),
    "names": (np.int32, 0), "words": (np.int32, 0), "theme": (np.int32, 0), "trigger": (np.int32, 0), "planned": (np.bool_, 0), "aggregate": (np.bool_, 0),
    "first": (np.int32, UNKNOWN), "last": (np.int32, UNKNOWN), "told": (np.int32, UNKNOWN),
    "killed": (np.int32, UNKNOWN), "injured": (np.int32, UNKNOWN),
}  # fmt: skip


def blank(count: int) -> dict[str, npt.NDArray[np.generic]]:
    """Columns for so many events that say nothing, ready to be filled."""
    out: dict[str, npt.NDArray[np.generic]] = {}
    for field in fields(Columns):
        dtype, value = BLANKS.get(field.name, (np.int32, -1))
        out[field.name] = np.full((count, *WIDTHS.get(field.name, ())), value, dtype=dtype)
    return out


@dataclass(frozen=True)
class Kinship:
    """Which actors are of one line: the same, or one a part of the other. Codes as in the columns.

    ``lines`` holds ``low × size + high`` for each pair of one line, sorted.
    """

    size: int
    lines: Ints

    def akin(self, left: npt.NDArray[np.int32], right: npt.NDArray[np.int32]) -> Bools:
        """Whether two codes are of one line, element by element; a missing one (-1) is akin to nobody."""
        low = np.minimum(left, right).astype(np.int64)
        high = np.maximum(left, right).astype(np.int64)
        known = low >= 0
        if not len(self.lines):
            return known & (low == high)
        wanted = low * self.size + high
        at = np.minimum(np.searchsorted(self.lines, wanted), len(self.lines) - 1)
        return known & ((low == high) | (self.lines[at] == wanted))


def kinship(above: Sequence[Sequence[int]]) -> Kinship:
    """The kinship of actors numbered from 0; ``above`` gives for each the numbers of what it is a part of."""
    size = max(len(above), 1)
    found = {
        min(number, higher) * size + max(number, higher)
        for number, line in enumerate(above)
        for higher in line
        if higher != number
    }
    return Kinship(size, np.array(sorted(found), dtype=np.int64))


def counted(columns: Any) -> Ints:  # noqa: ANN401 - columns, or one side of pairs of rows
    """Dead and injured together as one number where both are given exactly and are three or more; else -1."""
    (k1, k2), (i1, i2) = columns.killed[:, 0].T.astype(np.int64), columns.injured[:, 0].T.astype(np.int64)
    return np.where((k1 == k2) & (i1 == i2) & (k1 >= 3) & (i1 >= 3), k1 * 100_000 + i1, -1)


def day_number(iso: str | None) -> int:
    """Days since 1 January 1970 of an ISO date; ``UNKNOWN`` where it is none."""
    try:
        return date.fromisoformat(iso or "").toordinal() - EPOCH
    except ValueError:
        return UNKNOWN
