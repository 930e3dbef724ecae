"""Places whose name is spelt otherwise: looked up by sound, ranked by likeness of the spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.world.keys import LATIN_SCRIPT, sound_key
from recoupe.world.likeness import likeness, spelling

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Site
    from recoupe.world.gazetteer import Gazetteer
    from recoupe.world.likeness import Spelling

# How alike is enough, by the length of the sound key: short names are soon alike.
ENOUGH = {2: 0.93, 3: 0.86}
ENOUGH_FOR_LONG = 0.78
MOST = 10


def alike(
    gazetteer: Gazetteer, name: str, pack: LanguagePack, countries: tuple[str, ...] = ()
) -> tuple[tuple[Site, float], ...]:
    """The places that the name may mean in another spelling, the likeliest first; with ``countries``, only there."""
    asked, sound = spelling(name, pack), sound_key(name, pack)
    if not sound:
        return ()
    found: dict[str, tuple[Site, float]] = {}
    for other, site_id in own_sounds(gazetteer, pack).get(sound, ()):
        site = gazetteer.site(site_id)
        if site is not None and (not countries or site.country in {None, *countries}):
            _keep(found, site, likeness(asked, spelling(other)))
    there = tuple(code for code in countries if code not in LATIN_SCRIPT)
    for layer in gazetteer.layers if there or not countries else ():
        for site, key in layer.sounding(sound, there):
            _keep(found, site, _of_a_folded_name(asked, key))
    enough = ENOUGH.get(len(sound), ENOUGH_FOR_LONG)
    out = [(site, fit) for site, fit in found.values() if fit >= enough]
    return tuple(sorted(out, key=lambda pair: (-round(pair[1], 2), -pair[0].population, pair[0].id))[:MOST])


def _of_a_folded_name(asked: Spelling, key: str) -> float:
    """An index keeps names folded, where the article can't be told from the name: the better of both readings."""
    bare = likeness(asked, spelling(key[2:])) if key.startswith("al") and len(key) > 4 else 0.0
    return max(bare, likeness(asked, spelling(key)))


def _keep(found: dict[str, tuple[Site, float]], site: Site, fit: float) -> None:
    if site.id not in found or found[site.id][1] < fit / 100:
        found[site.id] = (site, fit / 100)


_SOUNDS: dict[tuple[int, str], dict[str, tuple[tuple[str, str], ...]]] = {}


def own_sounds(gazetteer: Gazetteer, pack: LanguagePack) -> dict[str, tuple[tuple[str, str], ...]]:
    """The names of our own table by sound: sound to (name, id)."""
    from recoupe.world.gazetteer import all_names

    key = (id(gazetteer), pack.code)
    if key not in _SOUNDS:
        table: dict[str, dict[tuple[str, str], None]] = {}
        for name, site_id in all_names(gazetteer, pack):
            for sound in {sound_key(name), sound_key(name, pack)} - {""}:
                table.setdefault(sound, {})[name, site_id] = None
        _SOUNDS[key] = {sound: tuple(pairs) for sound, pairs in table.items()}
    return _SOUNDS[key]
