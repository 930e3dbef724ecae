"""Measures between columns laid side by side: kilometres, words in common, figures that meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import UNKNOWN, Bools, Floats, Ints

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy.typing as npt

    Degrees: TypeAlias = npt.NDArray[np.float32] | npt.NDArray[np.float64]

EARTH_KM = 6371.0


def distance_km(lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees) -> Floats:
    """Great-circle distance (haversine), degrees in, kilometres out; NaN where a place is not known."""
    p1, p2 = np.radians(lat1.astype(np.float64)), np.radians(lat2.astype(np.float64))
    half = np.sin((p2 - p1) / 2) ** 2 + np.cos(p1) * np.cos(p2) * np.sin(np.radians(lon2 - lon1) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))), dtype=np.float64)


def shared_codes(left: npt.NDArray[np.int32], right: npt.NDArray[np.int32]) -> Ints:
    """How many of the left codes stand on the right too; 0 is no code."""
    return np.asarray(((left[:, :, None] == right[:, None, :]) & (left[:, :, None] != 0)).any(axis=2).sum(axis=1))


def share(left: npt.NDArray[np.int32], right: npt.NDArray[np.int32], least: int) -> Floats:
    """The share of the fewer codes that stand on the other side; 0 where there are fewer than ``least``."""
    fewer = np.minimum((left != 0).sum(axis=1), (right != 0).sum(axis=1))
    return np.where(fewer >= least, shared_codes(left, right) / np.maximum(fewer, 1), 0.0)


def figures_meet(
    left: npt.NDArray[np.int32],
    right: npt.NDArray[np.int32],
    left_of: npt.NDArray[np.int32] | None,
    right_of: npt.NDArray[np.int32] | None,
) -> tuple[Bools, Floats, Bools]:
    """Both sides count (the same dead, where told whose); how well the best two figures fit; whether none meets."""
    low1, high1 = left[:, :, None, 0].astype(np.int64), left[:, :, None, 1].astype(np.int64)
    low2, high2 = right[:, None, :, 0].astype(np.int64), right[:, None, :, 1].astype(np.int64)
    both = (low1 != UNKNOWN) & (low2 != UNKNOWN)
    if left_of is not None and right_of is not None:
        both = both & (left_of[:, :, None] == right_of[:, None, :])
    meet = both & (low1 <= high2) & (low2 <= high1)
    exact = meet & (low1 == low2) & (high1 == high2)
    telling = np.where(low1 >= 3, 1.0, 0.4)
    fit = np.where(exact, telling, np.where(meet, 0.3, 0.0)).max(axis=(1, 2)) if len(left) else np.zeros(0)
    some = both.any(axis=(1, 2))
    return np.asarray(some, bool), np.asarray(fit, np.float64), np.asarray(some & ~meet.any(axis=(1, 2)), bool)
