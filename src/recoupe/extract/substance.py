"""Whether a happening has enough substance to be recorded, and whether a report speaks of arms at all.

*des combats* in passing, *sans être abattu*, *pour isoler les garnisons* tell nothing that a coder could make a row of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.dating import SPEECH
from recoupe.extract.roles import VIOLENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.same_happening import Happening
    from recoupe.extract.scene import Scene
    from recoupe.extract.tellings import Draft

TELLING_WORDS = frozenset({
    "soldat", "militaire", "armée", "missile", "roquette", "milice", "milicien", "djihadiste", "jihadiste", "terroriste", "rebelle",
    "kamikaze", "obus", "drone", "munition", "raid", "cessez-le-feu", "otage", "attentat", "guérilla", "bombardement", "frappe",
    "combattant", "insurgé", "artillerie", "taliban", "trêve", "blindé", "garnison", "caserne", "mercenaire", "paramilitaire",
    "tuer", "bombarder", "explosion", "assaillant", "offensive", "séparatiste", "tir", "aviation", "embuscade", "massacre", "enlèvement",
    "troupe", "explosif", "guerre", "conflit", "mort", "blessé", "victime", "attentat-suicide", "casque", "embargo", "arme", "coup", "manifestant",
})  # fmt: skip
WITHOUT = frozenset(
    {
        "guerre",
        "conflit",
        "mort",
        "blessé",
        "victime",
        "tir",
        "offensive",
        "coup",
        "arme",
        "explosion",
        "frappe",
        "raid",
    }
)
ENOUGH = 3


def speaks_of_arms(stage: Sequence[Scene]) -> bool:
    """Whether a report is about armed conflict: enough different words of it, not of sport, trade or spectacle."""
    words: set[str] = set()
    elsewhere: set[str] = set()
    actors: set[str] = set()
    for scene in stage:
        words |= scene.lemma_set & TELLING_WORDS
        elsewhere |= scene.lemma_set & scene.lexicon.figurative["elsewhere"]
        actors |= {a.id for a in scene.actors if a.id is not None}
    firm = words - WITHOUT
    weight = len(firm) + 0.5 * len(words & WITHOUT) + min(2.0, 0.5 * len(actors))
    return bool(firm) and weight - 1.0 * max(0, len(elsewhere) - 1) >= ENOUGH


def why_left_out(happening: Happening, *, armed: bool) -> str | None:
    """Why a happening is not recorded, or None where it is."""
    drafts = happening.drafts
    if all("negated" in d.telling.realis for d in drafts) and not any(_is_reported(d) for d in drafts):
        return "it did not happen, and nobody is said to deny it"
    if all("question" in d.telling.realis for d in drafts):
        return "only asked"
    if all("purpose" in d.telling.realis and d.violent for d in drafts):
        return "only the purpose of something else"
    if all("hypothetical" in d.telling.realis and d.trigger.frame.kind == "noun" for d in drafts):
        return "only a case that is thought of"
    if all(d.trigger.nominal for d in drafts) and _bare(drafts):
        return "nothing said of it but its name"
    if all(d.trigger.frame.weak for d in drafts) and substance(drafts) < 2:
        return "too little said of it"
    if all(d.trigger.frame.generic for d in drafts) and substance(drafts) < 1 and len(drafts) == 1:
        return "too little said of it"
    if not armed and all(d.trigger.frame.armed for d in drafts) and substance(drafts) < 1:
        return "the report doesn't speak of arms"
    return None


def substance(drafts: Sequence[Draft]) -> int:
    """How many of agent, target or object, place, time, toll and weapon the tellings give."""
    tellings = [d.telling for d in drafts]
    return sum((
        any(t.agent for t in tellings),
        any(t.target or t.objects for t in tellings),
        any(t.place or t.origin or t.destination for t in tellings),
        any(t.time is not None for t in tellings),
        any(t.tolls for t in tellings),
        any(t.count for t in tellings),
    ))  # fmt: skip


def _bare(drafts: Sequence[Draft]) -> bool:
    """A noun beside other things (*après les frappes*), or many at once (*des combats*), needs more than one fact."""
    weight = substance(drafts)
    if len(drafts) > 1:
        return weight < 1 and all(d.adjunct or d.plural for d in drafts)
    draft = drafts[0]
    if draft.telling.type not in VIOLENT:
        return weight < 1
    if draft.adjunct or (draft.plural and draft.determiner != "definite"):
        return weight < 2
    return weight < 1


def _is_reported(draft: Draft) -> bool:
    """Whether a negation stands in someone's words: *a assuré qu'aucun avion n'avait frappé*."""
    sentence = draft.scene.sentence
    return any(
        up.dep in {"acl", "parataxis"} or (up.dep == "ccomp" and draft.scene.lemma(sentence.tokens[up.head]) in SPEECH)
        for up in (draft.trigger.token, *sentence.ancestors(draft.trigger.token))
    )
