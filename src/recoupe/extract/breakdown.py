"""A count of people followed or preceded by who they were: *huit personnes, trois femmes et cinq enfants* are eight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.toll_words import Counted

# Characters between a count and the groups that make it up: *huit personnes, à savoir trois femmes*.
BESIDE = 24


def broken_down(found: Sequence[Counted]) -> tuple[Counted, ...]:
    """The tolls of one sentence, with the groups that add up to a count beside them marked as its parts.

    *Neuf personnes, quatre femmes et cinq enfants*: four and five are parts of nine. *Quatre femmes et cinq enfants, soit
    neuf personnes* alike. Where they don't add up to it, they stay groups of their own.
    """
    out = list(found)
    for at, whole in enumerate(out):
        if whole.general and not whole.toll.part and whole.toll.low == whole.toll.high:
            for parts in (_run(out, at, 1), _run(out, at, -1)):
                for n in parts:
                    out[n] = replace(out[n], toll=replace(out[n].toll, part=True))
    return tuple(out)


def _run(found: Sequence[Counted], at: int, step: int) -> tuple[int, ...]:
    """The two or more tolls next to one, in one direction, that add up to it."""
    whole = found[at].toll
    left, run, last = whole.low, [], whole
    for n in range(at + step, len(found) if step > 0 else -1, step):
        toll = found[n].toll
        near = (toll.span.start - last.span.end) if step > 0 else (last.span.start - toll.span.end)
        if toll.part or toll.harm != whole.harm or toll.low != toll.high or not 0 <= near <= BESIDE:
            return ()
        run.append(n)
        left, last = left - toll.low, toll
        if left <= 0:
            return tuple(run) if left == 0 and len(run) > 1 else ()
    return ()
