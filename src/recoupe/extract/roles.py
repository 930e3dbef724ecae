"""Who did it, to whom or what, with what: the roles that a trigger's positions fill.

*Des missiles tirés par Israël ont frappé un dépôt de la milice*: the missiles are the weapon, Israël the agent, the
milice the target, the dépôt the object. The one who claims a deed counts as its agent; the one who merely says,
commands elsewhere or supports does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.extract.cast import actors_of, phrase
from recoupe.extract.clause import clause_of
from recoupe.extract.holders import STRUCK, holders
from recoupe.extract.phrases import counted_by, preposition, with_coordinates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.extract.scene import Scene
    from recoupe.extract.triggers import Trigger
    from recoupe.model.mention import Actor
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

AGAINST = frozenset({"contre", "visant", "ciblant", "envers", "à l'encontre"})
VIOLENT = frozenset({"clash", "assault", "airstrike", "shelling", "bombing", "shootdown", "killing"})
SHARED = frozenset({"clash", "talks", "agreement"})
HELP = frozenset({"aide", "concours", "participation", "renfort"})
BLAMED = ("attribu", "imput")
CLAIMED = frozenset({"revendiquer", "signer", "assumer", "endosser"})


@dataclass
class Roles:
    """What the positions gave; filled while the rules go through them."""

    agent: list[Actor] = field(default_factory=list)
    target: list[Actor] = field(default_factory=list)
    objects: list[Span] = field(default_factory=list)
    weapon: Span | None = None
    placed: list[Token] = field(default_factory=list)
    victims: list[Token] = field(default_factory=list)
    because: list[str] = field(default_factory=list)
    violent: bool = False

    def add(self, role: str, actors: Iterable[Actor], why: str) -> None:
        """Put actors into a role unless another role has them."""
        here, other = (self.agent, self.target) if role == "agent" else (self.target, self.agent)
        for actor in actors:
            if actor.id == "civilians" and role == "agent" and self.violent:
                continue
            if actor not in here and actor not in other:
                here.append(actor)
                self.because.append(f"{role} {actor.text}: {why}")


def roles_of(scene: Scene, trigger: Trigger, events: frozenset[int]) -> Roles:
    """The roles around one trigger. ``events``: words of the sentence that are happenings themselves, hence no actors."""
    out = Roles(violent=trigger.frame.type in VIOLENT)
    frame, clause = trigger.frame, trigger.clause
    for token in clause.subjects:
        if token.i not in events or token.i == trigger.token.i:
            _fill(scene, out, "agent" if trigger.nominal else frame.subject, token, "subject", trigger)
    for token in clause.objects:
        if token.i not in events:
            _fill(scene, out, "target" if trigger.nominal else frame.object, token, "object", trigger)
    for prep, token in clause.others:
        if token.i in events:
            continue
        role = _role_of(scene, trigger, prep, token, out)
        if role:
            _fill(scene, out, role, token, f"after “{prep}”" if prep else "beside it", trigger)
    if trigger.nominal:
        _adjectives(scene, trigger, out)
        _claimed(scene, trigger, out)
    return out


def _role_of(scene: Scene, trigger: Trigger, prep: str, token: Token, out: Roles) -> str | None:  # noqa: C901, PLR0912  one rule after the other
    """Which role a complement has, by its preposition and by what it is."""
    frame = trigger.frame
    weapon = scene.is_a(token, "weapon", "aircraft", "thrown") or scene.lemma(token) in {"voiture", "véhicule"}
    if scene.place(token) and not scene.actor(token):
        return "place"
    if prep in {"à", "au", "aux"} and _is_blamed(scene, trigger, token):
        return "agent"
    if prep in AGAINST:
        return "target"
    if prep in {"sur", "vers", "dans", "à", "au", "aux"} and frame.type in VIOLENT and frame.with_role is None:
        if weapon and prep in {"à", "aux", "au"}:
            return "weapon"
        return "target" if prep in {"sur", "vers"} or scene.actor(token) or scene.is_a(token, "structure") else None
    if prep in {"par", "avec", "au moyen", "à l'aide", "via"} and weapon:
        return "weapon"
    if prep == "par":
        by_means = bool(out.agent) and not trigger.nominal and not trigger.clause.passive
        return None if by_means else "agent"  # *l'armée a bombardé la ville par des systèmes américains*
    if prep == "entre":
        return "shared" if frame.type in SHARED else None
    if prep == "avec" and scene.lemma(token) in HELP and frame.type in VIOLENT | {"capture", "advance"}:
        return "agent"
    if prep == "avec":
        return "target" if frame.type in {"talks", "agreement", "clash"} else None
    if frame.type == "capture" and prep in {"à", "aux", "au"} and scene.actor(token) and not out.target:
        return "target"
    if frame.with_role and prep in {"de", "d'", "du", "des", "à", "au", "aux", "dans", "auprès", ""}:
        return frame.with_role
    if frame.type == "clash" and prep in {"à", "aux", "au", "face"}:
        return "target"
    if frame.type in {"support", "threat", "sanction", "aid", "proposal", "agreement"} and prep in {
        "à",
        "au",
        "aux",
        "pour",
        "envers",
        "face",
    }:
        return "target"
    if prep in {"de", "d'", "du", "des"} and (trigger.nominal or trigger.partner is not None):
        return _of(scene, trigger, token, out, weapon=weapon)
    return None


def _is_blamed(scene: Scene, trigger: Trigger, token: Token) -> bool:
    """*les frappes imputées à Israël*, *attribue le tir à la milice*: who is said to have done it, whom nothing hit."""
    before = scene.sentence.tokens[max(0, token.i - 3) : token.i]
    ups = (scene.sentence.head(token), scene.sentence.head(trigger.token), *before)
    return any(up is not None and up.text.lower().startswith(BLAMED) for up in ups)


def _of(scene: Scene, trigger: Trigger, token: Token, out: Roles, *, weapon: bool) -> str | None:
    """What the complement with *de* is: *l'attaque de Daech*, *l'attaque du convoi*, *le tir de roquettes*."""
    frame = trigger.frame
    near = abs(token.i - trigger.token.i) <= 6
    if frame.of == "none" or not near:
        return None
    if frame.of == "place":
        return "place"
    if frame.of == "objects":
        return "objects"
    if weapon and not scene.actor(token):
        return "weapon"
    if frame.of == "target":
        acting = scene.is_a(token, "aircraft") or scene.lemma(token) in {"artillerie", "marine", "coalition"}
        return "agent" if acting and frame.type in VIOLENT and not out.agent else "target"
    if frame.of == "weapon":
        return "agent" if scene.actor(token) else "weapon"
    if frame.type in VIOLENT and not scene.actor(token) and scene.is_a(token, "structure", "site", "civilian"):
        return "target"
    if frame.type in SHARED and out.agent:
        return "target"
    return "agent"


def _fill(scene: Scene, out: Roles, role: str, token: Token, why: str, trigger: Trigger) -> None:  # noqa: C901, PLR0912  one rule after the other
    """Put one phrase where it belongs: an actor into its role, a weapon aside, a thing among the objects."""
    if role in {"none", "cause"} and role == "none":
        return
    if role == "shared":
        for one in with_coordinates(scene.sentence, (token,)):
            out.add("agent" if not out.agent or trigger.frame.type != "clash" else "target", actors_of(scene, one), why)
        return
    if role == "victims":
        out.victims.append(token)
        out.add("target", actors_of(scene, token), why)
        return
    if role == "weapon":
        out.weapon = out.weapon or phrase(scene, token)
        if not out.agent and trigger.frame.type in VIOLENT:
            out.add("agent", actors_of(scene, token), f"in the weapon, {why}")
        return
    after = trigger.partner is not None and trigger.partner.i > token.i  # *Kona est aux mains des rebelles*
    if (
        trigger.frame.type in STRUCK
        and role in {"place", "target"}
        and not after
        and (scene.place(token) or scene.is_a(token, "site"))
    ):
        out.add("target", holders(scene, token), "who holds the place")
    if role == "place":
        out.placed.append(token)
        if not scene.place(token):
            out.objects.append(phrase(scene, token))
            out.add("target", actors_of(scene, token), why) if trigger.frame.subject != "target" else None
        return
    if role == "objects":
        out.objects.append(phrase(scene, token))
        if trigger.frame.type in {"destruction", "shootdown"}:
            out.add("target", actors_of(scene, token, relatives=False), why)
        elif trigger.frame.type in {"withdrawal", "deployment"} and not out.agent:
            out.add("agent", actors_of(scene, token, relatives=False), why)
        elif trigger.frame.subject == "objects":
            out.add("target", actors_of(scene, token), why)
        return
    if role in {"agent", "cause"}:
        if scene.is_a(token, "weapon", "thrown", "aircraft"):
            out.weapon = out.weapon or phrase(scene, token)
        if role == "agent" or scene.is_a(token, "weapon", "thrown", "aircraft"):
            out.add("agent", actors_of(scene, token), why)
        return
    if scene.place(token) and not scene.actor(token):
        out.placed.append(token)
        return
    found = actors_of(scene, token)
    out.add("target", found, why)
    if scene.actor(token) is None and token.pos != "PRON":
        out.objects.append(phrase(scene, token))
    if trigger.frame.harm:
        out.victims.append(token)


def _adjectives(scene: Scene, trigger: Trigger, out: Roles) -> None:
    """*les frappes américaines*, *un tir de missile israélien*: an adjective that names the agent."""
    token = trigger.token
    kids = [*scene.sentence.children(token, "amod", "nmod", "appos", "flat")]
    kids += [t for t in scene.sentence.tokens[token.i + 1 : token.i + 3] if t.pos == "ADJ"]
    kids += [t for k in kids if k.pos == "ADJ" for t in scene.sentence.children(k, "conj") if t.pos == "ADJ"]
    for kid in dict.fromkeys(kids):
        actor = scene.actor(kid)
        if actor is not None and kid.pos in {"ADJ", "PROPN", "NOUN"} and not preposition(scene.sentence, kid):
            out.add("agent", [actor], "the adjective beside it")


def _claimed(scene: Scene, trigger: Trigger, out: Roles) -> None:
    """*les assauts ont été revendiqués par un groupe*: without another agent, the one who claims is it."""
    sentence, token = scene.sentence, trigger.token
    verbs = [*sentence.children(token, "acl", "acl:relcl", "amod")]
    head = sentence.head(token)
    if (
        head is not None
        and head.pos in {"ADV", "NOUN"}
        and (head.pos == "ADV" or counted_by(sentence, head).i == token.i)
    ):
        head = sentence.head(head)  # *beaucoup d'attaques*, *une dizaine d'attaques ont été revendiquées*
    if head is not None:
        verbs.append(head)
    for verb in verbs:
        if scene.lemma(verb) in CLAIMED:
            clause = clause_of(scene, verb)
            for subject in clause.subjects:
                out.add("agent", actors_of(scene, subject), "claims it")
