"""With what, how many, and how it ended: weapon, count, outcome, and the exact type that follows from the weapon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extract.cast import phrase

if TYPE_CHECKING:
    from recoupe.extract.roles import Roles
    from recoupe.extract.scene import Scene
    from recoupe.extract.triggers import Trigger
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import EventType, Outcome
    from recoupe.model.mention import Number
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

# What a number measures, where it counts no things: an age, an hour, a distance.
MEASURED = re.compile(r"\s*(ans|mois|jours?|heures?|h|minutes?|km|kilomètres|mètres|m|%|kg|tonnes|euros|dollars)\b")
OUTCOMES: tuple[Outcome, ...] = ("repelled", "foiled", "failed", "succeeded")


@dataclass(frozen=True, slots=True)
class Means:
    """A kind of weapon or carrier, and the type of blow that it makes."""

    type: EventType
    words: frozenset[str]
    unless: frozenset[str]


@cache
def means(pack: LanguagePack) -> tuple[Means, ...]:
    """The kinds of weapon of the pack, in the order in which they decide."""
    rows = pack.lexicon("weapons")["kind"]
    return tuple(Means(row["type"], frozenset(row["words"]), frozenset(row["unless"])) for row in rows)


def domain(scene: Scene, trigger: Trigger, events: frozenset[int]) -> tuple[Token, ...]:
    """The words that belong to one trigger: below it, and its subject, without those of other happenings."""
    sentence = scene.sentence
    tops = [trigger.token, *trigger.clause.subjects, *trigger.clause.objects, *(t for _, t in trigger.clause.others)]
    out: dict[int, Token] = {}
    queue = [t for t in tops if t.i == trigger.token.i or t.i not in events]
    while queue:
        here = queue.pop()
        if here.i in out:
            continue
        out[here.i] = here
        for kid in sentence.children(here):
            if kid.i not in events and kid.dep not in {"acl:relcl", "parataxis", "advcl", "ccomp"}:
                queue.append(kid)  # noqa: PERF401
    return tuple(out[i] for i in sorted(out))


def refined(
    scene: Scene, trigger: Trigger, roles: Roles, kinds: tuple[Means, ...], events: frozenset[int]
) -> tuple[EventType, int]:
    """The type of a blow and how exact it is: *attaque* 0, *bombardement* 1, *attaque aux roquettes* is shelling, 2."""
    frame = trigger.frame
    if not frame.refine:
        return frame.type, 1 if frame.generic or frame.harm else 2
    words = domain(scene, trigger, events)
    struck = trigger.clause.objects if frame.object == "target" and not trigger.nominal else ()
    if frame.subject == "target":
        struck = (*struck, *trigger.clause.subjects)
    if frame.generic and struck and all(_is_aircraft(scene, t) for t in struck):
        return "shootdown", 1  # *un avion a été la cible d'un tir*
    victims = {t.i for o in struck for t in scene.sentence.subtree(o)}
    here = {
        w
        for t in words
        if t.i not in victims
        for w in (scene.lemma(t), t.text.lower(), t.text.lower().removesuffix("s"))
    }
    if any(part in w for w in here for part in ("f-1", "su-", "mig-")):
        here.add("avion")
    fitting = [k for k in kinds if here & k.words and not here & k.unless]
    if fitting and fitting[0].type != "bombing":
        order = [w for t in words if t.i not in victims for w in (scene.lemma(t), t.text.lower().removesuffix("s"))]
        fitting.sort(key=lambda k: min((n for n, w in enumerate(order) if w in k.words), default=99))
    if fitting:
        own = {scene.lemma(trigger.token), trigger.token.text.lower()}
        alone = fitting[0].type == frame.type and not (here - own) & fitting[0].words
        return fitting[0].type, 1 if alone else 2  # *un attentat* alone names no weapon
    if frame.name == "frapper" and struck and all(scene.is_a(t, "person") and "Number=Sing" in t.feats for t in struck):
        return "assault", 0  # *a frappé un soldat à la tête*
    if any("air-force" in (a.id or "") for a in roles.agent):
        return "airstrike", 2
    return frame.type, 0 if frame.generic else 1


def weapon_of(scene: Scene, trigger: Trigger, roles: Roles, events: frozenset[int]) -> Span | None:
    """The weapon as written: from the roles, else the first weapon word that belongs to the trigger."""
    if roles.weapon is not None:
        return roles.weapon
    if trigger.frame.type not in {"airstrike", "shelling", "bombing", "assault", "shootdown", "killing"}:
        return None
    objects = {t.i for t in trigger.clause.objects}
    for token in domain(scene, trigger, events):
        if (
            token.i != trigger.token.i
            and token.i not in objects
            and token.pos in {"NOUN", "PROPN"}
            and scene.is_a(token, "weapon", "thrown")
            and not any(s.covers(token.span) for s in roles.objects)
        ):
            return phrase(scene, token)
    return None


def count_of(scene: Scene, weapon: Span | None, roles: Roles) -> Number | None:
    """How many rockets, drones, vehicles: the number on the weapon, else on the object; the article of *une base* counts nothing."""
    for span in (weapon, *roles.objects):
        if span is None:
            continue
        for number in scene.numbers:
            if number.text.lower() in {"un", "une"} and not (span == weapon and _is_thrown(scene, span)):
                continue
            if MEASURED.match(scene.text[number.span.end : number.span.end + 14].lower()):
                continue
            if span.overlaps(number.span) or 0 <= span.start - number.span.end <= 1:
                return number
    return None


def _is_aircraft(scene: Scene, token: Token) -> bool:
    """*un avion*, *un chasseur*; a drone is as often the weapon as what is hit."""
    return scene.is_a(token, "aircraft") and not scene.is_a(token, "thrown", "weapon") and token.pos == "NOUN"


def _is_thrown(scene: Scene, span: Span) -> bool:
    head = scene.sentence.head_of(span)
    return head is not None and scene.is_a(head, "thrown", "aircraft")


def _is_aim(scene: Scene, token: Token) -> bool:
    """*Le but était d'empêcher le transfert*: what was aimed at; *sont parvenus à repousser l'assaut* tells how it ended."""
    if "VerbForm=Inf" not in token.feats:
        return False
    up = scene.sentence.head(token)
    return up is None or scene.lemma(up) not in scene.lexicon.outcome["succeeded"] | {"pouvoir", "venir", "avoir"}


def outcome_of(scene: Scene, trigger: Trigger) -> Outcome | None:
    """How it ended, where words beside the trigger say so: *a été repoussée*, *sans succès*, *avec succès*."""
    if trigger.frame.outcome is not None:
        return trigger.frame.outcome
    sentence, words = scene.sentence, scene.lexicon.outcome
    near: list[Token] = [*sentence.children(trigger.token)]
    head = sentence.head(trigger.token)
    if head is not None and (trigger.nominal or scene.lemma(head) in words["succeeded"] | words["failed"]):
        near += [head, *sentence.children(head, "obl", "advmod", "obl:mod", "conj", "xcomp")]
    if head is not None and not trigger.nominal and scene.lemma(head) in scene.lexicon.realis["attempted"]:
        beside = sentence.children(head, "obl", "advmod", "obl:mod", "obl:arg")
        near += [*beside, *(k for t in beside for k in sentence.children(t, "fixed"))]  # *en vain*
    for kid in sentence.children(trigger.token, "acl", "acl:relcl"):
        near += [kid, *sentence.children(kid, "obl", "conj")]
    lemmas = {scene.lemma(t) for t in near if not _is_aim(scene, t)}
    negated = any(t.text.lower() in {"pas", "jamais"} for t in near) or any(
        t.text.lower() == "sans" for n in near for t in sentence.children(n, "case")
    )
    for outcome in OUTCOMES:
        if lemmas & words[outcome]:
            if outcome == "succeeded" and negated:
                return "failed"
            return None if negated else outcome
    return None
