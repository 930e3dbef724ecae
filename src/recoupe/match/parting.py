"""What a reader took for one happening and the report sets on two days or in two places, taken apart.

*Mercredi à l'aube, des roquettes sont tombées sur la base. (…) La veille, un premier tir avait été empêché.* And:
*L'aviation a tué vingt-cinq combattants à la frontière, sous prétexte de roquettes tombées à Kirkouk.*
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from recoupe.match.columns import UNKNOWN
from recoupe.match.pairs import AREA_KM, SETTLEMENT_KM
from recoupe.match.passages import folded_words, weekdays
from recoupe.match.scene import apart_km, located, stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.event import Event, Telling

Said = TypeVar("Said")

APART_DAYS = 1
THURSDAY = 3  # 1 January 1970, from which days are counted
ELSEWHERE_KM = 90.0


def parts(event: Event, language: str = "fr") -> list[tuple[int, ...]]:
    """The tellings of an event, by number, in groups that are set on one day and in one place; mostly one group.

    A telling without a day or a place goes with the first group, or with that of its sentence.
    """
    return [part for group in by_day(event, language) for part in by_place(event, group)]


def by_day(event: Event, language: str) -> list[tuple[int, ...]]:
    """The tellings of an event by the day that each gives; all in one where no two days differ.

    Where the days could not be settled, other words for the day (*mercredi*, *la veille*) are another day.
    """
    dated: list[tuple[tuple[int, int], list[int]]] = []
    worded: list[tuple[frozenset[str], list[int]]] = []
    loose: list[int] = []
    for number, telling in enumerate(event.tellings):
        first, last = stretch(telling.time.value if telling.time is not None else None)
        words = day_words(telling, language)
        if first != UNKNOWN:
            same = [row for days, row in dated if max(first, days[0]) - min(last, days[1]) <= APART_DAYS]
            (same[0] if same else _begun(dated, (first, last))).append(number)
        elif words and not _dated_so(dated, words, language):
            same = [row for said, row in worded if said & words]
            (same[0] if same else _begun(worded, words)).append(number)
        else:
            loose.append(number)
    return _with_loose(event, [row for _, row in (*dated, *worded)], loose)


def _dated_so(dated: Sequence[tuple[tuple[int, int], list[int]]], words: frozenset[str], language: str) -> bool:
    """Whether a settled day is the weekday that these words name."""
    named = weekdays(language)
    falls = {named[(day + THURSDAY) % 7] for days, _ in dated for day in days if named}
    return bool(falls & words)


def day_words(telling: Telling, language: str) -> frozenset[str]:
    """The words that name a day which could not be settled: the weekday where there is one, else all of a date's."""
    if telling.time is None:
        return frozenset()
    words = frozenset(folded_words(telling.time.text))
    named = words & frozenset(weekdays(language))
    return named or (words if telling.time.kind == "date" else frozenset())


def by_place(event: Event, group: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The tellings of one day by place: those that are set more than 90 km from where the first is set are others.

    The first may name a province; what is far from it must be a town or a smaller place.
    """
    home: list[int] = []
    away: list[int] = []
    loose: list[int] = []
    spots = {n: [spot for spot in located(event.tellings[n].place) if spot[1] <= AREA_KM] for n in group}
    for number in group:
        here = spots[number]
        if not here:
            loose.append(number)
        elif not home or any(apart_km(a, b) <= ELSEWHERE_KM for a in here for b in spots[home[0]]):
            home.append(number)
        elif all(radius <= SETTLEMENT_KM for _, radius in here):
            away.append(number)
        else:
            loose.append(number)
    return _with_loose(event, [row for row in (home, away) if row], loose)


def _with_loose(event: Event, groups: Sequence[list[int]], loose: Sequence[int]) -> list[tuple[int, ...]]:
    """The groups with the other tellings: each with the first group that shares its sentence, else with the first."""
    if len(groups) < 2:
        return [tuple(sorted([*(groups[0] if groups else []), *loose]))]
    filled = [list(group) for group in groups]
    for number in loose:
        sentence = event.tellings[number].sentence
        own = [at for at, group in enumerate(groups) if any(event.tellings[n].sentence == sentence for n in group)]
        filled[own[0] if own else 0].append(number)
    return [tuple(sorted(group)) for group in filled]


def _begun(rows: list[tuple[Said, list[int]]], said: Said) -> list[int]:
    """A new row for what has not been said before."""
    rows.append((said, []))
    return rows[-1][1]
