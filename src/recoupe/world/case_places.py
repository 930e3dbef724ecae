"""Places that belong to one case: which of their names a report holds, and the index in which its reader finds them."""

from __future__ import annotations

import hashlib
import re
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.world.cities import Layer, cache_folder, is_index, write_layer
from recoupe.world.imports import digest_of
from recoupe.world.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from recoupe.world.cities import Listed

LONGEST = 6
_WORD = re.compile(r"[^\W_]+")
_SHORT = 12


@dataclass(frozen=True)
class CasePlaces:
    """The places that a person gave to one case, in an index on disk that worker processes can open too."""

    path: Path

    @cached_property
    def layer(self) -> Layer:
        """The index."""
        return Layer(self.path)

    @cached_property
    def _known(self) -> dict[str, str]:
        """Each folded name with a mark of the places that bear it."""
        rows: dict[str, list[str]] = {}
        with closing(self.layer.opened()) as base:
            query = "SELECT n.folded, p.ref, p.kind, p.lat, p.lon FROM name AS n JOIN place AS p ON p.id = n.place ORDER BY 1, 2"
            for name, *place in base.execute(query):
                rows.setdefault(name, []).append(repr(place))
        return {name: "|".join(places) for name, places in rows.items()}

    def mark_of(self, text: str) -> str:
        """A mark of those places whose names the text holds, empty where it holds none: only such a text reads anew."""
        words = list(_WORD.finditer(text))
        found: set[str] = set()
        for i, word in enumerate(words):
            if not word.group()[0].isupper() and not word.group()[0].isdigit():
                continue
            for last in words[i : i + LONGEST]:
                name = folded(text[word.start() : last.end()])
                if name in self._known:
                    found.add(name)
        if not found:
            return ""
        told = "\n".join(f"{name} {self._known[name]}" for name in sorted(found))
        return hashlib.sha256(told.encode()).hexdigest()[:_SHORT]


def case_places(places: Sequence[Listed], folder: Path | None = None) -> CasePlaces | None:
    """The index of these places, written into the user's cache where it is not there yet; None for no places."""
    if not places:
        return None
    digest = digest_of(places)
    path = (folder or cache_folder()) / "cases" / f"{digest[:24]}.sqlite"
    if not is_index(path, digest):
        write_layer(path, places, digest)
    return CasePlaces(path)
