"""What the words around make of a place: near it, north of it, a part of it; and how exact that is in GED's steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.model.mention import Place, Site
from recoupe.world.distance import DIRECTIONS, moved

if TYPE_CHECKING:
    from recoupe.model.doubt import Unsettled
    from recoupe.model.toponym import Toponym

_STEP = {
    "city": 1, "village": 1, "base": 1, "field": 1, "facility": 1, "governorate": 4, "region": 5, "desert": 5, "river": 5,
    "border": 5, "country": 6,
}  # fmt: skip
NEAR_KM = 25.0
_AREAS = {"country", "governorate", "region", "desert"}


def bent(toponym: Toponym, site: Site | Unsettled[Site] | None, because: tuple[str, ...]) -> Place:
    """The place as the text means it: *au nord de Gao* is an area near Gao, *dans le nord du Mali* a part of Mali."""
    part = toponym.relation in DIRECTIONS and toponym.span != toponym.around and toponym.text != toponym.name
    if isinstance(site, Site) and part and toponym.relation and site.kind == "country":
        site = _part_of(site, toponym.relation, toponym.text)
        because = (*because, "the text names a part of it")
    kind = site.kind if isinstance(site, Site) else toponym.kinds[0] if toponym.kinds else "city"
    kept = toponym.span
    relation = None if part else toponym.relation
    if relation == "c":
        relation = None
    if (
        toponym.kinds
        and isinstance(site, Site)
        and toponym.kinds[0] in {"base", "field", "facility"}
        and toponym.text != toponym.name
        and site.kind in {"city", "village"}
    ):
        kind = toponym.kinds[0]
        site = replace(site, radius_km=max(site.radius_km, 10.0))
        because = (*because, f"the {kind} itself is not listed: the place it is named after")
    radius = site.radius_km if isinstance(site, Site) else 0.0
    return Place(
        span=kept, text=toponym.text, kind=kind, site=site, around=toponym.around, relation=relation,
        distance_km=toponym.distance_km, radius_km=_radius(radius, kind, relation, toponym.distance_km),
        precision=_precision(kind, relation, toponym.distance_km) if site is not None else None,
        rule=toponym.rule, because=because,
    )  # fmt: skip


def _part_of(country: Site, way: str, text: str) -> Site:
    if country.lat is None or country.lon is None:
        return country
    lat, lon = (
        (country.lat, country.lon) if way == "c" else moved(country.lat, country.lon, way, country.radius_km * 0.55)
    )
    return replace(
        country, id=f"{country.id}:{way}", name=f"{country.name} ({text})", kind="region", lat=lat, lon=lon,
        radius_km=round(country.radius_km * 0.6), within=(country.id,),
    )  # fmt: skip


def _radius(radius: float, kind: str, relation: str | None, distance: float | None) -> float:
    if distance is not None:
        return round(radius + (distance if relation == "near" else max(5.0, distance / 4)), 1)
    if relation is None or kind in _AREAS:
        return radius
    return round(max(radius, NEAR_KM), 1)


def _precision(kind: str, relation: str | None, distance: float | None) -> int:
    step = _STEP.get(kind, 1)
    if relation in {"between", "bank"}:
        return max(step, 5) if step < 6 else 6
    if step == 1 and (relation is not None or distance is not None):
        return 2 if (distance or 0.0) <= NEAR_KM else 3
    return step
