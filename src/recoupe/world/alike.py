"""Places whose name is spelt otherwise: looked up by sound, ranked by likeness of the spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.world.keys import sound_key
from recoupe.world.spelling import folded

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Site
    from recoupe.world.gazetteer import Gazetteer

ENOUGH = 0.66
MOST = 10


def alike(
    gazetteer: Gazetteer, name: str, pack: LanguagePack, countries: tuple[str, ...] = ()
) -> tuple[tuple[Site, float], ...]:
    """The places that the name may mean in another spelling, the likeliest first; with ``countries``, only there."""
    from rapidfuzz.fuzz import ratio

    sound, plain = sound_key(name), folded(name)
    if not sound:
        return ()
    found: dict[str, tuple[Site, float]] = {}
    for key, site_id in own_sounds(gazetteer, pack).get(sound, ()):
        site = gazetteer.site(site_id)
        if site is not None:
            _keep(found, site, ratio(plain, key) / 100)
    spelt_alike = set(pack.lexicon("places")["latin"]["countries"])
    there = tuple(code for code in countries if code not in spelt_alike)
    for layer in gazetteer.layers if there or not countries else ():
        for site, key in layer.sounding(sound, there):
            if site.country not in spelt_alike:
                _keep(found, site, ratio(plain, key) / 100)
    out = [
        (site, fit)
        for site, fit in found.values()
        if fit >= ENOUGH and (not countries or site.country in (None, *countries))
    ]
    return tuple(sorted(out, key=lambda pair: (-round(pair[1], 2), -pair[0].population, pair[0].id))[:MOST])


def _keep(found: dict[str, tuple[Site, float]], site: Site, fit: float) -> None:
    if site.id not in found or found[site.id][1] < fit:
        found[site.id] = (site, fit)


_SOUNDS: dict[tuple[int, str], dict[str, tuple[tuple[str, str], ...]]] = {}


def own_sounds(gazetteer: Gazetteer, pack: LanguagePack) -> dict[str, tuple[tuple[str, str], ...]]:
    """The names of our own table by sound: sound to (folded name, id)."""
    from recoupe.world.gazetteer import all_names

    key = (id(gazetteer), pack.code)
    if key not in _SOUNDS:
        table: dict[str, dict[tuple[str, str], None]] = {}
        for name, site_id in all_names(gazetteer, pack):
            if sound := sound_key(name):
                table.setdefault(sound, {})[folded(name), site_id] = None
        _SOUNDS[key] = {sound: tuple(pairs) for sound, pairs in table.items()}
    return _SOUNDS[key]
