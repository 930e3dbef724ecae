"""What the grammar says of a happening: done, denied, meant, tried, feared, only possible.

Hints, not a verdict: *auraient établi* is conditional, *sans être abattu* negated, *pour reprendre la ville* a purpose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.extract.phrases import preposition

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.extract.triggers import Trigger
    from recoupe.model.sentence import Token

NEGATION = ("pas", "jamais", "plus", "point", "guère", "nullement")
HOPED = frozenset({"espérer", "souhaiter", "vouloir", "exiger", "demander", "réclamer", "craindre", "redouter"})
# Verbs by which their own subject is only awaited; what *a visé la ville* or *a permis une percée* has taken place.
AWAITED = frozenset({"devoir", "falloir", "risquer", "attendre", "s'apprêter"})
ATTAINED = frozenset({"parvenir", "réussir", "arriver"})
ABOUT_TO = re.compile(r"\b(en passe|sur le point|en voie|à deux doigts) (de |d')([a-zé]+ )?$")
NONE = ("aucun", "aucune", "nul", "nulle")


def realis_of(scene: Scene, trigger: Trigger) -> tuple[str, ...]:  # noqa: C901, PLR0912  one rule after the other
    """The hints for one trigger, in a fixed order."""
    out: list[str] = []
    verb = _verb_of(scene, trigger)
    sentence = scene.sentence
    words = scene.lexicon.realis
    if verb is not None:
        out += _mood(scene, verb)
        if _negated(scene, verb) and not (trigger.nominal and trigger.token.dep == "nsubj"):
            out.append("negated")
    chain = [trigger.token, *([verb] if verb is not None and verb.i != trigger.token.i else [])]
    governors: list[Token] = []
    for token in chain:
        for kid in sentence.children(token, "amod", "advmod", "aux", "det", "acl"):
            governors.append(kid)  # noqa: PERF402  a chain of two words
    last = trigger.token
    for up in sentence.ancestors(trigger.token):
        if (
            last.dep in {"acl:relcl", "parataxis", "conj"}
            and up.pos in {"NOUN", "PROPN", "VERB"}
            and last.dep != "conj"
        ):
            break
        if last.dep in {
            "xcomp",
            "ccomp",
            "obj",
            "acl",
            "nmod",
            "obl",
            "obl:arg",
            "advcl",
            "nsubj",
            "nsubj:pass",
            "aux",
            "conj",
            "csubj",
        }:
            infinitive = "VerbForm=Inf" in last.feats or "Mood=Sub" in last.feats or _hoped(scene, last, up)
            nominal = last.pos in {"NOUN", "PROPN"}
            does = (
                nominal
                and (last.dep == "nsubj" or scene.lemma(up) == "compter")
                and up.pos == "VERB"
                and scene.lemma(up) not in AWAITED
            ) or _permitted(scene, up)
            if (
                (infinitive or nominal)
                and not (last.dep == "advcl" and not infinitive)
                and not (does and scene.lemma(up) in words["planned"])
            ):
                governors.append(up)
            if last.dep == "advcl" and _is_finite(scene, last):
                break  # *ont juré de se venger depuis qu'un tir a tué leur chef*: no vow to kill him
        last = up
        if len(governors) > 8:
            break
    if (
        any(
            _negated(scene, g) and scene.lemma(g) not in {"hésiter", "exclure", "écarter"}
            for g in governors
            if g.pos == "VERB" and g.i != trigger.token.i and g.dep != "acl"
        )
        and trigger.token.pos == "VERB"
    ):
        out.append("negated")
    if trigger.token.pos == "VERB" and any(scene.lemma(g) in words["impossible"] for g in governors):
        out.append("negated")
    for hint in ("threatened", "attempted", "planned", "possible", "feared", "denied", "ceased"):
        if any(scene.lemma(g) in words[hint] for g in governors):
            out.append(hint)
    if any("Mood=Cnd" in g.feats for g in governors) and "conditional" not in out:
        out.append("conditional")
    if _purpose(scene, trigger.token):
        out.append("purpose")
    if _conditioned(scene, trigger.token):
        out.append("hypothetical")
    if "negated" in out and any(_negated(scene, g) and scene.lemma(g) in ATTAINED for g in governors):
        out[out.index("negated")] = "attempted"  # who does not manage to take a town has tried to
    if ABOUT_TO.search(_lead_in(scene, trigger.token)):
        out.append("planned")
    if any(scene.lemma(k) in NONE or k.text.lower() in NONE for k in sentence.children(trigger.token, "det", "amod")):
        out.append("negated")
    if scene.text[sentence.start : sentence.end].rstrip().endswith("?"):
        out.append("question")
    return tuple(dict.fromkeys(out))


def _is_finite(scene: Scene, verb: Token) -> bool:
    kids = scene.sentence.children(verb, "aux", "aux:pass", "aux:tense", "cop")
    return any("Mood=Ind" in t.feats for t in (verb, *kids))


def _permitted(scene: Scene, up: Token) -> bool:
    """*a permis de tuer deux chefs*: what was made possible has been done."""
    if scene.lemma(up) != "permettre":
        return False
    auxiliaries = scene.sentence.children(up, "aux", "aux:tense")
    return any(k.lemma == "avoir" and "Tense=Pres" in k.feats and "Mood=Ind" in k.feats for k in auxiliaries)


def _lead_in(scene: Scene, token: Token) -> str:
    """The words right before a word, lower case."""
    return scene.text[max(scene.sentence.start, token.start - 24) : token.start].lower().replace("’", "'")


def _hoped(scene: Scene, token: Token, up: Token) -> bool:
    """*espérant que la ville évacue les blessés*: what is hoped, asked or feared to happen."""
    return token.dep == "ccomp" and scene.lemma(up) in HOPED


def _verb_of(scene: Scene, trigger: Trigger) -> Token | None:
    if not trigger.nominal:
        return trigger.token
    head = scene.sentence.head(trigger.token)
    light = head is not None and (
        scene.lemma(head) in scene.lexicon.light or trigger.token.dep in {"nsubj", "nsubj:pass"}
    )
    if light and head is not None and head.pos in {"VERB", "AUX"}:
        return head
    return None


def _mood(scene: Scene, verb: Token) -> list[str]:
    feats = [verb.feats, *(k.feats for k in scene.sentence.children(verb, "aux", "aux:pass", "cop"))]
    out = []
    if any("Mood=Cnd" in f for f in feats):
        out.append("conditional")
    if any("Tense=Fut" in f for f in feats) and not any(
        k.lemma == "avoir" for k in scene.sentence.children(verb, "aux")
    ):
        out.append("future")
    near = [k for k in scene.sentence.children(verb, "aux") if k.lemma == "aller"]
    if near:
        out.append("future")
    return out


def _negated(scene: Scene, verb: Token) -> bool:
    """*n'a pas attaqué*, *aucun avion n'a frappé*, *sans attaquer*; *n'hésitera pas à* is no negation of the deed."""
    sentence = scene.sentence
    kids = sentence.children(verb)
    ne = any(k.text.lower().replace("’", "'") in {"ne", "n'"} for k in kids)
    if ne and any(k.text.lower() in NEGATION for k in kids):
        return not any(k.text.lower() == "que" for k in kids)
    if ne and any(
        d.text.lower() in NONE
        for k in sentence.children(verb, "nsubj", "nsubj:pass", "obj")
        for d in (k, *sentence.children(k, "det"))
    ):
        return True
    return preposition(sentence, verb) == "sans"


def _purpose(scene: Scene, token: Token) -> bool:
    if "VerbForm=Inf" not in token.feats:
        return False
    before = [t.text.lower().replace("’", "'") for t in scene.sentence.tokens[max(0, token.i - 4) : token.i]]
    return "pour" in before or "afin" in before


def _conditioned(scene: Scene, token: Token) -> bool:
    """*S'ils avaient réussi à contrôler la route, …*, *en cas d'offensive*."""
    before = " ".join(t.text.lower().replace("’", "'") for t in scene.sentence.tokens[max(0, token.i - 4) : token.i])
    if re.search(r"\ben cas (de|d')( \w+'?)?$", before):
        return True
    for up in (token, *scene.sentence.ancestors(token)):
        marks = [k.text.lower().replace("’", "'") for k in scene.sentence.children(up, "mark")]
        if "si" in marks or "s'" in marks:
            return True
        if up.dep in {"acl:relcl", "ccomp"}:
            return False
    return False
