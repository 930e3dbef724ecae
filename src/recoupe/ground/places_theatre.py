"""Where a report looks: the countries that it speaks of and the places in it that are beyond doubt."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.world.distance import km_between
from recoupe.world.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Site
    from recoupe.model.toponym import Toponym
    from recoupe.world.gazetteer import Gazetteer


@dataclass(frozen=True)
class Theatre:
    """The countries of a report with their share (0 to 1), and the centres of its places that are beyond doubt."""

    shares: dict[str, float]
    points: tuple[tuple[float, float], ...]

    def nearest_km(self, site: Site) -> float | None:
        """How far the site lies from the nearest point that is beyond doubt; None where there is none."""
        if site.lat is None or site.lon is None:
            return None
        away = [km_between(site.lat, site.lon, *p) for p in self.points if p != (site.lat, site.lon)]
        return min(away, default=None)


@cache
def _demonyms(pack: LanguagePack) -> tuple[re.Pattern[str], dict[str, str]]:
    stems = {
        unaccented(stem): code for code, all_ in pack.lexicon("places")["demonym"]["stems"].items() for stem in all_
    }
    longest = sorted(stems, key=lambda s: (-len(s), s))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?:ne|e|s|nes|es)?(?!\w)"), stems


def theatre_of(found: Sequence[Toponym], text: str, gazetteer: Gazetteer, pack: LanguagePack) -> Theatre:
    """The theatre of a report, from the names in it that can mean one place only, and from its adjectives."""
    counts: Counter[str] = Counter()
    points: dict[tuple[float, float], None] = {}
    for toponym in found:
        own = gazetteer.own(toponym.name, pack)
        if toponym.country:
            counts[toponym.country] += 2
        codes = {site.country for site in own if site.country}
        if len(codes) != 1:
            continue
        code = codes.pop()
        country = own[0].kind == "country"
        counts[code] += (1 if toponym.acting else 3) if country else 2
        site = own[0]
        if not country and site.lat is not None and site.lon is not None and _together(own):
            points[site.lat, site.lon] = None
    pattern, stems = _demonyms(pack)
    for match in pattern.finditer(unaccented(text[:200_000])):
        counts[stems[match.group(1)]] += 1
    whole = sum(counts.values())
    return Theatre({code: n / whole for code, n in sorted(counts.items())} if whole else {}, tuple(points))


def _together(sites: Sequence[Site]) -> bool:
    """Whether all the sites lie in one neighbourhood (a city and the governorate named after it)."""
    centres = [(s.lat, s.lon) for s in sites if s.lat is not None and s.lon is not None]
    return all(km_between(*a, *centres[0]) < 150 for a in centres) if centres else False
