"""What stands around a pointing word that no actor of the register can tell: *cette*, *des groupes*, an ONG just named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.ground.actors_antecedents import Memory
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.doubt import Unsettled
    from recoupe.model.found_actor import FoundActor
    from recoupe.model.sentence import Sentence
    from recoupe.world import World

NEAR = 2
BEFORE = 8
_PEACEFUL = frozenset({"monitor", "un"})
Answer = tuple[str | None, "Unsettled[str] | None", str]


@dataclass(frozen=True)
class Setting:
    """A report's words around its mentions."""

    text: str
    sentences: Sequence[Sentence]
    world: World
    pack: LanguagePack

    def is_demonstrative(self, found: FoundActor) -> bool:
        """Whether *cette*, *ce*, *ces* stands before it."""
        return self.text[max(0, found.span.start - BEFORE) : found.span.start].lower().endswith(_these(self.pack))

    def is_several(self, found: FoundActor) -> bool:
        """*Des groupes islamistes* are several, so none that was named before."""
        return found.text.lower().startswith(_several(self.pack))

    def unless_a_body(self, found: FoundActor, memory: Memory, answer: Answer) -> Answer:
        """Nobody where an association, an agency or a company was named since: *L'ONG … L'organisation accuse*."""
        body = self._last_body(found)
        if answer[0] is None or body is None:
            return answer
        named = next((said for said in memory.back(found.sentence) if said.id == answer[0]), None)
        return answer if named is not None and named.found.span.start > body else (None, None, "")

    def _last_body(self, found: FoundActor) -> int | None:
        near = (start for start in self._bodies if self._is_near(start, found))
        return max(near, default=None)

    def _is_near(self, start: int, found: FoundActor) -> bool:
        first = self.sentences[max(0, found.sentence - NEAR)].start if self.sentences else 0
        return first <= start < found.span.start

    @cached_property
    def _bodies(self) -> tuple[int, ...]:
        words = _bodies(self.pack)
        nouns = [token.start for sentence in self.sentences for token in sentence.tokens if token.text.lower() in words]
        return tuple(nouns + [start for start, _, it in self.world.sources.inside(self.text) if it.kind in _PEACEFUL])


@cache
def _bodies(pack: LanguagePack) -> frozenset[str]:
    return frozenset(pack.lexicon("actor_cues")["bodies"]["words"])


@cache
def _these(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(f"{word} " for word in pack.lexicon("actor_cues")["bodies"]["these"])


@cache
def _several(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(pack.lexicon("actor_cues")["bodies"]["several"])
