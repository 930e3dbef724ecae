"""What one report tells as one happening: its events put together where they fit.

A report often tells its incident twice, in the title and in the body, or once in each source's words: *Un raid a fait
52 morts, selon l'Observatoire. (…) L'agence accuse la coalition d'avoir bombardé une position.*
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import UNKNOWN
from recoupe.match.pairs import Pairs
from recoupe.match.reasons import REASONS, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.match.columns import Kinship
    from recoupe.match.growing import Pair
    from recoupe.match.rows import Row, Table
    from recoupe.match.weights import Weights
    from recoupe.model.event import Event

# What can hold two tellings of one report together: not what any two sentences of one report have in common.
HEARD = frozenset(
    {"same_place", "inside", "same_country", "some_way_off", "far", "same_kind", "kindred", "same_agent",
     "kindred_agent", "another_agent", "same_target", "kindred_target", "another_target", "roles_exchanged",
     "role_turned", "killed_fit", "killed_differ", "injured_fit", "injured_differ", "same_word", "planned_and_happened",
     "sum_and_single"}
)  # fmt: skip
ENOUGH = 3.0
FAMILY = 2


def together(table: Table, kin: Kinship, weights: Weights) -> list[tuple[int, ...]]:
    """Rows of one report that it tells as one, in groups; every row is in one of them, the main one first."""
    pairs = [pair for rows in _by_report(table.rows) for pair in combinations(rows, 2) if _may(table.rows, pair)]
    root = list(range(len(table.rows)))
    if pairs:
        left, right = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
        measured = Pairs(table.columns, left, right, kin)
        total = np.zeros(len(pairs))
        for reason, weight in zip(REASONS, weights.values, strict=True):
            if reason.__name__ in HEARD:
                total += weight * reason(measured)
        dated = measured.dated
        main = _main_days(table)
        near = likeness()[measured.left.kind, measured.right.kind] >= FAMILY
        fits = (
            near & (total >= ENOUGH) & (~dated | (measured.gap_days == 0)) & ~measured.crossed & ~measured.half_crossed
        )
        denied = [any(table.rows[n].event.status == "denied" for n in pair) for pair in pairs]
        fits &= ~np.array(denied) | measured.agents[2] | measured.targets[2]
        for (a, b), good in sorted(zip(pairs, fits.tolist(), strict=True)):
            if good and _of_the_main_day(table, main, a, b) and _apart(table, root, a, b):
                root[_root(root, b)] = _root(root, a)
    groups: dict[int, list[int]] = {}
    for number in range(len(table.rows)):
        groups.setdefault(_root(root, number), []).append(number)
    return [tuple(sorted(group, key=lambda n: _rank(table.rows[n]))) for group in groups.values()]


def _apart(table: Table, root: list[int], a: int, b: int) -> bool:
    """Whether no two rows of the two groups give days that differ."""
    columns = table.columns
    group = [n for n in range(len(root)) if _root(root, n) in (_root(root, a), _root(root, b))]
    days = [(int(columns.first[n]), int(columns.last[n])) for n in group if columns.first[n] != UNKNOWN]
    return all(max(x[0], y[0]) <= min(x[1], y[1]) for x, y in combinations(days, 2))


def _may(rows: Sequence[Row], pair: Pair) -> bool:
    """Two events of one sentence are two; one whose day is said but not known may be any day."""
    left, right = rows[pair[0]], rows[pair[1]]
    if set(left.passages) & set(right.passages):
        return False
    if "planned" in (left.event.status, right.event.status):
        return False
    return not (_unsettled(left) or _unsettled(right))


def _main_days(table: Table) -> dict[int, tuple[int, int]]:
    """For each report the days of the first event that it dates: what it is about, not what it recalls."""
    out: dict[int, tuple[int, int, int]] = {}
    columns = table.columns
    for number, row in enumerate(table.rows):
        if columns.first[number] != UNKNOWN and row.event.tellings:
            found = (row.event.tellings[0].trigger.start, int(columns.first[number]), int(columns.last[number]))
            report = int(columns.report[number])
            out[report] = min(out.get(report, found), found)
    return {report: (first, last) for report, (_, first, last) in out.items()}


def _of_the_main_day(table: Table, main: dict[int, tuple[int, int]], a: int, b: int) -> bool:
    """Whether both are dated, or neither, or the one that is belongs to the day that the report is about."""
    columns = table.columns
    dated = [n for n in (a, b) if columns.first[n] != UNKNOWN]
    if len(dated) != 1:
        return True
    first, last = main[int(columns.report[dated[0]])]
    return bool(columns.first[dated[0]] <= last and first <= columns.last[dated[0]])


def _unsettled(row: Row) -> bool:
    event = row.event
    return event.time is None and any(
        t.time is not None and t.time.value is None and t.time.kind == "date" for t in event.tellings
    )


def _by_report(rows: Sequence[Row]) -> Iterator[list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        found.setdefault((row.reading.report.name, row.reading.report.sha256), []).append(number)
    yield from found.values()


def _rank(row: Row) -> tuple[bool, bool, int, int]:
    """The main telling of a group: the one with a day and a place, then with most tellings, then the first."""
    event = row.event
    return (event.time is None, not event.place, -len(event.tellings), event.triggers[0].start if event.tellings else 0)


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number


def combined(events: Sequence[Event]) -> Event:
    """Several tellings of one happening as one event; what the first leaves open is taken from the next that says it."""
    main = events[0]
    if len(events) == 1:
        return main

    def first(name: str) -> object:
        return next((getattr(e, name) for e in events if getattr(e, name) is not None), None)

    def every(name: str) -> tuple[object, ...]:
        return tuple(dict.fromkeys(value for e in events for value in getattr(e, name)))

    several = ("tellings", "agent", "target", "objects", "place", "origin", "destination", "tolls", "sources",
               "accounts", "because")  # fmt: skip
    single = ("time", "time_text", "weapon", "count", "killed", "injured", "outcome", "nuance")
    return replace(main, **{name: every(name) for name in several}, **{name: first(name) for name in single})  # type: ignore[arg-type]  # a dict of fields loses their types
