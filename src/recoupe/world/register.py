"""Who takes part in wars: an id for each army, state and group, what it belongs to, and the forces of each state."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HERE = Path(__file__).parent

BRANCHES = MappingProxyType(
    {
        "air-force": "air force",
        "army": "armed forces",
        "civilian-government": "government",
        "coast-guard": "coast guard",
        "gendarmerie": "gendarmerie",
        "intelligence": "intelligence",
        "militias": "militias",
        "national-guard": "national guard",
        "navy": "navy",
        "opposition": "opposition",
        "police": "police",
        "rebels": "rebels",
        "security-forces": "security forces",
        "security-services": "security services",
        "separatists": "separatists",
        "special-forces": "special forces",
    }
)
"""The parts of a state, and those against it, that may follow its adjective in an id: *x-egyptian-army*."""

KIN_OF_BRANCH = MappingProxyType(
    {"militias": "militia", "rebels": "armed-group", "separatists": "armed-group", "opposition": "political"}
)
INSIDE_THE_ARMY = frozenset({"air-force", "army", "navy", "special-forces"})


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One row of ``world/actors.csv``.

    ``kind`` is state, state-forces, armed-group, militia, political, coalition, international-organisation, civilians
    or unidentified; ``part_of`` the id that it belongs to, or empty; ``country`` ISO 3166 of where it is at home;
    ``inter`` ACLED's kind of actor, 1 to 8; ``native`` its name in its own script; ``creed`` jihadist, kurdish, resistance (the axis of resistance and Palestinian groups) or empty.
    """

    id: str
    name: str
    kind: str
    part_of: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    inter: str = ""
    native: str = ""
    source: str = ""
    creed: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """A state or a people: what its adjective leads to.

    ``state`` is the actor that governs it, empty for a people without one; ``army`` and ``air_force`` are actor ids.
    """

    id: str
    state: str
    country: str
    name: str
    adjective: str
    army: str
    air_force: str
    source: str = ""


class ActorRegister:
    """The actors that are known, by id, and the forces of every state.

    An id that begins with ``x-`` is none of the reference register; it is built from English words in one way only,
    so that two readers give one actor the same id.
    """

    def __init__(self, actors: Iterable[KnownActor], peoples: Iterable[People]) -> None:
        self._actors: Mapping[str, KnownActor] = MappingProxyType({actor.id: actor for actor in actors})
        self._peoples: Mapping[str, People] = MappingProxyType({people.id: people for people in peoples})
        self._made: dict[str, KnownActor | None] = {}

    def __contains__(self, actor: object) -> bool:
        return actor in self._actors

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self._actors.values())

    def __len__(self) -> int:
        return len(self._actors)

    @property
    def peoples(self) -> Mapping[str, People]:
        """Every state and people, by id."""
        return self._peoples

    @cached_property
    def _by_country(self) -> Mapping[str, People]:
        return {people.country: people for people in self._peoples.values() if people.country}

    @cached_property
    def _by_adjective(self) -> Mapping[str, People]:
        return {_slug(people.adjective): people for people in reversed(list(self._peoples.values())) if people.state}

    @cached_property
    def _home(self) -> Mapping[str, People]:
        """The people that each state actor governs."""
        return {people.state: people for people in reversed(list(self._peoples.values())) if people.state}

    def people_of(self, country: str | None) -> People | None:
        """The state of an ISO 3166 code of two letters: ``people_of("ML")`` is Mali."""
        return self._by_country.get((country or "").upper())

    def governed_by(self, state: str) -> People | None:
        """The people whose government this actor is: ``governed_by("mali")``."""
        return self._home.get(state)

    def known(self, actor: str) -> KnownActor | None:
        """What is known of an id. Ids composed of a state and a branch (*x-egyptian-police*) need no row of their own."""
        if actor not in self._actors and actor not in self._made:
            self._made[actor] = self._composed(actor)
        return self._actors.get(actor) or self._made.get(actor)

    def _composed(self, actor: str) -> KnownActor | None:
        for branch, words in BRANCHES.items():
            stem = actor.removeprefix("x-").removesuffix(f"-{branch}")
            people = self._by_adjective.get(stem) if actor == f"x-{stem}-{branch}" else None
            if people is not None:
                kind = KIN_OF_BRANCH.get(branch, "state-forces")
                above = people.army if branch in INSIDE_THE_ARMY - {"army"} else people.state
                above = "" if branch in KIN_OF_BRANCH else above
                inter = {"militia": "3", "armed-group": "2", "political": "3"}.get(kind, "1")
                return KnownActor(
                    actor, f"{people.adjective} {words}", kind, above, people.country, inter=inter, source="composed"
                )
        return None

    def line(self, actor: str) -> tuple[str, ...]:
        """The actor and all that it is part of, nearest first: *syrian-air-force, syrian-army, syria*."""
        out: list[str] = []
        here: str = actor
        while here and here not in out:
            out.append(here)
            row = self.known(here)
            here = row.part_of if row else ""
        return tuple(out)

    def kin(self, left: str | None, right: str | None) -> bool:
        """Whether both are one actor or one is part of the other."""
        if not left or not right:
            return False
        return left == right or right in self.line(left) or left in self.line(right)

    def kind(self, actor: str) -> str:
        """Its kind; an armed group where nothing is known."""
        row = self.known(actor)
        return row.kind if row else "armed-group"

    def creed(self, actor: str) -> str:
        """What it fights for, as far as that decides whom *les rebelles* or *les djihadistes* can mean."""
        row = self.known(actor)
        return row.creed if row else ""

    def is_jihadist(self, actor: str) -> bool:
        """Whether the actor calls for jihad."""
        return self.creed(actor) == "jihadist"

    def country(self, actor: str) -> str:
        """Where it is at home, as ISO 3166 code of two letters; empty where it has none."""
        return next((row.country for one in self.line(actor) if (row := self.known(one)) and row.country), "")

    def state(self, actor: str) -> str | None:
        """The state that the actor belongs to: *us-air-force* → *united-states*; None for groups."""
        return next((one for one in self.line(actor) if self.kind(one) == "state"), None)

    def forces(self, people: str, branch: str = "army") -> str | None:
        """The id of one branch of a state: ``forces("x-egypt")`` is *x-egyptian-army*.

        The air force, navy and special forces of a state whose army stands in the reference register are that army,
        unless they have an id of their own there.
        """
        home = self._peoples.get(people)
        if home is None:
            return None
        if branch in {"state", "civilian-government"}:
            return home.state or home.army
        if branch == "army":
            return home.army
        if branch == "air-force":
            return home.air_force
        own = f"x-{_slug(home.adjective)}-{branch}"
        if own in self._actors or not home.country:
            return own if own in self._actors else home.army
        if branch in INSIDE_THE_ARMY and not home.army.startswith("x-"):
            return home.army
        bare = own.removeprefix("x-")
        return bare if bare in self._actors else own


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def load_register() -> ActorRegister:
    """The register as it is shipped, read once per process."""
    actors = [KnownActor(**row) for row in _rows(HERE / "actors.csv")]
    peoples = [People(**row) for row in _rows(HERE / "demonyms.csv")]
    return ActorRegister(actors, peoples)
