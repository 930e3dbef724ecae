"""Which times of a sentence date a happening, and which belong to something else: a saying, another clause, the report.

*Le 4 décembre, le journal avait évoqué une attaque*: the day is that of the saying.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.model.mention import Time
    from recoupe.model.sentence import Token

SPEECH = frozenset({
    "déclarer", "annoncer", "affirmer", "indiquer", "préciser", "dire", "rapporter", "assurer", "expliquer", "ajouter",
    "selon", "estimer", "confirmer", "souligner", "révéler", "écrire", "accuser", "raconter", "informer", "évoquer", "signaler", "publier", "démentir", "nier", "faire état", "prévenir",
})  # fmt: skip
# The times room's name for how long it lasted: *les combats ont duré deux jours*, counted from the day just told.
WENT_ON = "went_on"
PAPERS = frozenset({
    "communiqué", "déclaration", "vidéo", "message", "texte", "rapport", "note", "lettre", "image", "photo", "article", "dépêche",
    "enregistrement", "document", "publication", "entretien", "interview", "tribune", "tweet", "bilan", "film", "audio", "allocution",
})  # fmt: skip
# What is done to a paper on the day that it is about, not on the day that it comes out: *une vidéo filmée mardi*.
MADE = frozenset({"filmer", "tourner", "prendre", "enregistrer", "capter", "dater", "montrer", "concerner"})
ISSUED = re.compile(
    r"\b(?:diffusé|publié|posté|relayé|partagé|émis|rendu publi[cq]|mis en ligne|mise en ligne|rendue publique)(?:u?e)?s?"
    r"(?: en ligne)?,?(?: tôt| tard)?(?: (?:le|ce|dans la soirée d[eu]))?\s*$"
)
HEADER = 12
BORN = re.compile(r"\bnée?s? (le|en|au|à)\s*$")
COUNT = frozenset({"bilan", "décompte"})


def is_of_another(scene: Scene, head: Token, owners: dict[int, int]) -> bool:
    """*… alors que les députés doivent voter le 8 mars*: the day of what a clause of its own tells, and no happening."""
    sentence = scene.sentence
    for up in (head, *sentence.ancestors(head)):
        if up.i in owners:
            return False
        if up.dep == "acl:relcl" and up.head in owners:
            return False
        if up.dep in {"advcl", "acl:relcl"} and up.pos in {"VERB", "AUX"} and sentence.child(up, "nsubj", "nsubj:pass"):
            return not any(t.i in owners for t in sentence.subtree(up))
    return False


def is_of_a_paper(scene: Scene, head: Token, time: Time, owners: dict[int, int]) -> bool:
    """*un communiqué diffusé mercredi*, *une vidéo mise en ligne jeudi*: when it came out, not when what it tells was."""
    sentence = scene.sentence
    before = scene.text[max(sentence.start, time.span.start - 60) : time.span.start].lower().replace("’", "'")
    if ISSUED.search(before) and any(paper in before for paper in PAPERS):
        return True
    for up in (head, *sentence.ancestors(head)):
        if up.i in owners:
            return False
        if up.dep in {"acl", "acl:relcl", "amod"} and up.i != head.i and scene.lemma(up) not in MADE:
            noun = sentence.head(up)
            if noun is not None and noun.i not in owners and scene.lemma(noun) in PAPERS:
                return True
    return False


def is_of_a_person(scene: Scene, time: Time) -> bool:
    """*(né le 8 mai 1977)*: a day in somebody's life."""
    before = scene.text[max(scene.sentence.start, time.span.start - 12) : time.span.start].lower()
    return bool(BORN.search(before))


def is_of_a_count(scene: Scene, head: Token) -> bool:
    """*Le bilan de l'attentat a été porté à 85 morts le 4 août*: when they were counted, not when they fell."""
    sentence = scene.sentence
    verb = next((up for up in (head, *sentence.ancestors(head)) if up.pos in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    return any(scene.lemma(k) in COUNT for k in sentence.children(verb, "nsubj", "nsubj:pass"))


def is_spoken(scene: Scene, head: Token, time: Time, owners: dict[int, int]) -> bool:
    """*Le 4 décembre, le journal avait évoqué …*: the day of the saying; *depuis le début de la guerre*: no day of it either."""
    for up in scene.sentence.ancestors(head):
        if up.i in owners or (up.pos == "VERB" and scene.lemma(up) not in SPEECH):
            break
        if up.pos == "VERB":
            return True
    before = scene.text[max(scene.sentence.start, time.span.start - 45) : time.span.start].lower()
    return "depuis" in before and "," not in before.split("depuis")[-1]


def heads_the_text(scene: Scene, time: Time) -> bool:
    """*date 2022-01 En Syrie, …*: the day of the report, written before its first word."""
    return time.span.start <= HEADER and scene.text[: time.span.end].lower().lstrip().startswith(("date ", "date:"))


def begins(scene: Scene, time: Time) -> bool:
    """*à partir du 1er juin*, *dès lundi*: when it began, where *depuis* only says since when things stand so."""
    before = scene.text[max(scene.sentence.start, time.span.start - 14) : time.span.end].lower().replace("’", "'")
    return "à partir d" in before or "dès " in before or "à compter d" in before
