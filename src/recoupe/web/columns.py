"""The incidents as columns: what a table, a map and a timeline of many thousands need, and what they are filtered by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from recoupe.model.event import EVENT_TYPES
from recoupe.model.incident import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from recoupe.model.incident import Incident

    Numbers = NDArray[np.int64]
    Reals = NDArray[np.float64]

STATUSES = ("asserted", "reported", "hedged", "planned", "denied")
NEVER = -(10**9)  # a day that no calendar has


@dataclass(frozen=True)
class Terms:
    """Words that many rows share, each once, with the rows that hold them: ``rows[i]`` holds ``terms[codes[i]]``."""

    terms: tuple[str, ...]
    rows: Numbers
    codes: Numbers

    @cached_property
    def places(self) -> dict[str, int]:
        """Each word's number."""
        return {word: number for number, word in enumerate(self.terms)}

    def holding(self, wanted: Iterable[str], count: int) -> NDArray[np.bool_]:
        """Which of ``count`` rows hold one of these words."""
        out = np.zeros(count, dtype=bool)
        numbers = [self.places[word] for word in wanted if word in self.places]
        out[self.rows[np.isin(self.codes, numbers)]] = True
        return out

    def counted(self, kept: NDArray[np.bool_]) -> list[list[int]]:
        """How many of the kept rows hold each word: number and count, most frequent first."""
        counts = np.bincount(self.codes[kept[self.rows]], minlength=len(self.terms))
        order = np.argsort(-counts, kind="stable")
        return [[int(number), int(counts[number])] for number in order if counts[number]]

    def by_row(self, count: int) -> list[list[int]]:
        """The numbers of each row's words."""
        out: list[list[int]] = [[] for _ in range(count)]
        for row, code in zip(self.rows.tolist(), self.codes.tolist(), strict=True):
            out[row].append(code)
        return out


def terms_of(rows: Sequence[Sequence[str]], known: Sequence[str] = ()) -> Terms:
    """The words of many rows, most frequent first after those that are ``known``."""
    counts = Counter(word for row in rows for word in row)
    words = (*known, *sorted((w for w in counts if w not in known), key=lambda word: (-counts[word], word)))
    places = {word: number for number, word in enumerate(words)}
    pairs = [(number, places[word]) for number, row in enumerate(rows) for word in row]
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Terms(tuple(words), both[:, 0], both[:, 1])


def day_number(iso: str | None) -> int:
    """A day as a number that can be compared; NEVER where there is none."""
    try:
        return date.fromisoformat(iso or "").toordinal()
    except ValueError:
        return NEVER


