"""What is known of the world and belongs to no language: places, actors, outlets. Each part is read when first asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.world.case_places import CasePlaces
    from recoupe.world.gazetteer import Gazetteer


@dataclass(frozen=True)
class World:
    """The places, actors and outlets that names in a report are settled to.

    The parts are read lazily and kept: ``sites`` by ``recoupe.world.gazetteer.load_sites()``, ``actors`` by
    ``recoupe.world.register.load_register()``, ``sources`` by ``recoupe.world.outlets.load_outlets()``. ``places`` are
    those of one case, which come before the cities of the world.
    """

    places: CasePlaces | None = None

    @cached_property
    def sites(self) -> Gazetteer:
        """The gazetteer: the places that a name can mean."""
        from recoupe.world.gazetteer import load_sites

        known = load_sites()
        return known if self.places is None else replace(known, of_the_case=self.places.layer)

    @cached_property
    def actors(self) -> Any:  # noqa: ANN401  a register's type is known in its own module alone
        """The register of armed, state and political actors."""
        return import_module("recoupe.world.register").load_register()

    @cached_property
    def sources(self) -> Any:  # noqa: ANN401  a register's type is known in its own module alone
        """The outlets, agencies and monitors that reports cite."""
        return import_module("recoupe.world.outlets").load_outlets()


@cache
def load_world() -> World:
    """The world as it is shipped, read once per process."""
    return World()
