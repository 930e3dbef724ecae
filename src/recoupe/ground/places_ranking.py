"""Which of the places that bear a name is meant: each candidate with its reasons, the weightiest first."""

from __future__ import annotations

from math import exp, log10, sqrt
from typing import TYPE_CHECKING

from recoupe.model.doubt import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.ground.places_theatre import Theatre
    from recoupe.model.mention import Site
    from recoupe.model.toponym import Toponym

_KIN = {
    "city": {"city", "village"}, "village": {"village", "city"}, "base": {"base", "facility"}, "facility": {"facility", "base"},
    "field": {"field", "facility"}, "governorate": {"governorate", "region"}, "region": {"region", "desert", "governorate"},
    "desert": {"desert", "region"}, "river": {"river"},
}  # fmt: skip
_NATURAL = {"region", "desert", "river"}
# What a bare name means where nothing else speaks: the town before the province named after it.
_BARE = {
    "country": 2.5, "region": 1.6, "city": 1.5, "village": 0.4, "governorate": 1.0, "base": 1.0, "field": 0.8, "facility": 0.8,
    "river": 0.6, "desert": 0.6, "border": 0.3,
}  # fmt: skip


def ranked(sites: Sequence[tuple[Site, float, str]], toponym: Toponym, theatre: Theatre) -> tuple[Candidate[Site], ...]:
    """The candidates by weight. Each site comes with how well the name fits (0 to 1) and which list it is from."""
    out = [_weighed(site, fit, origin, toponym, theatre) for site, fit, origin in sites]
    return tuple(sorted(out, key=lambda c: (-c.weight, c.value.id)))


Reason = tuple[float, str]


def _weighed(site: Site, fit: float, origin: str, toponym: Toponym, theatre: Theatre) -> Candidate[Site]:
    reasons = (*_of_the_name(site, fit, origin, toponym), *_of_the_words(site, toponym), *_of_the_report(site, theatre))
    weight = sum(points for points, _ in reasons)
    because = tuple(f"{words} ({points:+.1f})" for points, words in reasons if abs(points) >= 0.05)
    return Candidate(site, round(weight, 3), because)


def _of_the_name(site: Site, fit: float, origin: str, toponym: Toponym) -> Iterator[Reason]:
    if origin == "own":
        yield 2.0, "stands in our own list"
    if origin == "case":
        yield 4.5, "was given to this case by hand"
    if fit < 1:
        yield -6 * (1 - fit), "the name is not the one on the map"
    if not toponym.kinds:
        yield _BARE.get(site.kind, 0.0), f"a bare name may mean a {site.kind}"
    if site.population:
        yield 0.35 * max(0.0, log10(site.population) - 2), f"{site.population} people live there"
    elif origin == "own" and site.kind == "city":
        yield 0.8, "a town of our own list"


def _of_the_words(site: Site, toponym: Toponym) -> Iterator[Reason]:
    """What the words around the name say for this site."""
    for kind in toponym.kinds[:1]:
        if site.kind == kind:
            yield 2.5, f"the text says {kind}"
        elif site.kind in _KIN.get(kind, set()):
            yield 1.5, f"the text says {kind}, it is a {site.kind}"
        elif kind in _NATURAL and site.kind in {"city", "village"}:
            yield -2.0, f"the text says {kind}, it is a {site.kind}"
        elif kind == "governorate" and site.kind in {"city", "village"}:
            yield -0.8, f"the text says {kind}, it is a {site.kind}"
        elif site.kind == "country":
            yield -1.0, f"the text says {kind}"
    if toponym.country and site.country:
        yield (3.0 if site.country == toponym.country else -3.0), f"the text says {toponym.country}"


def _of_the_report(site: Site, theatre: Theatre) -> Iterator[Reason]:
    """What the rest of the report says for this site."""
    if site.country and theatre.shares:
        yield 4.0 * sqrt(theatre.shares.get(site.country, 0.0)), f"the report speaks of {site.country}"
    away = theatre.nearest_km(site)
    if away is not None and site.kind not in {"country", "river"}:
        yield 2.0 * exp(-away / 150), f"{away:.0f} km from another place of the report"
