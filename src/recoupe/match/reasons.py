"""Reasons for and against: is what two events tell one happening?

Each reason takes pairs and gives how fully it holds for each (0: not at all, or not said). The docstring is what an
analyst reads; the weight, in log-odds, stands in ``weights.csv`` and can be fitted. Silence is never a reason against.
The kinds of reasons follow Fellegi and Sunter (1969), with weights that people can read and change.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import UNKNOWN
from recoupe.match.pairs import AREA_KM, NIGHT, REACH_DAYS, SETTLEMENT_KM
from recoupe.model.event import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.match.columns import Bools, Floats, Ints
    from recoupe.match.pairs import Pairs, Side

KINDS = Path(__file__).parent / "kinds.csv"


def nothing_in_common(pairs: Pairs) -> Bools:
    """Neither a time and a place, nor a time and an actor, nor a copied passage is common to both."""
    return ~pairs.comparable


def same_day(pairs: Pairs) -> Bools:
    """Both accounts give the same day or night."""
    return pairs.dated & (pairs.gap_days == 0) & (pairs.width_days <= NIGHT)


def overlapping_days(pairs: Pairs) -> Floats:
    """The days of one account lie within those of the other, which is vaguer."""
    loose = pairs.dated & (pairs.gap_days == 0) & (pairs.width_days > NIGHT)
    return np.where(loose, 1.0 / (1.0 + np.maximum(pairs.width_days - 2, 0) / 20.0), 0.0)


def same_weekday(pairs: Pairs) -> Bools:
    """One account gives only the weekday, and it is the other's."""
    return pairs.weekdays[1]


def same_day_without_year(pairs: Pairs) -> Bools:
    """One account gives day and month without a year, and they are the other's."""
    return pairs.same_monthday & ~pairs.dated


def next_day(pairs: Pairs) -> Bools:
    """The accounts are a day apart."""
    return pairs.dated & (pairs.gap_days == 1)


def days_apart(pairs: Pairs) -> Bools:
    """The accounts are two or three days apart."""
    return pairs.dated & (pairs.gap_days >= 2) & (pairs.gap_days <= 3)


def weeks_apart(pairs: Pairs) -> Bools:
    """The accounts are more than three days apart."""
    return pairs.dated & (pairs.gap_days > 3)


def another_weekday(pairs: Pairs) -> Bools:
    """One account gives only the weekday, and the other's is another."""
    comparable, same = pairs.weekdays
    return comparable & ~same


def told_before_it_happened(pairs: Pairs) -> Bools:
    """One report had appeared before the other's event happened."""
    a, b = pairs.left, pairs.right
    return ((a.told != UNKNOWN) & (b.first != UNKNOWN) & (a.told.astype(np.int64) + 1 < b.first)) | (
        (b.told != UNKNOWN) & (a.first != UNKNOWN) & (b.told.astype(np.int64) + 1 < a.first)
    )


def told_in_the_same_days(pairs: Pairs) -> Bools:
    """A date is missing, but it was told within three days of the other account, or of the day that this one gives."""
    a, b = pairs.left, pairs.right
    known = (a.told != UNKNOWN) & (b.told != UNKNOWN) & (a.first == UNKNOWN) & (b.first == UNKNOWN)
    both = known & (np.abs(a.told.astype(np.int64) - b.told) <= REACH_DAYS)
    return both | _fresh(a, b) | _fresh(b, a)


def _fresh(dated: Side, undated: Side) -> Bools:
    """Whether one gives days, and the other, which gives none, was told on one of them or in the three days after."""
    after = undated.told.astype(np.int64) - dated.last
    known = (dated.first != UNKNOWN) & (undated.first == UNKNOWN) & (undated.told != UNKNOWN)
    return known & (undated.told >= dated.first) & (after <= REACH_DAYS)


def same_place(pairs: Pairs) -> Bools:
    """Both name the same place."""
    return (pairs.width_km <= SETTLEMENT_KM) & (pairs.one_site | (pairs.placed & (pairs.gap_km <= 0.0)))


def near(pairs: Pairs) -> Bools:
    """The places lie within 30 kilometres of each other."""
    close = pairs.placed & (pairs.gap_km > 0.0) & (pairs.gap_km <= 30.0)
    return close & (pairs.width_km <= SETTLEMENT_KM)


def inside(pairs: Pairs) -> Bools:
    """One place lies in the area that the other account names, or both name this area."""
    return pairs.placed & (pairs.gap_km <= 15.0) & (pairs.width_km > SETTLEMENT_KM) & (pairs.width_km <= AREA_KM)


def same_country(pairs: Pairs) -> Bools:
    """One account names only a country or a wide region, and the other's place lies there."""
    return pairs.placed & (pairs.gap_km <= 15.0) & (pairs.width_km > AREA_KM)


def some_way_off(pairs: Pairs) -> Bools:
    """The places lie 30 to 90 kilometres from each other."""
    settled = pairs.placed & (pairs.width_km <= SETTLEMENT_KM) & (pairs.gap_km > 30.0)
    loose = pairs.placed & (pairs.width_km > SETTLEMENT_KM) & (pairs.gap_km > 15.0)
    return (settled | loose) & (pairs.gap_km <= 90.0)


def far(pairs: Pairs) -> Floats:
    """The places lie more than 90 kilometres from each other."""
    return np.where(pairs.placed & (pairs.gap_km > 90.0), np.minimum(1.0 + (pairs.gap_km - 90.0) / 1000.0, 2.0), 0.0)


