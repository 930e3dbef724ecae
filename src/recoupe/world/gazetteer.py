"""The gazetteer: what places a name can mean, from our own table, the cities of the world and what the user imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from recoupe.errors import LexiconError
from recoupe.world.site_table import Entry, load_table
from recoupe.world.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Site
    from recoupe.world.cities import Layer


_NAMED_IN_ITS_OWN_WAY = frozenset({"country", "region", "river", "governorate", "desert"})


MANY = 5000
"""A longer list is a dump of a country, among whose villages are common words: its names are found by what is around."""


@dataclass(frozen=True)
class NameList:
    """The names of our own table in one language, for exact look-up: folded name to ids.

    ``capitals`` holds the folded names of which at least one spelling has no capital letter, so that a text may write
    them without (*mer Rouge* needs its capital, *désert irakien* does not).
    """

    ids: dict[str, tuple[str, ...]]
    lower: frozenset[str]
    longest: dict[str, int]


@dataclass(frozen=True)
class Gazetteer:
    """Places by name. Look-ups give every place that bears the name; ranking them is another matter."""

    entries: tuple[Entry, ...] = field(repr=False)
    given: tuple[Layer, ...] | None = field(default=None, repr=False)
    of_the_case: Layer | None = field(default=None, repr=False)

    @cached_property
    def _by_id(self) -> dict[str, Site]:
        return {entry.site.id: entry.site for entry in self.entries}

    @cached_property
    def name_lists(self) -> dict[str, NameList]:
        """The lists of names that were built so far, by language."""
        return {}

    def site(self, site_id: str) -> Site | None:
        """The place of our own table with this id, or None."""
        return self._by_id.get(site_id)

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The larger lists on disk: the case's own, what the user imported, then the cities of the world."""
        first = (self.of_the_case,) if self.of_the_case is not None else ()
        if self.given is not None:
            return (*first, *self.given)
        from recoupe.world.cities import city_layer
        from recoupe.world.imports import imported_layers

        return (*first, *imported_layers(), city_layer())

    def is_city(self, name: str) -> bool:
        """Whether a larger list holds a place of exactly this name."""
        return any(layer.bears(name) for layer in self.layers)

    def named(self, name: str) -> tuple[Site, ...]:
        """The places of the larger lists that bear the name, list by list, the largest first."""
        return tuple(site for layer in self.layers for site in layer.named(name))

    def given_by_hand(self, name: str) -> tuple[Site, ...]:
        """The places of this name that a person gave to the case."""
        return self.of_the_case.named(name) if self.of_the_case is not None else ()

    def alike(self, name: str, pack: LanguagePack, countries: tuple[str, ...] = ()) -> tuple[tuple[Site, float], ...]:
        """The places whose names sound like this one, with how alike they are (0 to 1), the likeliest first."""
        from recoupe.world.alike import alike

        return alike(self, name, pack, countries)

    def own(self, name: str, pack: LanguagePack) -> tuple[Site, ...]:
        """The places of our own table that bear the name, in the table's order."""
        return tuple(self._by_id[i] for i in name_list(self, pack).ids.get(folded(name), ()))


def all_names(gazetteer: Gazetteer, pack: LanguagePack) -> Iterator[tuple[str, str]]:
    """Every name of our own table, in the pack's language and in none, with the id of the place."""
    in_language: dict[str, list[str]] = pack.lexicon("toponyms")["names"]
    for site_id in in_language:
        if gazetteer.site(site_id) is None:
            raise LexiconError(f"toponyms.toml names “{site_id}”, which sites.csv does not know.", "Mend the id.")
    for entry in gazetteer.entries:
        spoken = in_language.get(entry.site.id, ())
        # An English name is left aside where the language has its own: Jordan, Chad and Georgia are persons in French.
        other = () if spoken and entry.site.kind in _NAMED_IN_ITS_OWN_WAY else entry.names
        for name in (*spoken, *other):
            yield name, entry.site.id


def name_list(gazetteer: Gazetteer, pack: LanguagePack) -> NameList:
    """All names of our own table in the pack's language and in none, built once."""
    if pack.code not in gazetteer.name_lists:
        gazetteer.name_lists[pack.code] = _name_list(gazetteer, pack)
    return gazetteer.name_lists[pack.code]


def _name_list(gazetteer: Gazetteer, pack: LanguagePack) -> NameList:
    ids: dict[str, dict[str, None]] = {}
    lower: set[str] = set()
    longest: dict[str, int] = {}
    for name, site_id in all_names(gazetteer, pack):
        key = folded(name)
        if not key:
            continue
        ids.setdefault(key, {})[site_id] = None
        if name == name.lower():
            lower.add(key)
        words = words_of(name)
        first = folded(words[0])
        longest[first] = max(longest.get(first, 0), len(words))
    for name in gazetteer.of_the_case.titles(MANY) if gazetteer.of_the_case is not None else ():
        if key := folded(name):
            ids.setdefault(key, {})
            first = folded(words_of(name)[0])
            longest[first] = max(longest.get(first, 0), len(words_of(name)))
    return NameList({key: tuple(found) for key, found in ids.items()}, frozenset(lower), longest)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, hyphens and apostrophes parting them: *Deir ez-Zor* has three."""
    return tuple("".join(c if c.isalnum() else " " for c in name).split())


@cache
def load_sites() -> Gazetteer:
    """The gazetteer as it is shipped."""
    return Gazetteer(load_table())
