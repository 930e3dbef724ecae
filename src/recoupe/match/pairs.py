"""Pairs of events laid side by side as columns, and the measures that the reasons read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from recoupe.match.columns import UNKNOWN, Bools, Floats, Ints, counted
from recoupe.match.measures import distance_km, figures_meet, share, shared_codes

if TYPE_CHECKING:
    import numpy.typing as npt

    from recoupe.match.columns import Columns, Kinship

_SLOTS = {
    "lat": "lat", "lon": "lat", "radius": "lat", "site": "lat", "agent": "agent", "target": "target",
    "passage": "passage", "killed": "killed_of", "killed_of": "killed_of", "names": "names", "words": "words",
    "theme": "theme", "trigger": "trigger",
}  # fmt: skip
_FROM_ZERO = frozenset({"names", "words", "theme", "trigger"})
NIGHT = 1
SETTLEMENT_KM = 40.0
AREA_KM = 170.0
NEAR_KM = 30.0
REACH_KM = 90.0
REACH_DAYS = 3
MEMORY_DAYS = 31
LONGEST_DAYS = 400


class Side:
    """One side of many pairs: a column is gathered when it is first asked for."""

    def __init__(self, columns: Columns, rows: Ints) -> None:
        self._columns = columns
        self._rows = rows

    def __getattr__(self, name: str) -> npt.NDArray[Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        column = getattr(self._columns, name)
        if name in _SLOTS:
            column = column[:, : self._used(_SLOTS[name])]
        column = column[self._rows]
        setattr(self, name, column)
        return column

    def _used(self, leader: str) -> int:
        """How many slots of a padded column any of these rows fills; at least one."""
        known = f"_used_{leader}"
        if known not in self.__dict__:
            column = getattr(self._columns, leader)[self._rows]
            filled = ~np.isnan(column) if leader == "lat" else column > 0 if leader in _FROM_ZERO else column >= 0
            self.__dict__[known] = max(int(np.flatnonzero(filled.any(axis=0)).max(initial=0)) + 1, 1)
        return int(self.__dict__[known])


class Pairs:
    """So many pairs of events; every measure is worked out once, when a reason first asks for it."""

    def __init__(self, columns: Columns, left: Ints, right: Ints, kinship: Kinship) -> None:
        self.columns, self.rows, self.kinship = columns, (left, right), kinship
        self.left, self.right = Side(columns, left), Side(columns, right)

    def __len__(self) -> int:
        return len(self.rows[0])

    def only(self, which: Bools) -> Pairs:
        """These of the pairs."""
        return Pairs(self.columns, self.rows[0][which], self.rows[1][which], self.kinship)

    # when

    @cached_property
    def dated(self) -> Bools:
        """Both accounts give days."""
        return (self.left.first != UNKNOWN) & (self.right.first != UNKNOWN)

    @cached_property
    def gap_days(self) -> Ints:
        """Days between the two stretches; 0 where they overlap or one is not known."""
        later = np.maximum(self.left.first, self.right.first).astype(np.int64)
        earlier = np.minimum(self.left.last, self.right.last).astype(np.int64)
        return np.where(self.dated, np.maximum(later - earlier, 0), 0)

    @cached_property
    def width_days(self) -> Ints:
        """The length of the vaguer stretch, in days beyond the first."""
        left = self.left.last.astype(np.int64) - self.left.first
        right = self.right.last.astype(np.int64) - self.right.first
        return np.where(self.dated, np.maximum(left, right), 0)

    @cached_property
    def weekdays(self) -> tuple[Bools, Bools]:
        """Whether a weekday alone can be compared, and whether it is the same (a night has two)."""
        comparable, same = np.zeros(len(self), bool), np.zeros(len(self), bool)
        for a, b in ((self.left, self.right), (self.right, self.left)):
            short = (b.first != UNKNOWN) & (b.last.astype(np.int64) - b.first <= 2)
            alone = (a.weekday >= 0) & (a.first == UNKNOWN)
            start, end = (b.first.astype(np.int64) + 3) % 7, (b.last.astype(np.int64) + 3) % 7
            comparable |= alone & short
            same |= alone & short & ((a.weekday == start) | (a.weekday == end))
        both = (self.left.weekday >= 0) & (self.right.weekday >= 0) & ~self.dated
        comparable |= both
        same |= both & (self.left.weekday == self.right.weekday)
        return comparable, same

    @cached_property
    def same_monthday(self) -> Bools:
        """Both give the same day and month."""
        return (self.left.monthday >= 0) & (self.left.monthday == self.right.monthday)

    # where

    @cached_property
    def placed(self) -> Bools:
        """Both accounts name a place whose position is known."""
        return ~np.isnan(self.left.lat[:, 0]) & ~np.isnan(self.right.lat[:, 0])

    @cached_property
    def _nearest(self) -> tuple[Floats, Floats, Bools]:
        """Of all places of both: the gap between the nearest two, the larger radius of these, whether one site."""
        a, b = self.left, self.right
        km = distance_km(a.lat[:, :, None], a.lon[:, :, None], b.lat[:, None, :], b.lon[:, None, :])
        ra, rb = a.radius[:, :, None].astype(np.float64), b.radius[:, None, :].astype(np.float64)
        wide = np.maximum(ra, rb) + np.zeros_like(km)
        one = (a.site[:, :, None] == b.site[:, None, :]) & (a.site[:, :, None] >= 0)
        gap = np.maximum(km - ra - rb, 0.0)
        rank = np.where(np.isnan(gap), np.inf, gap * 1e3 + np.where(one, wide / 10, wide) + km / 1e3)
        best = rank.reshape(len(self), -1).argmin(axis=1) if len(self) else np.zeros(0, np.int64)
        rows = np.arange(len(self))

        def pick(matrix: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
            return matrix.reshape(len(self), -1)[rows, best] if len(self) else matrix.reshape(0)

        return (
            np.where(self.placed, pick(np.where(np.isnan(gap), 1e5, gap)), 0.0).astype(np.float64),
            np.where(self.placed, pick(wide), 0.0).astype(np.float64),
            self.placed & pick(one).astype(bool),
        )

    @property
    def gap_km(self) -> Floats:
        """Kilometres between the nearest edges of what both call the place."""
        return self._nearest[0]

    @property
    def width_km(self) -> Floats:
        """The radius of the vaguer of these two places."""
        return self._nearest[1]

    @property
    def one_site(self) -> Bools:
        """Both name the same place of the gazetteer."""
        return self._nearest[2]

    # who

    @cached_property
    def agents(self) -> tuple[Bools, Bools, Bools]:
        """Both name who did it; one of them is the same; one of them is of one line."""
        return self._meet(self.left.agent, self.right.agent)

    @cached_property
    def targets(self) -> tuple[Bools, Bools, Bools]:
        """The same for whom it was done to."""
        return self._meet(self.left.target, self.right.target)

    @cached_property
    def crossed(self) -> Bools:
        """One account's doer is the other's sufferer, both ways where both are named."""
        there, back = self._turned
        return there & back

    @cached_property
    def half_crossed(self) -> Bools:
        """One account's doer is the other's sufferer, and the two have neither doer nor sufferer in common."""
        there, back = self._turned
        return (there ^ back) & ~self.agents[2] & ~self.targets[2]

    @cached_property
    def _turned(self) -> tuple[Bools, Bools]:
        """Whether the left doer is akin to the right sufferer, and the right doer to the left sufferer."""
        return (
            self._meet(self.left.agent, self.right.target)[2],
            self._meet(self.right.agent, self.left.target)[2],
        )

    def _meet(self, left: npt.NDArray[np.int32], right: npt.NDArray[np.int32]) -> tuple[Bools, Bools, Bools]:
        both = (left[:, 0] >= 0) & (right[:, 0] >= 0)
        a, b = left[:, :, None], right[:, None, :]
        same = ((a == b) & (a >= 0)).any(axis=(1, 2))
        akin = self.kinship.akin(a + np.zeros_like(b), b + np.zeros_like(a)).any(axis=(1, 2))
        return np.asarray(both, bool), np.asarray(same, bool), np.asarray(akin, bool)

    # how many

    @cached_property
    def killed(self) -> tuple[Bools, Floats, Bools]:
        """Both count the dead of one side; how well the best two figures fit (0 to 1); whether none fits."""
        return figures_meet(self.left.killed, self.right.killed, self.left.killed_of, self.right.killed_of)

    @cached_property
    def injured(self) -> tuple[Bools, Floats, Bools]:
        """The same for the injured, whichever side they are on."""
        return figures_meet(self.left.injured, self.right.injured, None, None)

    # at all

    @cached_property
    def comparable(self) -> Bools:
        """Whether the two can be one happening at all; the blocking keys find every such pair (see ``keys``).

        Where neither account gives a day and the reports' dates do not help, the same place is not enough: a weekday,
        a day and month or a count of the dead must be common too.
        """
        first1, last1, open1 = windows(self.left)
        first2, last2, open2 = windows(self.right)
        together = np.maximum(first1, first2) - np.minimum(last1, last2) <= REACH_DAYS
        at_place = self.placed & (self.width_km <= AREA_KM) & (self.gap_km <= REACH_KM)
        anytime = self.placed & (self.width_km <= SETTLEMENT_KM) & (self.gap_km <= NEAR_KM)
        actor = self.agents[2] | self.targets[2]
        timeless = (self.left.first == UNKNOWN) & (self.right.first == UNKNOWN) & (open1 | open2)
        a_hold = self.weekdays[1] | self.same_monthday | (self.killed[1] >= 1.0)
        known = np.where(open1 | open2, anytime & (~timeless | a_hold), together & (at_place | actor))
        return known | self.copied | self.counted_alike

    @cached_property
    def counted_alike(self) -> Bools:
        """Both give the same dead and the same injured, exactly."""
        left, right = counted(self.left), counted(self.right)
        return (left == right) & (left >= 0)

    # in which words

    @cached_property
    def shared_names(self) -> Ints:
        """How many names (beyond places, actors and sources) stand in both."""
        return shared_codes(self.left.names, self.right.names)

    @cached_property
    def shared_words(self) -> Floats:
        """The share of the words of the shorter account that stand in the other; 0 where one has fewer than four."""
        return share(self.left.words, self.right.words, 4)

    @cached_property
    def shared_theme(self) -> Floats:
        """The share of what one report turns on that the other turns on too, where both tell it at their head."""
        return share(self.left.theme, self.right.theme, 5)

    @cached_property
    def one_trigger(self) -> Bools:
        """Both tell it with the same word."""
        return shared_codes(self.left.trigger, self.right.trigger) > 0

    @cached_property
    def copied(self) -> Bools:
        """Both tell it in a passage that one has from the other."""
        a, b = self.left.passage[:, :, None], self.right.passage[:, None, :]
        return ((a == b) & (a >= 0)).any(axis=(1, 2))


def windows(columns: Columns | Side) -> tuple[Ints, Ints, Bools]:
    """First and last day on which each event can have happened, and whether that is open.

    A report without a date for its event is taken to tell of the 31 days before it appeared; where that is not known
    either, or the stretch is longer than 400 days, the window is open.
    """
    dated = columns.first != UNKNOWN
    told = columns.told != UNKNOWN
    last = np.where(dated, columns.last, columns.told).astype(np.int64)
    first = np.where(dated, columns.first.astype(np.int64), last - MEMORY_DAYS)
    return first, last, ~(dated | told) | (last - first > LONGEST_DAYS)
