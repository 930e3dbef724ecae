"""How much each reason weighs: a table that people can read, change, and fit to their judgements."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from recoupe.errors import LexiconError
from recoupe.match.pairs import REACH_DAYS
from recoupe.match.reasons import REASONS

if TYPE_CHECKING:
    from recoupe.match.columns import Floats
    from recoupe.match.pairs import Pairs

TABLE = Path(__file__).parent / "weights.csv"
PRIOR = "prior"
# Comparing words costs more than all else; these reasons are heard last, and only where they could still matter.
MOST = {"names_shared": 3.0, "words_shared": 0.6, "same_theme": 0.5}


@dataclass(frozen=True)
class Weights:
    """The weight of each reason in log-odds, in the order of ``REASONS``; ``prior`` before any reason is heard.

    ``fixed`` reasons are conditions rather than evidence, and are never fitted. ``facets`` say what of the two
    accounts is shown beside a reason.
    """

    prior: float
    values: tuple[float, ...]
    fixed: tuple[bool, ...]
    facets: tuple[str, ...]

    def support(self, pairs: Pairs) -> Floats:
        """For each pair, the log-odds that both tell one happening: above 0 speaks for it."""
        return self._sum(pairs, frozenset(reason.__name__ for reason in REASONS))

    def hopeful(self, pairs: Pairs, least: float) -> tuple[Pairs, Floats]:
        """The pairs whose support is above ``least``, and their support; the same as ``support``, sooner."""
        late = frozenset(MOST)
        early = frozenset(reason.__name__ for reason in REASONS) - late
        pairs = pairs.only(pairs.comparable & (pairs.gap_days <= REACH_DAYS))
        total = self._sum(pairs, early)
        could = sum(
            max(weight, 0.0) * MOST[reason.__name__]
            for reason, weight in zip(REASONS, self.values, strict=True)
            if reason.__name__ in late
        )
        keep = total + could > least
        pairs, total = pairs.only(keep), total[keep]
        total += self._sum(pairs, late) - self.prior
        keep = total > least
        return pairs.only(keep), total[keep]

    def _sum(self, pairs: Pairs, names: frozenset[str]) -> Floats:
        total = np.full(len(pairs), self.prior)
        for reason, weight in zip(REASONS, self.values, strict=True):
            if reason.__name__ in names:
                total += weight * reason(pairs)
        return total


def strengths(pairs: Pairs) -> Floats:
    """How fully each reason holds for each pair: a row a pair, a column a reason."""
    if not len(pairs):
        return np.zeros((0, len(REASONS)))
    return np.stack([reason(pairs).astype(np.float64) for reason in REASONS], axis=1)


@cache
def load_weights(table: Path = TABLE) -> Weights:
    """The written table.

    Raises:
        LexiconError: a reason has no weight, a weight has no reason, or one is no number.
    """
    with table.open(encoding="utf-8", newline="") as file:
        rows = {row["rule"]: row for row in csv.DictReader(file)}
    names = [reason.__name__ for reason in REASONS]
    odd = sorted({PRIOR, *names} ^ set(rows))
    if odd:
        raise LexiconError(
            f"{table} and the reasons do not fit: {', '.join(odd)}.", "Each reason needs one row, and the prior one."
        )
    try:
        return Weights(
            float(rows[PRIOR]["weight"]),
            tuple(float(rows[name]["weight"]) for name in names),
            tuple(rows[name]["fixed"] == "yes" for name in names),
            tuple(rows[name]["facet"] for name in names),
        )
    except ValueError as fault:
        raise LexiconError(f"{table} holds a weight that is no number: {fault}.", "Write it as -1.5.") from fault


def weights_table(weights: Weights) -> str:
    """The weights as the CSV that ``load_weights`` reads."""
    lines = ["rule,weight,fixed,facet", f"{PRIOR},{weights.prior:.2f},,"]
    for reason, value, fixed, facet in zip(REASONS, weights.values, weights.fixed, weights.facets, strict=True):
        lines.append(f"{reason.__name__},{value:.2f},{'yes' if fixed else ''},{facet}")
    return "\n".join(lines) + "\n"
