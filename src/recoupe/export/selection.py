"""Which incidents are handed on: one question, asked on the command line, in an address or in Python."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from recoupe.world.countries import countries
from recoupe.world.register import load_register
from recoupe.world.spelling import folded, unaccented
from recoupe.world.units import unit_named

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from recoupe.model.incident import Incident

    Corners = tuple[tuple[float, float], ...]

NO_TEXT = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """A question to the incidents. Several values of one field are alternatives; different fields all must fit.

    ``words`` must all stand in the reports, or among the names of places, actors and outlets; accents and capitals do
    not matter. ``since`` and ``until`` are ISO days: not over before, begun by; what has no date does not fit them.
    ``within`` is a country or a province, ``place`` one place. ``actors`` and ``sources`` are ids or names, ``differs``
    fields on which accounts differ, ``voices`` and ``reports`` the least number. ``box`` is west, south, east, north.

    >>> Selection.asked("type=shelling,airstrike since=2018-05 voices>=2").types
    ('shelling', 'airstrike')
    """

    words: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    voices: int = 0
    reports: int = 0
    killed: int = 0
    judged: bool | None = None
    placed: bool | None = None
    box: tuple[float, float, float, float] | None = None
    area: Corners = ()

    @classmethod
    def asked(cls, said: str) -> Self:
        """The question as it is typed: ``type=shelling actor=islamic-state since=2018-05 voices>=2 "abou kamal"``.

        Raises:
            InputError: a filter or a value is not known; the message guesses what was meant.
        """
        from recoupe.export.asking import terms_of

        return cls._of(terms_of(said))

    @classmethod
    def of_query(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """The question of an address: ``[("type", "shelling"), ("from", "2018-05"), ("q", "bus")]``; empty ones count not.

        Raises:
            InputError: a filter or a value is not known.
        """
        from recoupe.export.asking import terms_of_query

        return cls._of(terms_of_query(pairs))

    @classmethod
    def _of(cls, terms: Iterable[object]) -> Self:
        from recoupe.export.asking import filters

        return cls(**filters(terms))

    @property
    def is_open(self) -> bool:
        """Whether every incident fits."""
        return self == type(self)()

    def selects(
        self, incident: Incident, text: Callable[[str], str] = lambda _name: NO_TEXT, judged: Container[str] = ()
    ) -> bool:
        """Whether the incident fits.

        ``text`` gives a report's text by the report's name; ``judged`` are the ids of incidents that people judged.
        """
        return all(self._fits(field.name, incident, text, judged) for field in fields(self))

    def _fits(self, field: str, incident: Incident, text: Callable[[str], str], judged: Container[str]) -> bool:
        wanted = getattr(self, field)
        if wanted in ((), None, 0) and wanted is not False:
            return True
        if field in NAMED:
            given = set(NAMED[field](incident))
            return any(folded(value) in given for value in wanted)
        if field in ("since", "until"):
            return _in_days(incident, self.since, self.until)
        if field == "words":
            return _says(incident, wanted, text)
        if field == "judged":
            return (incident.id in judged) is bool(wanted)
        if field == "placed":
            return (_point(incident) is not None) is bool(wanted)
        if field in ("box", "area"):
            return _in_box(_point(incident), self.box) and _in_area(_point(incident), self.area)
        if field == "killed":
            return (incident.toll()[1] or 0) >= int(wanted)
        return (incident.voices.count if field == "voices" else incident.voices.reports) >= int(wanted)


def values_of(incident: Incident, field: str) -> Iterator[str]:
    """The values of one field by which the incident is found, as they are written: ``values_of(i, "outlets")``."""
    if field in ("types", "statuses", "differs"):
        codes = {"types": (incident.type,), "differs": incident.conflicts}
        yield from codes.get(field) or (claim.status for claim in incident.claims if field == "statuses")
    elif field == "outlets":
        yield from (member.outlet or member.report for member in incident.members)
    elif field == "sources":
        yield from incident.voices.origins
        yield from (claim.chain[0] for claim in incident.claims if claim.chain)
    elif field == "actors":
        for claim in incident.claims:
            if claim.field in ("agent", "target"):
                yield claim.value
                known = load_register().known(claim.value)
                yield from (known.name,) if known else ()
    elif field == "within":
        yield from _containers(incident)
    elif field == "places":
        yield from (incident.place.id, incident.place.name) if incident.place else ()
        yield from (incident.place_text,) if incident.place_text else ()
        yield from (claim.value for claim in incident.claims if claim.field == "place")


def _containers(incident: Incident) -> Iterator[str]:
    place = incident.place
    if place is None:
        return
    for unit_id in (*place.within, place.id):
        yield unit_id
        unit = unit_named(unit_id)
        yield from (unit.name,) if unit else ()
        yield unit_id.removesuffix("-governorate").removesuffix("-province")
    land = countries().get(place.country or "")
    yield from (land.iso2, land.name) if land else ()


def _folded_values(field: str) -> Callable[[Incident], Iterator[str]]:
    return lambda incident: (folded(value) for value in values_of(incident, field))


NAMED = {
    field: _folded_values(field)
    for field in ("types", "actors", "places", "within", "outlets", "sources", "statuses", "differs")
}


def _in_days(incident: Incident, since: str | None, until: str | None) -> bool:
    days = incident.date
    if days is None or (days.first is None and days.last is None):
        return False
    begun = until is None or days.first is None or days.first <= until
    over = since is not None and days.last is not None and days.last < since
    return begun and not over


def _says(incident: Incident, words: tuple[str, ...], text: Callable[[str], str]) -> bool:
    own = unaccented(
        "\n".join((incident.id, *(value for field in ("types", "actors", "places", "within", "outlets", "sources")
                                  for value in values_of(incident, field))))
    )  # fmt: skip
    missing = [word for word in words if not _pattern(word).search(own)]
    for name in dict.fromkeys(member.report for member in incident.members):
        if not missing:
            return True
        plain = unaccented(text(name))
        missing = [word for word in missing if not _pattern(word).search(plain)]
    return not missing


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern[str]:
    """Words in a row, accents and punctuation aside; ``frapp*`` is how a word begins."""
    open_end = words.endswith("*")
    row = r"\W+".join(map(re.escape, re.findall(r"\w+", unaccented(words)))) or r"(?!)"
    return re.compile(rf"(?<!\w){row}" + ("" if open_end else r"(?!\w)"))


def _point(incident: Incident) -> tuple[float, float] | None:
    place = incident.place
    return (place.lon, place.lat) if place and place.lon is not None and place.lat is not None else None


def _in_box(point: tuple[float, float] | None, box: tuple[float, float, float, float] | None) -> bool:
    if box is None:
        return True
    if point is None:
        return False
    west, south, east, north = box
    across = west <= point[0] <= east if west <= east else point[0] >= west or point[0] <= east
    return across and south <= point[1] <= north


def _in_area(point: tuple[float, float] | None, corners: Corners) -> bool:
    """Whether the point lies in the polygon: a ray from it crosses the edges an odd number of times."""
    if not corners:
        return True
    if point is None:
        return False
    inside, (x, y) = False, point
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
