"""How alike two spellings are, and the nearest ones in a list of names."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.world.keys import bones, loosened, sound_key, sounded
from recoupe.world.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.lang.pack import LanguagePack

# Weights from the French names of Syrian and Iraqi places (benchmarks/names.py): consonants and whole sound weigh alike.
_BONES, _SOUND = 0.4, 0.6
NEAR_BONES = 60.0
MANY_BONES = 80


@dataclass(frozen=True)
class Spelling:
    """One spelling, ready to be compared: its sounds, strict and loose, and its bones, strict and loose."""

    sounds: str
    loose: str
    bones: str
    key: str


def spelling(name: str, pack: LanguagePack | None = None) -> Spelling:
    """What is compared of a name; ``pack`` is the language that it is written in, none for the spellings of maps."""
    sounds = sounded(name, pack)
    return Spelling(sounds, loosened(sounds), bones(sounds), sound_key(name, pack))


def likeness(one: Spelling, other: Spelling) -> float:
    """How alike two spellings are, from 0 to 100: their consonants, strict and loose, and their sounds."""
    from rapidfuzz.fuzz import ratio

    hard = ratio(one.bones, other.bones) + ratio(one.key, other.key)
    soft = ratio(one.sounds, other.sounds) + ratio(one.loose, other.loose)
    return float(_BONES * hard + _SOUND * soft) / 2


@dataclass(frozen=True)
class NameTable:
    """Many names, each with the places that bear it, searched by likeness."""

    bearers: Mapping[str, frozenset[str]] = field(repr=False)
    weighty: frozenset[str] = frozenset()  # places that a text names sooner than others: governorates, districts

    @cached_property
    def _spelt(self) -> dict[str, Spelling]:
        return {name: spelling(name) for name in self.bearers}

    @cached_property
    def _by_key(self) -> dict[str, tuple[str, ...]]:
        out: dict[str, list[str]] = {}
        for name, spelt in self._spelt.items():
            out.setdefault(spelt.key or spelt.sounds, []).append(name)
        return {key: tuple(names) for key, names in out.items()}

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(self._by_key)

    def nearest(self, name: str, pack: LanguagePack, limit: int = 5, also: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The names of the table most like the given one, best first, each adding a place that none before it bears.

        ``also`` are names that the language pack knows to be the same (*Damas*: Damascus): they come first.
        """
        from rapidfuzz import process
        from rapidfuzz.fuzz import ratio

        asked = spelling(name, pack)
        exact = {folded(other) for other in also}
        near = process.extract(
            asked.key or asked.sounds, self._keys, scorer=ratio, limit=MANY_BONES, score_cutoff=NEAR_BONES
        )
        weights = {
            found: likeness(asked, self._spelt[found]) + self._prior(found)
            for key, _, _ in near
            for found in self._by_key[key]
        }
        for found in self.bearers if exact else ():
            if folded(found) in exact:
                weights[found] = 200.0 + self._prior(found)
        ordered = sorted(weights, key=lambda found: (-round(weights[found], 3), found))
        return self._diverse(ordered, limit)

    def _prior(self, name: str) -> float:
        """A name that many places bear is likelier, one of a governorate or a district too."""
        places = self.bearers[name]
        return min(3.0, 0.6 * len(places)) + (1.5 if places & self.weighty else 0.0)

    def _diverse(self, ordered: list[str], limit: int) -> tuple[str, ...]:
        out: list[str] = []
        seen: set[str] = set()
        for name in ordered:
            if not self.bearers[name] <= seen:
                out.append(name)
                seen |= self.bearers[name]
            if len(out) == limit:
                break
        return tuple(out)
