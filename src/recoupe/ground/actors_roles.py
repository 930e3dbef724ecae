"""What each pointing word asks of the actor that it leads back to: *les terroristes*, *l'armée*, *le gouvernement*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.ground.actors_antecedents import GENERIC, Memory, Said
from recoupe.ground.actors_theatre import is_of_many_states

if TYPE_CHECKING:
    from recoupe.ground.actors_setting import Setting
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.doubt import Unsettled
    from recoupe.model.found_actor import FoundActor
    from recoupe.world.register import ActorRegister

FIXED = {
    "armed-men": "unknown",
    "bandits": "x-bandits",
    "gangs": "x-gangs",
    "civilians": "civilians",
    "self-defence": "x-self-defence-groups",
    "terrorist-groups": "jihadists",
}
BRANCHES = {
    "air-force": "air-force",
    "army": "army",
    "gendarmerie": "gendarmerie",
    "home-army": "army",
    "opposition": "opposition",
    "police": "police",
    "security-forces": "security-forces",
    "security-services": "security-services",
    "soldiers": "army",
}
ELSE = {
    "air-force": "x-army",
    "armed-groups": "x-armed-groups",
    "army": "x-army",
    "home-army": "x-army",
    "attackers": "unknown",
    "coalition": "x-coalition",
    "gendarmerie": "x-security-forces",
    "government": "x-government",
    "jihadists": "jihadists",
    "mercenaries": "x-mercenaries",
    "militias": "x-militias",
    "occupiers": "x-foreign-forces",
    "opposition": "x-opposition",
    "police": "x-police",
    "rebels": "x-rebels",
    "security-forces": "x-security-forces",
    "separatists": "x-separatists",
    "shia-militias": "x-shia-militias",
    "terrorists": "jihadists",
}
OWNED = frozenset({"army", "soldiers", "fighters", "militias"})
NAMED_LATER = frozenset({"coalition", "militias", "group"})
TAME = frozenset({"militias", "mercenaries"})
"""Words that are not said of jihadists."""
NEAR = 2
VAGUE = frozenset({"x-army", "x-police", "x-security-forces", "x-government", "x-opposition", "x-coalition"})
"""Of no state: no coder lists them."""
Answer = tuple[str | None, "Unsettled[str] | None", str]
NOBODY: Answer = (None, None, "")


@dataclass(frozen=True)
class Roles:
    """Settles pointing nouns in one report; ``framed`` in a sentence that sets its scene in the country of ``people``."""

    register: ActorRegister
    pack: LanguagePack
    people: str | None
    framed: bool = False
    setting: Setting | None = None

    def answer(self, found: FoundActor, memory: Memory) -> Answer:
        """The id, or the doubt, and the reason; all None where the word leads to nobody."""
        role = found.role or ""
        if found.possessed and role in OWNED and (own := self._own(found, memory)) is not None:
            return own
        if role == "terrorist-groups" and found.definite and not found.plural:
            return self._jihadists(found, memory)
        if role in FIXED:
            return FIXED[role], None, f"“{found.text}” as such"
        if role == "occupiers":
            home = self._theatre(role)
            return (home, None, "in the country that the report is about") if home else self._else(role)
        if role in BRANCHES:
            return self._branch(found, memory, BRANCHES[role])
        if role == "government":
            return self._government(found, memory)
        if role in {"jihadists", "terrorists"}:
            return self._jihadists(found, memory)
        if role in {"rebels", "separatists"}:
            return self._rebels(found, memory, role)
        if role in {"coalition", "group"} and self.setting is not None:
            return self._alliance_or_group(found, memory, self.setting)
        return self._group(found, memory, role)

    def _alliance_or_group(self, found: FoundActor, memory: Memory, setting: Setting) -> Answer:
        if found.role == "coalition" and setting.is_demonstrative(found):
            return self._this_coalition(found, memory)
        answer = self._group(found, memory, found.role or "")
        return setting.unless_a_body(found, memory, answer) if found.role == "group" else answer

    def _this_coalition(self, found: FoundActor, memory: Memory) -> Answer:
        """*Cette coalition*: the one just named, be it a coalition or a group of several, and none from afar."""

        def fits(said: Said) -> bool:
            kinds = {"coalition", "armed-group", "militia"}
            return (
                self.register.kind(said.id) in kinds
                and said.id not in GENERIC
                and not self.register.is_jihadist(said.id)
            )

        near = [said for said in memory.back(found.sentence, 1) if fits(said)]
        named = [said for said in near if self.register.kind(said.id) == "coalition"] or near
        if not named:
            return NOBODY
        first = next((said for said in named if said.subject), named[0])
        return first.id, None, f"“{first.found.text}”, just named"

    def _own(self, found: FoundActor, memory: Memory) -> Answer | None:
        """*Le GNA a mobilisé ses troupes*: whose they are, the last subject of the sentence says."""
        owner = next((said for said in memory.back(found.sentence, 0) if said.subject), None)
        if owner is None or owner.id in GENERIC:
            return None
        home = self.register.governed_by(owner.id)
        actor = (self.register.forces(home.id) if home else None) or owner.id
        return actor, None, f"those of “{owner.found.text}”"

    def _else(self, role: str) -> Answer:
        actor = ELSE.get(role)
        return actor, None, "nobody named before fits" if actor else ""

    def _theatre(self, role: str) -> str | None:
        rows = self.pack.lexicon("actors")["theatre"]
        return next((str(row["id"]) for row in rows if row["role"] == role and self.people in row["people"]), None)

    def _branch(self, found: FoundActor, memory: Memory, branch: str) -> Answer:
        """*L'armée*: of the state named just before, else of the state that the report is about."""

        def fits(said: Said) -> bool:
            army = self.register.forces(said.found.people) if said.found.people else None
            return army is not None and said.found.rule in {"composed", "name"} and self._is_force(army)

        near = [said for said in memory.back(found.sentence, NEAR) if fits(said)]
        people = next((said.found.people for said in near if said.found.sentence == found.sentence), None)
        states = {said.found.people for said in near}
        if people is None and self.framed:
            people = self.people
        if people is None and len(states) == 1:
            people = next(iter(states))
        people = people or self.people
        if branch not in {"army", "air-force"} or found.role == "home-army":
            people = self.people or people
        if people is not None and is_of_many_states(people, self.register):
            people = None
        home = self._theatre(found.role or "") if people == self.people else None
        actor = home or (self.register.forces(people, branch) if people else None)
        if actor is None:
            return self._else(found.role or "")
        return actor, None, f"of the state that is spoken of: {people}"

    def _is_foreign(self, actor: str) -> bool:
        """Whether it fights abroad: ACLED's kind 8."""
        row = self.register.known(actor)
        return row is not None and row.inter == "8"

    def _is_organisation(self, actor: str) -> bool:
        """Whether it has a name and a head: *les forces progouvernementales*, *les rebelles* are no *organisation*."""
        row = self.register.known(actor)
        return row is None or not (row.source == "composed" or "unspecified" in row.name or actor in self.crowds)

    @property
    def crowds(self) -> frozenset[str]:
        """Actors that are many groups under one word."""
        return frozenset(self.pack.lexicon("actor_cues")["crowds"]["ids"])

    def _is_force(self, actor: str) -> bool:
        return self.register.kind(actor) == "state-forces"

    def _government(self, found: FoundActor, memory: Memory) -> Answer:
        named = next((said for said in memory.back(found.sentence, 0) if self.register.kind(said.id) == "state"), None)
        if self.people is None and named is not None:
            return named.id, None, f"“{named.found.text}”, the last government"
        home = self._theatre("government") or (self.register.forces(self.people, "state") if self.people else None)
        if home is None:
            return self._else("government")
        return home, None, f"of the state that the report is about: {self.people}"

    def _jihadists(self, found: FoundActor, memory: Memory) -> Answer:
        def fits(said: Said) -> bool:
            return said.id not in GENERIC and self.register.is_jihadist(said.id)

        only = memory.only(fits)
        if (
            found.role == "jihadists"
            and not found.definite
            and self.setting is not None
            and self.setting.is_several(found)
        ):
            return self._else("jihadists")
        if only is not None and (found.definite or found.role == "terrorists" or found.plural):
            return only, None, "the one jihadist group named so far"
        if found.definite:
            actor, doubt, why = memory.last(fits, found.sentence)
            if actor or doubt:
                return actor, doubt, why
            if found.role == "terrorists":
                return self._group(found, memory, "fighters-or-jihadists")
        return self._else(found.role or "")

    def _rebels(self, found: FoundActor, memory: Memory, role: str) -> Answer:
        """*Les insurgés*: those of the country first, then the last armed group, jihadists last of all."""

        def fits(said: Said) -> bool:
            kind = self.register.kind(said.id)
            return kind == "armed-group" and said.id not in GENERIC and not self.register.creed(said.id)

        def jihadist(said: Said) -> bool:
            home = self.register.peoples.get(self.people or "")
            local = home is not None and self.register.country(said.id) in {"", home.country}
            return local and said.id not in GENERIC and self.register.is_jihadist(said.id)

        home = self._theatre(role) or self._special(role)
        if home is not None and home in memory.first:
            return home, None, f"the {role} of the country that the report is about"
        if found.definite:
            only = memory.only(fits)
            last: Answer = (
                (only, None, "the one armed group named so far") if only else memory.last(fits, found.sentence)
            )
            if last == NOBODY and home is None:
                last = memory.last(jihadist, found.sentence)
            if last != NOBODY:
                return last
        home = home or (self.register.forces(self.people, role) if self.people else None)
        return (home, None, f"{role} in the country that the report is about") if home else self._else(role)

    def _special(self, role: str) -> str | None:
        rows = self.pack.lexicon("actors")["special"]
        own = next((str(row["id"]) for row in rows if (row["people"], row["branch"]) == (self.people, role)), None)
        made = self.register.forces(self.people, role) if self.people else None
        return own or (made if made in self.register else None)

    def _group(self, found: FoundActor, memory: Memory, role: str) -> Answer:
        wanted = {
            "coalition": {"coalition"},
            "militias": {"militia", "armed-group"},
            "shia-militias": {"militia"},
            "mercenaries": {"militia"},
        }.get(role, {"armed-group", "militia"})

        def fits(said: Said) -> bool:
            if said.id in GENERIC or (role in TAME and self.register.is_jihadist(said.id)):
                return False
            if role == "mercenaries" and not self._is_foreign(said.id):
                return False
            if role == "group" and not self._is_organisation(said.id):
                return False
            return self.register.kind(said.id) in wanted

        home = self._theatre(role)
        if role == "shia-militias" and home:
            return home, None, "in the country that the report is about"
        if found.definite or role in {"attackers", "fighters"}:
            only = memory.only(fits)
            actor, doubt, why = (
                (only, None, "the one such group named so far") if only else memory.last(fits, found.sentence)
            )
            if actor or doubt:
                return actor, doubt, why
        if found.definite and role in NAMED_LATER and (ahead := memory.only_named(fits)):
            return ahead, None, "the one such group that the report names"
        if home:
            return home, None, "in the country that the report is about"
        return self._else("terrorists" if role == "fighters-or-jihadists" else role)
