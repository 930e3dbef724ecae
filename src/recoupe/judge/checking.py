"""Values as a person types them, made into what a judgement keeps; what is none is refused with a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import WRatio
from rapidfuzz.process import extract

from recoupe.errors import InputError, unknown
from recoupe.judge.anchors import everywhere, folded
from recoupe.judge.edtf import days_of
from recoupe.judge.values import (
    ACTORS,
    CODES,
    FIELDS,
    FIGURES,
    NEVER_EMPTY,
    PLACES,
    SOURCE_KINDS,
    WORDS,
    bounds,
    figure,
    joined,
    parts,
    source_kind,
)
from recoupe.model.doubt import Unsettled
from recoupe.model.mention import Site
from recoupe.world.distance import km_between

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Reading
    from recoupe.world import World

_POINT = re.compile(r"(?P<name>.+?)\s*[@ ,]\s*(?P<lat>[+-]?\d{1,2}(?:\.\d+)?)\s*[, ]\s*(?P<lon>[+-]?\d{1,3}(?:\.\d+)?)")
NONE = frozenset({"", "-", "none"})
SAME_PLACE_KM = 5.0
LIKELY = 75  # of 100: below, a guess is noise


@dataclass(frozen=True, slots=True)
class Checked:
    """A value as it is kept, and the sites that it names."""

    value: str
    sites: tuple[Site, ...] = ()


def checked_field(field: str) -> str:
    """The field, if there is one of that name.

    Raises:
        InputError: there is none; the message guesses the one that was meant.
    """
    if field not in FIELDS:
        raise unknown("field", field, FIELDS)
    return field


def checked(field: str, written: str, reading: Reading, world: World, pack: LanguagePack) -> Checked:
    """The value as a judgement keeps it; ``-`` says that the report gives none.

    Raises:
        InputError: no such field, or the field takes no such value.
    """
    checked_field(field)
    written = written.strip()
    if written.casefold() in NONE:
        return Checked(_nothing(field))
    if field in CODES:
        return Checked(_code(field, written))
    if field in ACTORS:
        return Checked(joined(actor_id(part, reading, world) for part in parts(written)))
    if field in PLACES:
        sites = tuple(site_of(part, reading, world, pack) for part in parts(written))
        return Checked(joined(site.id for site in sites), tuple(dict.fromkeys(sites)))
    if field in FIGURES:
        return Checked(_figure(written))
    if field == "time":
        return Checked(_edtf(written))
    if field in WORDS:
        return Checked(joined(_words(part, reading) for part in (parts(written) if field == "objects" else (written,))))
    return Checked(joined(_source(part, reading, world) for part in parts(written)))


def actor_id(written: str, reading: Reading, world: World) -> str:
    """The actor's id: an id of the register, one of this report's, a name of the register, or a new ``x-…``.

    Raises:
        InputError: there is no such actor; the message guesses the one that was meant.
    """
    read = {actor.id for actor in reading.mentions.actors if actor.id}
    if written in read or world.actors.known(written) is not None or re.fullmatch(r"x-[a-z0-9-]+", written):
        return written
    known = {folded(actor.name): str(actor.id) for actor in world.actors}
    if folded(written) in known:
        return known[folded(written)]
    names = {actor.id: f"{actor.id} {actor.name}" for actor in world.actors} | {identity: identity for identity in read}
    near = [key for _, score, key in extract(written, names, scorer=WRatio, limit=5) if score >= LIKELY]
    guess = f"Did you mean {', '.join(f'“{identity}”' for identity in near)}?" if near else "None is spelt like it."
    raise InputError(f"No actor is called “{written}”.", f"{guess} A new one is given an id that begins with x-.")


def site_of(written: str, reading: Reading, world: World, pack: LanguagePack) -> Site:
    """The place: an id, a name that means one place, or a name with latitude and longitude (``Tell Aran 36.12 37.34``).

    Raises:
        InputError: no place, or several, are called that; the message lists them.
    """
    near = {site.id: site for site in _sites_of(reading)}
    if (found := world.sites.site(written) or near.get(written)) is not None:
        return found
    point = _POINT.fullmatch(written)
    name = point["name"] if point else written
    named = [*world.sites.own(name, pack), *world.sites.named(name)]
    named += [site for site in near.values() if folded(site.name) == folded(name)]
    every = list({site.id: site for site in named}.values())
    if point:
        lat, lon = float(point["lat"]), float(point["lon"])
        if abs(lat) > 90 or abs(lon) > 180:
            raise InputError(
                f"“{written}” lies on no map.", "Latitude goes from -90 to 90, longitude from -180 to 180."
            )
        close = [s for s in every if s.lat is not None and s.lon is not None]
        close = [s for s in close if km_between(s.lat or 0.0, s.lon or 0.0, lat, lon) <= SAME_PLACE_KM]
        slug = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
        return close[0] if close else Site(f"x-{slug}", name, "village", lat, lon, 3.0, source="by hand")
    if len(every) == 1:
        return every[0]
    if not every:
        raise InputError(
            f"No place is called “{written}”.",
            f"Give it with latitude and longitude: “{written} 36.12 37.34”, or the id of a known one.",
        )
    listed = "; ".join(f"{site.id} ({site.name}, {site.country or '?'}, {site.lat}, {site.lon})" for site in every[:6])
    raise InputError(f"“{written}” is the name of {len(every)} places.", f"Give the id of one: {listed}.")


def _nothing(field: str) -> str:
    if field in NEVER_EMPTY:
        raise InputError(f"An event always has a {field}.", f"Give one of: {', '.join(CODES[field])}.")
    return ""


def _figure(written: str) -> str:
    found = bounds(written)
    if found is None:
        raise InputError(f"“{written}” is no figure.", "Write 9, 9..12 (from, to), 9.. (or more), or - for none.")
    return figure(*found)


def _edtf(written: str) -> str:
    if days_of(written) is None:
        raise InputError(
            f"“{written}” is no date.",
            "Write EDTF: 2018-12-11, 2018-12 (the month), 2018-12-10/2018-12-11 (one or the other), or - for none.",
        )
    return written


def _code(field: str, written: str) -> str:
    known = {code.casefold(): code for code in CODES[field]}
    folded_code = written.casefold().replace(" ", "-" if "-" in "".join(known) else "_")
    if folded_code in known:
        return known[folded_code]
    fault = unknown(field, written, CODES[field])
    raise InputError(fault.fact, fault.remedy if "mean" in fault.remedy else f"There are: {', '.join(CODES[field])}.")


def _words(written: str, reading: Reading) -> str:
    text = reading.report.text
    if everywhere(text, written):
        return written
    at = text.casefold().find(written.casefold())
    if at >= 0 and len(text.casefold()) == len(text):
        return text[at : at + len(written)]
    raise InputError(
        f"“{written}” does not stand in {reading.report.name}.", "Give the words as the report writes them."
    )


def _source(written: str, reading: Reading, world: World) -> str:
    """A source by its words, its id in this reading (s1) or in the register; a new one with its kind in brackets."""
    words, kind = source_kind(written)
    if kind is not None and kind not in SOURCE_KINDS:
        raise unknown("kind of source", kind, SOURCE_KINDS)
    for source in reading.sources:
        if words in (source.id, source.register_id) or folded(words) == folded(source.text):
            return source.text
    words = _words(words, reading)
    outlet = world.sources.named(words)
    kind = kind or (outlet.vouches_as if outlet else None)
    if kind is None:
        raise InputError(
            f"“{words}” is no source that was found in {reading.report.name}.",
            f"Say of what kind it is: “{words} [official]”; the kinds are {', '.join(SOURCE_KINDS)}.",
        )
    return f"{words} [{kind}]"


def _sites_of(reading: Reading) -> list[Site]:
    """All places that this report's names mean or may mean."""
    out: list[Site] = []
    for place in reading.mentions.places:
        if isinstance(place.site, Unsettled):
            out += [candidate.value for candidate in place.site.candidates]
        elif place.site is not None:
            out.append(place.site)
    return out
