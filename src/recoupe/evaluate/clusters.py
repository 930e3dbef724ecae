"""How well one grouping of the same things agrees with another: B-cubed, MUC, LEA, CEAF-e.

A grouping is a list of sets; both hold the same members. Sources: Bagga & Baldwin 1998 (B-cubed), Vilain et al. 1995
(MUC), Moosavi & Strube 2016 (LEA, a group of one counting one link to itself), Luo 2005 (CEAF with entity similarity).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from recoupe.evaluate.score import Harmony

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

M = TypeVar("M")
SCALE = 1_000_000  # rustworkx weighs in whole numbers


def b_cubed(expected: Sequence[set[M]], found: Sequence[set[M]]) -> Harmony:
    """Member by member: how much of its group it shares in both."""
    return Harmony(_b_cubed(found, expected), _b_cubed(expected, found))


def muc(expected: Sequence[set[M]], found: Sequence[set[M]]) -> Harmony:
    """Link by link: how few groups of the other side a group falls into."""
    return Harmony(_muc(found, expected), _muc(expected, found))


def lea(expected: Sequence[set[M]], found: Sequence[set[M]]) -> Harmony:
    """Group by group, the larger ones weighing more: which of its links stand on the other side."""
    return Harmony(_lea(found, expected), _lea(expected, found))


def ceaf_e(expected: Sequence[set[M]], found: Sequence[set[M]]) -> Harmony:
    """Group against group, each with at most one of the other side, so that they agree best."""
    import rustworkx

    graph = rustworkx.PyGraph()
    ours = graph.add_nodes_from(range(len(expected)))
    theirs = graph.add_nodes_from(range(len(found)))
    for i, one in enumerate(expected):
        for j, other in enumerate(found):
            if both := len(one & other):
                graph.add_edge(ours[i], theirs[j], round(SCALE * 2 * both / (len(one) + len(other))))
    best = rustworkx.max_weight_matching(graph, weight_fn=int)
    agreed = sum(graph.get_edge_data(a, b) for a, b in best) / SCALE
    return Harmony(agreed / len(found) if found else 0.0, agreed / len(expected) if expected else 0.0)


MEASURES: dict[str, Callable[[Sequence[set[M]], Sequence[set[M]]], Harmony]] = {
    "b3": b_cubed,
    "muc": muc,
    "lea": lea,
    "ceaf_e": ceaf_e,
}


def _home(groups: Sequence[set[M]]) -> dict[M, int]:
    return {member: number for number, group in enumerate(groups) for member in group}


def _b_cubed(ones: Sequence[set[M]], others: Sequence[set[M]]) -> float:
    home = _home(others)
    members = [(group, member) for group in ones for member in group]
    return sum(len(group & others[home[member]]) / len(group) for group, member in members) / max(1, len(members))


def _muc(ones: Sequence[set[M]], others: Sequence[set[M]]) -> float:
    home = _home(others)
    links = sum(len(group) - 1 for group in ones)
    kept = sum(len(group) - len({home[member] for member in group}) for group in ones)
    return kept / links if links else 0.0


def _lea(ones: Sequence[set[M]], others: Sequence[set[M]]) -> float:
    members = sum(len(group) for group in ones)
    return sum(len(group) * _resolved(group, others) for group in ones) / members if members else 0.0


def _resolved(group: set[M], others: Sequence[set[M]]) -> float:
    if len(group) == 1:
        return float(group in others)
    kept = sum(_links(len(group & other)) for other in others)
    return kept / _links(len(group))


def _links(size: int) -> float:
    return size * (size - 1) / 2
