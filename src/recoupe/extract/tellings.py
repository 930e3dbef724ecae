"""One sentence's tellings: each trigger with its roles, setting, tolls and realis, and which of them tell one happening.

*Trois soldats ont été tués dans une attaque menée par les rebelles*: *tués* and *attaque* tell the same happening.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from recoupe.extract.binding import bind
from recoupe.extract.manner import count_of, means, outcome_of, refined, weapon_of
from recoupe.extract.precision import by_precision
from recoupe.extract.realis import realis_of
from recoupe.extract.roles import VIOLENT, Roles, roles_of
from recoupe.extract.setting import Setting, settings
from recoupe.extract.toll_words import Counted, toll_words
from recoupe.extract.tolls import tolls_of
from recoupe.extract.triggers import Refused, Trigger, triggers
from recoupe.model.event import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.manner import Means
    from recoupe.extract.scene import Scene
    from recoupe.lang.pack import LanguagePack

DEFINITE = ("le", "la", "l'", "les", "du", "au", "aux", "son", "sa", "ses", "leur", "leurs")
ANSWERED = re.compile(
    r"\b(riposte|réponse|représailles|réaction|réplique) (à|au|aux|contre)( l'| la | une? | des | ces | cette )?[a-zé]*\s?$"
)
DEMONSTRATIVE = ("ce", "cet", "cette", "ces")


@dataclass
class Draft:
    """A telling on its way to an event: with its trigger, its tolls, and how it refers to what was told before."""

    telling: Telling
    trigger: Trigger
    scene: Scene
    exact: int
    counted: list[Counted] = field(default_factory=list)
    bound: int | None = None
    determiner: str = ""
    another: bool = False
    identity: bool = False
    adjunct: bool = False
    title: bool = False
    lead: bool = False
    claimed: bool = False

    @property
    def violent(self) -> bool:
        """Whether it tells a blow, or harm by one."""
        return self.telling.type in VIOLENT

    @property
    def harm(self) -> bool:
        """Whether it tells only what befell people."""
        return self.trigger.frame.harm is not None

    @property
    def campaign(self) -> bool:
        """Whether it tells an undertaking of days or months (*l'offensive*), no single blow."""
        return self.scene.lemma(self.trigger.token) in self.scene.lexicon.sameness["campaigns"]

    @property
    def assailants_fell(self) -> bool:
        """*cinq assaillants ont été tués par la police*: the end of an attack, told as a fight of its own."""
        words = self.scene.lexicon.sameness["assailants"]
        return (
            self.harm
            and bool(self.telling.agent or (self.trigger.clause.passive and self.trigger.clause.subjects))
            and any(self.scene.lemma(t) in words for t in self.trigger.clause.objects)
        )

    @property
    def earlier(self) -> bool:
        """*un tir qui avait tué un soldat*: told in the pluperfect, as before what the report speaks of."""
        verbs = [self.trigger.token, *self.scene.sentence.children(self.trigger.token, "acl:relcl")]
        return any(
            k.lemma == "avoir" and "Tense=Imp" in k.feats
            for v in verbs for k in self.scene.sentence.children(v, "aux", "aux:tense")
        )  # fmt: skip

    @property
    def answered(self) -> bool:
        """*des frappes en riposte à l'attaque*: what another blow of the sentence answers."""
        start = max(self.scene.sentence.start, self.trigger.token.start - 32)
        return ANSWERED.search(self.scene.text[start : self.trigger.token.start].lower().replace("’", "'")) is not None

    @property
    def aside(self) -> bool:
        """*alors qu'il bombardait un village*: told in passing, in a clause that hangs on another."""
        sentence, token = self.scene.sentence, self.trigger.token
        return token.dep == "advcl" and "VerbForm=Fin" in token.feats and sentence.child(token, "mark") is not None

    @property
    def plural(self) -> bool:
        """Whether a plural noun tells it."""
        return self.trigger.nominal and "Number=Plur" in self.trigger.token.feats


def drafts_of(
    scene: Scene, pack: LanguagePack, *, armed: bool, title: bool
) -> tuple[tuple[Draft, ...], tuple[Counted, ...], tuple[Refused, ...]]:
    """The tellings of a sentence, the tolls that no telling holds, and what was refused."""
    told, refused = triggers(scene, armed=armed)
    counted = tolls_of(scene, toll_words(pack)) if armed or told else ()
    if not told:
        return (), counted, refused
    events = frozenset(t.token.i for t in told) | frozenset(t.partner.i for t in told if t.partner is not None)
    roles = tuple(roles_of(scene, trigger, events) for trigger in told)
    acting = [a.span for r in roles for a in (*r.agent, *r.target)]
    places = settings(scene, told, acting)
    kinds = means(pack)
    told, roles, places = _telling_more(scene, told, roles, places)
    drafts = [_draft(scene, t, r, s, kinds, events, title=title) for t, r, s in zip(told, roles, places, strict=True)]
    bind(scene, drafts)
    orphans = _give_tolls(scene, drafts, counted)
    return tuple(drafts), tuple(orphans), refused


def _telling_more(
    scene: Scene, told: tuple[Trigger, ...], roles: tuple[Roles, ...], places: tuple[Setting, ...]
) -> tuple[tuple[Trigger, ...], tuple[Roles, ...], tuple[Setting, ...]]:
    """Without participles that only say whose a weapon is: *cinq missiles lancés par l'armée* that were intercepted."""
    downs = {o.i for t in told if t.frame.type == "shootdown" for o in (*t.clause.objects, *t.clause.subjects)}
    keep = [n for n, t in enumerate(told) if not (t.clause.bare and scene.sentence.tokens[t.token.head].i in downs)]
    return tuple(told[n] for n in keep), tuple(roles[n] for n in keep), tuple(places[n] for n in keep)


def _draft(
    scene: Scene,
    trigger: Trigger,
    roles: Roles,
    setting: Setting,
    kinds: tuple[Means, ...],
    events: frozenset[int],
    *,
    title: bool,
) -> Draft:
    kind, exact = refined(scene, trigger, roles, kinds, events)
    realis = realis_of(scene, trigger)
    if "threatened" in realis and kind in VIOLENT and "VerbForm=Inf" in trigger.token.feats:
        kind, exact = "threat", 2
    weapon = weapon_of(scene, trigger, roles, events)
    telling = Telling(
        type=kind,
        trigger=trigger.span,
        sentence=scene.sentence.index,
        rule=trigger.frame.name,
        agent=tuple(roles.agent),
        target=tuple(roles.target),
        objects=tuple(dict.fromkeys(roles.objects)),
        place=by_precision(setting.place),
        origin=by_precision(setting.origin),
        destination=by_precision(setting.destination),
        time=setting.times[0] if setting.times else None,
        weapon=weapon,
        count=count_of(scene, weapon, roles),
        outcome=outcome_of(scene, trigger),
        aggregate=trigger.frame.aggregate or _many(scene, trigger),
        realis=realis,
        because=(*roles.because, *setting.because),
    )
    determiner, another, identity = _reference(scene, trigger)
    head = scene.sentence.head(trigger.token)
    governed = head is not None and scene.lemma(head) in scene.lexicon.light
    adjunct = trigger.nominal and not governed and trigger.token.dep in {"obl", "nmod", "obl:mod", "obl:arg"}
    claimed = any(b.endswith("claims it") for b in roles.because)
    return Draft(telling, trigger, scene, exact, [], None, determiner, another, identity, adjunct, title, claimed)


def _many(scene: Scene, trigger: Trigger) -> bool:
    """Whether the words sum up many happenings: *ont multiplié les assauts*, *à plusieurs reprises*."""
    words = scene.lexicon.sameness["many"]
    head = scene.sentence.head(trigger.token)
    if trigger.nominal and head is not None and scene.lemma(head) in words:
        return True
    text = scene.text[scene.sentence.start : scene.sentence.end].lower()
    return any(" " in w and w in text for w in words)


def _reference(scene: Scene, trigger: Trigger) -> tuple[str, bool, bool]:
    """How the words refer: the determiner, whether they say *another*, whether *c'est* makes them the one just told."""
    sentence, token = scene.sentence, trigger.token
    words = scene.lexicon.sameness
    kids = sentence.children(token, "det", "amod", "nummod", "case", "advmod", "nmod", "obl:mod", "obl")
    another = any(
        scene.lemma(k) in words["another"] and (k.i < token.i or (k.pos == "ADJ" and k.i - token.i <= 2)) for k in kids
    )
    lowered = scene.text[sentence.start : token.start].lower().replace("’", "'")
    if not trigger.nominal:
        another = (
            another or "de nouveau" in lowered[-24:] or "à nouveau" in lowered[-24:] or "également" in lowered[-24:]
        )
        return "", another, False
    determiner = ""
    for kid in sentence.children(token, "det", "case"):
        form = kid.text.lower().replace("’", "'")
        if kid.i < token.i and form in DEMONSTRATIVE:
            determiner = "demonstrative"
        elif kid.i < token.i and form in DEFINITE and not determiner:
            determiner = "definite"
        elif kid.i < token.i and kid.pos == "DET" and not determiner:
            determiner = "indefinite"
    if not determiner and token.i > 0:
        form = sentence.tokens[token.i - 1].text.lower().replace("’", "'")
        determiner = (
            "demonstrative"
            if form in DEMONSTRATIVE
            else "definite"
            if form in DEFINITE
            else "indefinite"
            if form in {"un", "une", "des"}
            else ""
        )
    identity = any(lowered.rstrip().startswith(w) or f" {w}" in lowered[-50:] for w in words["identity"])
    return determiner, another and not identity, identity


def _give_tolls(scene: Scene, drafts: list[Draft], counted: Sequence[Counted]) -> list[Counted]:
    """Each toll to the telling whose words it stands with; the rest is handed back."""
    orphans: list[Counted] = []
    violent = [
        n
        for n, d in enumerate(drafts)
        if d.violent or d.telling.type in {"abduction", "arrest", "destruction", "protest"}
    ]
    at = {d.trigger.token.i: n for n, d in enumerate(drafts)}
    for toll in counted:
        n = at.get(toll.word.i)
        if n is None:
            n = next(
                (
                    at[up.i]
                    for up in (toll.word, *scene.sentence.ancestors(toll.word))
                    if up.i in at and at[up.i] in violent
                ),
                None,
            )
        if n is None:
            head = next((up for up in scene.sentence.ancestors(toll.head) if up.pos in {"VERB", "AUX"}), None)
            below = [
                at[t.i]
                for t in (scene.sentence.subtree(head) if head is not None else ())
                if t.i in at and at[t.i] in violent
            ]
            n = min(below, key=lambda m: abs(drafts[m].trigger.token.i - toll.head.i), default=None)
        if n is None and violent:
            n = min(violent, key=lambda m: abs(drafts[m].trigger.token.i - toll.head.i))
        if n is None:
            orphans.append(toll)
        else:
            drafts[n].counted.append(toll)
    for draft in drafts:
        draft.telling = replace(draft.telling, tolls=tuple(c.toll for c in draft.counted))
    return orphans