@dataclass(frozen=True)
class Columns:
    """A row an incident, in order of date."""

    incidents: tuple[Incident, ...]
    judged_ids: frozenset[str] = field(default=frozenset())

    def __len__(self) -> int:
        return len(self.incidents)

    def _integers(self, values: Iterable[int]) -> Numbers:
        return np.fromiter(values, dtype=np.int64, count=len(self))

    @cached_property
    def first(self) -> Numbers:
        """The first day; NEVER where none is known."""
        return self._integers(day_number(i.date.first if i.date else None) for i in self.incidents)

    @cached_property
    def last(self) -> Numbers:
        """The last day; NEVER where none is known."""
        return self._integers(day_number(i.date.last if i.date else None) for i in self.incidents)

    @cached_property
    def lat(self) -> Reals:
        """Degrees north; NaN where the place is no point or none is known."""
        return np.array([_degrees(i.place.lat if i.place else None) for i in self.incidents], dtype=float)

    @cached_property
    def lon(self) -> Reals:
        """Degrees east; NaN where the place is no point or none is known."""
        return np.array([_degrees(i.place.lon if i.place else None) for i in self.incidents], dtype=float)

    @cached_property
    def voices(self) -> Numbers:
        """How many independent voices."""
        return self._integers(i.voices.count for i in self.incidents)

    @cached_property
    def reports(self) -> Numbers:
        """How many reports."""
        return self._integers(i.voices.reports for i in self.incidents)

    @cached_property
    def doubt(self) -> Numbers:
        """How doubtful it is that the accounts belong together, in hundredths."""
        return self._integers(round(i.doubt * 100) for i in self.incidents)

    @cached_property
    def tolls(self) -> dict[str, tuple[list[int | None], list[int | None]]]:
        """The lowest and the highest figure of each harm; None where no account gives one."""
        out: dict[str, tuple[list[int | None], list[int | None]]] = {}
        for harm in ("killed", "injured"):
            pairs = [incident.toll(harm) for incident in self.incidents]
            out[harm] = ([low for low, _ in pairs], [high for _, high in pairs])
        return out

    @cached_property
    def judged(self) -> NDArray[np.bool_]:
        """Whether a person has decided something of it."""
        return np.array([i.id in self.judged_ids for i in self.incidents], dtype=bool)

    @cached_property
    def types(self) -> Terms:
        """What happened."""
        return terms_of([[i.type] for i in self.incidents], EVENT_TYPES)

    @cached_property
    def statuses(self) -> Terms:
        """How surely its accounts tell it, the most frequent status first."""
        return terms_of([statuses_of(i) for i in self.incidents], STATUSES)

    @cached_property
    def differing(self) -> Terms:
        """On which fields the accounts differ."""
        return terms_of([i.conflicts for i in self.incidents], FIELDS)

    @cached_property
    def outlets(self) -> Terms:
        """Who published it."""
        return terms_of([_each(m.outlet or m.report for m in i.members) for i in self.incidents])

    @cached_property
    def actors(self) -> Terms:
        """Who did it or suffered it."""
        return terms_of([_each(c.value for c in i.claims if c.field in ("agent", "target")) for i in self.incidents])

    @cached_property
    def sources(self) -> Terms:
        """Who vouches in the end."""
        return terms_of([_each(i.voices.origins) for i in self.incidents])

    @cached_property
    def places(self) -> Terms:
        """Where, by name."""
        return terms_of([[i.place_text] if i.place_text else [] for i in self.incidents])

    @cached_property
    def kinds(self) -> Terms:
        """What kind of place."""
        return terms_of([[i.place.kind] if i.place else [] for i in self.incidents])

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The row of each incident, by its id."""
        return {incident.id: number for number, incident in enumerate(self.incidents)}

    @cached_property
    def sites(self) -> tuple[list[list[Any]], list[int]]:
        """Each place once (name, kind, lat, lon, radius in km), and which of them each row has; -1 where it has none."""
        found: dict[tuple[Any, ...], int] = {}
        numbers = []
        for incident in self.incidents:
            site = incident.place
            reach = round(site.radius_km, 1) if site else 0
            where = (site.lat, site.lon) if site and site.lat is not None and site.lon is not None else (None, None)
            name = incident.place_text or (site.name if site else None)
            key = (name, site.kind if site else None, *(v if v is None else round(v, 4) for v in where), reach)
            numbers.append(-1 if name is None else found.setdefault(key, len(found)))
        return [list(key) for key in found], numbers

    @cached_property
    def masks(self) -> Numbers:
        """On which fields the accounts of each row differ: a sum of powers of two over FIELDS."""
        out = np.zeros(len(self), dtype=np.int64)
        np.bitwise_or.at(out, self.differing.rows, 1 << self.differing.codes)
        return out

    def as_columns(self) -> dict[str, Any]:
        """All columns as lists, for JSON."""
        count = len(self)
        killed, injured = self.tolls["killed"], self.tolls["injured"]
        return {
            "id": [i.id for i in self.incidents],
            "first": [(i.date.first if i.date else None) for i in self.incidents],
            "last": [_other(i) for i in self.incidents],
            "edtf": [_odd(i) for i in self.incidents],
            "type": _one(self.types, count),
            "status": _one(self.statuses, count),
            "place": _one(self.places, count),
            "kind": _one(self.kinds, count),
            "lat": [_rounded(value) for value in self.lat.tolist()],
            "lon": [_rounded(value) for value in self.lon.tolist()],
            "radius_km": [round(i.place.radius_km, 1) if i.place else 0 for i in self.incidents],
            "reports": self.reports.tolist(),
            "voices": self.voices.tolist(),
            "killed_low": killed[0],
            "killed_high": killed[1],
            "injured_low": injured[0],
            "injured_high": injured[1],
            "doubt": self.doubt.tolist(),
            "differs": self.masks.tolist(),
            "judged": self.judged.astype(int).tolist(),
            "outlets": self.outlets.by_row(count),
            "actors": self.actors.by_row(count),
        }


def statuses_of(incident: Incident) -> list[str]:
    """The statuses of its accounts, the most frequent first; of equally frequent ones the surest."""
    counts = Counter(claim.status for claim in incident.claims)
    return [str(status) for status in sorted(counts, key=lambda s: (-counts[s], STATUSES.index(s)))]


def _each(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _one(words: Terms, count: int) -> list[int]:
    """The first word of each row; -1 where it has none."""
    out = np.full(count, -1, dtype=np.int64)
    rows, firsts = np.unique(words.rows, return_index=True)
    out[rows] = words.codes[firsts]
    return [int(number) for number in out]


def _degrees(value: float | None) -> float:
    return float("nan") if value is None else value


def _rounded(value: float) -> float | None:
    return None if value != value else round(value, 4)  # noqa: PLR0124 - only NaN is not itself


def _other(incident: Incident) -> str | None:
    """The last day where it is another than the first: most are the same, and need not be sent twice."""
    days = incident.date
    return days.last if days and days.last != days.first else None


def _odd(incident: Incident) -> str | None:
    """The EDTF where the days do not tell it already."""
    days = incident.date
    if days is None or (days.first and days.edtf in (days.first, f"{days.first}/{days.last}")):
        return None
    return days.edtf