def same_kind(pairs: Pairs) -> Bools:
    """Both tell the same kind of event."""
    return _kinds(pairs) == 3


def kindred(pairs: Pairs) -> Floats:
    """The kinds of event are of one family: what one calls a raid, another may call a bombardment."""
    return np.choose(_kinds(pairs), [0.0, 0.4, 1.0, 0.0])


def another_kind(pairs: Pairs) -> Bools:
    """The kinds of event have nothing to do with each other."""
    return _kinds(pairs) == 0


def same_agent(pairs: Pairs) -> Bools:
    """Both name the same doer."""
    return pairs.agents[1]


def kindred_agent(pairs: Pairs) -> Bools:
    """The doers are of one line: one is a part of the other."""
    return pairs.agents[2] & ~pairs.agents[1]


def another_agent(pairs: Pairs) -> Bools:
    """The accounts blame different doers; accounts of one incident often do."""
    return pairs.agents[0] & ~pairs.agents[2]


def same_target(pairs: Pairs) -> Bools:
    """Both name the same sufferer."""
    return pairs.targets[1]


def kindred_target(pairs: Pairs) -> Bools:
    """The sufferers are of one line: one is a part of the other."""
    return pairs.targets[2] & ~pairs.targets[1]


def another_target(pairs: Pairs) -> Bools:
    """The accounts name different sufferers."""
    return pairs.targets[0] & ~pairs.targets[2]


def roles_exchanged(pairs: Pairs) -> Bools:
    """Who does it in one account suffers it in the other, and the other way round."""
    return pairs.crossed & ~pairs.agents[1] & ~pairs.targets[1]


def role_turned(pairs: Pairs) -> Bools:
    """Who does it in one account suffers it in the other, as where fire is answered."""
    return pairs.half_crossed


def killed_fit(pairs: Pairs) -> Floats:
    """The figures for the dead are the same, or one allows the other."""
    return pairs.killed[1]


def killed_differ(pairs: Pairs) -> Bools:
    """The figures for the dead differ; accounts of one incident often do."""
    return pairs.killed[2]


def injured_fit(pairs: Pairs) -> Floats:
    """The figures for the injured are the same, or one allows the other."""
    return pairs.injured[1]


def injured_differ(pairs: Pairs) -> Bools:
    """The figures for the injured differ."""
    return pairs.injured[2]


def names_shared(pairs: Pairs) -> Floats:
    """Both name the same persons, units or machines (three count as much as ten)."""
    return np.minimum(pairs.shared_names, 3).astype(np.float64)


def words_shared(pairs: Pairs) -> Floats:
    """Both tell it with the same uncommon words."""
    return np.clip(pairs.shared_words - 0.12, 0.0, 0.6)


def same_theme(pairs: Pairs) -> Floats:
    """Both tell it at their head, and the reports turn on the same places, actors and names."""
    return np.clip(pairs.shared_theme - 0.3, 0.0, 0.5)


def same_word(pairs: Pairs) -> Bools:
    """Both tell it with the same word."""
    return pairs.one_trigger


def copied_text(pairs: Pairs) -> Floats:
    """Both tell it in a passage that one report has from the other."""
    fits = np.where(pairs.one_trigger, 1.0, np.choose(_kinds(pairs), [0.0, 0.3, 0.6, 0.8]))
    return np.where(pairs.copied, fits, 0.0)


def planned_and_happened(pairs: Pairs) -> Bools:
    """One account tells of something intended or feared, the other of something that happened."""
    return pairs.left.planned != pairs.right.planned


def sum_and_single(pairs: Pairs) -> Bools:
    """One account sums up many happenings, the other tells one."""
    return pairs.left.aggregate != pairs.right.aggregate


def same_report(pairs: Pairs) -> Bools:
    """Both stand in one report, which tells them as two."""
    return pairs.left.report == pairs.right.report


REASONS: tuple[Callable[[Pairs], Bools] | Callable[[Pairs], Floats], ...] = (
    nothing_in_common, weeks_apart, same_day, overlapping_days, same_weekday, same_day_without_year, next_day, days_apart,
    another_weekday, told_before_it_happened, told_in_the_same_days, same_place, near, inside, same_country,
    some_way_off, far, same_kind, kindred, another_kind, same_agent, kindred_agent, another_agent, same_target,
    kindred_target, another_target, roles_exchanged, role_turned, killed_fit, killed_differ, injured_fit, injured_differ,
    names_shared, words_shared, same_theme, same_word, copied_text, planned_and_happened, sum_and_single, same_report,
)  # fmt: skip


@cache
def likeness() -> Ints:
    """How alike two kinds of event are, by ``kinds.csv``: 3 the same, 2 of one family, 1 of a wider one, 0 unlike."""
    with KINDS.open(encoding="utf-8", newline="") as file:
        rows = {row["type"]: row for row in csv.DictReader(file)}
    out = np.zeros((len(EVENT_TYPES), len(EVENT_TYPES)), dtype=np.int64)
    for i, left in enumerate(EVENT_TYPES):
        for j, right in enumerate(EVENT_TYPES):
            a, b = rows[left], rows[right]
            out[i, j] = 3 if i == j else 2 if a["near"] == b["near"] else 1 if a["wide"] == b["wide"] else 0
    return out


def _kinds(pairs: Pairs) -> Ints:
    return likeness()[pairs.left.kind, pairs.right.kind]
