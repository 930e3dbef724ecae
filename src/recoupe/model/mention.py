"""Spans taken for a time, a place, an actor or a number, and what they were settled to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.doubt import Unsettled
from recoupe.model.text import Span

TimeKind = Literal["date", "time", "duration", "set"]
Grain = Literal["century", "decade", "year", "season", "month", "part", "week", "day", "hour"]
Anchor = Literal["absolute", "publication", "narrative", "event"]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days as the text allows it: ISO dates, both ends included; None is an open end.

    ``edtf`` is the same in ISO 8601-2: ``2018-12-11``, ``2018-12-10/2018-12-11``, ``2018-05-21/..``, ``XXXX-12-11``.
    """

    first: str | None
    last: str | None
    edtf: str


@dataclass(frozen=True, slots=True)
class Time:
    """An expression that places something in time.

    ``value`` is None where the text does not allow a date; then ``candidates`` may say what remains.
    """

    span: Span
    text: str
    kind: TimeKind
    value: Days | None
    grain: Grain | None = None
    part_of_day: str | None = None
    modifier: str | None = None
    anchor: Anchor | None = None
    rule: str = ""
    candidates: Unsettled[Days] | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the gazetteer: a centre, a radius within which it lies, and what contains it.

    ``kind``: country, region, governorate, city, village, base, field, river, border, desert, facility.
    ``lat`` and ``lon`` are None where a point would lie (a river, a border). ``population`` is 0 where unknown.
    """

    id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float = 0.0
    country: str | None = None
    within: tuple[str, ...] = ()
    source: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A named place in the text. ``span`` covers the name; ``around`` the words that bend it (au sud de …).

    ``relation``: None (in it), near, between, bank, or a direction (n, ne, e, se, s, sw, w, nw).
    ``precision`` is GED's: 1 exact, 2 within 25 km, 3 district, 4 province, 5 line or fuzzy area, 6 country.
    """

    span: Span
    text: str
    kind: str
    site: Site | Unsettled[Site] | None
    around: Span | None = None
    relation: str | None = None
    distance_km: float | None = None
    radius_km: float = 0.0
    precision: int | None = None
    rule: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """An armed, state or political actor as written, and its id in the register.

    ``head`` is the span of the governing word; ``designation`` the words used, kept for the study of wording.
    ``via`` tells how the id was found: register, composed, new, coreference, adjective (*une base américaine*), pronoun.
    ``listed`` is False where a coder would not list the words as an actor, though an event may need them: an adjective,
    equipment (*drones turcs*), a word that only points back (*les terroristes*, *ils*).
    ``plural`` is None where the words don't tell.
    """

    span: Span
    text: str
    id: str | None
    head: Span | None = None
    branch: str | None = None
    via: str = "register"
    unsettled: Unsettled[str] | None = None
    because: tuple[str, ...] = ()
    listed: bool = True
    plural: bool | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A count as written: *au moins 16* is 16 or more, *une dizaine* 8 to 12, *plusieurs* 2 or more.

    ``low`` and ``high`` bound it (``high`` None: no upper bound); ``span`` covers the hedge too.
    """

    span: Span
    text: str
    low: int
    high: int | None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was recognised and settled in one report, each in order of the text."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    numbers: tuple[Number, ...] = ()
