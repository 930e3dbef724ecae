"""Which of several places is the most precise: *la base*, then the town, the province, the country that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model.mention import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.mention import Place

RANK = {
    "facility": -1, "base": -1, "field": -1, "village": 0, "city": 0, "river": 1, "border": 2, "desert": 3, "governorate": 4,
    "region": 5, "country": 6,
}  # fmt: skip


def by_precision(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places, most precise first, each name once; of countries only the one that the finest lies in.

    A name inside another (*Syrie* in *nord de la Syrie*) is the same place twice.
    """
    ordered = sorted(dict.fromkeys(places), key=rank)
    out: list[Place] = []
    for place in ordered:
        if not any(place.text.lower() == other.text.lower() or _is_one(place, other) for other in out):
            out.append(place)
    exact = [p for p in out if rank(p) <= 0 and p.relation is None]
    if exact:
        out = [p for p in out if p.relation != "near" or p in exact]
    if out and rank(out[0]) < RANK["country"]:
        out = [p for p in out if rank(p) < RANK["country"] or _contains(p, out[0])]
    return tuple(out)


def _contains(country: Place, place: Place) -> bool:
    """*un hôtel de Mogadiscio, en Somalie*: the country is that of the town."""
    if country.relation is not None or not isinstance(country.site, Site) or not isinstance(place.site, Site):
        return False
    return country.site.country is not None and country.site.country == place.site.country


def _is_one(place: Place, other: Place) -> bool:
    """Two spellings of one place."""
    return isinstance(place.site, Site) and isinstance(other.site, Site) and place.site.id == other.site.id


def rank(place: Place) -> float:
    """How precise a place is, smallest first; *au nord d'Alep* and a name that no gazetteer knows stand behind a town."""
    beside = place.relation is not None and place.relation != "between"
    return RANK.get(place.kind, 3) + (0.5 if place.site is None else 0.0) + (0.25 if beside else 0.0)
