"""Which of the places that bear a name is meant: each candidate with its reasons, the weightiest first."""

from __future__ import annotations

from math import exp, log10
from typing import TYPE_CHECKING

from recoupe.model.doubt import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.ground.places_theatre import Theatre
    from recoupe.model.mention import Site
    from recoupe.model.toponym import Toponym

_KIN = {
    "city": {"city", "village"}, "village": {"village", "city"}, "base": {"base", "facility"}, "facility": {"facility", "base"},
    "field": {"field", "facility"}, "governorate": {"governorate", "region"}, "region": {"region", "desert", "governorate"},
    "desert": {"desert", "region"}, "river": {"river"},
}  # fmt: skip
# What a bare name means where nothing else speaks: the town before the province named after it.
_BARE = {
    "country": 2.5, "region": 1.6, "city": 1.5, "village": 0.4, "governorate": 1.0, "base": 1.0, "field": 0.8, "facility": 0.8,
    "river": 0.6, "desert": 0.6, "border": 0.3,
}  # fmt: skip


def ranked(sites: Sequence[tuple[Site, float, str]], toponym: Toponym, theatre: Theatre) -> tuple[Candidate[Site], ...]:
    """The candidates by weight. Each site comes with how well the name fits (0 to 1) and which list it is from."""
    out = [_weighed(site, fit, origin, toponym, theatre) for site, fit, origin in sites]
    return tuple(sorted(out, key=lambda c: (-c.weight, c.value.id)))


def _weighed(site: Site, fit: float, origin: str, toponym: Toponym, theatre: Theatre) -> Candidate[Site]:
    weight, because = 0.0, []

    def add(points: float, words: str) -> None:
        nonlocal weight
        weight += points
        if abs(points) >= 0.05:
            because.append(f"{words} ({points:+.1f})")

    if origin == "own":
        add(2.0, "stands in our own list")
    if fit < 1:
        add(-6 * (1 - fit), "the name is only alike")
    add(_BARE.get(site.kind, 0.0) if not toponym.kinds else 0.0, f"a bare name usually means a {site.kind}")
    for kind in toponym.kinds[:1]:
        if site.kind == kind:
            add(2.5, f"the text says {kind}")
        elif site.kind in _KIN.get(kind, set()):
            add(1.5, f"the text says {kind}, it is a {site.kind}")
        elif site.kind == "country":
            add(-1.0, f"the text says {kind}")
    if toponym.country and site.country:
        add(3.0 if site.country == toponym.country else -3.0, f"the text says {toponym.country}")
    if site.country and theatre.shares:
        add(4.0 * theatre.shares.get(site.country, 0.0) ** 0.5, f"the report speaks of {site.country}")
    away = theatre.nearest_km(site)
    if away is not None and site.kind not in {"country", "river"}:
        add(2.0 * exp(-away / 150), f"{away:.0f} km from another place of the report")
    if site.population:
        add(0.35 * max(0.0, log10(site.population) - 2), f"{site.population} people live there")
    elif origin == "own" and site.kind == "city":
        add(0.8, "a town of the theatre")
    return Candidate(site, round(weight, 3), tuple(because))
