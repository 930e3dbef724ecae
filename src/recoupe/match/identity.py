"""Incidents keep their id when reports are added; what was split or merged is recorded."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.match.passages import folded
from recoupe.match.scene import places_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.match.rows import Row

Told = tuple[str, int]

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an incident's id: ``split`` off ``old``, ``merged`` from ``old`` into ``new``, or ``gone``."""

    what: str
    old: str
    new: str


def told(row: Row) -> Told:
    """By what a member is known from one matching to the next: its report and where its first trigger stands."""
    return (row.reading.report.name, row.event.triggers[0].start if row.event.tellings else -1)


def new_id(rows: Sequence[Row]) -> str:
    """An id that people can read: day, place, and four signs that tell apart what else happened there that day.

    It is taken from the account that was published first, so it does not depend on the order of reports.
    """
    first = min(rows, key=lambda row: (row.reading.report.published or "~", row.key))
    dated = [row for row in sorted(rows, key=lambda r: (r.reading.report.published or "~", r.key)) if _day(row)]
    day = _day(dated[0]) if dated else "undated"
    placed = [places_of(row.event) for row in (first, *rows)]
    place = next((slug(found[0][0].name) for found in placed if found), first.event.type)
    report, at = told(first)
    mark = zlib.crc32(f"{report}\n{at}".encode()) & 0xFFFF
    return f"{day}-{place}-{mark:04x}"


def _day(row: Row) -> str:
    """The day as precise as the account gives it: *en mars 2021* is ``2021-03``, *en 2021* is ``2021``."""
    time = row.event.time
    if time is None or not time.first:
        return ""
    if not time.last or date.fromisoformat(time.last) - date.fromisoformat(time.first) <= A_WEEK:
        return time.first
    return time.first[:7] if time.first[:7] == time.last[:7] else time.first[:4]


def slug(name: str) -> str:
    """A name as part of an id: *Al-Hari* is ``al-hari``."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:24].strip("-") or "x"


def kept_ids(
    groups: Sequence[Sequence[Row]], before: Mapping[str, frozenset[Told]]
) -> tuple[list[str], tuple[Change, ...]]:
    """An id for each group, and what changed.

    Each earlier id goes to the group that holds most of its members (of several ids the one with most members there);
    a group that inherits none gets a new one. Ties are broken by the id.
    """
    holder: dict[Told, set[int]] = {}  # of two events that a report tells in the same words each is a holder
    for number, rows in enumerate(groups):
        for row in rows:
            holder.setdefault(told(row), set()).add(number)
    claims: list[tuple[int, str, int]] = []
    for identity, members in before.items():
        shares: dict[int, int] = {}
        for member in members:
            for number in sorted(holder.get(member, ())):
                shares[number] = shares.get(number, 0) + 1
        claims += [(-share, identity, number) for number, share in shares.items()]
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, identity, number in sorted(claims):
        if number not in given and identity not in used:
            given[number] = identity
            used.add(identity)
    taken = set(before)
    for number, rows in enumerate(groups):
        if number not in given:
            given[number] = _unused(new_id(rows), taken)
            taken.add(given[number])
    return [given[number] for number in range(len(groups))], _changes(claims, given, before)


def _unused(identity: str, taken: set[str]) -> str:
    number, out = 2, identity
    while out in taken:
        out, number = f"{identity}-{number}", number + 1
    return out


def _changes(
    claims: Sequence[tuple[int, str, int]], given: Mapping[int, str], before: Mapping[str, frozenset[Told]]
) -> tuple[Change, ...]:
    still = set(given.values())
    met = {(identity, given[number]) for _, identity, number in claims}
    out = {Change("merged", old, new) for old, new in met if old not in still}
    out |= {Change("split", old, new) for old, new in met if old in still and new != old and new not in before}
    out |= {Change("gone", old, "") for old in before if old not in still and old not in {a for a, _ in met}}
    return tuple(sorted(out, key=lambda change: (change.old, change.what, change.new)))
