"""One figure of several: the toll that stands for an event, while all others are kept beside it.

*49 civils et 15 soldats tués* is 64; *dont 3 enfants* is no part of the sum; a first count gives way to a later one, a
headline to the body, *une vingtaine* to *au moins vingt*.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.event import Toll

# Characters between two groups that are added: *cinq soldats et à trois gendarmes*.
BESIDE = 7
ROUND = ("aine", "plusieurs", "quelques", "nombreu", "millier")


def total(tolls: Sequence[tuple[Toll, bool]]) -> Toll | None:
    """The toll that stands for the event, or None; each comes with whether the headline gives it."""
    whole = [(t, late) for t, late in tolls if not t.part]
    if not whole:
        whole = [(t, late) for t, late in tolls]
    if not whole:
        return None
    sums = _sums([t for t, _ in whole])
    late = {id(t) for t, is_late in whole if is_late}
    best = min(
        sums,
        key=lambda row: (
            row[0].revised,
            all(id(t) in late for t in row[1]),
            _vague(row[0]),
            row[0].low == 0,
            row[0].span.start,
        ),
    )
    chosen = best[0]
    if chosen.high is not None and any(t.low == chosen.low and t.high is None for t, _ in whole):
        chosen = replace(chosen, high=None)
    return chosen


def _vague(toll: Toll) -> bool:
    """Whether the number is a round word (*une vingtaine*, *plusieurs*)."""
    return any(word in toll.text.lower() for word in ROUND)


def _sums(tolls: Sequence[Toll]) -> list[tuple[Toll, tuple[Toll, ...]]]:
    """The tolls, with neighbours that count different groups of one sentence added up."""
    out: list[tuple[Toll, tuple[Toll, ...]]] = []
    run: list[Toll] = []
    for toll in sorted(tolls, key=lambda t: t.span):
        if (
            run
            and 0 <= toll.span.start - run[-1].span.end <= BESIDE
            and toll.group
            and run[-1].group
            and toll.group != run[-1].group
        ):
            run.append(toll)
            continue
        if run:
            out.append((_added(run), tuple(run)))
        run = [toll]
    if run:
        out.append((_added(run), tuple(run)))
    return out


def _added(run: Sequence[Toll]) -> Toll:
    if len(run) == 1:
        return run[0]
    high = None if any(t.high is None for t in run) else sum(t.high or 0 for t in run)
    sides = {t.of for t in run}
    first = run[0]
    return replace(
        first,
        low=sum(t.low for t in run),
        high=high,
        span=Span(first.span.start, run[-1].span.end),
        of=first.of if len(sides) == 1 else "target",
    )
