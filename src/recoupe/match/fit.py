"""Weights fitted to what people judged, and checked on judgements that were held out.

Logistic regression by Newton's method, drawn towards the written table (a normal prior around it), so that a handful
of judgements bends the weights a little and a thousand bend them far. Conditions (``fixed``) are not fitted.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recoupe.errors import InputError
from recoupe.match.pairs import Pairs
from recoupe.match.reasons import REASONS
from recoupe.match.rows import lines
from recoupe.match.standing import add, begin, decisions
from recoupe.match.weights import Weights, load_weights, strengths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.match.columns import Bools, Floats, Ints
    from recoupe.match.standing import Standing
    from recoupe.model.event import Reading
    from recoupe.model.judgement import Judgement

FEWEST = 8
SPREAD = 1.5
ROUNDS = 50
HELD_OUT = 4


@dataclass(frozen=True)
class Check:
    """How weights do on judgements: how many, the share decided rightly, and the mean log loss (nats)."""

    judged: int
    right: float
    loss: float


@dataclass(frozen=True)
class Fitted:
    """The fitted weights, and both tables' check on the judgements that were held out (every fourth)."""

    weights: Weights
    written: Check
    fitted: Check

    @property
    def better(self) -> bool:
        """Whether the fitted weights lose less on the judgements that they have not seen."""
        return self.fitted.loss < self.written.loss


def fit(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    weights: Weights | None = None,
    line: Callable[[str], Sequence[str]] | None = None,
) -> Fitted:
    """Fit the weights to the judgements *same* and *not-same* on these readings.

    Raises:
        InputError: fewer than eight judgements bear on pairs of these readings, or all say the same.
    """
    written = weights or load_weights()
    case = add(begin(written, line), readings)
    matrix, same, marks = judged_pairs(case, judgements)
    if len(same) < FEWEST or same.all() or not same.any():
        raise InputError(
            f"{len(same)} judgements are too few or too alike to fit weights.",
            f"Judge at least {FEWEST} pairs, some the same and some not.",
        )
    held = marks % HELD_OUT == 0
    if held.all() or not held.any():
        held = np.arange(len(same)) % HELD_OUT == 0
    found = fitted(matrix[~held], same[~held], written)
    return Fitted(found, check(matrix[held], same[held], written), check(matrix[held], same[held], found))


def judged_pairs(case: Standing, judgements: Sequence[Judgement]) -> tuple[Floats, Bools, Ints]:
    """The judged pairs of a case: how fully each reason holds, whether they are the same, and a mark for each pair.

    The mark depends on the names alone, so that the same pairs are held out whatever the order.
    """
    decided = decisions(judgements, case.table.rows)
    pairs = sorted([(pair, True) for pair in decided.same] + [(pair, False) for pair in decided.apart])
    rows = case.table.rows
    marks = [zlib.crc32(repr(sorted((rows[a].key, rows[b].key))).encode()) for (a, b), _ in pairs]
    left = np.array([a for (a, _), _ in pairs], dtype=np.int64)
    right = np.array([b for (_, b), _ in pairs], dtype=np.int64)
    kin, _ = lines(case.codes, case.line)
    matrix = strengths(Pairs(case.table.columns, left, right, kin))
    return matrix, np.array([same for _, same in pairs], dtype=bool), np.array(marks, dtype=np.int64)


def fitted(matrix: Floats, same: Bools, written: Weights) -> Weights:
    """The weights that fit these pairs best, drawn towards the written ones."""
    free = ~np.array(written.fixed)
    fixed_part = matrix[:, ~free] @ np.array(written.values)[~free]
    design = np.column_stack([np.ones(len(matrix)), matrix[:, free]])
    centre = np.array([written.prior, *np.array(written.values)[free]])
    weight = centre.copy()

    def cost(at: Floats) -> float:
        total = design @ at + fixed_part
        return float(
            np.logaddexp(0.0, np.where(same, -total, total)).sum() + ((at - centre) ** 2).sum() / 2 / SPREAD**2
        )

    for _ in range(ROUNDS):
        chance = _chance(design @ weight + fixed_part)
        slope = design.T @ (chance - same) + (weight - centre) / SPREAD**2
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + np.eye(len(weight)) / SPREAD**2
        step = np.linalg.solve(curve, slope)
        while cost(weight - step) > cost(weight) and np.abs(step).max() > 1e-9:
            step = step / 2
        weight = weight - step
        if np.abs(step).max() < 1e-8:
            break
    values = np.array(written.values)
    values[free] = weight[1:]
    return replace(written, prior=float(weight[0]), values=tuple(float(value) for value in values))


def check(matrix: Floats, same: Bools, weights: Weights) -> Check:
    """How these weights decide these pairs."""
    if not len(same):
        return Check(0, 0.0, 0.0)
    total = weights.prior + matrix @ np.array(weights.values)
    chance = np.clip(_chance(total), 1e-9, 1 - 1e-9)
    loss = -np.where(same, np.log(chance), np.log(1 - chance)).mean()
    return Check(len(same), round(float(((total > 0) == same).mean()), 4), round(float(loss), 4))


def _chance(total: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -35.0, 35.0))), dtype=np.float64)


def changed(before: Weights, after: Weights) -> list[tuple[str, float, float]]:
    """The reasons whose weight changed by 0.05 or more: name, before, after; most changed first."""
    rows = [("prior", before.prior, after.prior)]
    rows += [(r.__name__, b, a) for r, b, a in zip(REASONS, before.values, after.values, strict=True)]
    return sorted(
        (row for row in rows if abs(row[2] - row[1]) >= 0.05), key=lambda row: (-abs(row[2] - row[1]), row[0])
    )
