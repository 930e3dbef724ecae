"""Rewritings: no four words are kept, but the same facts are told in the same order.

A fact is an actor, a place, a figure or a source as it was settled, so that *52 morts* and *52 individus*, *al-Hari* and
*al-Hiri*, *l'OSDH* and *l'Observatoire syrien* are one. Two accounts of one incident share facts too, but not passage
by passage, in order, from beginning to end.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.match.passages import passage_at, passages
from recoupe.model.doubt import Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model.event import Reading
    from recoupe.model.text import Span

Fact = tuple[str, str]
Facts = tuple[frozenset[Fact], ...]

ALIKE = 0.34
LEAST_SHARE, LEAST_FACTS, LEAST_PASSAGES, LEAST_PASSAGE_SHARE = 0.38, 8, 4, 0.4
CLOSE_SHARE = 0.25


def facts(reading: Reading) -> Facts:
    """The facts of each passage of a report, in order of the text; passages without facts are empty.

    Countries, the figure one, and unnamed sources are left out: they stand in every report of a war.
    """
    cut = passages(reading.report.text)
    out: list[set[Fact]] = [set() for _ in cut]

    for span, what, which in _told(reading):
        at = passage_at(cut, span.start)
        if at >= 0:
            out[at].add((what, which))
    return tuple(frozenset(found) for found in out)


def _told(reading: Reading) -> Iterator[tuple[Span, str, str]]:
    mentions = reading.mentions
    yield from ((actor.span, "actor", actor.id) for actor in mentions.actors if actor.id)
    for place in mentions.places:
        if place.site is not None and not isinstance(place.site, Unsettled) and place.site.kind != "country":
            yield place.span, "place", place.site.id
    yield from ((number.span, "figure", str(number.low)) for number in mentions.numbers if number.low != 1)
    for source in reading.sources:
        if source.origin and not source.origin.startswith(("anonymous:", "outlet:")):
            yield source.span, "source", source.origin


def couples(told: Facts) -> frozenset[tuple[Fact, Fact]]:
    """Facts that stand together in one passage, two by two: what candidates are found by."""
    return frozenset(pair for passage in told for pair in combinations(sorted(passage), 2))


def alignment(left: Facts, right: Facts) -> tuple[tuple[int, int], ...]:
    """Passages that tell the same facts, in the order of both texts: numbers of passages, left and right.

    Of all ways to lay the texts side by side the one with most facts in common (dynamic programming); two passages fit
    where a third of all their facts are common.
    """
    rows, columns = len(left) + 1, len(right) + 1
    best = [[0] * columns for _ in range(rows)]
    for i, mine in enumerate(left):
        for j, theirs in enumerate(right):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + _common(mine, theirs))
    out: list[tuple[int, int]] = []
    i, j = len(left), len(right)
    while i and j:
        gain = _common(left[i - 1], right[j - 1])
        if gain and best[i][j] == best[i - 1][j - 1] + gain:
            out.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(out))


def _common(left: frozenset[Fact], right: frozenset[Fact]) -> int:
    common = len(left & right)
    return common if common and common / len(left | right) >= ALIKE else 0


def rewritten(left: Facts, right: Facts, *, close: bool = False) -> float:
    """How far one text tells the other's facts in the other's order (share of the fuller one); 0 where it is no rewriting.

    ``close``: both appeared within days of each other, as a rewriting and its original do; then a quarter is enough,
    else it takes 38 %.
    """
    fuller = max(sum(map(len, left)), sum(map(len, right)))
    if fuller < LEAST_FACTS:
        return 0.0
    laid = alignment(left, right)
    common = sum(len(left[i] & right[j]) for i, j in laid)
    telling = max(sum(map(bool, left)), sum(map(bool, right)))
    enough = common >= LEAST_FACTS and len(laid) >= LEAST_PASSAGES and len(laid) / telling >= LEAST_PASSAGE_SHARE
    least = CLOSE_SHARE if close else LEAST_SHARE
    return common / fuller if enough and common / fuller >= least else 0.0
