"""From names to places: the right village or an honest doubt, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.ground.places_bent import bent
from recoupe.ground.places_ranking import ranked
from recoupe.ground.places_theatre import Theatre, theatre_of
from recoupe.model.doubt import Candidate, Unsettled
from recoupe.model.text import Span
from recoupe.model.toponym import Toponym
from recoupe.world.distance import km_between
from recoupe.world.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Place, Site
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report
    from recoupe.world import World
    from recoupe.world.gazetteer import Gazetteer

MARGIN = 0.6  # below it, two candidates that lie apart both stay
APART_KM = 60.0
LEAST_WEIGHT = 1.2
BY_NAME = 0.92  # a name by the way weighs less than the name on the map


def settle_places(
    found: Sequence[Toponym], report: Report, sentences: Sequence[Sentence], world: World, pack: LanguagePack
) -> tuple[Place, ...]:
    """The places of a report, in order. ``site`` is the one meant, the candidates that remain, or None where none is known.

    Names under which a state acts are left out: they are actors. One name means one place throughout a report, unless
    the words around it say otherwise.
    """
    del sentences
    theatre = theatre_of(found, report.text, world.sites, pack)
    settled: dict[tuple[str, tuple[str, ...], str | None], tuple[Candidate[Site], ...]] = {}
    out = []
    for toponym in found:
        if toponym.acting:
            continue
        key = (toponym.name, toponym.kinds, toponym.country)
        if key not in settled:
            settled[key] = ranked(_sites(toponym, theatre, world.sites, pack), toponym, theatre)
        out.append(_place(toponym, settled[key]))
    return tuple(out)


def lookup(name: str, world: World, pack: LanguagePack, kind: str | None = None) -> tuple[Candidate[Site], ...]:
    """What a name alone can mean, best first, each candidate with its reasons; ``kind`` is what a text would say of it.

    >>> lookup("Deir ez-Zor", load_world(), load_pack("fr"), "governorate")[0].value.kind  # doctest: +SKIP
    'governorate'
    """
    bare = Toponym(span=Span(0, len(name)), text=name, name=name, kinds=(kind,) if kind else ())
    nowhere = Theatre({}, ())
    return ranked(_sites(bare, nowhere, world.sites, pack), bare, nowhere)


def _sites(
    toponym: Toponym, theatre: Theatre, gazetteer: Gazetteer, pack: LanguagePack
) -> list[tuple[Site, float, str]]:
    """The places that the name can mean, with how well it fits and which list they are from."""
    own = gazetteer.own(toponym.name, pack)
    given = gazetteer.given_by_hand(toponym.name)
    out = [(site, 1.0, "case") for site in given] + [(site, 1.0, "own") for site in own]
    listed = {site.source for site in own} | {site.id for site in (*own, *given)}
    settled_by_kind = own and all(site.kind in {"country", "region", "river", "desert"} for site in own)
    if not settled_by_kind:
        out += [
            (site, 1.0 if folded(site.name) == folded(toponym.name) else BY_NAME, "cities")
            for site in gazetteer.named(toponym.name)
            if site.id not in listed
        ]
    if not out:
        out = [(s, fit, "alike") for s, fit in gazetteer.alike(toponym.name, pack, countries=tuple(theatre.shares))]
    return out


def _place(toponym: Toponym, candidates: tuple[Candidate[Site], ...]) -> Place:
    site, because = _chosen(candidates)
    return bent(toponym, site, because)


def _chosen(candidates: tuple[Candidate[Site], ...]) -> tuple[Site | Unsettled[Site] | None, tuple[str, ...]]:
    strong = tuple(c for c in candidates if c.weight >= LEAST_WEIGHT)
    if not strong:
        return None, ("no place of this name is known",) if not candidates else ("no candidate fits the report",)
    best = strong[0]
    rivals = [c for c in strong[1:] if best.weight - c.weight < MARGIN and _apart(best.value, c.value)]
    if not rivals:
        return best.value, best.because
    return Unsettled((best, *rivals[:4]), f"{len(rivals) + 1} places of this name fit equally well"), ()


def _apart(one: Site, other: Site) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return km_between(one.lat, one.lon, other.lat, other.lon) > APART_KM + one.radius_km
