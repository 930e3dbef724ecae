"""Krippendorff's alpha: how far coders agree beyond chance, with missing values, and the interval it lies in.

After K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): observed over expected disagreement among
the values that can be paired. The interval is the percentile bootstrap over units (Efron 1979), drawn from a seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

Metric = Literal["nominal", "interval", "ratio"]
METRICS: tuple[Metric, ...] = get_args(Metric)
DRAWS = 2000
LEVEL = 0.95
SEED = 0


@dataclass(frozen=True, slots=True)
class Alpha:
    """The coefficient (1: all agree, 0: as by chance, below: worse than chance) and its interval of 95 %.

    ``value`` is None where no two coders coded one unit, or all values are the same and nothing could differ;
    ``low`` and ``high`` are None where too few draws gave a coefficient.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    units: int = 0
    values: int = 0


def alpha(
    units: Sequence[Sequence[Hashable | None]], metric: Metric = "nominal", *, seed: int = SEED, draws: int = DRAWS
) -> Alpha:
    """Alpha of these units: for each the coders' values, None where a coder gave none.

    ``interval`` and ``ratio`` take numbers (ratio: none below 0). A unit that fewer than two coders coded says nothing.
    """
    coded = [[value for value in unit if value is not None] for unit in units]
    paired = [unit for unit in coded if len(unit) > 1]
    kinds = sorted({value for unit in paired for value in unit}, key=lambda value: (str(type(value)), str(value)))
    if not paired:
        return Alpha(None)
    at = {value: number for number, value in enumerate(kinds)}
    counts = np.zeros((len(paired), len(kinds)))
    for row, unit in enumerate(paired):
        for value in unit:
            counts[row, at[value]] += 1
    distance = _distances(kinds, metric)
    differing = np.einsum("uc,ck,uk->u", counts, distance, counts) / (counts.sum(axis=1) - 1)
    every = _alphas(np.ones((1, len(paired))), differing, counts, distance)
    size = (len(paired), int(counts.sum()))
    if np.isnan(every[0]):
        return Alpha(None, None, None, *size)
    weights = np.random.default_rng(seed).multinomial(len(paired), np.full(len(paired), 1 / len(paired)), draws)
    drawn = _alphas(weights.astype(np.float64), differing, counts, distance)
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.quantile(drawn, ((1 - LEVEL) / 2, (1 + LEVEL) / 2)) if len(drawn) * 2 > draws else (None, None)
    return Alpha(float(every[0]), _number(low), _number(high), *size)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, float) else None


def _alphas(weights: Floats, differing: Floats, counts: Floats, distance: Floats) -> Floats:
    """Alpha for each row of weights (how often each unit was drawn); not a number where nothing could differ."""
    observed = weights @ differing
    totals = weights @ counts
    expected = np.einsum("dc,ck,dk->d", totals, distance, totals)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = 1 - (totals.sum(axis=1) - 1) * observed / expected
    return np.where(expected > 0, found, np.nan)


def _distances(kinds: Sequence[Hashable], metric: Metric) -> Floats:
    if metric == "nominal":
        return 1.0 - np.eye(len(kinds))
    numbers = np.array([float(str(kind)) for kind in kinds])
    return _METRICS[metric](numbers[:, None], numbers[None, :])


def _interval(left: Floats, right: Floats) -> Floats:
    out: Floats = (left - right) ** 2
    return out


def _ratio(left: Floats, right: Floats) -> Floats:
    together = left + right
    return np.where(together > 0, (left - right) ** 2 / np.where(together > 0, together, 1) ** 2, 0.0)


_METRICS: dict[str, Callable[[Floats, Floats], Floats]] = {"interval": _interval, "ratio": _ratio}
