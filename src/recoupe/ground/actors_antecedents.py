"""To whom words lead back: the last actor that fits, with the reason, or a doubt where two fit as well."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.model.doubt import Candidate, Unsettled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recoupe.model.found_actor import FoundActor
    from recoupe.world.register import ActorRegister

FAR = 12
"""How many sentences back a noun may lead; a pronoun leads one."""

MANY = 60
"""How many mentions back, at most."""

GENERIC = frozenset(
    {"jihadists", "unknown", "civilians", "x-islamists", "x-rebels", "x-armed-groups", "x-militias", "x-separatists"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """An actor named so far: its mention and its id; ``subject`` where it governs a verb."""

    found: FoundActor
    id: str
    subject: bool = False


@dataclass
class Memory:
    """The actors named so far in one report, in order; ``ahead`` are all that the report names outright, each once."""

    register: ActorRegister
    said: list[Said] = field(default_factory=list)
    first: dict[str, Said] = field(default_factory=dict)
    ahead: tuple[Said, ...] = ()

    def add(self, said: Said) -> None:
        """Remember an actor just named."""
        self.said.append(said)
        self.first.setdefault(said.id, said)

    def back(self, sentence: int, far: int = FAR) -> Iterator[Said]:
        """The actors named before, the last first, so far as they still stand in mind."""
        for said in reversed(self.said[-MANY:]):
            if said.found.sentence < sentence - far:
                return
            yield said

    def last(
        self, fits: Callable[[Said], bool], sentence: int, far: int = FAR
    ) -> tuple[str | None, Unsettled[str] | None, str]:
        """The last actor that fits; a doubt where another fits in the same sentence and neither is the subject."""
        fitting = [said for said in self.back(sentence, far) if fits(said)]
        if not fitting:
            return None, None, ""
        near = [said for said in fitting if said.found.sentence == fitting[0].found.sentence]
        subjects = [said for said in near if said.subject]
        if len({said.id for said in subjects}) == 1:
            return subjects[0].id, None, f"“{subjects[0].found.text}”, the last subject that fits"
        ids = list(dict.fromkeys(said.id for said in near))
        if len(ids) == 1 or self._one_line(ids):
            return ids[0], None, f"“{near[0].found.text}”, the last that fits"
        weight = 1 / len(ids)
        why = "two actors fit and stand in one sentence"
        return None, Unsettled(tuple(Candidate(one, weight, (why,)) for one in ids), why), ""

    def _one_line(self, ids: list[str]) -> bool:
        return all(self.register.kin(ids[0], other) for other in ids[1:])

    def only_named(self, fits: Callable[[Said], bool]) -> str | None:
        """The one actor that the report names anywhere and that fits: a title may point to what the text names."""
        ids = [said.id for said in self.ahead if fits(said)]
        return ids[0] if len(ids) == 1 else None

    def only(self, fits: Callable[[Said], bool]) -> str | None:
        """The one actor of the report so far that fits, if there is but one."""
        ids = [actor for actor, said in self.first.items() if fits(said)]
        return ids[0] if len(ids) == 1 else None
